#pragma once
// Everything that reads what strangers write, as functions of bytes: libFuzzer drives them (tools/fuzz), and the kept
// corpus is run through the same functions with every test.

#include <span>
#include <string>
#include <string_view>

namespace qorgan::fuzz {

struct Target {
  std::string_view name;
  std::string_view help;
  /// Must come back, whatever the bytes are; what is wrong with how it came back ends the program.
  void (*run)(std::string_view bytes);
};

[[nodiscard]] std::span<const Target> targets();
/// Nothing where there is no such target.
[[nodiscard]] const Target* find_target(std::string_view name);

/// Ends the program where a reader broke its promise.
void require(bool kept, const char* promise);

/// Changes to bytes, a line each: "@20 ff 00" sets bytes from number 20 on, "+20 ff" puts some in, "-20 4" takes four
/// out, "|20" cuts the rest off; numbers beyond the end begin at the front again. Other lines are not looked at.
[[nodiscard]] std::string edited(std::string bytes, std::string_view edits);

}  // namespace qorgan::fuzz
