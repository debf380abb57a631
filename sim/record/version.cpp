#include <fmt/format.h>

#include "qorgan_commit.h"
#include "record/run.hpp"

namespace qorgan {

std::string program_version() {
  const std::string_view commit = QORGAN_COMMIT;
  return commit.empty() ? std::string(QORGAN_VERSION) : fmt::format("{}+{}", QORGAN_VERSION, commit);
}

std::string compiler_name() {
#if defined(__x86_64__)
  constexpr std::string_view machine = "x86_64";
#elif defined(__aarch64__)
  constexpr std::string_view machine = "aarch64";
#else
  constexpr std::string_view machine = "another machine";
#endif
#if defined(__clang__)
  return fmt::format("clang {}.{}.{}, {}", __clang_major__, __clang_minor__, __clang_patchlevel__, machine);
#elif defined(__GNUC__)
  return fmt::format("g++ {}.{}.{}, {}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__, machine);
#else
  return fmt::format("another compiler, {}", machine);
#endif
}

}  // namespace qorgan
