#include "scenario/shape_walk.hpp"

#include <algorithm>

#include "scenario/experiment_fields.hpp"
#include "scenario/institution_fields.hpp"
#include "scenario/overlay_fields.hpp"
#include "scenario/scenario_fields.hpp"

namespace qorgan::format {

const ObjectShape* object_in(const Shape& shape) {
  if (shape.kind == Shape::Kind::object) return &shape.object();
  return shape.kind == Shape::Kind::list && shape.element ? object_in(*shape.element) : nullptr;
}

std::vector<const ObjectShape*> objects_of(const ObjectShape& root) {
  std::vector<const ObjectShape*> found{&root};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const FieldShape& field : found[i]->fields)
      if (const ObjectShape* inner = object_in(field.shape))
        if (std::find(found.begin(), found.end(), inner) == found.end()) found.push_back(inner);
  return found;
}

const ObjectShape& scenario_shape() { return table_of<Scenario>().shape(); }
const ObjectShape& institution_shape() { return table_of<Institution>().shape(); }
const ObjectShape& institution_overlay_shape() { return table_of<Overlay>().shape(); }
const ObjectShape& experiment_shape() { return table_of<ExperimentSpec>().shape(); }
const ObjectShape& institution_part_shape() { return institution_part_table().shape(); }

}  // namespace qorgan::format
