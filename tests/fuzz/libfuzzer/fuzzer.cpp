// One libFuzzer program a target; QORGAN_FUZZ_TARGET names it.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/targets.hpp"

namespace {
const qorgan::fuzz::Target* const target = qorgan::fuzz::find_target(QORGAN_FUZZ_TARGET);
}

/// What a target begins with, a batch or a record, is made here: it is no input that could take too long.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  target->run("");
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
