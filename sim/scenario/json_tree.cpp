#include "scenario/json_tree.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

#include "scenario/source_text.hpp"

namespace qorgan::format {
namespace {

/// Ends parsing; what was wrong has been reported.
struct Stop {};

/// Recursive descent, bounded in depth. The bytes are known to be UTF-8 without control characters.
class JsonParser {
 public:
  JsonParser(std::string_view bytes, const SourceText& text, Report& report, const JsonLimits& limits)
      : bytes_(bytes), text_(text), report_(report), limits_(limits), at_(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

  Node document() {
    Node root = value(0);
    skip_blanks();
    if (at_ < bytes_.size()) stop(at_, "no valid JSON: something stands behind the end of the value");
    return root;
  }

 private:
  [[noreturn]] void stop(std::size_t offset, std::string message) {
    report_.error(text_.spot_at(std::min(offset, bytes_.size())), std::move(message));
    throw Stop{};
  }
  [[noreturn]] void expected(std::string_view what) {
    if (at_ >= bytes_.size()) stop(at_, fmt::format("no valid JSON: the file ends where {} should stand", what));
    const std::string_view rest = bytes_.substr(at_);
    stop(at_, fmt::format("no valid JSON: {} should stand here, not {}", what,
                          quote(rest.substr(0, std::max<std::size_t>(utf8_length(rest), 1)))));
  }

  void skip_blanks() {
    while (at_ < bytes_.size() && std::string_view(" \t\r\n").find(bytes_[at_]) != std::string_view::npos) ++at_;
  }
  [[nodiscard]] char front() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  bool take(char wanted) {
    skip_blanks();
    if (front() != wanted) return false;
    ++at_;
    return true;
  }

  Node make(Node::Kind kind, Node::Written written = Node::Written::open) {
    Node node;
    node.kind = kind;
    node.written = written;
    node.spot = text_.spot_at(at_);
    if (++nodes_ > limits_.nodes) stop(at_, fmt::format("the file holds more than {} values", limits_.nodes));
    return node;
  }

  Node value(int depth) {
    skip_blanks();
    if (depth >= limits_.depth && (front() == '{' || front() == '['))
      stop(at_, fmt::format("nested more than {} deep", limits_.depth));
    switch (front()) {
      case '{': return object(depth);
      case '[': return list(depth);
      case '"': {
        Node node = make(Node::Kind::scalar, Node::Written::text);
        node.text = string();
        return node;
      }
      default: return front() == '-' || digit() ? number() : word();
    }
  }

  Node object(int depth) {
    Node node = make(Node::Kind::map);
    ++at_;
    if (take('}')) return node;
    do {
      skip_blanks();
      if (front() != '"') expected("a key in double quotes");
      Node::Member member;
      member.spot = text_.spot_at(at_);
      member.key = string();
      if (!take(':')) expected("':'");
      member.value = value(depth + 1);
      node.members.push_back(std::move(member));
    } while (take(','));
    if (!take('}')) expected("',' or '}'");
    report_duplicate_keys(node, report_);
    return node;
  }

  Node list(int depth) {
    Node node = make(Node::Kind::list);
    ++at_;
    if (take(']')) return node;
    do node.items.push_back(value(depth + 1));
    while (take(','));
    if (!take(']')) expected("',' or ']'");
    return node;
  }

  // ---- numbers and words -------------------------------------------------------------------------------------------

  [[nodiscard]] bool digit() const { return front() >= '0' && front() <= '9'; }
  void digits() {
    if (!digit()) expected("a digit");
    while (digit()) ++at_;
  }

  Node number() {
    Node node = make(Node::Kind::scalar, Node::Written::number);
    const std::size_t start = at_;
    if (front() == '-') ++at_;
    if (bytes_.substr(at_).starts_with("Infinity")) stop(start, "no valid JSON: there is no number Infinity");
    if (front() == '0' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] >= '0' && bytes_[at_ + 1] <= '9')
      stop(start, "no valid JSON: a number has no zeros in front");
    digits();
    if (front() == '.') {
      ++at_;
      digits();
    }
    if (front() == 'e' || front() == 'E') {
      ++at_;
      if (front() == '+' || front() == '-') ++at_;
      digits();
    }
    node.text = bytes_.substr(start, at_ - start);
    if (node.text.size() > limits_.text) stop(start, fmt::format("a number of {} characters", node.text.size()));
    return node;
  }

  /// true, false, null; everything else is no value, and the usual slips are named.
  Node word() {
    const std::size_t start = at_;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    std::size_t end = at_;
    while (end < bytes_.size() && letter(bytes_[end])) ++end;
    const std::string_view found = bytes_.substr(start, end - start);
    if (found == "true" || found == "false" || found == "null") {
      Node node = make(found == "null" ? Node::Kind::nothing : Node::Kind::scalar,
                       found == "null" ? Node::Written::open : Node::Written::flag);
      if (found != "null") node.text = found;
      at_ = end;
      return node;
    }
    if (found == "NaN" || found == "Infinity" || found == "nan" || found == "inf")
      stop(start, fmt::format("no valid JSON: there is no number {}", found));
    if (!found.empty())
      stop(start, fmt::format("no valid JSON: {} is no value; a text needs double quotes", quote(found)));
    if (front() == '\'') stop(start, "no valid JSON: a text stands in double quotes, not in single ones");
    if (front() == '/' || front() == '#') stop(start, "no valid JSON: there are no comments in JSON");
    if (front() == '}' || front() == ']') stop(start, "no valid JSON: a value should stand here; is a ',' too many?");
    expected("a value");
  }

  // ---- texts -------------------------------------------------------------------------------------------------------

  std::string string() {
    const std::size_t start = at_++;
    std::string out;
    while (front() != '"') {
      if (at_ >= bytes_.size() || front() == '\n' || front() == '\r')
        stop(start, "no valid JSON: the text that begins here is not closed in its line");
      if (front() == '\t') stop(at_, "no valid JSON: a tab in a text is written \\t");
      if (front() == '\\')
        escape(out);
      else
        out += bytes_[at_++];
      if (out.size() > limits_.text) stop(start, fmt::format("a text of more than {} bytes", limits_.text));
    }
    ++at_;
    return out;
  }

  void escape(std::string& out) {
    const std::size_t start = at_++;
    static constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    const char letter = front();
    if (letter == 'u') return unicode(start, out);
    const std::size_t known = at_ < bytes_.size() ? letters.find(letter) : std::string_view::npos;
    if (known == std::string_view::npos)
      stop(start, "no valid JSON: behind '\\' stands one of \" \\ / b f n r t u; a single '\\' is written '\\\\'");
    refuse_control(start, static_cast<std::uint32_t>(meant[known]));
    out += meant[known];
    ++at_;
  }

  void refuse_control(std::size_t offset, std::uint32_t code) {
    if ((code < 0x20 && code != '\n' && code != '\t' && code != '\r') || code == 0x7F)
      stop(offset, fmt::format("the control character 0x{:02X} is not allowed", code));
  }

  std::uint32_t four_digits(std::size_t start) {
    std::uint32_t code = 0;
    ++at_;  // the u
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = front();
      const int value = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (value < 0) stop(start, "no valid JSON: behind \\u stand four hexadecimal digits");
      code = code * 16 + static_cast<std::uint32_t>(value);
    }
    return code;
  }

  void unicode(std::size_t start, std::string& out) {
    std::uint32_t code = four_digits(start);
    if (code >= 0xD800 && code < 0xE000) {
      const bool high = code < 0xDC00 && bytes_.substr(at_).starts_with("\\u");
      if (high) ++at_;
      const std::uint32_t low = high ? four_digits(at_ - 1) : 0;
      if (low < 0xDC00 || low >= 0xE000) stop(start, "half a surrogate pair is no character");
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    refuse_control(start, code);
    const auto add = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
      add(code);
    } else if (code < 0x800) {
      add(0xC0 | (code >> 6U)), add(0x80 | (code & 0x3FU));
    } else if (code < 0x10000) {
      add(0xE0 | (code >> 12U)), add(0x80 | ((code >> 6U) & 0x3FU)), add(0x80 | (code & 0x3FU));
    } else {
      add(0xF0 | (code >> 18U)), add(0x80 | ((code >> 12U) & 0x3FU));
      add(0x80 | ((code >> 6U) & 0x3FU)), add(0x80 | (code & 0x3FU));
    }
  }

  std::string_view bytes_;
  const SourceText& text_;
  Report& report_;
  const JsonLimits& limits_;
  std::size_t at_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::optional<Node> parse_json(std::string_view bytes, const std::shared_ptr<const std::string>& file, Report& report,
                               const JsonLimits& limits, int first_line) {
  if (bytes.size() > limits.bytes) {
    report.error({file, 0, 0}, fmt::format("the file has {} bytes; at most {} are read", bytes.size(), limits.bytes));
    return std::nullopt;
  }
  const SourceText text(bytes, file, first_line);
  if (!text.readable(report)) return std::nullopt;
  try {
    return JsonParser(bytes, text, report, limits).document();
  } catch (const Stop&) {
    return std::nullopt;
  }
}

}  // namespace qorgan::format
