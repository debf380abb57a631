#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/text.hpp"
#include "scenario/describe.hpp"
#include "scenario/shape_walk.hpp"

namespace qorgan {
namespace format {
namespace {

/// Writes a mapping with its comments: keys that a beginner needs stand, the others wait behind a '#'.
class StarterWriter {
 public:
  StarterWriter(const std::string& institution_path, const Institution* institution)
      : institution_path_(institution_path), institution_(institution) {
    if (institution_) choose();
  }

  /// The experiment: the same comments over another table.
  static std::string experiment(const std::string& scenario_path) {
    StarterWriter writer(scenario_path, nullptr);
    writer.out_ =
        "# An experiment to begin with. What follows a '#' is a comment; a key behind one is optional and shows its\n"
        "# default, where it has one: take the '#' away and change it. Numbers carry the unit of what their path leads "
        "to.\n";
    writer.object(experiment_shape(), 0, false);
    return std::move(writer.out_);
  }

  std::string write() {
    out_ =
        "# A scenario to begin with. What follows a '#' is a comment; a key behind one is optional and shows its\n"
        "# default, where it has one: take the '#' away and change it. Numbers carry units: 6 h, 3 d, 900 person, 0.5 "
        "/h.\n";
    object(scenario_shape(), 0, false);
    return std::move(out_);
  }

 private:
  /// Bodies and places of the example that the institution really has.
  void choose() {
    const auto has_bodies = [](const Role& role) { return !role.territorial_regions.empty(); };
    const auto named = institution_->role("civil-protection");
    const auto& roles = institution_->roles;
    auto role = named.valid() && has_bodies(institution_->at(named))
                    ? roles.begin() + named.index()
                    : std::find_if(roles.begin(), roles.end(), has_bodies);
    if (role != roles.end()) {
      role_ = role->id;
      const auto& held = role->territorial_regions;
      const RegionId wanted = institution_->region(region_);
      if (std::find(held.begin(), held.end(), wanted) == held.end()) region_ = institution_->at(held.front()).id;
    }
    if (!institution_->threat(threat_).valid() && !institution_->threats.empty())
      threat_ = institution_->threats.front().id;
  }

  std::string example(const FieldShape& field) const {
    if (field.name == "institution" || field.name == "scenario") return institution_path_;
    if (field.shape.kind != Shape::Kind::reference || field.example.empty()) return field.example;
    if (field.shape.target == "role") return role_;
    if (field.shape.target == "region") return region_;
    if (field.shape.target == "threat") return threat_;
    return field.example;
  }

  static std::string keyed(const std::string& name, const std::string& value) {
    return value.empty() ? name + ":" : name + ": " + value;
  }

  static bool wanted(const FieldShape& field) { return field.required || !field.example.empty(); }

  static std::string comment(const FieldShape& field) {
    std::string out = field.help;
    if (field.shape.kind == Shape::Kind::choice && field.shape.words.size() > 1 && field.shape.words.size() < 12)
      out += fmt::format("; {}", type_text(field.shape));
    if (const std::string range = range_text(field.shape); !range.empty()) out += fmt::format("; {}", range);
    return out;
  }

  void line(int indent, bool live, const std::string& text, const std::string& remark) {
    std::string out(static_cast<std::size_t>(indent), ' ');
    if (dash_) {  // the first key of a list entry stands behind its dash
      out.replace(out.size() - 2, 2, "- ");
      dash_ = false;
    }
    out += live ? text : "# " + text;
    if (!remark.empty()) {
      if (out.size() < 44) out.append(44 - out.size(), ' ');
      out += "  # " + remark;
    }
    out_ += out + "\n";
  }

  void local_text(const FieldShape& field, int indent) {
    line(indent, true, field.name + ":", comment(field));
    std::string_view rest = field.example;
    for (Language language : all_languages) {
      const std::size_t bar = rest.find('|');
      line(indent + 2, true, fmt::format("{}: \"{}\"", code_of(language), rest.substr(0, bar)), "");
      rest = bar == std::string_view::npos ? rest : rest.substr(bar + 1);
    }
  }

  /// A mapping that waits behind '#': its keys in one line, or one a line where they have defaults worth seeing.
  void sleeping(const FieldShape& field, const ObjectShape& inner, int indent) {
    line(indent, false, field.name + ":", comment(field));
    const bool with_defaults =
        std::any_of(inner.fields.begin(), inner.fields.end(), [](const FieldShape& f) { return !f.source.empty(); });
    if (with_defaults && field.shape.kind == Shape::Kind::object) {
      for (const FieldShape& f : inner.fields) line(indent, false, keyed("  " + f.name, f.fallback), comment(f));
      return;
    }
    std::string keys;
    for (const FieldShape& f : inner.fields) keys += (keys.empty() ? "" : ", ") + f.name;
    line(indent, false, fmt::format("  keys: {}", keys), "");
  }

  void one(const FieldShape& field, int indent) {
    const ObjectShape* inner = object_in(field.shape);
    if (inner && !wanted(field)) return sleeping(field, *inner, indent);
    if (inner) {
      line(indent, true, field.name + ":", comment(field));
      const bool list = field.shape.kind == Shape::Kind::list;
      return object(*inner, indent + (list ? 4 : 2), list);
    }
    if (!wanted(field)) return line(indent, false, keyed(field.name, field.fallback), comment(field));
    if (field.shape.kind == Shape::Kind::local_text) return local_text(field, indent);
    line(indent, true, fmt::format("{}: {}", field.name, example(field)), comment(field));
  }

  void object(const ObjectShape& shape, int indent, bool entry) {
    dash_ = entry;
    bool sourced = indent > 0;
    for (const FieldShape& field : shape.fields) {
      // The source of the whole file stands between its settings and its contents.
      if (!sourced && object_in(field.shape)) {
        line(indent, true, "source: \"assumption: an invented example\"", std::string(source_help));
        sourced = true;
      }
      if (indent == 0 && object_in(field.shape)) out_ += "\n";
      one(field, indent);
    }
  }

  const std::string& institution_path_;
  const Institution* institution_;
  std::string role_ = "civil-protection", region_ = "KZ-11", threat_ = "environment-and-emergencies";
  std::string out_;
  bool dash_ = false;
};

}  // namespace
}  // namespace format

std::string starter_scenario(const std::string& institution_path, const Institution* institution) {
  return format::StarterWriter(institution_path, institution).write();
}

std::string starter_experiment(const std::string& scenario_path) {
  return format::StarterWriter::experiment(scenario_path);
}

}  // namespace qorgan
