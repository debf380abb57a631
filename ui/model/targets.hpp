#pragma once
// Places of the window by name, renewed with every frame: scripts point at them, and pictures are cut along them.

#include <map>
#include <string>
#include <string_view>

#include "ui/model/layout.hpp"

namespace qorgan::ui {

class Targets {
 public:
  /// Whether anybody asks for more than panels; a person's window saves the time.
  void want_all(bool wanted) { all_ = wanted; }
  [[nodiscard]] bool wants_all() const { return all_; }
  void begin_frame() { places_.clear(); }
  /// In pixels of the window.
  void note(const std::string& name, const Area& area) {
    if (all_ || name.starts_with("panel.")) places_[name] = area;
  }
  /// nullptr where nothing of that name was drawn in this frame.
  [[nodiscard]] const Area* find(const std::string& name) const {
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const std::map<std::string, Area>& all() const { return places_; }

  /// Whether no card of a decision has just come or moved: a click may then decide one.
  void set_cards_settled(bool settled) { cards_settled_ = settled; }
  [[nodiscard]] bool cards_settled() const { return cards_settled_; }

 private:
  bool all_ = true;
  std::map<std::string, Area> places_;
  bool cards_settled_ = true;
};

}  // namespace qorgan::ui
