#include "scenario/yaml_tree.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "scenario/source_text.hpp"

namespace qorgan::format {
namespace {

/// Ends parsing once a limit is broken; what was wrong has been reported.
struct Stop {};

/// yaml-cpp's own Node forgets duplicate keys and places; so the tree is built from its events.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceText& text, Report& report, const YamlLimits& limits)
      : text_(text), report_(report), limits_(limits) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(make(Node::Kind::nothing, mark), anchor); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_tag(mark, tag);
    Node node = make(Node::Kind::scalar, mark);
    if (value.size() > limits_.text)
      stop(node.spot, fmt::format("a text of {} bytes; at most {} are allowed", value.size(), limits_.text));
    if (std::any_of(value.begin(), value.end(), [](char c) {
          const auto u = static_cast<unsigned char>(c);
          return (u < 0x20 && c != '\n' && c != '\t' && c != '\r') || u == 0x7F;
        }))
      stop(node.spot, "a text with control characters is not allowed");
    // Escapes in double quotes can make bytes that the file itself does not hold.
    for (std::size_t i = 0; i < value.size();) {
      const std::size_t length = utf8_length(std::string_view(value).substr(i));
      if (length == 0) stop(node.spot, "an escape makes a text that is not valid UTF-8");
      i += length;
    }
    node.text = value;
    add(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override {
    report_duplicate_keys(stack_.back().node, report_);
    close();
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Spot spot = text_.spot(mark.line, mark.column);
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end()) stop(spot, "this alias stands inside the node that it repeats");
    count(spot, known->second.nodes);
    if (static_cast<int>(stack_.size()) + known->second.height > limits_.depth) too_deep(spot);
    place(Built{known->second.node, known->second.nodes, known->second.height});
  }

  [[nodiscard]] std::optional<Node> take() { return std::move(root_); }

 private:
  /// A node with its size, so that aliases can be counted before they are copied.
  struct Built {
    Node node;
    std::size_t nodes = 1;
    int height = 1;
  };
  struct Open {
    Node node;
    std::size_t nodes = 1;
    int height = 1;
    YAML::anchor_t anchor = 0;
    bool has_key = false;  ///< a map whose next event is a value
    std::string key;
    Spot key_spot;
  };

  [[noreturn]] void stop(const Spot& spot, std::string message) {
    report_.error(spot, std::move(message));
    throw Stop{};
  }
  [[noreturn]] void too_deep(const Spot& spot) { stop(spot, fmt::format("nested more than {} deep", limits_.depth)); }

  void count(const Spot& spot, std::size_t nodes) {
    nodes_ += nodes;
    if (nodes_ > limits_.nodes)
      stop(spot, fmt::format("the file unfolds into more than {} values; it is too large, or its aliases multiply",
                             limits_.nodes));
  }

  Node make(Node::Kind kind, const YAML::Mark& mark) {
    Node node;
    node.kind = kind;
    node.spot = text_.spot(mark.line, mark.column);
    count(node.spot, 1);
    return node;
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!")
      stop(text_.spot(mark.line, mark.column), fmt::format("the YAML tag {} is not used here", quote(tag)));
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    refuse_tag(mark, tag);
    Open next;
    next.node = make(kind, mark);
    next.anchor = anchor;
    if (static_cast<int>(stack_.size()) >= limits_.depth) too_deep(next.node.spot);
    stack_.push_back(std::move(next));
  }

  void close() {
    Open done = std::move(stack_.back());
    stack_.pop_back();
    Built built{std::move(done.node), done.nodes, done.height + 1};
    remember(done.anchor, built);
    place(std::move(built));
  }

  void add(Node node, YAML::anchor_t anchor) {
    Built built{std::move(node)};
    remember(anchor, built);
    place(std::move(built));
  }

  void remember(YAML::anchor_t anchor, const Built& built) {
    if (anchor == 0) return;
    count(built.node.spot, built.nodes);  // the copy that is kept
    anchors_[anchor] = built;
  }

  void place(Built built) {
    if (stack_.empty()) {
      root_ = std::move(built.node);
      return;
    }
    Open& parent = stack_.back();
    parent.nodes += built.nodes;
    parent.height = std::max(parent.height, built.height);
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(built.node));
    } else if (!parent.has_key) {
      if (!built.node.is_scalar()) stop(built.node.spot, "the key of a mapping must be a word");
      parent.key = std::move(built.node.text);
      parent.key_spot = built.node.spot;
      parent.has_key = true;
    } else {
      // yaml-cpp places a missing value wherever it noticed; its key is where the reader looks.
      if (built.node.is_nothing()) built.node.spot = parent.key_spot;
      parent.node.members.push_back({std::move(parent.key), parent.key_spot, std::move(built.node)});
      parent.has_key = false;
    }
  }

  const SourceText& text_;
  Report& report_;
  const YamlLimits& limits_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, Built> anchors_;
  std::size_t nodes_ = 0;
  std::optional<Node> root_;
};

/// The line of the first quote that is not closed where it opens, which is where a reader would look; 0 where there is
/// none. A quote opens a text only where a value can begin.
int unclosed_quote(std::string_view bytes) {
  int line = 1, opened = 0;
  char quote = 0, before = '\n';  // the last character that is no blank
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n') {
      if (quote != 0) return opened;
      ++line;
    } else if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = 0;
    } else if (c == '#' && (i == 0 || bytes[i - 1] == ' ' || bytes[i - 1] == '\n')) {
      while (i + 1 < bytes.size() && bytes[i + 1] != '\n') ++i;
    } else if ((c == '"' || c == '\'') && std::string_view(":,[{-\n").find(before) != std::string_view::npos) {
      quote = c;
      opened = line;
    }
    if (c != ' ') before = c;
  }
  return quote != 0 ? opened : 0;
}

/// What yaml-cpp says, with what usually lies behind it.
std::string explain(const std::string& message, std::string_view bytes) {
  if (message.starts_with("the referenced anchor")) return "this alias repeats nothing that stands before it";
  const int quote = unclosed_quote(bytes);
  if (quote > 0) return fmt::format("{} (the quote that opens in line {} is not closed there)", message, quote);
  if (message == "illegal map value" || message == "end of map not found")
    return message + " (a text with ': ' in it needs quotes; keys of one mapping need the same indentation)";
  if (message == "end of map flow not found") return message + " (a '{' without its '}', or a ',' is missing)";
  if (message == "end of sequence flow not found") return message + " (a '[' without its ']', or a ',' is missing)";
  if (message == "illegal EOF in scalar") return message + " (a quote is not closed)";
  return message;
}

std::optional<Node> parse_checked(std::string_view bytes, const SourceText& text, Report& report,
                                  const YamlLimits& limits) {
  // yaml-cpp takes a quote that the end of the last line cuts off for a closed one; with a comment behind that line
  // it notices.
  std::istringstream in(std::string(bytes) + "\n#");
  YAML::Parser parser(in);
  TreeBuilder first(text, report, limits);
  if (!parser.HandleNextDocument(first)) {
    report.error(text.spot(0, 0), "the file holds no value");
    return std::nullopt;
  }
  TreeBuilder second(text, report, limits);
  if (parser.HandleNextDocument(second)) {
    const auto extra = second.take();
    report.error(extra ? extra->spot : text.spot(0, 0), "a second YAML document begins here; one a file is allowed");
    return std::nullopt;
  }
  return first.take();
}

}  // namespace

std::optional<Node> parse_yaml(std::string_view bytes, const std::shared_ptr<const std::string>& file, Report& report,
                               const YamlLimits& limits) {
  const SourceText text(bytes, file);
  if (!text.acceptable(report)) return std::nullopt;
  try {
    return parse_checked(bytes, text, report, limits);
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& problem) {
    const Spot spot = problem.mark.is_null() ? text.spot(0, 0) : text.spot(problem.mark.line, problem.mark.column);
    report.error(spot, "no valid YAML: " + explain(problem.msg, bytes));
    return std::nullopt;
  }
}

}  // namespace qorgan::format
