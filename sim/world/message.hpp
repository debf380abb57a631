#pragma once
// What bodies send each other, and what lies in their in-trays.

#include <cstdint>

#include "core/enum_table.hpp"
#include "core/id.hpp"

namespace qorgan {

/// Kinds of messages and of work. Values are part of the digest: append, never renumber.
enum class MessageKind : std::uint8_t {
  signal,      ///< a body's own sensing, to be assessed
  report,      ///< upwards
  notice,      ///< sideways, 9(3)
  order,       ///< downwards, or from a headquarters to its members
  request,     ///< for help
  invitation,  ///< to a headquarters
  proposal,    ///< of an instrument or a headquarters, to a body that may decide on it
  exception,   ///< waited past its deadline, upwards
  statement,   ///< to the public
  routine,     ///< everyday matter
  appeal,      ///< to a court, of people whose rights an instrument limits, 14(1)
};
inline constexpr std::size_t message_kind_count = count_of<MessageKind>;

/// Attention: which of the waiting items is taken first. Orders first, then by severity, then by age.
inline constexpr std::size_t attention_classes = 4;

#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wpadded"
/// 48 bytes.
struct Message {
  EventKey cause = 0;  ///< the event that made the sender send it
  AgentId from, to;
  HeadquartersId headquarters;
  AgentId subject;     ///< of what climbed the reporting line: the body whose matter it is; none() otherwise
  float severity = 0;  ///< as the sender believes it; 0: there is nothing, or nothing any more
  float amount = 0;  ///< persons asked for or ordered; of an appeal the number of its instrument in World::instruments
  Tick due = 0;      ///< when it reaches the in-tray
  Tick observed =
      -1;  ///< when somebody saw what its severity rests on, however often it was passed on; -1: as it is due
  ShortId<IncidentId> incident;  ///< none() for everyday matters
  ShortId<InstrumentId> instrument;
  MessageKind kind = MessageKind::routine;
  std::uint8_t capability = 0xFF;  ///< of the teams asked for or ordered; 0xFF where no teams are
  std::uint8_t hops = 0;           ///< how often it was passed up for want of an answer
  std::uint8_t matter = 0xFF;      ///< of an exception: the kind of message that was left lying

  [[nodiscard]] Tick seen() const { return observed >= 0 ? observed : due; }
};
static_assert(sizeof(Message) == 48);
#pragma GCC diagnostic pop

}  // namespace qorgan
