#pragma once
// The scenario's own closed vocabularies with their names in files.

#include <array>

#include "law/vocabulary.hpp"
#include "world/hazard_families.hpp"
#include "world/scenario.hpp"

namespace qorgan {

inline constexpr std::array<Named<InjectKind>, 8> inject_kind_names{{{InjectKind::start_incident, "start_incident"},
                                                                     {InjectKind::scale_incident, "scale_incident"},
                                                                     {InjectKind::end_incident, "end_incident"},
                                                                     {InjectKind::message, "message"},
                                                                     {InjectKind::set_region, "set_region"},
                                                                     {InjectKind::public_statement, "public_statement"},
                                                                     {InjectKind::rumour, "rumour"},
                                                                     {InjectKind::breach, "breach"}}};
inline constexpr std::array<Named<Condition::Operator>, 4> operator_names{{{Condition::Operator::above, "above"},
                                                                           {Condition::Operator::below, "below"},
                                                                           {Condition::Operator::at_least, "at_least"},
                                                                           {Condition::Operator::at_most, "at_most"}}};
/// Without `none`, which stands for no moment.
inline constexpr std::array<Named<ObservedMoment>, 9> observed_moment_names{
    {{ObservedMoment::detected, "detected"},
     {ObservedMoment::decided, "decided"},
     {ObservedMoment::first_order_to_evacuate, "first_order_to_evacuate"},
     {ObservedMoment::first_arrival, "first_arrival"},
     {ObservedMoment::headquarters, "headquarters"},
     {ObservedMoment::central_headquarters, "central_headquarters"},
     {ObservedMoment::emergency_declared, "emergency_declared"},
     {ObservedMoment::contained, "contained"},
     {ObservedMoment::return_, "return"}}};

inline constexpr std::array<Named<WorkKind>, 8> work_kind_names{{{WorkKind::post, "post"},
                                                                 {WorkKind::evacuation, "evacuation"},
                                                                 {WorkKind::shelter, "shelter"},
                                                                 {WorkKind::dyke, "dyke"},
                                                                 {WorkKind::fire_line, "fire_line"},
                                                                 {WorkKind::clearing, "clearing"},
                                                                 {WorkKind::restoration, "restoration"},
                                                                 {WorkKind::repair, "repair"}}};

QORGAN_VOCABULARY(WorkKind, work_kind_names);
QORGAN_VOCABULARY(HazardFamily, hazard_family_names);
QORGAN_VOCABULARY(InjectKind, inject_kind_names);
QORGAN_VOCABULARY(Condition::Operator, operator_names);
QORGAN_VOCABULARY(ObservedMoment, observed_moment_names);

}  // namespace qorgan
