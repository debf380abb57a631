#pragma once
// What is true of every message of a kind: one row a kind. A kind without a row does not compile.

#include <string_view>

#include "core/enum_table.hpp"
#include "core/text.hpp"
#include "law/institution.hpp"
#include "world/message.hpp"

namespace qorgan {

/// Which of the waiting items a desk takes first.
enum class Attention : std::uint8_t {
  first,     ///< before all others
  grave,     ///< before what is less grave, whatever it is about
  by_class,  ///< by what the sender believes: matters of class regional or beyond before lesser ones
  last       ///< everyday matters, when nothing else waits
};

/// How a message shows in the response flow.
enum class FlowPart : std::uint8_t {
  elsewhere,  ///< told otherwise: what bodies sensed, everyday matters, news for the public, seats of headquarters
  tells,      ///< the receiver knows, or has to obey
  asks        ///< the receiver has to decide
};

struct MessageTraits {
  std::string_view name;           ///< "report": in results and for programs
  double DeskProfile::*work_time;  ///< mean seconds of a desk's work on one, before any factor
  Attention attention;
  FlowPart flow;
  /// Many of them: "reports", "доклады", "баяндаулар".
  std::string_view en, ru, kk;

  [[nodiscard]] LocalText words() const { return {std::string(en), std::string(ru), std::string(kk)}; }
};

inline constexpr EnumTable<MessageKind, MessageTraits> message_kinds({
    {MessageKind::signal,
     {"signal", &DeskProfile::assess_time, Attention::by_class, FlowPart::elsewhere, "signals", "сигналы",
      "сигналдар"}},
    {MessageKind::report,
     {"report", &DeskProfile::report_time, Attention::by_class, FlowPart::tells, "reports", "доклады", "баяндаулар"}},
    {MessageKind::notice,
     {"notice", &DeskProfile::report_time, Attention::by_class, FlowPart::tells, "notices", "уведомления",
      "хабарламалар"}},
    {MessageKind::order,
     {"order", &DeskProfile::order_time, Attention::first, FlowPart::tells, "orders", "распоряжения", "өкімдер"}},
    {MessageKind::request,
     {"request", &DeskProfile::order_time, Attention::by_class, FlowPart::asks, "requests for help", "запросы о помощи",
      "көмек сұраулар"}},
    {MessageKind::invitation,
     {"invitation", &DeskProfile::order_time, Attention::first, FlowPart::elsewhere, "invitations", "приглашения",
      "шақырулар"}},
    {MessageKind::proposal,
     {"proposal", &DeskProfile::decision_time, Attention::by_class, FlowPart::asks, "proposals", "предложения",
      "ұсыныстар"}},
    {MessageKind::exception,
     {"exception", &DeskProfile::decision_time, Attention::by_class, FlowPart::asks, "matters passed up",
      "вопросы, переданные выше", "жоғары жіберілген мәселелер"}},
    {MessageKind::statement,
     {"statement", &DeskProfile::report_time, Attention::by_class, FlowPart::elsewhere, "public statements",
      "сообщения для населения", "халыққа хабарламалар"}},
    {MessageKind::routine,
     {"routine", &DeskProfile::routine_time, Attention::last, FlowPart::elsewhere, "everyday matters", "текущие дела",
      "күнделікті істер"}},
    {MessageKind::appeal,
     {"appeal", &DeskProfile::decision_time, Attention::grave, FlowPart::tells, "appeals to courts", "жалобы в суд",
      "сотқа шағымдар"}},
});

[[nodiscard]] constexpr const MessageTraits& traits_of(MessageKind kind) { return message_kinds[kind]; }
[[nodiscard]] constexpr std::string_view name_of(MessageKind kind) { return message_kinds[kind].name; }

}  // namespace qorgan
