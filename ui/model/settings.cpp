#include "ui/model/settings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/place.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

using Json = nlohmann::json;
constexpr std::array<std::string_view, plot_scope_count> scope_names{"country", "regions", "incidents", "body"};
constexpr std::size_t longest_file = 1 << 20;  // whatever is larger is no file of settings

/// Reads entries of a table that may hold anything.
class Reader {
 public:
  explicit Reader(const Json& table) : table_(table) {}

  [[nodiscard]] std::string text(const char* key) const {
    const auto found = find(key);
    return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
  }
  void number(const char* key, float low, float high, float& value) const {
    const auto found = find(key);
    if (found == nullptr || !found->is_number()) return;
    const double read = found->get<double>();
    if (std::isfinite(read) && read >= static_cast<double>(low) && read <= static_cast<double>(high))
      value = static_cast<float>(read);
  }
  void flag(const char* key, bool& value) const {
    const auto found = find(key);
    if (found != nullptr && found->is_boolean()) value = found->get<bool>();
  }
  [[nodiscard]] std::vector<std::string> texts(const char* key, std::size_t most) const {
    std::vector<std::string> out;
    const auto found = find(key);
    if (found == nullptr || !found->is_array()) return out;
    for (const Json& entry : *found)
      if (entry.is_string() && out.size() < most) out.push_back(entry.get<std::string>());
    return out;
  }

 private:
  [[nodiscard]] const Json* find(const char* key) const {
    if (!table_.is_object()) return nullptr;
    const auto found = table_.find(key);
    return found == table_.end() ? nullptr : &*found;
  }
  const Json& table_;
};

void read_desk(const Reader& in, Desk& desk) {
  if (const auto preset = preset_from(in.text("preset"))) desk.use(*preset);
  const std::vector<std::string> names = in.texts("shown", slot_count);
  if (names.size() == slot_count) {
    std::array<PanelKind, slot_count> shown{};
    bool good = true;
    for (std::size_t i = 0; i < slot_count; ++i) {
      const auto kind = panel_from(names[i]);
      good = good && kind &&
             std::find(available_panels.begin(), available_panels.end(), *kind) != available_panels.end() &&
             std::find(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(i), *kind) ==
                 shown.begin() + static_cast<std::ptrdiff_t>(i);
      if (kind) shown[i] = *kind;
    }
    if (good) desk.shown = shown;
  }
  in.number("split", 0.25F, 0.75F, desk.split);
  in.number("side", 0.15F, 0.45F, desk.side);
  in.number("lower", 0.12F, 0.6F, desk.lower);
  in.flag("column", desk.column);
}

void read_board(const Reader& in, PlotBoard& board) {
  std::vector<std::string> measures;
  for (const std::string& name : in.texts("measures", 64))
    if (sampled(name, false, false) && std::find(measures.begin(), measures.end(), name) == measures.end())
      measures.push_back(name);
  if (!measures.empty()) board.measures = measures;
  const auto scope = std::find(scope_names.begin(), scope_names.end(), in.text("scope"));
  if (scope != scope_names.end()) board.scope = static_cast<PlotScope>(scope - scope_names.begin());
  in.flag("earlier_runs", board.earlier);
}

}  // namespace

std::string settings_file() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return std::string(config) + "/qorgan/dashboard.json";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.config/qorgan/dashboard.json" : std::string();
}

Settings parse_settings(std::string_view text) {
  Settings settings;
  const Json table = Json::parse(text.begin(), text.end(), nullptr, false);
  if (!table.is_object()) return settings;
  const Reader in(table);
  if (const auto language = language_from_code(in.text("language"))) settings.language = *language;
  if (in.text("theme") == "dark") settings.face = Face::dark;
  in.number("text_size", 0.7F, 2.0F, settings.text_size);
  read_desk(in, settings.desk);
  if (const auto layer = layer_from(in.text("layer"))) settings.layer = *layer;
  in.flag("incidents", settings.marks.incidents);
  in.flag("headquarters", settings.marks.headquarters);
  in.flag("teams", settings.marks.teams);
  in.flag("programme", settings.programme);
  read_board(in, settings.board);
  settings.recent = in.texts("recent", recent_most);
  return settings;
}

Settings load_settings(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (file.empty() || !in) return {};
  std::string text;
  for (std::istreambuf_iterator<char> at(in), end; at != end && text.size() < longest_file; ++at) text += *at;
  return parse_settings(text);
}

std::string settings_text(const Settings& settings) {
  Json table = Json::object();
  table["language"] = std::string(code_of(settings.language));
  table["theme"] = settings.face == Face::dark ? "dark" : "light";
  const auto rounded = [](float value) { return std::round(static_cast<double>(value) * 1000) / 1000; };
  table["text_size"] = rounded(settings.text_size);
  table["preset"] = std::string(name_of(settings.desk.preset));
  Json shown = Json::array();
  for (const PanelKind kind : settings.desk.shown) shown.push_back(std::string(name_of(kind)));
  table["shown"] = shown;
  table["split"] = rounded(settings.desk.split);
  table["side"] = rounded(settings.desk.side);
  table["lower"] = rounded(settings.desk.lower);
  table["column"] = settings.desk.column;
  table["layer"] = std::string(name_of(settings.layer));
  table["incidents"] = settings.marks.incidents;
  table["headquarters"] = settings.marks.headquarters;
  table["teams"] = settings.marks.teams;
  table["programme"] = settings.programme;
  table["measures"] = settings.board.measures;
  table["scope"] = std::string(scope_names[static_cast<std::size_t>(settings.board.scope)]);
  table["earlier_runs"] = settings.board.earlier;
  table["recent"] = settings.recent;
  // A path need not be UTF-8; what is not is replaced rather than thrown at.
  return table.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

void remember(std::vector<std::string>& recent, const std::string& path) {
  std::erase(recent, path);
  recent.insert(recent.begin(), path);
  if (recent.size() > recent_most) recent.resize(recent_most);
}

void SettingsKeeper::keep(const Settings& settings, double seconds, bool now) {
  if (file_.empty() || (!now && seconds < next_)) return;
  next_ = seconds + 1;
  std::string text = settings_text(settings);
  if (text == written_) return;
  // A full disk or a folder that may not be written is no reason to trouble a person who looks at a run.
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(file_).parent_path(), error);
  if (!replace_own_file(file_, text)) written_ = std::move(text);
}

}  // namespace qorgan::ui
