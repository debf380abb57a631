#pragma once
// The table of the overlay format: what a reform says of itself and how it changes the institution that it extends.

#include <string_view>
#include <vector>

#include "scenario/institution_fields.hpp"

namespace qorgan::format {

/// What an overlay says of itself is read into the Overlay; its changes are applied to the tree of the institution,
/// whose own table reads and checks them there.
template <>
const Fields<Overlay>& table_of<Overlay>();

/// A list of an institution whose entries an overlay can change or remove, and the keys that tell them apart.
struct ChangeableList {
  std::string_view key;                     ///< "roles"
  std::string_view kind;                    ///< "role"
  std::vector<std::string_view> naming;     ///< {"id"}; of forces {"role", "where", "capability"}
  const ObjectShape& (*entry)() = nullptr;  ///< of an entry in full
};
[[nodiscard]] const std::vector<ChangeableList>& changeable_lists();

/// The mapping of one entry of `change:`, `remove:` or `merge:`.
[[nodiscard]] const ObjectShape& change_shape(const ChangeableList& list);
[[nodiscard]] const ObjectShape& force_name_shape();
[[nodiscard]] const ObjectShape& merge_shape();
/// The mappings under `add:`, `change:` and `remove:`.
[[nodiscard]] const ObjectShape& add_shape();
[[nodiscard]] const ObjectShape& changes_shape();
[[nodiscard]] const ObjectShape& removals_shape();

}  // namespace qorgan::format
