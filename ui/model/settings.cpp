#include "ui/model/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/enum_table.hpp"
#include "core/file_bytes.hpp"
#include "core/place.hpp"
#include "scenario/fields.hpp"
#include "scenario/json_tree.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

using Json = nlohmann::json;
using format::Fields;
using format::FieldShape;
using format::Node;
using format::Reader;
using format::Shape;

constexpr EnumTable<PlotScope, std::string_view> scope_names({{PlotScope::country, "country"},
                                                              {PlotScope::regions, "regions"},
                                                              {PlotScope::incidents, "incidents"},
                                                              {PlotScope::body, "body"}});
constexpr std::size_t longest_file = 1 << 20;  // whatever is larger is no file of settings

template <class Names>
Shape choice_of(const Names& names) {
  Shape shape;
  shape.kind = Shape::Kind::choice;
  for (const auto& name : names) shape.words.emplace_back(name);
  return shape;
}
template <class Kind, std::size_t size>
std::array<std::string_view, size> named(const std::array<Kind, size>& kinds, std::string_view (*name)(Kind)) {
  std::array<std::string_view, size> out;
  std::transform(kinds.begin(), kinds.end(), out.begin(), name);
  return out;
}
Shape list_of_texts(std::size_t longest) {
  Shape element;
  element.longest = 4096;
  Shape shape;
  shape.kind = Shape::Kind::list;
  shape.longest = longest;
  shape.element = std::make_shared<const Shape>(element);
  return shape;
}

/// The table of the file, whose entries `put` takes into the settings.
class Table {
 public:
  explicit Table(Fields<Settings>& fields) : fields_(fields) {}

  template <class Names, class Put>
  void choice(std::string_view key, const Names& names, const Put& put) {
    fields_.custom(
        key, choice_of(names), {},
        [put](Reader& reader, const Node& node, const FieldShape& field, Settings& settings) {
          if (const auto index = reader.choice(node, field)) put(settings, *index);
        },
        nullptr);
  }
  template <class Put>
  void number(std::string_view key, double low, double high, const Put& put) {
    Shape shape;
    shape.kind = Shape::Kind::quantity;
    shape.low = low;
    shape.high = high;
    fields_.custom(
        key, shape, {.setting = true},
        [put](Reader& reader, const Node& node, const FieldShape& field, Settings& settings) {
          if (const auto read = reader.quantity(node, field)) put(settings, static_cast<float>(*read));
        },
        nullptr);
  }
  template <class Put>
  void flag(std::string_view key, const Put& put) {
    Shape shape;
    shape.kind = Shape::Kind::flag;
    fields_.custom(
        key, shape, {},
        [put](Reader& reader, const Node& node, const FieldShape& field, Settings& settings) {
          if (const auto read = reader.flag(node, field)) put(settings, *read);
        },
        nullptr);
  }
  /// `put` gets the texts of a list of which each is one.
  template <class Put>
  void texts(std::string_view key, std::size_t longest, const Put& put) {
    fields_.custom(
        key, list_of_texts(longest), {},
        [put](Reader& reader, const Node& node, const FieldShape& field, Settings& settings) {
          if (!reader.list(node, field)) return;
          FieldShape entry = field;
          entry.shape = *field.shape.element;
          std::vector<std::string> out;
          for (const Node& item : node.items)
            if (auto text = reader.text(item, entry)) out.push_back(std::move(*text));
          if (out.size() == node.items.size()) put(reader, node, settings, std::move(out));
        },
        nullptr);
  }

 private:
  Fields<Settings>& fields_;
};

/// As the file writes it, in decimals.
double rounded(float value) { return std::round(static_cast<double>(value) * 1000) / 1000; }

/// Each panel that can be shown, once.
void put_shown(Reader& reader, const Node& node, Settings& settings, const std::vector<std::string>& names) {
  if (names.size() != slot_count)
    return reader.error(node.spot,
                        fmt::format("'shown' names {} panels, but there are {} places", names.size(), slot_count));
  std::array<PanelKind, slot_count> shown{};
  for (std::size_t i = 0; i < slot_count; ++i) {
    const auto kind = panel_from(names[i]);
    if (!kind || std::find(available_panels.begin(), available_panels.end(), *kind) == available_panels.end())
      return reader.error(node.items[i].spot, fmt::format("there is no panel {}", format::quote(names[i])));
    const auto end = shown.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(shown.begin(), end, *kind) != end)
      return reader.error(node.items[i].spot, fmt::format("the panel {} stands twice", format::quote(names[i])));
    shown[i] = *kind;
  }
  (void)settings.desk.show(shown);
}

void put_measures(Reader& reader, const Node& node, Settings& settings, const std::vector<std::string>& names) {
  bool any = false;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (sampled(names[i], false, false))
      any = true;
    else
      reader.error(node.items[i].spot, fmt::format("there is no curve of a measure {}", format::quote(names[i])));
  if (any) settings.board.choose(names);
}

const Fields<Settings>& settings_fields() {
  static const Fields<Settings> fields = [] {
    Fields<Settings> made("file of settings", "What a person chose in the window");
    made.without_source();
    Table table(made);
    table.choice("language", named(all_languages, code_of),
                 [](Settings& s, std::size_t i) { s.language = all_languages[i]; });
    table.choice("theme", face_names.values(), [](Settings& s, std::size_t i) { s.face = all_of<Face>[i]; });
    table.number("text_size", rounded(min_text_size), rounded(max_text_size),
                 [](Settings& s, float size) { s.text_size = size; });
    table.choice("preset", named(all_presets, name_of), [](Settings& s, std::size_t i) { s.desk.use(all_presets[i]); });
    table.texts("shown", slot_count, put_shown);
    const auto share = [&table](std::string_view key, ShareLimits limits, void (Desk::*set)(float)) {
      table.number(key, rounded(limits.min), rounded(limits.max),
                   [set](Settings& s, float value) { (s.desk.*set)(value); });
    };
    share("split", split_limits, &Desk::set_split);
    share("side", side_limits, &Desk::set_side);
    share("lower", lower_limits, &Desk::set_lower);
    table.flag("column", [](Settings& s, bool on) { s.desk.show_column(on); });
    table.choice("layer", named(all_layers, name_of), [](Settings& s, std::size_t i) { s.layer = all_layers[i]; });
    table.flag("incidents", [](Settings& s, bool on) { s.marks.incidents = on; });
    table.flag("headquarters", [](Settings& s, bool on) { s.marks.headquarters = on; });
    table.flag("teams", [](Settings& s, bool on) { s.marks.teams = on; });
    table.flag("programme", [](Settings& s, bool on) { s.programme = on; });
    table.texts("measures", 64, put_measures);
    table.choice("scope", scope_names.values(), [](Settings& s, std::size_t i) { s.board.show(all_of<PlotScope>[i]); });
    table.flag("earlier_runs", [](Settings& s, bool on) { s.board.lay_earlier(on); });
    table.texts("recent", 1000, [](Reader&, const Node&, Settings& s, std::vector<std::string> paths) {
      if (paths.size() > max_recent) paths.resize(max_recent);
      s.recent = std::move(paths);
    });
    return made;
  }();
  return fields;
}

}  // namespace

std::string settings_file() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return std::string(config) + "/qorgan/dashboard.json";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.config/qorgan/dashboard.json" : std::string();
}

Settings parse_settings(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  Settings settings;
  Diagnostics found;
  format::Report report(found);
  const format::JsonLimits limits{.bytes = longest_file};
  const auto root = format::parse_json(text, std::make_shared<const std::string>(file), report, limits);
  if (root) {
    Reader reader(report);
    settings_fields().read(reader, *root, settings);
  }
  found.sort();
  for (const Diagnostic& wrong : found.all()) diagnostics.warning(wrong.place, wrong.message, wrong.suggestion);
  return settings;
}

Settings load_settings(const std::string& file, Diagnostics& diagnostics) {
  std::error_code ignored;
  if (file.empty() || !std::filesystem::exists(file, ignored)) return {};
  std::string why;
  const auto text = file_bytes(file, longest_file, why);
  if (text) return parse_settings(*text, file, diagnostics);
  diagnostics.warning({file, 0, 0}, "the file of settings " + why);
  return {};
}

std::string settings_text(const Settings& settings) {
  Json table = Json::object();
  table["language"] = std::string(code_of(settings.language));
  table["theme"] = std::string(name_of(settings.face));
  table["text_size"] = rounded(settings.text_size);
  table["preset"] = std::string(name_of(settings.desk.preset()));
  Json shown = Json::array();
  for (const PanelKind kind : settings.desk.shown()) shown.push_back(std::string(name_of(kind)));
  table["shown"] = shown;
  table["split"] = rounded(settings.desk.split());
  table["side"] = rounded(settings.desk.side());
  table["lower"] = rounded(settings.desk.lower());
  table["column"] = settings.desk.column();
  table["layer"] = std::string(name_of(settings.layer));
  table["incidents"] = settings.marks.incidents;
  table["headquarters"] = settings.marks.headquarters;
  table["teams"] = settings.marks.teams;
  table["programme"] = settings.programme;
  table["measures"] = settings.board.measures();
  table["scope"] = std::string(scope_names[settings.board.scope()]);
  table["earlier_runs"] = settings.board.earlier();
  table["recent"] = settings.recent;
  // A path need not be UTF-8; what is not is replaced rather than thrown at.
  return table.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

void remember(std::vector<std::string>& recent, const std::string& path) {
  std::erase(recent, path);
  recent.insert(recent.begin(), path);
  if (recent.size() > max_recent) recent.resize(max_recent);
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
