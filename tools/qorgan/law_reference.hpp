#pragma once
// Places of the Law as people write them.

#include <string>
#include <string_view>
#include <vector>

namespace qorgan::cli {

/// A place of the Law in one spelling: "Article 6 (1)(18)", "6.1.18", "§ 6(1)18", "пп. 18 п. 1 ст. 6" and "6-баптың
/// 1-тармағының 18) тармақшасы" are all 6(1)(18). Other texts come back unchanged but for blanks around them.
[[nodiscard]] std::string normal_article(std::string_view text);

/// Articles in the order of a law: 4(2) before 4(10), 6(1) before 6(1)(1), 15(1)(6) before 15(1)(6-1).
[[nodiscard]] bool article_before(std::string_view a, std::string_view b);

/// Which of the known places a reference means that leaves some out: of 6(18) it is 6(1)(18). The place itself where
/// it is known.
[[nodiscard]] std::vector<std::string> places_meant(std::string_view reference, const std::vector<std::string>& known);

}  // namespace qorgan::cli
