// The branches of the session, and two of them side by side from the moment they part.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "record/narrate.hpp"
#include "ui/model/compare_model.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/panels/panels.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

constexpr std::array<std::string_view, 4> curves{"severity", "unmet", "personnel_deployed", "trust"};

const BranchInfo* info_of(const Panel& p, int number) {
  for (const BranchInfo& branch : p.session.frame().branches)
    if (branch.number == number) return &branch;
  return nullptr;
}

void draw_branch(const Panel& p, const BranchInfo& branch) {
  Session& s = p.session;
  const Frame& frame = s.frame();
  const bool present = branch.number == frame.branch;
  const bool beside = frame.other && frame.other->number == branch.number;
  ImGui::PushID(branch.number);
  const std::string id = "branch." + std::to_string(branch.number);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + p.px(4)}, {at.x + p.px(4), at.y + p.px(18)},
                                            colour(present  ? p.c().accent
                                                   : beside ? p.c().measure
                                                            : p.c().border),
                                            p.px(2));
  ImGui::SetCursorScreenPos({at.x + p.px(12), at.y});
  paragraph(p, present ? p.theme.fonts.strong : p.theme.fonts.body, colour(p.c().text), branch_name(p, branch));
  std::string where;
  if (branch.parent != 0) where = fill(p.tr(Str::parted_at), {{"time", time_text(p, branch.parted)}}) + " \u00B7 ";
  where += fill(p.tr(Str::reached_at), {{"time", time_text(p, branch.reached)}});
  ImGui::SetCursorScreenPos({at.x + p.px(12), ImGui::GetCursorScreenPos().y});
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), where);
  if (!present) {
    ImGui::SetCursorScreenPos({at.x + p.px(12), ImGui::GetCursorScreenPos().y});
    if (text_button(p, p.tr(Str::go_to_branch), (id + ".go").c_str())) s.runner()->switch_to(branch.number);
    ImGui::SameLine();
    if (text_button(p, p.tr(beside ? Str::stop_comparing : Str::compare_choose), (id + ".compare").c_str(), !beside))
      s.runner()->compare_with(beside ? std::optional<int>() : branch.number);
  }
  ImGui::Dummy({0, p.px(4)});
  ImGui::PopID();
}

/// The question for a fork: a name, and another policy or reading from here on.
void draw_fork(const Panel& p) {
  PlayMemory& memory = p.memory.play;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::fork_hint));
  ImGui::SetNextItemWidth(width);
  ImGui::InputTextWithHint("##forkname", p.tr(Str::fork_name).c_str(), memory.fork_name.data(),
                           memory.fork_name.size());
  p.target_last("fork.name");
  const World& world = p.world();
  if (!memory.policy) memory.policy = world.policy;
  if (!memory.reading) memory.reading = world.reading;
  const auto row = [&](Str label) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(p.tr(label).c_str());
    ImGui::SameLine(width * 0.4F);
    ImGui::SetNextItemWidth(width * 0.6F);
  };
  row(Str::policy);
  if (ImGui::BeginCombo("##forkpolicy", word(p, "policy", name_of(*memory.policy)).c_str())) {
    for (const auto& entry : policy_names)
      if (ImGui::Selectable(word(p, "policy", entry.name).c_str(), entry.value == *memory.policy))
        memory.policy = entry.value;
    ImGui::EndCombo();
  }
  row(Str::reading);
  if (ImGui::BeginCombo("##forkreading", word(p, "reading", name_of(*memory.reading)).c_str())) {
    for (const auto& entry : reading_names)
      if (ImGui::Selectable(word(p, "reading", entry.name).c_str(), entry.value == *memory.reading))
        memory.reading = entry.value;
    ImGui::EndCombo();
  }
  if (text_button(p, p.tr(Str::fork_here), "fork.here", true)) {
    const bool other_policy = *memory.policy != world.policy, other_reading = *memory.reading != world.reading;
    p.session.runner()->fork(memory.fork_name.data(), other_policy ? memory.policy : std::nullopt,
                             other_reading ? memory.reading : std::nullopt);
    memory.fork_name.fill(0);
    memory.policy.reset();
    memory.reading.reset();
  }
}

void draw_line(const Panel& p, const Area& box, const History& history, const std::vector<float>& values,
               const Scale& scale, Tick from, Tick to, Rgb ink) {
  std::vector<ImVec2> line;
  const auto span = static_cast<float>(std::max<Tick>(1, to - from));
  for (std::size_t i = 0; i < values.size() && i < history.size(); ++i) {
    const Tick tick = history.tick(i);
    if (tick < from || tick > to || !std::isfinite(values[i])) continue;
    const float x = box.x + box.width * static_cast<float>(tick - from) / span;
    const auto height = static_cast<float>((static_cast<double>(values[i]) - scale.low) / (scale.high - scale.low));
    line.push_back({x, box.bottom() - box.height * height});
  }
  ImGui::GetWindowDrawList()->AddPolyline(line.data(), static_cast<int>(line.size()), colour(ink), 0, p.px(1.8F));
}

/// The same curve of both branches over one another, from a little before they part.
void draw_curves(const Panel& p, const Comparison& found) {
  const Frame& frame = p.session.frame();
  const History &here = *frame.history, &there = *frame.other->history;
  const Tick before = std::max<Tick>(1, (found.tick - found.parted) / 8);
  const Tick from = std::max<Tick>(0, found.parted - before), to = std::max(frame.world->tick, from + 1);
  const float width = ImGui::GetContentRegionAvail().x, gap = p.px(14), height = p.px(74);
  const bool two = width > p.px(420);
  const float each = two ? (width - gap) / 2 : width;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Fonts& f = p.theme.fonts;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  float y = start.y;
  for (std::size_t c = 0; c < curves.size(); ++c) {
    const MeasureName* name = find_measure_name(curves[c]);
    if (name == nullptr) continue;
    const float x = start.x + (two && c % 2 == 1 ? each + gap : 0);
    text_at(draw, f.small, {x, y}, colour(p.c().muted), fitted(f.small, p.local(name->text), each));
    const Area box{x, y + f.small->FontSize + p.px(3), each, height - f.small->FontSize - p.px(12)};
    draw->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour(p.c().raised), p.px(3));
    std::vector<float> mine = here.series(curves[c]), theirs = there.series(curves[c]);
    std::vector<float> all = mine;
    all.insert(all.end(), theirs.begin(), theirs.end());
    const Scale scale = nice_scale(all, 2);
    const float parted =
        box.x + box.width * static_cast<float>(found.parted - from) / static_cast<float>(std::max<Tick>(1, to - from));
    draw->AddLine({parted, box.y}, {parted, box.bottom()}, colour(p.c().muted, 0.6F), p.px(1));
    draw_line(p, box, there, theirs, scale, from, to, p.c().measure);
    draw_line(p, box, here, mine, scale, from, to, p.c().accent);
    if (!two || c % 2 == 1) y += height;
  }
  ImGui::SetCursorScreenPos({start.x, y});
  ImGui::Dummy({width, p.px(2)});
}

std::string measure_text(const Panel& p, const MeasureName& name, double value) {
  if (!std::isfinite(value)) return "\u2013";
  if (name.dimension == Dimension::duration) return duration_text(value, p.session.strings(), p.language());
  if (name.dimension == Dimension::number && name.unit.en.empty()) return number_text(value, 2, p.language());
  return compact_text(value, p.session.strings(), p.language());
}

void draw_measures(const Panel& p, const Comparison& found) {
  const Fonts& f = p.theme.fonts;
  section(p, fill(p.tr(Str::differences),
                  {{"count", std::to_string(found.measures.size())}, {"same", std::to_string(found.same)}}));
  const float width = ImGui::GetContentRegionAvail().x, column = p.px(74);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  for (const MeasureDifference& row : found.measures) {
    const MeasureName* name = find_measure_name(row.measure);
    if (name == nullptr) continue;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text_at(draw, f.small, at, colour(p.c().text), fitted(f.small, p.local(name->text), width - 2 * column - p.px(6)));
    text_at(draw, f.small, {at.x + width - column, at.y}, colour(p.c().accent), measure_text(p, *name, row.here),
            Align::right);
    text_at(draw, f.small, {at.x + width, at.y}, colour(p.c().measure), measure_text(p, *name, row.there),
            Align::right);
    ImGui::Dummy({width, f.small->FontSize + p.px(3)});
    if (ImGui::IsItemHovered()) tooltip(p, p.local(name->text));
  }
}

void draw_event(const Panel& p, const EventDifference& found) {
  const Frame& frame = p.session.frame();
  const World& world = found.here ? *frame.world : *frame.other->world;
  const Event& event = (found.here ? frame.events : frame.other->events)[found.event];
  const WorldNames names(world);
  ImGui::PushID(static_cast<int>(found.event));
  paragraph(p, p.theme.fonts.small, colour(found.here ? p.c().accent : p.c().measure), time_text(p, event.tick));
  if (ImGui::IsItemClicked()) p.session.runner()->go_to(event.tick);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  paragraph(p, p.theme.fonts.body, colour(p.c().text), narrate(event, names, p.language()));
  ImGui::PopID();
}

void draw_comparison(const Panel& p) {
  const Frame& frame = p.session.frame();
  PlayMemory& memory = p.memory.play;
  if (memory.compared_number != frame.number) {
    memory.compared_number = frame.number;
    memory.comparison = compare(frame, *frame.other, 12);
  }
  const Comparison& found = memory.comparison;
  const BranchInfo *here = info_of(p, frame.branch), *there = info_of(p, frame.other->number);
  if (here == nullptr || there == nullptr) return;
  section(p, branch_name(p, *here) + " / " + branch_name(p, *there));
  draw_curves(p, found);
  if (found.measures.empty() && !found.first)
    return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::same_so_far));
  if (found.first) {
    section(p, p.tr(Str::first_difference));
    paragraph(p, p.theme.fonts.small, colour(p.c().muted), branch_name(p, found.first->here ? *here : *there));
    draw_event(p, *found.first);
  }
  draw_measures(p, found);
  for (const bool mine : {true, false}) {
    const std::vector<EventDifference>& list = mine ? found.only_here : found.only_there;
    if (list.empty()) continue;
    section(p, fill(p.tr(Str::only_in), {{"branch", branch_name(p, mine ? *here : *there)}}));
    for (const EventDifference& event : list) draw_event(p, event);
  }
}

}  // namespace

std::string branch_name(const Panel& p, const BranchInfo& branch) {
  const std::string number = fill(p.tr(Str::branch_n), {{"number", std::to_string(branch.number)}});
  return branch.name.empty() ? number : number + ": " + branch.name;
}

void draw_compare(const Panel& p) {
  begin_scroll(p, "compare.list");
  for (const BranchInfo& branch : p.session.frame().branches) draw_branch(p, branch);
  if (p.session.frame().branches.size() < 2)
    paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::compare_none));
  section(p, p.tr(Str::fork_here));
  draw_fork(p);
  if (p.session.frame().other) draw_comparison(p);
  end_scroll();
}

}  // namespace qorgan::ui
