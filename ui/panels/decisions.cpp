// What the played bodies have to decide now: a card each, with the choices, their grounds and costs, what the body
// knows, how long there is to decide, and what follows where nobody does.

#include <algorithm>
#include <array>
#include <cstring>

#include "ui/model/decision_model.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

constexpr std::array<Str, decision_kind_count> questions{Str::q_notify,
                                                         Str::q_order_body,
                                                         Str::q_send_teams,
                                                         Str::q_convene,
                                                         Str::q_propose_headquarters,
                                                         Str::q_take_measure,
                                                         Str::q_propose_measure,
                                                         Str::q_lift_measure,
                                                         Str::q_answer_headquarters,
                                                         Str::q_answer_measure,
                                                         Str::q_lend_teams,
                                                         Str::q_carry_out,
                                                         Str::q_join,
                                                         Str::q_settle_exception};
constexpr std::array<Str, decision_kind_count> acts{Str::a_notify,
                                                    Str::a_order_body,
                                                    Str::a_send_teams,
                                                    Str::a_convene,
                                                    Str::a_propose_headquarters,
                                                    Str::a_take_measure,
                                                    Str::a_propose_measure,
                                                    Str::a_lift_measure,
                                                    Str::a_answer_headquarters,
                                                    Str::a_answer_measure,
                                                    Str::a_lend_teams,
                                                    Str::a_carry_out,
                                                    Str::a_join,
                                                    Str::a_settle_exception};

std::string question_text(const Panel& p, const PlayerDecision& d) {
  const std::string measure =
      d.message.measure.valid() ? p.local(p.world().institution().at(d.message.measure).name) : std::string();
  return fill(p.tr(questions[static_cast<std::size_t>(d.kind)]),
              {{"measure", measure}, {"count", number_text(static_cast<double>(d.message.amount), 0, p.language())}});
}

std::string choice_text(const Panel& p, DecisionKind kind, Choice choice) {
  switch (choice) {
    case Choice::act: return p.tr(acts[static_cast<std::size_t>(kind)]);
    case Choice::partly: return p.tr(Str::c_partly);
    case Choice::pass_up: return p.tr(Str::c_pass_up);
    case Choice::go_ahead: return p.tr(Str::c_go_ahead);
    case Choice::decline: return p.tr(kind >= DecisionKind::answer_headquarters ? Str::c_refuse : Str::c_decline);
    case Choice::none: break;
  }
  return {};
}

std::string ground_text(const Panel& p, const ChoiceFacts& facts) {
  const std::string& article = p.world().structure->grounds[facts.ground];
  if (!facts.lawful) return fill(p.tr(Str::unlawful), {{"article", article}});
  return facts.ground == 0 ? p.tr(Str::no_ground_needed) : p.tr(Str::article) + " " + article;
}

/// Ground, receiver, persons, rights and cost of one choice, in one line.
std::string facts_text(const Panel& p, const ChoiceFacts& facts) {
  const auto number = [&](double value) { return number_text(value, 0, p.language()); };
  std::string text = ground_text(p, facts);
  const auto add = [&](const std::string& more) { text += " \u00B7 " + more; };
  if (facts.other.valid()) add(fill(p.tr(Str::to_whom), {{"name", p.local(p.world().short_name_of(facts.other))}}));
  if (facts.persons >= 0.5) add(fill(p.tr(Str::persons_go), {{"count", number(facts.persons)}}));
  if (facts.people >= 0.5) add(fill(p.tr(Str::rights_of), {{"count", number(facts.people)}}));
  if (facts.cost >= 0.5)
    add(fill(p.tr(Str::costs), {{"sum", compact_text(facts.cost, p.session.strings(), p.language())}}));
  return text;
}

std::string known_text(const Panel& p, const DecisionCard& card) {
  const Picture& known = card.known;
  std::string text =
      fill(p.tr(Str::believes), {{"value", number_text(static_cast<double>(known.belief), 2, p.language())}});
  if (known.since >= 0) text += " \u00B7 " + fill(p.tr(Str::knows_since), {{"time", time_text(p, known.since)}});
  if (known.updated > known.since)
    text += " \u00B7 " + fill(p.tr(Str::last_news), {{"time", time_text(p, known.updated)}});
  text += " \u00B7 " + p.tr(known.flags & flag_own ? Str::saw_itself : Str::only_heard);
  if (card.persons_ready >= 0.5)
    text += " \u00B7 " + fill(p.tr(Str::teams_ready), {{"count", number_text(card.persons_ready, 0, p.language())}});
  return text;
}

/// A paragraph on a card: it ends at the card's edge, not at the panel's.
struct CardText {
  const Panel& p;
  float right;  ///< in the window's own coordinates

  void operator()(ImFont* font, ImU32 ink, const std::string& text) const {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, ink);
    ImGui::PushTextWrapPos(right);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
  }
  [[nodiscard]] float room() const { return right - ImGui::GetCursorPosX(); }
};

/// The time that is left, as text and as a strip that shortens.
void draw_countdown(const Panel& p, const CardText& say, const DecisionCard& card) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = say.room(), height = p.px(4);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Rgb ink = card.share_left > 0.5 ? p.c().good : card.share_left > 0.2 ? p.c().inject : p.c().warning;
  draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().raised), p.px(2));
  draw->AddRectFilled(at, {at.x + width * static_cast<float>(card.share_left), at.y + height}, colour(ink), p.px(2));
  ImGui::Dummy({width, height + p.px(2)});
  const std::string left =
      fill(p.tr(Str::time_left), {{"time", duration_text(card.left, p.session.strings(), p.language())}});
  const std::string then =
      fill(p.tr(Str::decide_until), {{"time", time_text(p, card.decision->deadline)},
                                     {"default", choice_text(p, card.decision->kind, card.decision->otherwise)}});
  say(p.theme.fonts.small, colour(p.c().muted), left + ", " + then);
}

void draw_choice(const Panel& p, const CardText& say, const DecisionCard& card, const ChoiceFacts& facts) {
  const PlayerDecision& d = *card.decision;
  const bool usual = facts.choice == d.otherwise;
  std::string label = choice_text(p, d.kind, facts.choice);
  if (usual) label += " (" + p.tr(Str::by_default) + ")";
  const std::string id = "decide." + std::to_string(card.number) + "." + std::string(name_of(facts.choice));
  PlayMemory& memory = p.memory.play;
  const bool picked = card.given && card.chosen == facts.choice;
  if (card.given) {
    say(picked ? p.theme.fonts.strong : p.theme.fonts.body, colour(picked ? p.c().accent : p.c().muted), label);
  } else if (text_button(p, label, id.c_str(), usual)) {
    p.session.decide(card.number, facts.choice,
                     memory.noted == card.number ? std::string(memory.note.data()) : std::string());
    memory.note.fill(0);
  }
  say(p.theme.fonts.small, colour(facts.lawful ? p.c().muted : p.c().warning), facts_text(p, facts));
  ImGui::Dummy({0, p.px(2)});
}

void draw_note(const Panel& p, const CardText& say, const DecisionCard& card) {
  PlayMemory& memory = p.memory.play;
  const std::string id = "##note." + std::to_string(card.number);
  std::array<char, 400> empty{};
  std::array<char, 400>& text = memory.noted == card.number ? memory.note : empty;
  ImGui::SetNextItemWidth(say.room());
  const bool changed = ImGui::InputTextWithHint(id.c_str(), p.tr(Str::your_note).c_str(), text.data(), text.size());
  p.target_last("note." + std::to_string(card.number));
  if (!changed || &text == &memory.note) return;
  memory.noted = card.number;
  memory.note = text;
}

void draw_card(const Panel& p, const DecisionCard& card) {
  const PlayerDecision& d = *card.decision;
  ImGui::PushID(static_cast<int>(card.number));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float width = ImGui::GetContentRegionAvail().x, pad = p.px(10);
  draw->ChannelsSplit(2);
  draw->ChannelsSetCurrent(1);
  ImGui::SetCursorScreenPos({at.x + pad, at.y + pad});
  ImGui::BeginGroup();
  const CardText say{p, ImGui::GetCursorPosX() + width - 2 * pad};
  say(p.theme.fonts.small, colour(p.c().accent), p.local(p.world().short_name_of(d.agent)));
  say(p.theme.fonts.title, colour(p.c().text), question_text(p, d));
  say(p.theme.fonts.body, colour(p.c().muted), incident_name(p, d.message.incident));
  say(p.theme.fonts.small, colour(p.c().text), known_text(p, card));
  ImGui::Dummy({0, p.px(2)});
  draw_countdown(p, say, card);
  if (card.given) say(p.theme.fonts.strong, colour(p.c().accent), p.tr(Str::given));
  for (const ChoiceFacts& facts : card.choices) draw_choice(p, say, card, facts);
  if (!card.given) {
    draw_note(p, say, card);
    if (text_button(p, p.tr(Str::leave_to_staff), ("delegate." + std::to_string(card.number)).c_str()))
      p.session.delegate(d.agent, d.kind, true);
  }
  ImGui::EndGroup();
  const ImVec2 to{at.x + width, ImGui::GetItemRectMax().y + pad};
  draw->ChannelsSetCurrent(0);
  draw->AddRectFilled(at, to, colour(p.c().ground), p.px(6));
  draw->AddRect(at, to, colour(card.given ? p.c().border : p.c().accent), p.px(6), 0, p.px(card.given ? 1.0F : 1.5F));
  draw->ChannelsMerge();
  ImGui::SetCursorScreenPos({at.x, to.y + p.px(8)});
  ImGui::Dummy({width, 0});
  p.target("decision." + std::to_string(card.number), at, to);
  ImGui::PopID();
}

/// Who is played, and what was left to the staff, each with the way back.
void draw_players(const Panel& p) {
  const World& world = p.world();
  section(p, p.tr(Str::played_by_people));
  if (world.played.empty()) return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nobody_plays));
  for (const PlayedBody& body : world.played) {
    ImGui::PushID(static_cast<int>(body.agent.value));
    const std::string key = world.key_of(body.agent);
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string back = p.tr(Str::hand_back);
    const float button = text_size(p.theme.fonts.body, back).x + 2 * ImGui::GetStyle().FramePadding.x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("body", {width - button - p.px(8), ImGui::GetFrameHeight()}))
      p.session.select_agency(body.agent);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    text_at(ImGui::GetWindowDrawList(), p.theme.fonts.body,
            {at.x, at.y + (ImGui::GetFrameHeight() - p.theme.fonts.body->FontSize) / 2}, colour(p.c().text),
            fitted(p.theme.fonts.body, p.local(world.short_name_of(body.agent)), width - button - p.px(10)));
    ImGui::SameLine();
    ImGui::SetCursorScreenPos({at.x + width - button, at.y});
    if (text_button(p, back, ("handback." + key).c_str())) p.session.hand_back(body.agent);
    for (const auto& kind : decision_kind_names) {
      if ((body.delegated >> static_cast<unsigned>(kind.value) & 1U) == 0) continue;
      ImGui::PushID(static_cast<int>(kind.value));
      bool on = true;
      const std::string label = p.tr(Str::staff_settles) + ": " + p.tr(acts[static_cast<std::size_t>(kind.value)]);
      if (ImGui::Checkbox(label.c_str(), &on)) p.session.delegate(body.agent, kind.value, false);
      ImGui::PopID();
    }
    ImGui::PopID();
  }
}

void draw_settled(const Panel& p) {
  const World& world = p.world();
  const std::vector<std::uint32_t> settled = settled_decisions(world, 12);
  if (settled.empty()) return;
  section(p, p.tr(Str::settled));
  for (const std::uint32_t number : settled) {
    const PlayerDecision& d = world.decisions[number];
    const bool person = d.state == DecisionState::done;
    const std::string who = p.tr(person ? Str::by_person : Str::by_silence);
    paragraph(p, p.theme.fonts.small, colour(p.c().muted),
              time_text(p, d.closed) + " \u00B7 " + p.local(world.short_name_of(d.agent)) + " \u00B7 " + who);
    std::string text = question_text(p, d) + " " + choice_text(p, d.kind, d.chosen);
    if (const std::string note = note_of(world, number, *p.session.frame().commands); !note.empty())
      text += " \u2014 \u201C" + note + "\u201D";
    paragraph(p, p.theme.fonts.body, colour(p.c().text), text);
    ImGui::Dummy({0, p.px(2)});
  }
}

}  // namespace

void draw_play_button(const Panel& p, AgentId agent) {
  const bool played = p.world().played_body(agent) != nullptr;
  if (p.world().facts(agent).kind == BodyKind::synthetic) return;
  if (!text_button(p, p.tr(played ? Str::hand_back : Str::play_body), "agency.play", !played)) return;
  if (played)
    p.session.hand_back(agent);
  else
    p.session.take_over(agent);
}

void draw_decisions(const Panel& p) {
  Session& s = p.session;
  begin_scroll(p, "decisions.list");
  bool pause = s.pause_on_decisions();
  if (ImGui::Checkbox(p.tr(Str::pause_on_decisions).c_str(), &pause)) s.set_pause_on_decisions(pause);
  p.target_last("decisions.pause");
  ImGui::Dummy({0, p.px(4)});
  const std::vector<DecisionCard> cards = open_cards(p.world(), *s.frame().commands);
  if (cards.empty() && !p.world().played.empty())
    paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nothing_to_decide));
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(cards.size(), most); ++i) draw_card(p, cards[i]);
  draw_players(p);
  draw_settled(p);
  end_scroll();
}

}  // namespace qorgan::ui
