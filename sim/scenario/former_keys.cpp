#include "scenario/former_keys.hpp"

namespace qorgan::format {
namespace {

void rename_in(Node& node, const Shape& shape, Report& report) {
  if (shape.kind == Shape::Kind::object && node.is_map()) rename_former_keys(node, shape.object(), report);
  if (shape.kind == Shape::Kind::list && shape.element)
    for (Node& item : node.items) rename_in(item, *shape.element, report);
}

}  // namespace

void rename_former_keys(Node& root, const ObjectShape& shape, Report& report) {
  for (Node::Member& member : root.members) {
    const FieldShape* field = shape.formerly(member.key);
    if (field && !root.find(field->name)) {
      report.error(member.spot, called_now(*field));
      member.key = field->name;
    }
    if (!field) field = shape.find(member.key);
    if (field) rename_in(member.value, field->shape, report);
  }
}

}  // namespace qorgan::format
