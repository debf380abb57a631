// One libFuzzer program a target; QORGAN_FUZZ_TARGET names it.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const qorgan::fuzz::Target* const target = qorgan::fuzz::find_target(QORGAN_FUZZ_TARGET);
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
