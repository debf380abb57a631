#pragma once
// One body deciding on one incident: the heart of phase 6. Its steps stand in files by subject: messages and
// teams in decide.cpp, headquarters in decide_headquarters.cpp, instruments in decide_instruments.cpp.

#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"

namespace qorgan {

class Decision {
 public:
  Decision(TickContext& ctx, BlockBuffer& block, AgentId agent, IncidentId incident);

  /// All that the body does of its own accord now that it has learned something.
  void take();
  /// One step that a person was asked about. `by` is the event of the choice.
  void take_step(const PlayerDecision& decision, Choice choice, EventKey by);

 private:
  // ---- what it knows of itself
  [[nodiscard]] bool central() const { return !facts_.region.valid(); }
  [[nodiscard]] bool responds() const { return (facts_.responds >> spec_.threat.index() & 1U) != 0; }
  /// Whether the Law makes it coordinate against the threat, in whole or in part.
  [[nodiscard]] bool leads() const;
  [[nodiscard]] bool raises_the_matter() const;
  /// Whether a person takes that step of this body, now or later.
  [[nodiscard]] bool left(DecisionKind kind, InstrumentId instrument = {}, AgentId to = {},
                          std::uint8_t matter = 0xFF) const;

  /// Whether it believes the incident's threat to be of that class at least.
  [[nodiscard]] bool believes(Scope scope, ThreatClass wanted, double times = 1) const;
  [[nodiscard]] bool worth_acting() const { return believes(Scope::region, ThreatClass::object); }

  // ---- what it tells, and on what ground
  [[nodiscard]] std::uint16_t ground_to_act() const { return ctx_.world.ground_to_act(agent_, spec_.threat); }
  /// What led to a step: what the body decided about the incident, or before it did so what it heard last.
  [[nodiscard]] EventKey led_by() const { return picture_.decision != 0 ? picture_.decision : picture_.cause; }
  [[nodiscard]] Event event(EventKind kind, std::uint16_t ground) const;
  EventKey tell(EventKind kind, std::uint16_t ground, AgentId other, float value);
  [[nodiscard]] Intent intent(Intent::Kind kind, std::uint16_t ground, EventKey cause) const;

  void settle();
  void close();
  void report_up();
  void notify_sideways();
  void notify();
  void notify(AgentId other, std::uint16_t ground);
  void tell_peers();
  void tell_partners();
  void warn_contacts();
  void order_own_body();
  void order();
  void send_own_teams();
  void intend_to_send_teams();

  // ---- headquarters
  void convene_regional();
  void convene_central();
  void intend_to_convene(HeadquartersLevel level, std::uint16_t ground, std::uint8_t lawful);
  [[nodiscard]] AgentId asked_for(const Headship& head) const;
  [[nodiscard]] IncidentId gravest() const;
  void propose_headquarters(const Headship& head);
  void overreach();

  // ---- instruments
  [[nodiscard]] bool may_take_itself(InstrumentId instrument) const;
  [[nodiscard]] bool starts(InstrumentId instrument) const;
  [[nodiscard]] AgentId authority_for(const Instrument& instrument) const;
  void take_instruments();
  void start_instrument(InstrumentId instrument);
  void intend_to_take(InstrumentId instrument, HeadquartersId headquarters);
  void propose_instrument(InstrumentId instrument, AgentId authority);
  void end_instruments();
  void intend_to_lift(const InstrumentInForce& m);
  void lift_instruments(InstrumentId instrument);

  TickContext& ctx_;
  BlockBuffer& block_;
  AgentId agent_;
  IncidentId incident_;
  const AgentFacts& facts_;
  const IncidentSpec& spec_;
  const Threat& threat_;
  Picture& picture_;
  EventKey by_ = 0;  ///< the choice of a person that made the body act
};

}  // namespace qorgan
