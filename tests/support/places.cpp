#include "support/places.hpp"

std::string source_dir() { return QORGAN_SOURCE_DIR; }
std::string binary_dir() { return QORGAN_BINARY_DIR; }

#ifdef QORGAN_PROGRAM
std::string program_file() { return QORGAN_PROGRAM; }
#endif
