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

constexpr auto curves = std::to_array<std::string_view>({"severity", "unmet", "personnel_deployed", "trust"});

const BranchInfo* info_of(const Panel& p, int number) {
  for (const BranchInfo& branch : p.session.frame().branches)
    if (branch.number == number) return &branch;
  return nullptr;
}

Rgb branch_ink(const Panel& p, int number) {
  const Frame& frame = p.session.frame();
  if (number == frame.branch) return p.c().accent;
  return frame.other && number == frame.other->number ? p.c().instrument : p.c().border;
}

/// A branch with how far it has got; at the right the ways to it, or below where there is no room.
void draw_branch(const Panel& p, const BranchInfo& branch) {
  Session& s = p.session;
  const Frame& frame = s.frame();
  const Fonts& f = p.theme.fonts;
  const bool present = branch.number == frame.branch;
  const bool beside = frame.other && frame.other->number == branch.number;
  ImGui::PushID(branch.number);
  const std::string id = "branch." + std::to_string(branch.number);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, left = p.px(12), height = f.body->FontSize + f.small->FontSize;
  const std::string go = p.tr(Str::go_to_branch), choose = p.tr(beside ? Str::stop_comparing : Str::compare_choose);
  const float buttons = text_size(f.body, go).x + text_size(f.body, choose).x + 4 * ImGui::GetStyle().FramePadding.x +
                        ImGui::GetStyle().ItemSpacing.x;
  const std::string name = branch_name(p, branch);
  std::string where;
  if (branch.parent != 0) where = fill(p.tr(Str::parted_at), {{"time", time_text(p, branch.parted)}}) + " \u00B7 ";
  where += fill(p.tr(Str::reached_at), {{"time", time_text(p, branch.reached)}});
  const bool same_line = present || width - left - buttons - p.px(16) > text_size(f.small, where).x;
  const float room = width - left - (same_line && !present ? buttons + p.px(16) : 0);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, {at.x + p.px(4), at.y + height + p.px(2)}, colour(branch_ink(p, branch.number)), p.px(2));
  ImFont* font = present ? f.strong : f.body;
  text_at(draw, font, {at.x + left, at.y}, colour(p.c().text), fitted(font, name, room));
  text_at(draw, f.small, {at.x + left, at.y + f.body->FontSize + p.px(2)}, colour(p.c().muted),
          fitted(f.small, where, room));
  if (!present) {
    ImGui::SetCursorScreenPos(same_line ? ImVec2{at.x + width - buttons - p.px(2), at.y + p.px(2)}
                                        : ImVec2{at.x + left, at.y + height + p.px(6)});
    if (text_button(p, go, (id + ".go").c_str())) s.run().switch_to(branch.number);
    ImGui::SameLine();
    if (text_button(p, choose, (id + ".compare").c_str(), !beside))
      s.run().compare_with(beside ? std::optional<int>() : branch.number);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + height + p.px(12) + (same_line ? 0 : ImGui::GetFrameHeight() + p.px(4))});
  ImGui::PopID();
}

/// The question for a fork: a name, and another policy or reading from here on.
void draw_fork(const Panel& p) {
  PlayMemory& memory = p.memory.play;
  const float width = std::min(ImGui::GetContentRegionAvail().x, p.px(620));
  paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.tr(Str::fork_hint));
  ImGui::SetNextItemWidth(width);
  ImGui::InputTextWithHint("##forkname", p.tr(Str::fork_name).c_str(), memory.fork_name.data(),
                           memory.fork_name.size());
  p.text_field("fork.name");
  const World& world = p.world();
  // What nobody chose here stays as it is, also where the run has changed it meanwhile.
  const auto choice = [&](Str label, const char* id, const char* group, const auto& names, auto& chosen, auto present) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(fitted(p.theme.fonts.body, p.tr(label), width * 0.4F - p.px(8)).c_str());
    ImGui::SameLine(width * 0.4F);
    ImGui::SetNextItemWidth(width * 0.6F);
    const std::string shown = word(p, group, name_of(chosen.value_or(present)));
    if (!begin_combo(p, (std::string("##") + id).c_str(), shown, id)) return;
    for (const auto& entry : names) {
      if (ImGui::Selectable(word(p, group, entry.name).c_str(), entry.value == chosen.value_or(present)))
        chosen = entry.value;
      p.target_last(std::string(id) + "." + std::string(entry.name));
    }
    end_combo(p);
  };
  choice(Str::policy, "fork.policy", "policy", policy_names, memory.policy, world.policy);
  choice(Str::reading, "fork.reading", "reading", reading_names, memory.reading, world.reading);
  if (text_button(p, p.tr(Str::fork_here), "fork.here", true)) {
    const bool other_policy = memory.policy != world.policy, other_reading = memory.reading != world.reading;
    p.session.run().fork(memory.fork_name.data(), other_policy ? memory.policy : std::nullopt,
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
    line.emplace_back(x, box.bottom() - box.height * height);
  }
  ImGui::GetWindowDrawList()->AddPolyline(line.data(), static_cast<int>(line.size()), colour(ink), 0, p.px(1.8F));
}

std::string measure_text(const Panel& p, const MeasureName& name, double value) {
  if (!std::isfinite(value)) return "\u2013";
  if (name.dimension == Dimension::duration) return duration_text(value, p.session.strings(), p.language());
  if (name.dimension == Dimension::number && name.unit.en.empty()) return number_text(value, 2, p.language());
  return compact_text(value, p.session.strings(), p.language());
}

/// One measure of both branches over one another, with its two values of the tick that is compared at the right.
void draw_pair(const Panel& p, const Comparison& found, const MeasureName& name, const Area& area, Tick from) {
  const Frame& frame = p.session.frame();
  const Fonts& f = p.theme.fonts;
  const History &here = *frame.history, &there = *frame.other->history;
  const Tick to = std::max(frame.world->tick, from + 1);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  float right = area.right();
  const auto show = [&](double value, Rgb ink) {
    const std::string text = measure_text(p, name, value);
    text_at(draw, f.strong, {right, area.y}, colour(ink), text, Align::right);
    right -= text_size(f.strong, text).x + p.px(12);
  };
  const MeasureDifference values = compared_values(frame, *frame.other, name.name);
  show(values.there, p.c().instrument);
  show(values.here, p.c().accent);
  text_at(draw, f.small, {area.x, area.y + p.px(2)}, colour(p.c().muted),
          fitted(f.small, p.local(name.text), right - area.x));
  const float top = area.y + f.strong->FontSize + p.px(4);
  const std::vector<float> mine = here.series(name.name), theirs = there.series(name.name);
  std::vector<float> all = mine;
  all.insert(all.end(), theirs.begin(), theirs.end());
  const Scale scale = nice_scale(all, 2);
  const std::string low = compact_text(scale.low, p.session.strings(), p.language());
  const std::string high = compact_text(scale.high, p.session.strings(), p.language());
  const float axis = std::max({p.px(26), text_size(f.small, low).x, text_size(f.small, high).x}) + p.px(5);
  const Area box{area.x + axis, top, area.width - axis, area.bottom() - top};
  draw->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour(p.c().raised), p.px(3));
  const float parted =
      box.x + box.width * static_cast<float>(found.parted - from) / static_cast<float>(std::max<Tick>(1, to - from));
  draw->AddLine({parted, box.y}, {parted, box.bottom()}, colour(p.c().muted, 0.6F), p.px(1));
  draw_line(p, box, there, theirs, scale, from, to, p.c().instrument);
  draw_line(p, box, here, mine, scale, from, to, p.c().accent);
  text_at(draw, f.small, {box.x - p.px(5), box.y}, colour(p.c().muted), high, Align::right);
  text_at(draw, f.small, {box.x - p.px(5), box.bottom() - f.small->FontSize}, colour(p.c().muted), low, Align::right);
}

/// The same curves of both branches, from a little before they part.
void draw_curves(const Panel& p, const Comparison& found) {
  const Tick before = std::max<Tick>(1, (found.tick - found.parted) / 8),
             from = std::max<Tick>(0, found.parted - before);
  const float width = ImGui::GetContentRegionAvail().x, gap = p.px(16);
  const float pitch = std::clamp(width * 0.16F, p.px(96), p.px(150));
  const bool two = width > p.px(420);
  const float each = two ? (width - gap) / 2 : width;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  float y = start.y;
  for (std::size_t c = 0; c < curves.size(); ++c) {
    const MeasureName* name = find_measure_name(curves[c]);
    if (name == nullptr) continue;
    const float x = start.x + (two && c % 2 == 1 ? each + gap : 0);
    draw_pair(p, found, *name, {x, y, each, pitch - p.px(12)}, from);
    if (!two || c % 2 == 1) y += pitch;
  }
  ImGui::SetCursorScreenPos({start.x, y});
  ImGui::Dummy({width, p.px(1)});
}

void draw_measures(const Panel& p, const Comparison& found) {
  const Fonts& f = p.theme.fonts;
  section(p, fill(p.tr(Str::differences),
                  {{"count", std::to_string(found.measures.size())}, {"same", std::to_string(found.same)}}));
  const float width = std::min(ImGui::GetContentRegionAvail().x, p.px(620)), column = p.px(92);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const auto heads = [&](int number, float right) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text_at(draw, f.small, {at.x + right, at.y}, colour(branch_ink(p, number)),
            fill(p.tr(Str::branch_n), {{"number", std::to_string(number)}}), Align::right);
  };
  heads(p.session.frame().branch, width - column);
  heads(p.session.frame().other->number, width);
  ImGui::Dummy({width, f.small->FontSize + p.px(1)});
  for (const MeasureDifference& row : found.measures) {
    const MeasureName* name = find_measure_name(row.measure);
    if (name == nullptr) continue;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text_at(draw, f.small, at, colour(p.c().text), fitted(f.small, p.local(name->text), width - 2 * column - p.px(6)));
    text_at(draw, f.small, {at.x + width - column, at.y}, colour(p.c().accent), measure_text(p, *name, row.here),
            Align::right);
    text_at(draw, f.small, {at.x + width, at.y}, colour(p.c().instrument), measure_text(p, *name, row.there),
            Align::right);
    ImGui::Dummy({width, f.small->FontSize + p.px(3)});
    if (ImGui::IsItemHovered()) tooltip(p, p.local(name->text));
  }
}

void draw_event(const Panel& p, const EventDifference& found) {
  const Frame& frame = p.session.frame();
  const World& world = found.here ? *frame.world : *frame.other->world;
  const EventLog& log = found.here ? frame.events : frame.other->events;
  if (found.event >= log.size()) return;  // the run has just gone back behind it
  const Event& event = log[found.event];
  const WorldNames names(world);
  ImGui::PushID(static_cast<int>(found.event));
  paragraph(p, p.theme.fonts.small, colour(found.here ? p.c().accent : p.c().instrument), time_text(p, event.tick));
  if (ImGui::IsItemClicked()) p.session.run().go_to(event.tick);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  paragraph(p, p.theme.fonts.body, colour(p.c().text), narrate(event, names, p.language()));
  ImGui::PopID();
}

const Comparison& comparison_for(const Panel& p) {
  const Frame& frame = p.session.frame();
  PlayMemory& memory = p.memory.play;
  // While the run plays, four times a second is as often as anybody can read it.
  const std::array<int, 2> branches{frame.branch, frame.other->number};
  const bool fresh =
      memory.compared_number == frame.number || (frame.playing && ImGui::GetTime() - memory.compared_time < 0.25);
  if (memory.compared != branches || !fresh) {
    memory.compared = branches;
    memory.compared_number = frame.number;
    memory.compared_time = ImGui::GetTime();
    memory.comparison = compare(frame, *frame.other, 12);
  }
  return memory.comparison;
}

/// Where the branch beside waits for people it is compared as it stands, and the present one as it was then.
void draw_waiting(const Panel& p) {
  const Frame& frame = p.session.frame();
  if (frame.other->world->tick >= frame.world->tick) return;
  paragraph(p, p.theme.fonts.small, colour(p.c().warning),
            fill(p.tr(Str::compared_as_of), {{"time", time_text(p, compared_tick(frame, *frame.other))},
                                             {"number", std::to_string(frame.other->number)}}));
  p.target("compare.as_of", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
}

/// What differs, in words and numbers.
void draw_differences(const Panel& p, const Comparison& found, const BranchInfo& here, const BranchInfo& there) {
  draw_waiting(p);
  if (found.measures.empty() && !found.events.first)
    return paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::same_so_far));
  if (found.events.first) {
    section(p, p.tr(Str::first_difference));
    paragraph(p, p.theme.fonts.small, colour(p.c().muted), branch_name(p, found.events.first->here ? here : there));
    draw_event(p, *found.events.first);
  }
  draw_measures(p, found);
  for (const bool mine : {true, false}) {
    const std::vector<EventDifference>& list = mine ? found.events.only_here : found.events.only_there;
    if (list.empty()) continue;
    section(p, fill(p.tr(Str::only_in), {{"branch", branch_name(p, mine ? here : there)}}));
    for (const EventDifference& event : list) draw_event(p, event);
  }
}

}  // namespace

std::string branch_name(const Panel& p, const BranchInfo& branch) {
  const std::string number = fill(p.tr(Str::branch_n), {{"number", std::to_string(branch.number)}});
  return branch.name.empty() ? number : number + ": " + branch.name;
}

void draw_compare(const Panel& p) {
  const Frame& frame = p.session.frame();
  const BranchInfo* here = info_of(p, frame.branch);
  const BranchInfo* there = frame.other ? info_of(p, frame.other->number) : nullptr;
  const bool both = here != nullptr && there != nullptr;
  const float beside = begin_columns(p, "compare.list", both ? 1000 : 1e9F, 0.58F);
  for (const BranchInfo& branch : frame.branches) draw_branch(p, branch);
  if (frame.branches.size() < 2) paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::compare_none));
  const auto fork = [&] {
    section(p, p.tr(Str::fork_here));
    draw_fork(p);
  };
  if (both) {
    section(p, branch_name(p, *here) + " / " + branch_name(p, *there));
    draw_curves(p, comparison_for(p));
    if (beside > 0) fork();
    next_column(p, "compare.differences", beside);
    draw_differences(p, comparison_for(p), *here, *there);
  }
  if (!both || beside <= 0) fork();
  end_scroll();
}

}  // namespace qorgan::ui
