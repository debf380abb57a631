#pragma once
// Who reports to whom, as lines of a tree or as a matrix of roles and places, with the headquarters that lie across.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "world/world.hpp"

namespace qorgan::ui {

/// How busy a body is just now.
struct Workload {
  double load = 0;          ///< share of its desks at work, 0 to 1
  std::size_t waiting = 0;  ///< in its in-tray
  int desks = 1;
  std::size_t span = 0;  ///< bodies that report to it directly
};
[[nodiscard]] Workload workload_of(const World& world, AgentId agent);

struct OrgLine {
  AgentId agent;
  int depth = 0;
  bool open = false;       ///< its subordinates stand below it
  bool last = false;       ///< the last one of its superior's lines
  bool match = false;      ///< what was searched for
  std::size_t parent = 0;  ///< line of its superior; its own number at the top
  std::size_t below = 0;   ///< all who stand below it in the tree, shown or not
};

/// What a person opened and closed; where nothing was said the first two levels are open.
using OrgChoice = std::map<std::uint32_t, bool>;

/// The lines that are shown, from the top. With a search only what matches and the way to it; capitals do not matter.
[[nodiscard]] std::vector<OrgLine> organisation_lines(const World& world, const OrgChoice& choice,
                                                      std::string_view search = {}, Language language = Language::en);

/// A headquarters across the lines.
struct OrgHeadquarters {
  HeadquartersId id;
  bool sitting = false, central = false;
  struct Stop {
    std::size_t line = 0;
    bool head = false;
    bool inside = false;  ///< the body itself is folded away below this line
    std::size_t members = 1;
  };
  std::vector<Stop> stops;  ///< by line, each once
};
/// Those convening or sitting, central ones first, with what they touch of the lines shown; at most `max_rows`.
[[nodiscard]] std::vector<OrgHeadquarters> headquarters_across(const World& world, const std::vector<OrgLine>& lines,
                                                               std::size_t max_rows);

/// Roles by places: the row of a role holds its body in the centre and in each region.
struct OrgMatrix {
  struct Row {
    RoleId role;
    std::vector<AgentId> cells;  ///< centre, then regions; none() where it has no body
  };
  std::vector<Row> rows;
};
[[nodiscard]] OrgMatrix organisation_matrix(const World& world);

/// The seat of a body in headquarters that convene or sit; of several the highest.
enum class Seat : std::uint8_t { none, member, head };
/// By body.
[[nodiscard]] std::vector<Seat> headquarters_seats(const World& world);

}  // namespace qorgan::ui
