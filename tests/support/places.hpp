#pragma once
// Where the tests find the project, and where they may write. Functions of one object, so that the path of a checkout
// is part of no other's compile command, and a compiler cache serves every checkout.

#include <string>

/// The top of the source tree.
[[nodiscard]] std::string source_dir();
/// The top of the build tree.
[[nodiscard]] std::string binary_dir();
/// The program qorgan, as it was built.
[[nodiscard]] std::string program_file();
