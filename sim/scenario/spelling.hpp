#pragma once
// How names of files and other words of a user are spelled for a shell and for people.

#include <string>
#include <string_view>

namespace qorgan {

/// A word as a shell takes it for that word: in quotes where it needs them; control characters and bytes that are no
/// UTF-8 as escapes in ANSI C quotes, so that what is printed is text and what is pasted is the same bytes.
[[nodiscard]] std::string shell_word(std::string_view word);
/// The same of a file that stands where an option could: "-name" is "./-name". "-" is standard input.
[[nodiscard]] std::string shell_file(std::string_view file);

/// "; its letter 3, 'о', is Cyrillic and no Latin 'o'" of a word in which letters of another script stand among Latin
/// ones, or look like them; empty of others. For words that should be Latin: the eye does not see the difference.
[[nodiscard]] std::string foreign_letter(std::string_view word);

[[nodiscard]] bool is_utf8(std::string_view text);
/// The text with each byte that is no UTF-8 as "\xff": for records, reports and tables, which are UTF-8.
[[nodiscard]] std::string readable(std::string_view text);

}  // namespace qorgan
