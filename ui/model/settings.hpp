#pragma once
// What a person chose and wants to find again: language, face, arrangement, layer, curves, scenarios opened lately.

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/text.hpp"
#include "ui/model/desk.hpp"
#include "ui/model/map_model.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/model/ramp.hpp"

namespace qorgan::ui {

inline constexpr float min_text_size = 0.7F, max_text_size = 2.0F;

struct Settings {
  Language language = Language::en;
  Face face = Face::light;
  float text_size = 1;  ///< min_text_size to max_text_size
  Desk desk;
  Layer layer = Layer::severity;
  MapMarks marks;
  PlotBoard board;
  bool programme = true;
  std::vector<std::string> recent;  ///< paths, the latest first; at most `max_recent`
};
inline constexpr std::size_t max_recent = 6;

/// The file in XDG_CONFIG_HOME, else in ~/.config; empty where neither is known.
[[nodiscard]] std::string settings_file();

/// Takes from the text what it can: an entry that is missing, of a wrong kind or out of its range keeps the default.
/// Never fails, whatever the text is; what was not taken is told as warnings with their places.
[[nodiscard]] Settings parse_settings(std::string_view text, const std::string& file, Diagnostics& diagnostics);
/// Defaults where there is no file.
[[nodiscard]] Settings load_settings(const std::string& file, Diagnostics& diagnostics);
[[nodiscard]] std::string settings_text(const Settings& settings);

/// Puts a path first in the list of those opened lately.
void remember(std::vector<std::string>& recent, const std::string& path);

/// Writes the settings when they have changed, at most once a second.
class SettingsKeeper {
 public:
  /// An empty file keeps nothing.
  explicit SettingsKeeper(std::string file) : file_(std::move(file)) {}
  void keep(const Settings& settings, double seconds, bool now = false);

 private:
  std::string file_, written_;
  double next_ = 0;
};

}  // namespace qorgan::ui
