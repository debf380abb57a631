#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "core/digest.hpp"
#include "scenario/file_kind.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/former_keys.hpp"
#include "scenario/institution_files.hpp"
#include "scenario/load.hpp"
#include "scenario/scenario_check.hpp"
#include "scenario/scenario_fields.hpp"
#include "scenario/shape_walk.hpp"
#include "scenario/spelling.hpp"
#include "scenario/yaml_tree.hpp"

namespace qorgan {
namespace format {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view institution_prefix = "institution.";

struct Settings {
  std::vector<Setting> scenario, institution;
};

/// Everything that was asked for on the command line, as settings of the tree that they belong to.
Settings settings_of(const Overrides& overrides, Report& report) {
  Settings out;
  for (const auto& [path, value] : overrides.set) {
    const bool inside = path.starts_with(institution_prefix);
    const std::string_view rest = inside ? std::string_view(path).substr(institution_prefix.size()) : path;
    parse_setting(rest, value, fmt::format("--set {}={}", path.substr(0, 200), value.substr(0, 200)), report,
                  inside ? out.institution : out.scenario);
  }
  // The options made for these come last and win: what a batch records of a run says its seed by --seed.
  if (overrides.seed)
    parse_setting("seed", std::to_string(*overrides.seed), fmt::format("--seed {}", *overrides.seed), report,
                  out.scenario);
  if (overrides.policy)
    parse_setting("policy", *overrides.policy, "--policy " + *overrides.policy, report, out.scenario);
  if (overrides.reading)
    parse_setting("reading", *overrides.reading, "--reading " + *overrides.reading, report, out.scenario);
  return out;
}

/// Of the settings as they were written, in a form that no two different lists share; without the conditions of a run.
std::uint64_t digest_of(const Overrides& overrides) {
  std::string text;
  const auto add = [&](std::string_view part) { text += fmt::format("{}:{};", part.size(), part); };
  for (const auto& [path, value] : overrides.set) {
    if (path == "seed" || path == "policy" || path == "reading") continue;
    add(path);
    add(value);
  }
  return text.empty() ? 0 : digest_bytes(text.data(), text.size());
}

class ScenarioLoader {
 public:
  ScenarioLoader(const std::string& path, const Overrides& overrides, Report& report, InstitutionCache* cache)
      : path_(path), overrides_(overrides), report_(report), cache_(cache), reader_(report) {}

  std::shared_ptr<const Scenario> load() {
    settings_ = settings_of(overrides_, report_);
    if (!open()) return nullptr;
    collect_ids();
    reader_.open_file = [this](const Node& node, const std::string& name) { open_institution(node, name); };
    table_of<Scenario>().read(reader_, root_, *scenario_);
    if (!root_.find("parameters")) {
      const Reader::Step step(reader_, "parameters");
      table_of<Parameters>().absent(reader_, scenario_->parameters);
    }
    say_language();
    check_scenario(*scenario_, root_, report_);
    Meaning meaning;
    table_of<Scenario>().mean(meaning, *scenario_);
    cut_short();  // the file is checked against its own end, and means that
    if (report_.errors() > 0) return nullptr;
    scenario_->numbers = std::move(reader_.numbers);
    scenario_->hash = mix(meaning.digest(), scenario_->institution->hash);
    scenario_->text_hash = mix(files_.digest(), digest_of(overrides_));
    return scenario_;
  }

 private:
  bool open() {
    if (cache_) files_.knows(cache_->given);
    const auto file = std::make_shared<const std::string>(path_ == "-" ? "<stdin>" : path_);
    const auto bytes = files_.read(path_, fs::path(path_).filename().string(), {file, 0, 0}, report_);
    if (!bytes) return false;
    auto root = parse_yaml(*bytes, file, report_);
    if (!root || !expect_kind(reader_, *root, FileKind::scenario)) return false;
    root_ = std::move(*root);
    rename_former_keys(root_, scenario_shape(), report_);
    std::array<Node*, 1> roots{&root_};
    for (const Setting& setting : settings_.scenario) apply(setting, roots, report_);
    scenario_->file = is_stream(path_) ? "input.yaml" : path_;
    scenario_->id = readable(fs::path(scenario_->file).stem().string());
    scenario_->text = bytes;
    return true;
  }

  void collect_ids() {
    static constexpr std::array<std::array<std::string_view, 2>, 5> lists{{{"incidents", "incident"},
                                                                           {"injects", "inject"},
                                                                           {"objectives", "objective"},
                                                                           {"observations", "observation"},
                                                                           {"players", "player"}}};
    for (const auto& [key, kind] : lists) {
      reader_.references.open(kind);
      const Node* list = root_.find(key);
      if (!list || !list->is_list()) continue;
      for (const Node& entry : list->items) {
        const std::string_view id = entry.text_at("id");
        if (!reader_.references.add(kind, id) && !id.empty())
          report_.error(entry.find("id")->spot,
                        fmt::format("there is already {} with the id {}", with_article(kind), quote(id)));
      }
    }
  }

  /// `institution_overrides:` of the file, then what was asked for on the command line.
  std::vector<Setting> institution_settings() {
    std::vector<Setting> out;
    if (const Node* overrides = root_.find("institution_overrides"); overrides && !overrides->is_nothing()) {
      if (!overrides->is_map())
        report_.error(overrides->spot, fmt::format("'institution_overrides' needs a mapping of paths to values, but {} "
                                                   "stands here",
                                                   describe(*overrides)));
      const std::string own(overrides->text_at("source"));
      const std::string from = own.empty() ? std::string(root_.text_at("source")) : own;
      const auto source = from.empty() ? nullptr : std::make_shared<const std::string>(from);
      for (const Node::Member& member : overrides->members) {
        if (member.key == "source") continue;
        if (!source)
          report_.error(member.spot,
                        fmt::format("no 'source:' here or around it for the override {}", quote(member.key)));
        Setting setting{member.key, member.value, member.spot, source};
        set_source(setting.value, source);
        out.push_back(std::move(setting));
      }
    }
    out.insert(out.end(), settings_.institution.begin(), settings_.institution.end());
    return out;
  }

  /// Called while the table is read, before anything that refers to regions or roles.
  void open_institution(const Node& node, const std::string& name) {
    const fs::path wanted(name);
    const fs::path path = wanted.is_absolute() ? wanted : folder_of(path_) / wanted;
    scenario_->institution =
        read_institution(files_, tidied(path).string(), node.spot, institution_settings(), report_, cache_);
    if (!scenario_->institution) return;
    const Institution& institution = *scenario_->institution;
    References& known = reader_.references;
    for (std::string_view kind : {"role", "region", "settlement", "threat"}) known.open(kind);
    for (std::size_t i = 0; i < institution.roles.size(); ++i) {
      known.add("role", institution.roles[i].id);
      call(known, "role", institution.roles[i].name);
      for (const MergedRole& merged : institution.merged)  // a scenario may still name who was merged
        if (merged.into == RoleId(i)) known.alias("role", merged.from);
    }
    for (const Region& region : institution.regions) {
      known.add("region", region.id);
      call(known, "region", region.name);
    }
    for (const Settlement& settlement : institution.settlements) {
      known.add("settlement", settlement.id);
      call(known, "settlement", settlement.name);
    }
    for (const Threat& threat : institution.threats) {
      known.add("threat", threat.id);
      known.alias("threat", threat.article);
      call(known, "threat", threat.name);
    }
  }

  /// Once for the whole file: whoever reads it in another language will wonder.
  void say_language() {
    if (!scenario_->language) return;
    if (reader_.texts_alone == 0) {
      scenario_->language.reset();
      return;
    }
    const Node* node = root_.find("language");
    const std::string_view code = code_of(*scenario_->language);
    report_.note(node ? node->spot : root_.spot,
                 fmt::format("texts of this scenario that stand in '{}' alone: {}; other languages show them in it",
                             code, reader_.texts_alone));
  }

  static void call(References& known, std::string_view kind, const LocalText& name) {
    for (const Language language : all_languages) known.called(kind, name.in(language));
  }

  /// Ends the run at `until`; what the file says has been checked against its own end.
  void cut_short() {
    if (!overrides_.until) return;
    FieldShape field;
    field.name = "until";
    field.shape.kind = Shape::Kind::moment;
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = *overrides_.until;
    node.spot.file = std::make_shared<const std::string>("--until " + overrides_.until->substr(0, 100));
    const auto moment = reader_.moment(node, field);
    if (!moment) return;
    const Tick ticks = scenario_->tick_at(moment->seconds);
    if (ticks <= 0)
      report_.error(node.spot, "'until' must be after the start of the scenario");
    else
      scenario_->ticks = ticks;
  }

  const std::string& path_;
  const Overrides& overrides_;
  Report& report_;
  InstitutionCache* cache_;
  Reader reader_;
  FileSet files_;
  Settings settings_;
  Node root_;
  std::shared_ptr<Scenario> scenario_ = std::make_shared<Scenario>();
};

}  // namespace
}  // namespace format

std::shared_ptr<const Scenario> load_scenario(const std::string& path, Diagnostics& diagnostics,
                                              const Overrides& overrides, InstitutionCache* cache) {
  format::Report report(diagnostics);
  auto scenario = format::ScenarioLoader(path, overrides, report, cache).load();
  diagnostics.sort();
  return scenario;
}

}  // namespace qorgan
