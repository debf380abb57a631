// Reading of single values: text, numbers, words, references, times.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "law/articles.hpp"
#include "scenario/reader.hpp"
#include "scenario/source_text.hpp"
#include "scenario/spelling.hpp"

namespace qorgan::format {
namespace {

bool identifier(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  for (char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
  }
  return text.front() != '-' && text.front() != '_';
}

/// Takes "15" or "6-1" from the front.
bool take_article_number(std::string_view& text) {
  const auto digits = [&] {
    std::size_t n = 0;
    while (n < text.size() && n < 4 && text[n] >= '0' && text[n] <= '9') ++n;
    text.remove_prefix(n);
    return n > 0;
  };
  if (!digits()) return false;
  if (text.empty() || text.front() != '-') return true;
  text.remove_prefix(1);
  return digits();
}

/// "15(1)(17)", "15(1)(6-1)", "27".
bool article(std::string_view text) {
  if (!take_article_number(text)) return false;
  while (!text.empty()) {
    if (text.front() != '(') return false;
    text.remove_prefix(1);
    if (!take_article_number(text) || text.empty() || text.front() != ')') return false;
    text.remove_prefix(1);
  }
  return true;
}

/// "15(1)(1), 15(1)(5)": as many articles as commas ask for.
bool articles(std::string_view text) {
  const std::vector<std::string> list = articles_in(text);
  return list.size() == static_cast<std::size_t>(std::count(text.begin(), text.end(), ',')) + 1 &&
         std::all_of(list.begin(), list.end(), article);
}

std::size_t longest_text(const Shape& shape) {
  if (shape.longest > 0) return shape.longest;
  return shape.kind == Shape::Kind::prose ? 4000 : 300;
}

}  // namespace

namespace {
/// Whether a value is written as its shape wants it: JSON tells "5" from 5 and "true" from true, YAML does not.
bool written_for(const Node& node, const Shape& shape) {
  using Written = Node::Written;
  if (node.written == Written::open) return true;
  switch (shape.kind) {
    case Shape::Kind::flag: return node.written == Written::flag;
    case Shape::Kind::integer: return node.written == Written::number;
    case Shape::Kind::quantity:
    case Shape::Kind::threshold: return node.written != Written::flag;  // "6 h" is a text
    default: return node.written == Written::text;
  }
}
}  // namespace

const std::string* Reader::scalar(const Node& node, const FieldShape& field, std::string_view needed) {
  const bool empty = node.is_scalar() && node.text.empty();
  if (node.is_scalar() && (!empty || field.shape.may_be_empty) && written_for(node, field.shape)) return &node.text;
  error(node.spot,
        fmt::format("'{}' needs {}, but {} stands here", field.name, needed, empty ? "an empty text" : describe(node)));
  return nullptr;
}

bool Reader::fits(const Node& node, const FieldShape& field) {
  const std::size_t length = characters(node.text), most = longest_text(field.shape);
  if (length <= most) return true;
  error(node.spot, fmt::format("'{}' has {} characters; at most {} are allowed", field.name, length, most));
  return false;
}

std::optional<std::string> Reader::text(const Node& node, const FieldShape& field) {
  const bool is_id = field.shape.kind == Shape::Kind::identifier;
  const std::string* read = scalar(node, field, is_id ? "an id" : "a text");
  if (!read || !fits(node, field)) return std::nullopt;
  if (is_id && !identifier(*read)) {
    error(node.spot, fmt::format("'{}' is {}, but an id has 1 to 64 Latin letters, digits, '-' and '_', a letter or "
                                 "digit first{}",
                                 field.name, quote(*read), foreign_letter(*read)));
    return std::nullopt;
  }
  const bool is_article = field.shape.kind == Shape::Kind::article;
  if ((is_article && !article(*read)) || (field.shape.kind == Shape::Kind::articles && !articles(*read))) {
    error(node.spot, fmt::format("'{}' is {}, but an article is written like 15(1)(17) or 15(1)(6-1){}", field.name,
                                 quote(*read), is_article ? "" : ", several with commas between them"));
    return std::nullopt;
  }
  if (field.shape.kind == Shape::Kind::articles) return fmt::format("{}", fmt::join(articles_in(*read), ", "));
  return *read;
}

namespace {
std::string& text_in(LocalText& text, Language language) {
  return language == Language::ru ? text.ru : language == Language::kk ? text.kk : text.en;
}
}  // namespace

std::optional<LocalText> Reader::local_text(const Node& node, const FieldShape& field,
                                            const std::vector<std::string_view>& more) {
  LocalText out;
  if (language && node.is_scalar()) {
    const std::string* alone = scalar(node, field, "a text");
    if (!alone || !fits(node, field)) return std::nullopt;
    ++texts_alone;
    return LocalText{*alone, *alone, *alone};
  }
  if (!node.is_map()) {
    error(node.spot, fmt::format("'{}' needs its text in three languages, {{en: ..., ru: ..., kk: ...}}, but {} "
                                 "stands here",
                                 field.name, describe(node)));
    return std::nullopt;
  }
  std::vector<std::string_view> keys{"en", "ru", "kk", "source"};
  keys.insert(keys.end(), more.begin(), more.end());
  unknown_keys(node, fmt::format("the text '{}'", field.name), keys);
  bool good = true, lacking = false;
  for (Language each : all_languages) {
    const std::string_view code = code_of(each);
    const Node* part = node.find(code);
    if (!part && language && *language != each) {
      lacking = true;
      continue;
    }
    if (!part || !part->is_scalar() || part->text.find_first_not_of(" \t\n") == std::string::npos) {
      error(part ? part->spot : node.spot, fmt::format("'{}' lacks its text in '{}'", field.name, code));
      good = false;
      continue;
    }
    good = fits(*part, field) && good;
    text_in(out, each) = part->text;
  }
  if (!good) return std::nullopt;
  if (!lacking) return out;
  ++texts_alone;
  for (Language each : all_languages)
    if (text_in(out, each).empty()) text_in(out, each) = text_in(out, *language);
  return out;
}

std::optional<bool> Reader::flag(const Node& node, const FieldShape& field) {
  const std::string* read = scalar(node, field, "yes or no");
  if (!read) return std::nullopt;
  if (*read == "yes" || *read == "true" || *read == "Yes" || *read == "True") return true;
  if (*read == "no" || *read == "false" || *read == "No" || *read == "False") return false;
  error(node.spot, fmt::format("'{}' is {}, but must be yes or no", field.name, quote(*read)));
  return std::nullopt;
}

std::optional<std::size_t> Reader::choice(const Node& node, const FieldShape& field) {
  const std::string* read = scalar(node, field, type_text(field.shape));
  if (!read) return std::nullopt;
  const auto& words = field.shape.words;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == *read) return i;
  const std::vector<std::string_view> candidates(words.begin(), words.end());
  error(node.spot,
        fmt::format("'{}' is {}, but must be {}{}", field.name, quote(*read), type_text(field.shape),
                    foreign_letter(*read)),
        suggest(*read, candidates));
  return std::nullopt;
}

std::optional<std::size_t> Reader::reference(const Node& node, const FieldShape& field) {
  const std::string& kind = field.shape.target;
  const std::string* read = scalar(node, field, "the id of " + with_article(kind));
  if (!read || !references.complete(kind)) return std::nullopt;
  if (const auto index = references.find(kind, *read)) return index;
  std::string near;
  if (suggestions_left_ > 0 && read->size() <= 64) {
    --suggestions_left_;
    near = references.suggest(kind, *read);
  }
  // Without an idea of what was meant, what could be.
  const std::vector<std::string> known = near.empty() ? references.ids(kind) : std::vector<std::string>();
  error(node.spot,
        fmt::format("'{}' names no known {}: {}{}{}", field.name, kind, quote(*read), foreign_letter(*read),
                    known.empty() ? std::string() : "; known are: " + listed(known)),
        std::move(near));
  return std::nullopt;
}

bool Reader::in_range(const Node& node, const FieldShape& field, double value) {
  const Shape& shape = field.shape;
  if (value >= shape.low && value <= shape.high) return true;
  // Rounded it may read like the very bound that it passes: then as it was written.
  const std::string rounded = shown(value, shape);
  const bool like_bound = rounded == shown(value < shape.low ? shape.low : shape.high, shape);
  error(node.spot,
        fmt::format("'{}' is {}, but must be {}", field.name, like_bound ? node.text : rounded, range_text(shape)));
  return false;
}

std::optional<double> Reader::quantity(const Node& node, const FieldShape& field) {
  const Dimension dimension = field.shape.dimension;
  const std::string* read = scalar(node, field, type_text(field.shape));
  if (!read) return std::nullopt;
  if (read->size() > 100) {
    error(node.spot, fmt::format("'{}' is {}, which is no number", field.name, quote(*read)));
    return std::nullopt;
  }
  const QuantityResult result = parse_quantity(*read, dimension);
  if (result.error) {
    error(node.spot, fmt::format("'{}': {}", field.name, result.error->message), result.error->suggestion);
    return std::nullopt;
  }
  if (!std::isfinite(result.value)) {
    error(node.spot, fmt::format("'{}' is {}, which is too large", field.name, quote(*read)));
    return std::nullopt;
  }
  if (!in_range(node, field, result.value)) return std::nullopt;
  record(node, field, result.value);
  return result.value;
}

std::optional<int> Reader::integer(const Node& node, const FieldShape& field) {
  const std::string* read = scalar(node, field, "a whole number");
  if (!read) return std::nullopt;
  const auto value = read->size() > 100 ? std::nullopt : parse_number(*read);
  if (!value || *value != std::floor(*value) || std::fabs(*value) > 2.0e9) {
    error(node.spot, fmt::format("'{}' is {}, but must be a whole number", field.name, quote(*read)));
    return std::nullopt;
  }
  if (!in_range(node, field, *value)) return std::nullopt;
  record(node, field, *value);
  return static_cast<int>(*value);
}

std::optional<std::uint64_t> Reader::whole_number(const Node& node, const FieldShape& field) {
  const std::string* read = scalar(node, field, "a whole number");
  if (!read) return std::nullopt;
  std::uint64_t value = 0;
  const char* end = read->data() + read->size();
  const auto [stop, code] = std::from_chars(read->data(), end, value);
  if (code == std::errc{} && stop == end) return value;
  error(node.spot,
        fmt::format("'{}' is {}, but must be a whole number from 0 to 18446744073709551615", field.name, quote(*read)));
  return std::nullopt;
}

std::optional<Instant> Reader::instant(const Node& node, const FieldShape& field) {
  const std::string* read = scalar(node, field, "a date such as 2024-03-27 09:00");
  if (!read) return std::nullopt;
  const auto value = parse_instant(*read, clock.utc_offset);
  if (!value)
    error(node.spot, fmt::format("'{}' is {}, which is no date; a date is written like 2024-03-27 or "
                                 "2024-03-27 09:00",
                                 field.name, quote(*read)));
  return value;
}

std::optional<Moment> Reader::moment(const Node& node, const FieldShape& field) {
  const std::string* read = scalar(node, field, type_text(field.shape));
  if (!read) return std::nullopt;
  for (const std::string& word : field.shape.words)
    if (word == *read) return Moment{0, word};
  Moment out;
  const bool dated = read->size() > 4 && (*read)[4] == '-' && (*read)[0] >= '0' && (*read)[0] <= '9';
  if (dated) {
    const auto when = instant(node, field);
    if (!when || !clock.start) return std::nullopt;
    out.seconds = static_cast<double>(when->seconds - clock.start->seconds);
  } else {
    const std::string needed =
        fmt::format("'{}' is {}, but must be {}", field.name, quote(*read), type_text(field.shape));
    if (read->size() > 100) {
      error(node.spot, needed);
      return std::nullopt;
    }
    const QuantityResult result = parse_quantity(*read, Dimension::duration);
    if (result.error) {
      error(node.spot, needed, result.error->suggestion);
      return std::nullopt;
    }
    out.seconds = result.value;
  }
  if (out.seconds < 0) {
    error(node.spot, fmt::format("'{}' is {}, {} before the start of the scenario", field.name, quote(*read),
                                 format_duration(-out.seconds)));
    return std::nullopt;
  }
  if (clock.length && out.seconds > *clock.length) {
    error(node.spot, fmt::format("'{}' is {}, {} past the end of the scenario", field.name, quote(*read),
                                 format_duration(out.seconds - *clock.length)));
    return std::nullopt;
  }
  return out;
}

std::optional<std::int32_t> Reader::offset(const Node& node, const FieldShape& field) {
  const std::string* read = scalar(node, field, "an offset such as +05:00");
  if (!read) return std::nullopt;
  const auto value = parse_offset(*read);
  if (!value)
    error(node.spot, fmt::format("'{}' is {}, but an offset is written like +05:00", field.name, quote(*read)));
  return value;
}

}  // namespace qorgan::format
