#pragma once
// What people do to a run. Commands carry their tick, are recorded, and make the same session again.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "law/vocabulary.hpp"
#include "world/decisions.hpp"
#include "world/world.hpp"

namespace qorgan {

/// Values are part of no digest, but append, never reorder.
enum class CommandKind : std::uint8_t {
  fire_inject,   ///< now, whatever its own time or condition
  set_policy,    ///< from now on
  set_reading,   ///< of 18(4), from now on
  take_over,     ///< a person plays the body from now on
  hand_back,     ///< nobody does any more; what is open is settled by default
  delegate,      ///< decisions of one kind of a played body are settled by its staff, or no longer
  decide,        ///< what a played body was asked
  start_threat,  ///< one of the threats of 6(1) becomes concrete in a region
};

inline constexpr std::array<Named<CommandKind>, 8> command_kind_names{{{CommandKind::fire_inject, "fire-inject"},
                                                                       {CommandKind::set_policy, "set-policy"},
                                                                       {CommandKind::set_reading, "set-reading"},
                                                                       {CommandKind::take_over, "take-over"},
                                                                       {CommandKind::hand_back, "hand-back"},
                                                                       {CommandKind::delegate, "delegate"},
                                                                       {CommandKind::decide, "decide"},
                                                                       {CommandKind::start_threat, "start-threat"}}};
QORGAN_VOCABULARY(CommandKind, command_kind_names);

inline constexpr std::uint32_t any_decision = 0xFFFFFFFFU;
/// Of a threat that is thrown in: times its design intensity.
inline constexpr double max_command_severity = 10;

struct Command {
  Tick tick = 0;  ///< applied at the start of the step that leads from this tick to the next
  CommandKind kind = CommandKind::fire_inject;
  InjectId inject;                                    ///< fire_inject
  Policy policy = Policy::by_law;                     ///< set_policy
  Reading reading = Reading::literal;                 ///< set_reading
  AgentId agent;                                      ///< take_over, hand_back, delegate, decide
  std::uint32_t decision = any_decision;              ///< decide: its number; or the oldest open one of that agent...
  DecisionKind decision_kind = DecisionKind::notify;  ///< ...of this kind; delegate: the kind
  Choice choice = Choice::act;                        ///< decide
  bool on = true;                                     ///< delegate: to the staff; otherwise back to the person
  ThreatId threat;                                    ///< start_threat
  RegionId region;                                    ///< start_threat
  double severity = 1;  ///< start_threat: times its design intensity, above 0 to the maximum
  std::string note;     ///< of the person; not part of the digest
  Tick given = -1;      ///< when it was given, where that was before `tick`; -1: then
};

/// What a command is about, as records and files write it: "akimat@KZ-15", "12 act", "environment-and-emergencies@KZ-15
/// 0.8". With its kind and tick it makes the same command again.
[[nodiscard]] std::string value_of(const Command& command, const World& world);

/// The command of that kind and value in that world. Where there is none `error` says why, in words for people.
[[nodiscard]] Command parse_command(std::string_view kind, std::string_view value, const World& world,
                                    std::string& error);

}  // namespace qorgan
