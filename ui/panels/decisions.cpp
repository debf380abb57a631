// What the played bodies have to decide now: a card each, with the choices, their grounds and costs, what the body
// knows, how long there is to decide, and what follows where nobody does.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/enum_table.hpp"
#include "engine/pending.hpp"
#include "record/journal.hpp"
#include "record/people.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/utf8.hpp"
#include "ui/model/wide_letters.hpp"
#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

/// Seconds that a card must have stood still before a click or a key decides it.
constexpr double card_patience = 0.5;

constexpr EnumTable<DecisionKind, Str> questions({{DecisionKind::notify, Str::q_notify},
                                                  {DecisionKind::order_body, Str::q_order_body},
                                                  {DecisionKind::send_teams, Str::q_send_teams},
                                                  {DecisionKind::convene, Str::q_convene},
                                                  {DecisionKind::propose_headquarters, Str::q_propose_headquarters},
                                                  {DecisionKind::take_instrument, Str::q_take_instrument},
                                                  {DecisionKind::propose_instrument, Str::q_propose_instrument},
                                                  {DecisionKind::lift_instrument, Str::q_lift_instrument},
                                                  {DecisionKind::answer_headquarters, Str::q_answer_headquarters},
                                                  {DecisionKind::answer_instrument, Str::q_answer_instrument},
                                                  {DecisionKind::lend_teams, Str::q_lend_teams},
                                                  {DecisionKind::carry_out, Str::q_carry_out},
                                                  {DecisionKind::join, Str::q_join},
                                                  {DecisionKind::settle_exception, Str::q_settle_exception}});
constexpr EnumTable<DecisionKind, Str> acts({{DecisionKind::notify, Str::a_notify},
                                             {DecisionKind::order_body, Str::a_order_body},
                                             {DecisionKind::send_teams, Str::a_send_teams},
                                             {DecisionKind::convene, Str::a_convene},
                                             {DecisionKind::propose_headquarters, Str::a_propose_headquarters},
                                             {DecisionKind::take_instrument, Str::a_take_instrument},
                                             {DecisionKind::propose_instrument, Str::a_propose_instrument},
                                             {DecisionKind::lift_instrument, Str::a_lift_instrument},
                                             {DecisionKind::answer_headquarters, Str::a_answer_headquarters},
                                             {DecisionKind::answer_instrument, Str::a_answer_instrument},
                                             {DecisionKind::lend_teams, Str::a_lend_teams},
                                             {DecisionKind::carry_out, Str::a_carry_out},
                                             {DecisionKind::join, Str::a_join},
                                             {DecisionKind::settle_exception, Str::a_settle_exception}});

std::string question_text(const Panel& p, const PlayerDecision& d) {
  const std::string instrument =
      d.message.instrument.valid() ? p.local(p.world().institution().at(d.message.instrument).name) : std::string();
  return fill(
      p.tr(questions[d.kind]),
      {{"instrument", instrument}, {"count", number_text(static_cast<double>(d.message.amount), 0, p.language())}});
}

std::string choice_text(const Panel& p, DecisionKind kind, Choice choice) {
  switch (choice) {
    case Choice::act: return p.tr(acts[kind]);
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
  text += " \u00B7 " + word(p, "threat-class", name_of(card.threat_class));
  if (known.since >= 0) text += " \u00B7 " + fill(p.tr(Str::knows_since), {{"time", time_text(p, known.since)}});
  if (known.since >= 0 && known.as_of >= 0)
    text += " \u00B7 " + fill(p.tr(Str::last_news), {{"time", time_text(p, known.as_of)}});
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

Rgb urgency(const Panel& p, const DecisionCard& card) {
  return card.share_left > 0.5 ? p.c().good : card.share_left > 0.2 ? p.c().inject : p.c().warning;
}

/// What is asked, and at the right how much time is left.
void draw_question(const Panel& p, const CardText& say, const DecisionCard& card) {
  const Fonts& f = p.theme.fonts;
  // In its last step no time is left, but an answer still counts.
  const std::string left =
      card.last ? p.tr(Str::last_step)
                : fill(p.tr(Str::time_left), {{"time", duration_text(card.left, p.session.strings(), p.language())}});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = say.room(), width = text_size(f.title, left).x;
  text_at(ImGui::GetWindowDrawList(), f.title, {at.x + room, at.y}, colour(urgency(p, card)), left, Align::right);
  const CardText narrow{p, say.right - width - p.px(16)};
  narrow(f.title, colour(p.c().text), question_text(p, *card.decision));
}

/// The time that is left as a strip that shortens, and what follows then.
void draw_countdown(const Panel& p, const CardText& say, const DecisionCard& card) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = say.room(), height = p.px(4);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, {at.x + width, at.y + height}, colour(p.c().border), p.px(2));
  draw->AddRectFilled(at, {at.x + width * static_cast<float>(card.share_left), at.y + height}, colour(urgency(p, card)),
                      p.px(2));
  ImGui::Dummy({width, height});
  say(p.theme.fonts.small, colour(p.c().muted),
      fill(p.tr(Str::decide_until), {{"time", time_text(p, card.decision->deadline)},
                                     {"default", choice_text(p, card.decision->kind, card.decision->otherwise)}}));
}

std::string note_length(const Panel& p, std::size_t letters) {
  const Str words = letters > max_note_letters ? Str::note_too_long : Str::note_letters;
  return fill(p.tr(words), {{"count", number_text(static_cast<double>(letters), 0, p.language())},
                            {"limit", number_text(static_cast<double>(max_note_letters), 0, p.language())}});
}

std::string choice_label(const Panel& p, const DecisionCard& card, const ChoiceFacts& facts) {
  std::string label = choice_text(p, card.decision->kind, facts.choice);
  if (facts.choice == card.decision->otherwise) label += " (" + p.tr(Str::by_default) + ")";
  return label;
}

/// Notes are typed with letters that ImGui can hold; what people meant is what is kept.
std::string note_text(const Panel& p, std::uint32_t decision) {
  const auto found = p.memory.play.notes.find(decision);
  return found == p.memory.play.notes.end() ? std::string() : p.session.letters()->plain(found->second);
}

/// Whether a person can have meant this card: one that has just come or moved may have slid under the pointer.
bool stands_still(const Panel& p, const DecisionCard& card) {
  const auto found = p.memory.play.cards.find(card.number);
  return found != p.memory.play.cards.end() && ImGui::GetTime() - found->second.since >= card_patience;
}

/// Settles a card, unless it has just moved or its note is too long to be kept.
void answer(const Panel& p, const DecisionCard& card, Choice choice) {
  if (!stands_still(p, card)) return p.session.tell(p.tr(Str::card_moved), false);
  const std::string note = note_text(p, card.number);
  if (const std::size_t letters = code_points(note).size(); letters > max_note_letters)
    return p.session.tell(note_length(p, letters), false);
  p.session.run().decide(card.number, choice, note);
}

/// A choice and what it means: side by side, or one below the other where the card is narrow.
void draw_choice(const Panel& p, const CardText& say, const DecisionCard& card, std::size_t number, float column) {
  const ChoiceFacts& facts = card.choices[number];
  const Fonts& f = p.theme.fonts;
  const std::string label = choice_label(p, card, facts);
  const std::string id = "decide." + std::to_string(card.number) + "." + std::string(name_of(facts.choice));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool picked = card.given && card.chosen == facts.choice;
  if (card.given) {
    ImGui::AlignTextToFramePadding();
    say(picked ? f.strong : f.body, colour(picked ? p.c().accent : p.c().muted), label);
  } else {
    if (text_button(p, label, id.c_str(), facts.choice == card.decision->otherwise, column)) {
      answer(p, card, facts.choice);
    }
    if (number < 5 && ImGui::IsItemHovered())
      tooltip(p, fill(p.tr(Str::choice_key), {{"key", "Ctrl+" + std::to_string(number + 1)}}));
  }
  if (column > 0)
    ImGui::SetCursorScreenPos({at.x + column + p.px(12), at.y + (ImGui::GetFrameHeight() - f.small->FontSize) / 2});
  say(f.small, colour(facts.lawful ? p.c().text : p.c().warning), facts_text(p, facts));
  const float below = std::max(ImGui::GetItemRectMax().y, at.y + (column > 0 ? ImGui::GetFrameHeight() : 0)) + p.px(5);
  ImGui::SetCursorScreenPos({at.x, below});
}

void draw_choices(const Panel& p, const CardText& say, const DecisionCard& card) {
  float widest = 0;
  for (const ChoiceFacts& facts : card.choices)
    widest = std::max(widest, text_size(p.theme.fonts.body, choice_label(p, card, facts)).x);
  widest += 2 * ImGui::GetStyle().FramePadding.x;
  const bool beside = widest < say.room() * 0.5F && say.room() > p.px(380);
  for (std::size_t i = 0; i < card.choices.size(); ++i) draw_choice(p, say, card, i, beside ? widest : 0);
}

int grow(ImGuiInputTextCallbackData* data) {
  auto& text = *static_cast<std::string*>(data->UserData);
  if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
  text.resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = text.data();
  return 0;
}

/// The note beside a card: as many lines as it has, up to six, and how long it is once that matters.
void draw_note(const Panel& p, const CardText& say, const DecisionCard& card, bool first) {
  std::string& text = p.memory.play.notes[card.number];
  const Fonts& f = p.theme.fonts;
  const auto lines = std::clamp<std::ptrdiff_t>(1 + std::count(text.begin(), text.end(), '\n'), 1, 6);
  const ImVec2 pad = ImGui::GetStyle().FramePadding, at = ImGui::GetCursorScreenPos();
  const float height = f.body->FontSize * static_cast<float>(lines) + 2 * pad.y;
  const std::string id = "##note." + std::to_string(card.number);
  ImGui::InputTextMultiline(id.c_str(), text.data(), text.capacity() + 1, {say.room(), height},
                            ImGuiInputTextFlags_CallbackResize, &grow, &text);
  p.text_field("note." + std::to_string(card.number));
  if (first) p.target("card.note", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  if (text.empty() && !ImGui::IsItemActive())
    text_at(ImGui::GetWindowDrawList(), f.body, {at.x + pad.x, at.y + pad.y}, colour(p.c().muted),
            fitted(f.body, p.tr(Str::your_note), say.room() - 2 * pad.x));
  const std::size_t letters = code_points(text).size();
  if (letters > max_note_letters / 2)
    say(f.small, colour(letters > max_note_letters ? p.c().warning : p.c().muted), note_length(p, letters));
}

void draw_card(const Panel& p, const DecisionCard& card, bool first) {
  const PlayerDecision& d = *card.decision;
  ImGui::PushID(static_cast<int>(card.number));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float width = ImGui::GetContentRegionAvail().x, pad = p.px(14);
  draw->ChannelsSplit(2);
  draw->ChannelsSetCurrent(1);
  ImGui::SetCursorScreenPos({at.x + pad, at.y + pad});
  ImGui::BeginGroup();
  const CardText say{p, ImGui::GetCursorPosX() + width - 2 * pad};
  say(p.theme.fonts.small, colour(p.c().accent), p.local(p.world().short_name_of(d.agent)));
  draw_question(p, say, card);
  say(p.theme.fonts.body, colour(p.c().muted), incident_name(p, d.message.incident));
  say(p.theme.fonts.small, colour(p.c().text), known_text(p, card));
  ImGui::Dummy({0, p.px(2)});
  draw_countdown(p, say, card);
  if (card.given) {
    say(p.theme.fonts.strong, colour(p.c().accent), p.tr(Str::given));
    if (text_button(p, p.tr(Str::withdraw), ("withdraw." + std::to_string(card.number)).c_str()) &&
        stands_still(p, card))
      p.session.run().withdraw(card.number);
  }
  ImGui::Dummy({0, p.px(1)});
  draw_choices(p, say, card);
  if (!card.given) {
    draw_note(p, say, card, first);
    if (text_button(p, p.tr(Str::leave_to_staff), ("delegate." + std::to_string(card.number)).c_str()) &&
        stands_still(p, card))
      p.session.run().delegate(d.agent, d.kind, true);
  }
  ImGui::EndGroup();
  const ImVec2 to{at.x + width, ImGui::GetItemRectMax().y + pad};
  draw->ChannelsSetCurrent(0);
  draw->AddRectFilled(at, to, colour(p.c().ground, 0.45F), p.px(6));
  draw->AddRect(at, to, colour(card.given ? p.c().border : p.c().accent), p.px(6), 0, p.px(card.given ? 1.0F : 1.5F));
  draw->ChannelsMerge();
  ImGui::SetCursorScreenPos({at.x, to.y + p.px(8)});
  ImGui::Dummy({width, 0});
  p.target("decision." + std::to_string(card.number), at, to);
  ImGui::PopID();
}

/// How many there are, so that nobody takes those in view for all.
void draw_counts(const Panel& p, const std::vector<DecisionCard>& cards) {
  if (cards.empty()) return;
  const auto given = static_cast<std::size_t>(
      std::count_if(cards.begin(), cards.end(), [](const DecisionCard& card) { return card.given; }));
  std::string text = fill(p.tr(Str::decisions_open), {{"count", std::to_string(cards.size() - given)}});
  if (given > 0) text += " \u00B7 " + fill(p.tr(Str::decisions_given), {{"count", std::to_string(given)}});
  paragraph(p, p.theme.fonts.strong, colour(p.c().text), text);
}

/// Where several bodies have something to decide: whose cards are shown. Leaves those.
void choose_player(const Panel& p, std::vector<DecisionCard>& cards) {
  AgentId& player = p.memory.play.player;
  std::map<AgentId, std::size_t> counts;
  for (const DecisionCard& card : cards) ++counts[card.decision->agent];
  if (player.valid() && !counts.contains(player) && p.world().played_body(player) == nullptr) player = {};
  if (counts.size() < 2 && !player.valid()) return;
  const auto label = [&](AgentId who, std::size_t count) {
    const std::string name = who.valid() ? p.local(p.world().short_name_of(who)) : p.tr(Str::all_players);
    return name + " (" + std::to_string(count) + ")";
  };
  const auto choice = [&](AgentId who, std::size_t count) {
    if (ImGui::Selectable(label(who, count).c_str(), player == who)) player = who;
    p.target_last("decisions.of." + (who.valid() ? p.world().key_of(who) : "all"));
  };
  const auto count_of = [&](AgentId who) {
    const auto found = counts.find(who);
    return who.valid() ? (found == counts.end() ? 0 : found->second) : cards.size();
  };
  const float width = std::min(ImGui::GetContentRegionAvail().x, p.px(420));
  ImGui::SetNextItemWidth(width);
  const std::string shown = fitted(p.theme.fonts.body, label(player, count_of(player)), width - p.px(44));
  if (begin_combo(p, "##player", shown, "decisions.player")) {
    choice({}, cards.size());
    for (const auto& [who, count] : counts) choice(who, count);
    end_combo(p);
  }
  if (player.valid()) std::erase_if(cards, [&](const DecisionCard& card) { return card.decision->agent != player; });
}

/// Cards below one another. Of those far from what is seen only the room is kept: hundreds cost no more than ten.
void draw_cards(const Panel& p, const std::vector<DecisionCard>& cards, std::uint32_t first) {
  std::map<std::uint32_t, CardPlace>& places = p.memory.play.cards;
  const int frame = ImGui::GetFrameCount();
  const double now = ImGui::GetTime();
  const float view = ImGui::GetWindowHeight(), scroll = ImGui::GetScrollY();
  bool settled = true;
  for (const DecisionCard& card : cards) {
    CardPlace& place = places[card.number];
    const float top = ImGui::GetCursorPosY();
    const bool moved = std::abs(place.top - top) > p.px(3) || place.given != card.given || place.frame < frame - 1;
    if (moved) place.since = now;
    place.top = top, place.given = card.given, place.frame = frame;
    const bool near = place.height <= 0 || (top + place.height > scroll - view && top < scroll + 2 * view);
    if (near) {
      draw_card(p, card, card.number == first);
      place.height = ImGui::GetCursorPosY() - top;
    } else {
      ImGui::Dummy({1, std::max(0.0F, place.height - ImGui::GetStyle().ItemSpacing.y)});
    }
    settled = settled && now - place.since >= card_patience;
  }
  p.session.targets().set_cards_settled(settled);
  std::erase_if(places, [&](const auto& entry) { return entry.second.frame != frame; });
  // A note goes with its question: it stands in the record then.
  const std::vector<PlayerDecision>& all = p.world().decisions;
  std::erase_if(p.memory.play.notes, [&](const auto& entry) {
    return entry.first < all.size() && all[entry.first].state != DecisionState::open;
  });
}

/// Who is played, and what was left to the staff, each with the way back.
void draw_players(const Panel& p) {
  const World& world = p.world();
  section(p, p.tr(Str::played_by_people));
  std::vector<AgentId> coming;
  const std::span<const Command> due = due_now(world, *p.session.frame().commands);
  for (const Command& c : due)
    if (c.kind == CommandKind::take_over && world.played_body(c.agent) == nullptr &&
        will_be_played(world, due, c.agent) && std::find(coming.begin(), coming.end(), c.agent) == coming.end())
      coming.push_back(c.agent);
  if (world.played.empty() && coming.empty())
    return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nobody_plays));
  for (const AgentId agent : coming)
    paragraph(p, p.theme.fonts.body, colour(p.c().muted),
              p.local(world.short_name_of(agent)) + " \u00B7 " + p.tr(Str::next_step));
  for (const PlayedBody& body : world.played) {
    ImGui::PushID(static_cast<int>(body.agent.value));
    const std::string key = world.key_of(body.agent);
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string back = p.tr(Str::hand_back);
    const float button = text_size(p.theme.fonts.body, back).x + 2 * ImGui::GetStyle().FramePadding.x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("body", {width - button - p.px(8), ImGui::GetFrameHeight()}))
      p.session.select_agency(body.agent);
    p.target_last("player." + key);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    text_at(ImGui::GetWindowDrawList(), p.theme.fonts.body,
            {at.x, at.y + (ImGui::GetFrameHeight() - p.theme.fonts.body->FontSize) / 2}, colour(p.c().text),
            fitted(p.theme.fonts.body, p.local(world.short_name_of(body.agent)), width - button - p.px(10)));
    ImGui::SameLine();
    ImGui::SetCursorScreenPos({at.x + width - button, at.y});
    if (text_button(p, back, ("handback." + key).c_str())) p.session.run().hand_back(body.agent);
    for (const auto& kind : decision_kind_names) {
      if ((body.delegated >> static_cast<unsigned>(kind.value) & 1U) == 0) continue;
      ImGui::PushID(static_cast<int>(kind.value));
      bool on = true;
      const std::string label = p.tr(Str::staff_settles) + ": " + p.tr(acts[kind.value]);
      if (ImGui::Checkbox(label.c_str(), &on)) p.session.run().delegate(body.agent, kind.value, false);
      p.target_last("staff." + key + "." + std::string(kind.name));
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

void draw_play_button(const Panel& p) {
  const AgentId agent = p.session.selection().body();
  const bool played = will_be_played(p.world(), due_now(p.world(), *p.session.frame().commands), agent);
  if (p.world().facts(agent).kind == BodyKind::synthetic) return;
  if (text_button(p, p.tr(played ? Str::hand_back : Str::play_body), "agency.play", !played)) p.session.toggle_body();
  if (ImGui::IsItemHovered()) tooltip(p, fill(p.tr(Str::choice_key), {{"key", "F6"}}));
  if (played == (p.world().played_body(agent) != nullptr)) return;
  paragraph(p, p.theme.fonts.strong, colour(p.c().accent), p.tr(Str::next_step));
  p.target("agency.next_step", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
}

void draw_decisions(const Panel& p) {
  Session& s = p.session;
  const float beside = begin_columns(p, "decisions.list", 1000, 0.62F);
  bool pause = s.run().pause_on_decisions();
  if (ImGui::Checkbox(p.tr(Str::pause_on_decisions).c_str(), &pause)) s.run().set_pause_on_decisions(pause);
  p.target_last("decisions.pause");
  std::vector<DecisionCard> cards = open_cards(p.world(), *s.frame().commands);
  draw_counts(p, cards);
  choose_player(p, cards);
  ImGui::Dummy({0, p.px(4)});
  if (cards.empty() && !p.world().played.empty())
    paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::nothing_to_decide));
  const auto first = std::find_if(cards.begin(), cards.end(), [](const DecisionCard& card) { return !card.given; });
  const auto chosen = static_cast<std::size_t>(s.take_choice());
  if (chosen > 0 && first != cards.end() && chosen <= first->choices.size())
    answer(p, *first, first->choices[chosen - 1].choice);
  draw_cards(p, cards, first == cards.end() ? any_decision : first->number);
  next_column(p, "decisions.past", beside);
  draw_players(p);
  draw_settled(p);
  end_scroll();
}

}  // namespace qorgan::ui
