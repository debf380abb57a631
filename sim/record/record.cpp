#include "record/record.hpp"

#include <algorithm>
#include <optional>

#include "engine/measures.hpp"
#include "record/onset.hpp"

namespace qorgan {
namespace {

template <class T, class I>
const T* at_or_null(const std::vector<T>& rows, I id) {
  return id.valid() && id.index() < rows.size() ? &rows[id.index()] : nullptr;
}

}  // namespace

const AgentRow* Record::agent(AgentId id) const {
  if (!id.valid()) return nullptr;
  if (const AgentRow* row = at_or_null(agents, id); row && row->id == id) return row;
  const auto it = std::lower_bound(agents.begin(), agents.end(), id,
                                   [](const AgentRow& row, AgentId wanted) { return row.id < wanted; });
  return it != agents.end() && it->id == id ? &*it : nullptr;
}

const RegionRow* Record::region(RegionId id) const { return at_or_null(regions, id); }

const RoleRow* Record::role(std::string_view id) const {
  for (const RoleRow& row : roles)
    if (row.id == id) return &row;
  return nullptr;
}

const IncidentRow* Record::incident(IncidentId id) const { return at_or_null(incidents, id); }

const ThreatRow* Record::threat(ThreatId id) const { return at_or_null(threats, id); }

const ThreatRow* Record::threat_of(IncidentId id) const {
  const IncidentRow* row = incident(id);
  return row ? threat(row->threat) : nullptr;
}

const InstrumentRow* Record::instrument(InstrumentId id) const { return at_or_null(instruments, id); }

std::string_view Record::ground(std::uint16_t index) const {
  return index < grounds.size() ? std::string_view(grounds[index]) : std::string_view();
}

LocalText Record::word(std::string_view group, std::string_view key) const {
  for (const WordRow& row : words)
    if (row.group == group && row.key == key) return row.name;
  return {std::string(key), std::string(key), std::string(key)};
}

std::size_t Record::event_index(EventKey key) const {
  const auto it = std::lower_bound(events.begin(), events.end(), key,
                                   [](const Event& event, EventKey wanted) { return event.key < wanted; });
  return it != events.end() && it->key == key ? static_cast<std::size_t>(it - events.begin()) : events.size();
}

const Event* Record::event(EventKey key) const {
  const std::size_t index = event_index(key);
  return index < events.size() ? &events[index] : nullptr;
}

const SeriesRow* Record::find_series(std::string_view name, bool baseline, IncidentId incident, RegionId region) const {
  for (const SeriesRow& row : series)
    if (row.measure == name && row.baseline == baseline && row.incident == incident && row.region == region)
      return &row;
  return nullptr;
}

namespace {
const MeasureRow* find_measure(const Record& record, std::string_view name, IncidentId incident, RegionId region) {
  for (const MeasureRow& row : record.measures)
    if (row.measure == name && row.incident == incident && row.region == region) return &row;
  return nullptr;
}
}  // namespace

double Record::measure(std::string_view name, IncidentId incident, RegionId region) const {
  const MeasureRow* row = find_measure(*this, name, incident, region);
  return row ? row->value : no_value;
}

double Record::at_end(std::string_view name, IncidentId incident, RegionId region) const {
  const MeasureRow* row = find_measure(*this, name, incident, region);
  return row ? row->at_end : no_value;
}

Reach Record::reach(std::string_view name) const {
  Reach out;
  for (const IncidentRow& row : incidents) {
    const std::optional<Tick> mark = mark_of(row.state, name);
    if (!mark) return {};
    const bool reached = since_onset(row, *mark).has_value();
    out.reached += reached;
    out.all += reached || happened(row);
  }
  return out;
}

double Record::baseline(std::string_view name, IncidentId incident, RegionId region) const {
  const MeasureRow* row = find_measure(*this, name, incident, region);
  return row ? row->baseline : no_value;
}

}  // namespace qorgan
