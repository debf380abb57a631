#include "scenario/node.hpp"

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
