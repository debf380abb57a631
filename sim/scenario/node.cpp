#include "scenario/node.hpp"

#include <fmt/format.h>

namespace qorgan::format {

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

Node* Node::find(std::string_view key) {
  for (Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

std::string_view Node::text_at(std::string_view key) const {
  const Node* node = find(key);
  return node && node->is_scalar() ? std::string_view(node->text) : std::string_view();
}

namespace {

void quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += fmt::format("\\{}", c);
    else if (byte < 0x20 || byte == 0x7F)
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  out += '"';
}

void to_yaml(std::string& out, const Node& node) {
  switch (node.kind) {
    case Node::Kind::nothing: out += '~'; break;
    case Node::Kind::scalar: quoted(out, node.text); break;
    case Node::Kind::list:
      out += '[';
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i > 0) out += ", ";
        to_yaml(out, node.items[i]);
      }
      out += ']';
      break;
    case Node::Kind::map:
      out += '{';
      for (std::size_t i = 0; i < node.members.size(); ++i) {
        if (i > 0) out += ", ";
        quoted(out, node.members[i].key);
        out += ": ";
        to_yaml(out, node.members[i].value);
      }
      out += '}';
      break;
  }
}

}  // namespace

std::string to_yaml(const Node& node) {
  std::string out;
  to_yaml(out, node);
  return out;
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::map: return "a mapping";
    case Node::Kind::list: return "a list";
    case Node::Kind::scalar:
      if (node.written == Node::Written::number) return "the number " + node.text.substr(0, 60);
      return node.written == Node::Written::flag ? node.text : quote(node.text);
    case Node::Kind::nothing: break;
  }
  return "nothing";
}

std::string quote(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out = "'";
  std::size_t shown = 0, i = 0;
  for (; i < text.size() && shown < longest; ++shown) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0x20 || lead == 0x7F)
      out += ' ';
    else
      out += text.substr(i, size);
    i += size;
  }
  if (i < text.size()) out += "...";
  return out + "'";
}

}  // namespace qorgan::format
