#pragma once
// The tables of the scenario format.

#include "scenario/fields.hpp"
#include "world/measure_names.hpp"
#include "world/scenario.hpp"
#include "world/vocabulary.hpp"

namespace qorgan::format {

template <>
const Fields<Parameters>& table_of<Parameters>();
template <>
const Fields<CurvePoint>& table_of<CurvePoint>();
template <>
const Fields<HazardSpec>& table_of<HazardSpec>();
template <>
const Fields<DemandSpec>& table_of<DemandSpec>();
template <>
const Fields<ConsequenceSpec>& table_of<ConsequenceSpec>();
template <>
const Fields<CascadeSpec>& table_of<CascadeSpec>();
template <>
const Fields<GeoPoint>& table_of<GeoPoint>();
template <>
const Fields<IncidentSpec>& table_of<IncidentSpec>();
template <>
const Fields<Condition>& table_of<Condition>();
template <>
const Fields<InjectSpec>& table_of<InjectSpec>();
template <>
const Fields<ObjectiveSpec>& table_of<ObjectiveSpec>();
template <>
const Fields<ObservationPoint>& table_of<ObservationPoint>();
template <>
const Fields<ObservationSpec>& table_of<ObservationSpec>();
template <>
const Fields<PlayerSpec>& table_of<PlayerSpec>();
/// The file itself.
template <>
const Fields<Scenario>& table_of<Scenario>();

/// Names of all measures of a run, or of those that have a value at every tick.
[[nodiscard]] std::vector<std::string> measure_words(bool series_only);

}  // namespace qorgan::format
