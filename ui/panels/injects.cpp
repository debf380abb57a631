// The palette of what can be thrown into a run: the scenario's contingency injects and the threats of Article 6, now or
// at a time.

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/panels/panels.hpp"

namespace qorgan::ui {

namespace {

Tick later(const Panel& p) {
  const Scenario& scenario = p.session.scenario();
  const Tick ticks = scenario.tick_at(p.memory.play.hours * 3600.0);
  return std::min<Tick>(p.world().tick + std::max<Tick>(1, ticks), std::max<Tick>(0, scenario.ticks - 1));
}

/// "Now" and "In 6 h"; the tick that was chosen.
std::optional<Tick> throw_buttons(const Panel& p, const std::string& id) {
  std::optional<Tick> at;
  if (text_button(p, p.tr(Str::throw_now), (id + ".now").c_str(), true)) at = p.world().tick;
  ImGui::SameLine();
  const std::string label = fill(p.tr(Str::throw_later), {{"hours", std::to_string(p.memory.play.hours)}});
  if (text_button(p, label, (id + ".later").c_str())) at = later(p);
  return at;
}

/// How much later the second button of each row means.
void draw_time_choice(const Panel& p) {
  PlayMemory& memory = p.memory.play;
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(p.tr(Str::hours_later).c_str());
  const float field = std::min(width * 0.5F, p.px(170));
  ImGui::SameLine(width - field);
  ImGui::SetNextItemWidth(field);
  ImGui::InputInt("##hours", &memory.hours, 1, 24);
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  p.text_field("injects.hours", {to.x - 2 * (to.y - from.y) - p.px(12), to.y});  // two buttons stand behind the text
  memory.hours = std::clamp(memory.hours, 1, 24 * 365);
}

void draw_prepared(const Panel& p) {
  const Scenario& scenario = p.session.scenario();
  section(p, p.tr(Str::prepared));
  bool any = false;
  for (std::size_t i = 0; i < scenario.injects.size(); ++i) {
    const InjectSpec& spec = scenario.injects[i];
    if (p.world().inject_fired[i] >= 0 || !spec.contingency) continue;
    any = true;
    ImGui::PushID(static_cast<int>(i));
    paragraph(p, p.theme.fonts.body, colour(p.c().text), p.local(spec.text));
    if (const auto at = throw_buttons(p, "inject." + spec.id)) p.session.run().fire(InjectId(i), *at);
    ImGui::Dummy({0, p.px(4)});
    ImGui::PopID();
  }
  if (!any) paragraph(p, p.theme.fonts.body, colour(p.c().muted), p.tr(Str::none_prepared));
}

void draw_scheduled(const Panel& p) {
  const Institution& institution = p.world().institution();
  bool head = false;
  for (const Command& c : *p.session.frame().commands) {
    const bool thrown = c.kind == CommandKind::fire_inject || c.kind == CommandKind::start_threat;
    if (!thrown || c.tick < p.world().tick) continue;
    if (!head) section(p, p.tr(Str::scheduled));
    head = true;
    const std::string what =
        c.kind == CommandKind::fire_inject
            ? p.local(p.session.scenario().injects[c.inject.index()].text)
            : p.local(institution.at(c.threat).name) + ", " + p.local(institution.at(c.region).name);
    paragraph(p, p.theme.fonts.small, colour(p.c().muted), time_text(p, c.tick));
    paragraph(p, p.theme.fonts.body, colour(p.c().text), what);
  }
}

void draw_threat_choice(const Panel& p) {
  PlayMemory& memory = p.memory.play;
  const Institution& institution = p.world().institution();
  // Where a person points on the map, until they choose another region here.
  if (p.session.selection().region().valid() && p.session.selection().region() != memory.pointed)
    memory.region = p.session.selection().region();
  memory.pointed = p.session.selection().region();
  if (memory.region.index() >= institution.regions.size()) memory.region = RegionId{std::size_t{0}};
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(p.tr(Str::where).c_str());
  ImGui::SameLine(width * 0.35F);
  ImGui::SetNextItemWidth(width * 0.65F);
  if (begin_combo(p, "##where", p.local(institution.at(memory.region).name), "threats.region")) {
    for (std::size_t r = 0; r < institution.regions.size(); ++r) {
      const RegionId region{r};
      if (ImGui::Selectable(p.local(institution.at(region).name).c_str(), region == memory.region))
        memory.region = region;
      p.target_last("threats.region." + institution.regions[r].id);
    }
    end_combo(p);
  }
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(p.tr(Str::how_grave).c_str());
  ImGui::SameLine(width * 0.35F);
  const float button = ImGui::GetFrameHeight(), slider = width * 0.65F - 2 * (button + p.px(4));
  ImGui::SetNextItemWidth(std::max(p.px(40), slider));
  // The language's decimal point; what is shown is what is taken, so the value keeps to it.
  const std::string shown = number_text(static_cast<double>(memory.severity), 1, p.language());
  ImGui::SliderFloat("##grave", &memory.severity, 0.1F, 3.0F, shown.c_str(), ImGuiSliderFlags_NoInput);
  ImGui::SameLine(0, p.px(4));
  if (icon_button(p, "threats.less", Icon::minus, {}, button)) memory.severity -= 0.1F;
  ImGui::SameLine(0, p.px(4));
  if (icon_button(p, "threats.more", Icon::plus, {}, button)) memory.severity += 0.1F;
  memory.severity = std::clamp(std::round(memory.severity * 10) / 10, 0.1F, 3.0F);
}

void draw_threats(const Panel& p) {
  section(p, p.tr(Str::threats_21));
  draw_threat_choice(p);
  const Institution& institution = p.world().institution();
  for (std::size_t t = 0; t < institution.threats.size(); ++t) {
    const Threat& threat = institution.threats[t];
    ImGui::PushID(static_cast<int>(t));
    ImGui::Dummy({0, p.px(2)});
    const ThreatId id{t};
    const bool open = p.memory.play.threat == id;
    if (ImGui::Selectable(
            fitted(p.theme.fonts.body, threat.article + "  " + p.local(threat.name), ImGui::GetContentRegionAvail().x)
                .c_str(),
            open))
      p.memory.play.threat = open ? ThreatId{} : id;
    p.target_last("threat." + threat.id);
    if (ImGui::IsItemHovered()) tooltip(p, p.local(threat.name));
    if (open) {
      paragraph(p, p.theme.fonts.small, colour(p.c().muted), p.local(threat.summary));
      if (const auto at = throw_buttons(p, "start." + threat.id))
        p.session.run().start_threat(id, p.memory.play.region, static_cast<double>(p.memory.play.severity), *at);
    }
    ImGui::PopID();
  }
}

}  // namespace

void draw_injects(const Panel& p) {
  const float threats = begin_columns(p, "injects.prepared", 700);
  draw_time_choice(p);
  draw_prepared(p);
  draw_scheduled(p);
  next_column(p, "injects.threats", threats);
  draw_threats(p);
  end_scroll();
}

}  // namespace qorgan::ui
