// What no single entry of an institution can show.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/suggest.hpp"
#include "law/articles.hpp"
#include "law/organs.hpp"
#include "scenario/institution_files.hpp"

namespace qorgan::format {
namespace {

// Sets of threats and of instruments are words of 32 and 64 bits. The teams are what memory and time of a run allow.
constexpr std::size_t max_threats = 32, max_instruments = 64;
constexpr double max_teams = 1.0e6;

class Checker {
 public:
  Checker(const Institution& institution, const InstitutionNodes& nodes, Report& report)
      : it_(institution), nodes_(nodes), report_(report) {}

  void run() {
    // Also after errors, so that all problems come out in one pass; what could not be read is left alone.
    const auto each = [](const auto& store, const auto& entries, const auto& check) {
      if (store.size() != entries.size()) return;
      for (std::size_t i = 0; i < store.size(); ++i) check(i);
    };
    duplicates();
    if (ids_hold()) {
      each(it_.roles, nodes_.roles, [&](std::size_t i) { reporting_line(i); });
      each(it_.regions, nodes_.regions, [&](std::size_t i) { neighbours(i); });
      each(it_.settlements, nodes_.settlements, [&](std::size_t i) { settlement(i); });
      people_in_settlements();
      each(it_.threats, nodes_.threats, [&](std::size_t i) { fields(i); });
      each(it_.classes, nodes_.classes, [&](std::size_t i) { class_table(i); });
      each(it_.instruments, nodes_.instruments, [&](std::size_t i) { authority(i); });
      each(it_.forces, nodes_.forces, [&](std::size_t i) { force(i); });
      teams();
    }
    at_most(max_threats, nodes_.threats, it_.threats.size(), "threats");
    at_most(max_instruments, nodes_.instruments, it_.instruments.size(), "instruments");
    says_classes();
    if (nodes_.roles.empty()) report_.error(list_spot("roles"), "the institution has no roles");
    if (nodes_.regions.empty()) report_.error(list_spot("regions"), "the institution has no regions");
    if (nodes_.threats.empty()) report_.error(list_spot("threats"), "the institution has no threats");
  }

 private:
  /// Whether ids lead to the entries that they mean. They count the entries of the files; a list that was refused as a
  /// whole, being too long, has none in the store, and what points into it points nowhere.
  [[nodiscard]] bool ids_hold() const {
    return it_.roles.size() == nodes_.roles.size() && it_.regions.size() == nodes_.regions.size() &&
           it_.threats.size() == nodes_.threats.size() && it_.instruments.size() == nodes_.instruments.size();
  }
  /// Where the list stands in the main file; the file's beginning where it has none.
  [[nodiscard]] Spot list_spot(std::string_view key) const { return spot(*nodes_.root, key); }
  static Spot spot(const Node& entry, std::string_view key) {
    const Node* value = entry.find(key);
    return value ? value->spot : entry.spot;
  }

  template <class Key>
  void once(const std::vector<const Node*>& entries, const std::vector<Key>& keys, std::string_view key,
            std::string_view what) {
    std::map<Key, std::size_t> first;
    if (keys.size() != entries.size()) return;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (entries[i]->text_at(key).empty()) continue;
      const auto [known, is_new] = first.emplace(keys[i], i);
      if (!is_new)
        report_.error(spot(*entries[i], key),
                      fmt::format("{} {} stands twice; first in line {}", what, quote(entries[i]->text_at(key)),
                                  spot(*entries[known->second], key).line));
    }
  }

  void duplicates() {
    std::vector<std::string> articles, words;
    std::vector<int> numbers, types;
    for (const Threat& threat : it_.threats) articles.push_back(threat.article);
    for (const Interest& interest : it_.interests) numbers.push_back(interest.number);
    for (const NamedType& type : it_.types) types.push_back(static_cast<int>(type.type));
    for (const VocabularyText& word : it_.vocabulary) words.push_back(word.group + "/" + word.key);
    once(nodes_.threats, articles, "article", "the threat of");
    once(nodes_.interests, numbers, "number", "interest");
    once(nodes_.types, types, "type", "type of security");
    once(nodes_.vocabulary, words, "key", "word");
  }

  /// The role that a superior means; none() where the institution has no such organ.
  [[nodiscard]] RoleId superior_of(RoleId role) const {
    const std::string_view above = organ::above(it_.at(role).superior);
    return above.empty() ? RoleId::none() : it_.role(above);
  }

  void reporting_line(std::size_t index) {
    const RoleId start(index);
    const Node& entry = *nodes_.roles[index];
    const Role& role = it_.at(start);
    const std::string_view above = organ::above(role.superior);
    if (above.empty()) return;
    if (!superior_of(start).valid()) {
      report_.error(spot(entry, "superior"),
                    fmt::format("role '{}' reports to '{}', but there is no role with that id", role.id, above));
      return;
    }
    std::string line = role.id;
    RoleId at = superior_of(start);
    for (std::size_t steps = 0; at.valid() && steps <= it_.roles.size(); ++steps, at = superior_of(at)) {
      line += " -> " + it_.at(at).id;
      if (at != start) {
        if (steps == it_.roles.size() || steps > 8) return;  // a ring further up; reported at its own members
        continue;
      }
      report_.error(spot(entry, "superior"),
                    fmt::format("the reporting line of '{}' runs in a ring: {}", role.id, line));
      return;
    }
  }

  void neighbours(std::size_t index) {
    const Region& region = it_.regions[index];
    const Node* list = nodes_.regions[index]->find("neighbours");
    std::set<std::size_t> seen;
    for (std::size_t i = 0; i < region.neighbours.size(); ++i) {
      const Neighbour& neighbour = region.neighbours[i];
      if (!neighbour.region.valid()) continue;
      const Spot here = spot(list->items[i], "region");
      if (neighbour.region.index() == index) {
        report_.error(here, fmt::format("region '{}' is named as its own neighbour", region.id));
        continue;
      }
      const Region& other = it_.at(neighbour.region);
      if (!seen.insert(neighbour.region.index()).second)
        report_.error(here, fmt::format("region '{}' names its neighbour '{}' twice", region.id, other.id));
      const Neighbour* back = nullptr;
      bool readable = true;
      for (const Neighbour& n : other.neighbours) {
        if (n.region.index() == index) back = &n;
        readable = readable && n.region.valid();
      }
      if (!back && !readable) continue;
      if (!back)
        report_.error(here, fmt::format("region '{}' names '{}' as its neighbour, but '{}' does not name '{}'",
                                        region.id, other.id, other.id, region.id));
      else if (std::fabs(back->border - neighbour.border) > 1 && region.id < other.id)
        report_.error(spot(list->items[i], "border"),
                      fmt::format("the border of '{}' and '{}' is {} here, but {} there", region.id, other.id,
                                  format_quantity(neighbour.border, Dimension::length),
                                  format_quantity(back->border, Dimension::length)));
    }
  }

  /// Of two tables for one threat only the first would hold.
  void class_table(std::size_t index) {
    const ClassTable& table = it_.classes[index];
    for (const ThreatId threat : table.threats) {
      if (!it_.has(threat)) continue;
      const ClassTable& first = it_.classes_of(threat);
      if (&first == &table) continue;
      const auto other = static_cast<std::size_t>(&first - it_.classes.data());
      // An overlay may have put it into the first of them: that is where it went wrong.
      const Spot second = named_in(index, threat), before = named_in(other, threat);
      const bool in_first = !report_.shows_at(second) && report_.shows_at(before);
      report_.error(in_first ? before : second, fmt::format("threat '{}' has its classes in the table '{}' already",
                                                            it_.at(threat).id, in_first ? table.id : first.id));
    }
  }

  /// Where a table of classes names a threat.
  [[nodiscard]] Spot named_in(std::size_t table, ThreatId threat) const {
    const Node* list = nodes_.classes[table]->find("threats");
    if (list && list->is_list())
      for (const Node& item : list->items)
        if (it_.threat(item.text) == threat) return item.spot;
    return spot(*nodes_.classes[table], "threats");
  }

  /// Whoever wrote no amounts is told what holds in their place.
  void says_classes() {
    if (nodes_.classes.empty() && !it_.threats.empty() && report_.errors() == 0)
      report_.note(
          nodes_.root->spot,
          "the institution has no 'classes': threats are classed by the built-in amounts, those of emergencies");
  }

  /// A settlement nearer to the seat of a region that is no neighbour of its own has its figures or its region wrong.
  void settlement(std::size_t index) {
    const Settlement& it = it_.settlements[index];
    if (!it.region.valid()) return;
    const Region& own = it_.at(it.region);
    RegionId nearest = it.region;
    for (std::size_t r = 0; r < it_.regions.size(); ++r)
      if (it_.regions[r].kind == "region" &&  // a city lies within another region
          distance(it.point(), it_.regions[r].seat()) < distance(it.point(), it_.at(nearest).seat()))
        nearest = RegionId(r);
    const bool near_enough =
        nearest == it.region || std::any_of(own.neighbours.begin(), own.neighbours.end(),
                                            [&](const Neighbour& n) { return n.region == nearest; });
    if (!near_enough)
      report_.warning(
          spot(*nodes_.settlements[index], "longitude"),
          fmt::format("settlement '{}' lies nearest to the seat of '{}', which is no neighbour of its region "
                      "'{}'",
                      it.id, it_.at(nearest).id, own.id));
  }

  void people_in_settlements() {
    if (it_.settlements.size() != nodes_.settlements.size()) return;
    std::vector<double> people(it_.regions.size());
    for (std::size_t i = 0; i < it_.settlements.size(); ++i) {
      const Settlement& it = it_.settlements[i];
      if (!it.region.valid()) continue;
      double& sum = people[it.region.index()];
      const double most = it_.at(it.region).population;
      if (sum <= most && sum + it.population > most)
        report_.error(spot(*nodes_.settlements[i], "population"),
                      fmt::format("up to here the settlements of '{}' have {:.0f} people, the region has {:.0f}",
                                  it_.at(it.region).id, sum + it.population, most));
      sum += it.population;
    }
  }

  [[nodiscard]] bool has_kind(BodyKind kind) const {
    for (const Role& role : it_.roles)
      if (role.kind == kind) return true;
    return false;
  }

  /// Whether some body could ever head a headquarters against one of the instrument's threats.
  [[nodiscard]] bool can_be_headed(const Instrument& instrument) const {
    const auto coordinates = [&](RoleId role) {
      return !role.valid() || it_.at(role).coordination != CoordinationRight::none;
    };
    for (ThreatId id : instrument.threats) {
      if (!id.valid()) return true;
      const Threat& threat = it_.at(id);
      for (RoleId role : threat.lead)
        if (coordinates(role)) return true;
      for (const ComponentLead& part : threat.component_leads)
        if (coordinates(part.role)) return true;
      for (RoleId role : threat.fallback)
        if (coordinates(role)) return true;
    }
    return false;
  }

  [[nodiscard]] static bool has_field(const Role& role, const std::string& field) {
    return std::any_of(role.competences.begin(), role.competences.end(),
                       [&](const Competence& competence) { return competence.field == field; });
  }

  /// A field that nobody has counts for nothing, and who is competent must have one of those that count.
  void fields(std::size_t index) {
    const Threat& threat = it_.threats[index];
    const Node* list = nodes_.threats[index]->find("fields");
    if (!list || threat.fields.empty() || list->items.size() != threat.fields.size()) return;
    std::set<std::string_view> known;
    for (const Role& role : it_.roles)
      for (const Competence& competence : role.competences) known.insert(competence.field);
    for (std::size_t i = 0; i < threat.fields.size(); ++i)
      if (!known.contains(threat.fields[i]))
        report_.warning(list->items[i].spot,
                        fmt::format("threat '{}' touches the field '{}', in which no body has a competence", threat.id,
                                    threat.fields[i]),
                        std::string(closest(threat.fields[i], std::vector<std::string_view>(known.begin(), known.end()))
                                        .value_or(std::string_view())));
    for (const RoleId id : threat.competent) {
      if (!id.valid() || it_.at(id).competences.empty()) continue;
      if (std::any_of(threat.fields.begin(), threat.fields.end(),
                      [&](const std::string& field) { return has_field(it_.at(id), field); }))
        continue;
      report_.error(spot(*nodes_.threats[index], "competent"),
                    fmt::format("role '{}' is competent for the threat '{}', but 'fields' names none of its fields; "
                                "add the one it is competent in",
                                it_.at(id).id, threat.id));
    }
  }

  /// A subparagraph of 15(1) names the one agency that it is about. Where no agency has it the authority would fall to
  /// every competent body, which nobody has asked for.
  void named_agencies(const Instrument& instrument, const Node& entry) {
    std::vector<std::string_view> known;
    for (const Role& role : it_.roles) {
      if (role.article.empty()) return;  // it could not be read
      if (role.kind == BodyKind::agency) known.push_back(role.article);
    }
    for (const std::string& article : articles_in(instrument.authority_article))
      if (article.starts_with("15(1)(") && std::find(known.begin(), known.end(), article) == known.end())
        report_.error(spot(entry, "authority_article"),
                      fmt::format("instrument '{}' is for the agency of {}, but no agency has that article",
                                  instrument.id, article),
                      std::string(closest(article, known).value_or(std::string_view())));
  }

  void authority(std::size_t index) {
    const Instrument& instrument = it_.instruments[index];
    bool exists = true;
    switch (instrument.authority) {
      case Authority::government:
      case Authority::president:
      case Authority::parliament:
      case Authority::court: exists = it_.role(organ::with(instrument.authority)).valid(); break;
      case Authority::akimat: exists = has_kind(BodyKind::akimat); break;
      case Authority::headquarters_head: exists = can_be_headed(instrument); break;
      case Authority::body:
      case Authority::lead: named_agencies(instrument, *nodes_.instruments[index]); break;
    }
    if (exists) return;
    const std::string_view wanted = organ::with(instrument.authority);
    const std::string why =
        instrument.authority == Authority::headquarters_head
            ? "nobody with a right to coordinate leads against any of its threats"
            : "the institution has no " + (wanted.empty() ? fmt::format("role of kind '{}'", name_of(BodyKind::akimat))
                                                          : fmt::format("role '{}'", wanted));
    report_.error(spot(*nodes_.instruments[index], "authority"),
                  fmt::format("instrument '{}' needs the authority '{}', but {}", instrument.id,
                              name_of(instrument.authority), why));
  }

  /// Of lists that may stand in several files, each of which has been counted by itself.
  void at_most(std::size_t most, const std::vector<const Node*>& entries, std::size_t count, std::string_view what) {
    if (count > most)
      report_.error(entries.size() == count ? entries[most]->spot : list_spot(what),
                    fmt::format("the institution has {} {}; at most {} are possible", count, what, most));
  }

  /// How many teams the world would hold for an entry of `forces`; wrong references count for nothing.
  [[nodiscard]] double teams_of(const ForceEntry& force) const {
    if (!force.role.valid()) return 0;
    if (!force.regional) return force.teams;
    double count = 0;
    for (const RegionId region : force.regions.empty() ? it_.at(force.role).territorial_regions : force.regions)
      if (region.valid()) count += force.teams + force.teams_per_million * it_.at(region).population / 1.0e6;
    return count;
  }

  void teams() {
    if (it_.forces.size() != nodes_.forces.size()) return;
    double count = 0;
    const auto refuse = [&](const Spot& at) {
      report_.error(at, fmt::format("up to here the institution has {:.0f} teams; at most {:.0f} are possible", count,
                                    max_teams));
    };
    for (std::size_t i = 0; i < it_.forces.size(); ++i)
      if (count += teams_of(it_.forces[i]); count > max_teams) return refuse(nodes_.forces[i]->spot);
    for (std::size_t i = 0; i < it_.partners.size(); ++i) {
      for (const PartnerAid& aid : it_.partners[i].aid) count += aid.teams;
      if (count > max_teams)
        return refuse(i < nodes_.partners.size() ? nodes_.partners[i]->spot : list_spot("partners"));
    }
  }

  void force(std::size_t index) {
    const ForceEntry& force = it_.forces[index];
    const Node& entry = *nodes_.forces[index];
    if (!force.role.valid()) return;
    const Role& role = it_.at(force.role);
    if (!force.regional) {
      if (role.kind != BodyKind::organ && role.kind != BodyKind::agency)
        report_.error(spot(entry, "where"), fmt::format("role '{}' has no central body to hold teams", role.id));
      return;
    }
    if (role.territorial_regions.empty()) {
      report_.error(spot(entry, "where"), fmt::format("role '{}' has no bodies in the regions to hold teams", role.id));
      return;
    }
    const std::set<RegionId> held(role.territorial_regions.begin(), role.territorial_regions.end());
    const Node* list = entry.find("regions");
    for (std::size_t i = 0; i < force.regions.size(); ++i)
      if (force.regions[i].valid() && !held.contains(force.regions[i]))
        report_.error(list->items[i].spot,
                      fmt::format("role '{}' has no body in region '{}'", role.id, it_.at(force.regions[i]).id));
  }

  const Institution& it_;
  const InstitutionNodes& nodes_;
  Report& report_;
};

}  // namespace

void check_institution(const Institution& institution, const InstitutionNodes& nodes, Report& report) {
  Checker(institution, nodes, report).run();
}

}  // namespace qorgan::format
