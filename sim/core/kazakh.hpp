#pragma once
// Stems of Kazakh nouns by rule: Kazakh adds suffixes one behind the other, and each agrees with what stands before it
// in vowels (back or front) and in its first consonant.

#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

/// Whether only forms of one word count (case, possessive, plural), or also words made of it: лаңкес, лаңкестік.
enum class KazakhStems : unsigned char { forms, kin };

/// Every stem that may be left of a lower-case Kazakh word when suffixes are taken off, from the last to the first. The
/// word itself is the first of them; "тасқынының" gives тасқынының, тасқыны, тасқын... `plain` takes the word for one
/// typed without Kazakh letters, whose vowels tell nothing of harmony.
[[nodiscard]] std::vector<std::string> kazakh_stems(std::string_view word, KazakhStems which, bool plain = false);

/// The word as it is typed on a keyboard without Kazakh letters: қ is к, ә is а, і is и.
[[nodiscard]] std::string without_kazakh_letters(std::string_view folded);
/// Whether a folded text has a letter that Russian lacks.
[[nodiscard]] bool has_kazakh_letters(std::string_view folded);

}  // namespace qorgan
