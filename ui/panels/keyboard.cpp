#include "ui/panels/keyboard.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

namespace qorgan::ui {

namespace {

constexpr int own_click_frames = 8;  // within which the pointer moves because of a click of the keyboard's

bool menu_open() { return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel); }

}  // namespace

void KeyboardFocus::begin_frame() {
  last_ = std::exchange(stops_, {});
  names_.clear();
  layer_ = 0;
  place_.clear();
}

void KeyboardFocus::add_spot(const std::string& name, ImVec2 from, ImVec2 to) {
  stops_.push_back({unique(name), place_, from, to, layer_, false});
}

/// The same thing may stand in two panels: each is a stop of its own.
std::string KeyboardFocus::unique(const std::string& name) {
  const int before = names_[name]++;
  return before == 0 ? name : name + "#" + std::to_string(before + 1);
}

void KeyboardFocus::add(const std::string& name, ImVec2 from, ImVec2 to, bool text) {
  stops_.push_back({unique(name), place_, from, to, layer_, text});
  const std::string& own = stops_.back().name;
  if (ImGui::IsItemActive() && !shown_) focused_ = own;  // from where a person goes on after a click
  if (own != focused_ || !scroll_) return;
  scroll_ = false;
  const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
  if (from.y < top || to.y > bottom) ImGui::SetScrollHereY(0.5F);
}

std::vector<const KeyboardFocus::Stop*> KeyboardFocus::reachable() const {
  int highest = 0;
  for (const Stop& stop : last_) highest = std::max(highest, stop.layer);
  std::vector<const Stop*> out;
  for (const Stop& stop : last_)
    if (stop.layer == highest) out.push_back(&stop);
  return out;
}

void KeyboardFocus::move(int by) {
  const auto stops = reachable();
  if (stops.empty()) return;
  const auto count = static_cast<int>(stops.size());
  const auto at = std::find_if(stops.begin(), stops.end(), [&](const Stop* s) { return s->name == focused_; });
  int next = at == stops.end() ? (by > 0 ? 0 : count - 1) : static_cast<int>(at - stops.begin()) + by;
  go(*stops[static_cast<std::size_t>((next + count) % count)]);
}

void KeyboardFocus::move_place(int by) {
  const auto stops = reachable();
  if (stops.empty()) return;
  std::vector<std::string> places;
  std::string now;
  for (const Stop* stop : stops) {
    if (std::find(places.begin(), places.end(), stop->place) == places.end()) places.push_back(stop->place);
    if (stop->name == focused_) now = stop->place;
  }
  const auto count = static_cast<int>(places.size());
  const auto at = std::find(places.begin(), places.end(), now);
  const int next = at == places.end() ? 0 : static_cast<int>(at - places.begin()) + by;
  const std::string& wanted = places[static_cast<std::size_t>((next + count) % count)];
  go(**std::find_if(stops.begin(), stops.end(), [&](const Stop* s) { return s->place == wanted; }));
}

void KeyboardFocus::go(const Stop& stop) {
  ImGui::ClearActiveID();  // what was typed so far stays
  focused_ = stop.name;
  shown_ = scroll_ = true;
  click_.reset();  // who goes on before a field was entered does not mean what comes next
  if (stop.text) click(stop);
}

void KeyboardFocus::click(const Stop& stop) {
  // Behind the last letter of a text, in the middle of all else.
  click_ = {stop.text ? stop.to.x - 3 : (stop.from.x + stop.to.x) / 2, (stop.from.y + stop.to.y) / 2};
  clicked_frame_ = ImGui::GetFrameCount();
}

bool KeyboardFocus::handle(Shortcut shortcut) {
  const bool menu = menu_open();
  switch (shortcut) {
    case Shortcut::focus_next: return move(1), true;
    case Shortcut::focus_back: return move(-1), true;
    case Shortcut::place_next: return move_place(1), true;
    case Shortcut::place_back: return move_place(-1), true;
    case Shortcut::day_back:
      if (menu) move(1);
      return menu;
    case Shortcut::day_forward:
      if (menu) move(-1);
      return menu;
    case Shortcut::toggle_play:
      if (!menu) return false;
      [[fallthrough]];
    case Shortcut::press: {
      const auto stops = reachable();
      const auto at = std::find_if(stops.begin(), stops.end(), [&](const Stop* s) { return s->name == focused_; });
      if (at != stops.end()) shown_ = true, click(**at);
      return true;
    }
    case Shortcut::close:
      if (menu) return close_menu_ = true;
      if (!ImGui::GetIO().WantTextInput) return false;
      ImGui::ClearActiveID();
      return true;
    default: return false;
  }
}

void KeyboardFocus::end_frame(ImU32 colour, float width) {
  scroll_ = close_menu_ = false;
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if ((moved.x != 0 || moved.y != 0) && ImGui::GetFrameCount() - clicked_frame_ > own_click_frames) shown_ = false;
  if (!shown_) return;
  for (const Stop& stop : stops_)
    if (stop.name == focused_)
      return ImGui::GetForegroundDrawList()->AddRect({stop.from.x - width, stop.from.y - width},
                                                     {stop.to.x + width, stop.to.y + width}, colour, 2 * width, 0,
                                                     width);
}

std::optional<ImVec2> KeyboardFocus::take_click() {
  // A stop that had to be scrolled into view is clicked where it is by then.
  if (!click_ || ImGui::GetFrameCount() - clicked_frame_ < 2) return std::nullopt;
  click_.reset();
  const auto stop = std::find_if(stops_.begin(), stops_.end(), [&](const Stop& s) { return s.name == focused_; });
  if (stop != stops_.end()) click(*stop);  // it may be gone by now
  return std::exchange(click_, std::nullopt);
}

bool KeyboardFocus::close_menu() { return std::exchange(close_menu_, false); }

}  // namespace qorgan::ui
