// The scenario format: incidents with their demands, consequences and cascades.

#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "scenario/scenario_fields.hpp"

namespace qorgan::format {
namespace {

constexpr double year = 365 * 86400.0;

void read_onset(Reader& reader, const Node& node, const FieldShape& field, IncidentSpec& incident) {
  const auto moment = reader.moment(node, field);
  if (!moment) return;
  incident.dormant = moment->word == "never";
  incident.onset = incident.dormant ? std::numeric_limits<double>::infinity() : moment->seconds;
}

/// What a kind of work is counted in; nothing where the incident itself says how much there is of it.
std::optional<Dimension> unit_of(const DemandSpec& demand) {
  switch (demand.work) {
    case WorkKind::dyke:
    case WorkKind::fire_line: return Dimension::length;
    case WorkKind::clearing: return Dimension::number;
    case WorkKind::restoration:
      return demand.capability == Capability::power_repair ? Dimension::power : Dimension::number;
    case WorkKind::post:
    case WorkKind::evacuation:
    case WorkKind::shelter:
    case WorkKind::repair: break;
  }
  return std::nullopt;
}

/// Metres, megawatts or pieces, by the kind of work.
void read_amount(Reader& reader, const Node& node, const FieldShape& field, DemandSpec& demand) {
  const std::optional<Dimension> unit = unit_of(demand);
  if (!unit) return;  // reported in check_demand
  FieldShape measured = field;
  measured.shape.kind = Shape::Kind::quantity;
  measured.shape.dimension = *unit;
  measured.shape.low = 1.0e-3;
  measured.shape.high = 1.0e9;
  demand.amount = reader.quantity(node, measured).value_or(1);
}

void check_demand(Reader& reader, const Node& node, DemandSpec& demand) {
  const auto needs = [&](std::string_view key, std::string_view why) {
    if (!node.find(key)) reader.error(node.spot, fmt::format("a demand {} lacks the key '{}'", why, key));
  };
  const auto has_no_use = [&](std::string_view key, std::string_view why) {
    if (const Node* found = node.find(key))
      reader.error(found->spot, fmt::format("'{}' has no meaning in a demand {}", key, why));
  };
  if (node.find("work") && name_of(demand.work) != node.text_at("work")) return;  // reported where it is read
  if (demand.work == WorkKind::post) {
    needs("persons", "for a post");
    for (const std::string_view key : {"amount", "labour", "within"})
      has_no_use(key, "for a post: say which 'work' it is");
    return;
  }
  const std::string why = fmt::format("of work '{}'", name_of(demand.work));
  if (demand.work == WorkKind::evacuation) {
    for (const std::string_view key : {"amount", "labour", "within"})
      has_no_use(key, why + ": 'people_at_risk' and 'evacuation_rate' say it");
    return;
  }
  needs("labour", why);
  if (demand.work != WorkKind::shelter)
    needs("within", why);
  else
    has_no_use("within", why + ", which is wanted at once");
  if (unit_of(demand))
    needs("amount", why);
  else
    has_no_use("amount", why + ", which follows from the people or houses of the incident");
}

/// What a kind of work needs of the incident that makes it.
void check_work(Reader& reader, const Node& node, const IncidentSpec& incident, const DemandSpec& demand) {
  const ConsequenceSpec& c = incident.consequences;
  const auto wants = [&](bool there, std::string_view what) {
    if (!there) reader.error(node.spot, fmt::format("work '{}' needs {} in its incident", name_of(demand.work), what));
  };
  switch (demand.work) {
    case WorkKind::evacuation:
      wants(demand.capability == Capability::evacuation, "a demand for evacuation");
      return wants(c.people_at_risk > 0 && c.evacuation_rate > 0, "'people_at_risk' and 'evacuation_rate'");
    case WorkKind::shelter: return wants(c.people_at_risk > 0, "'people_at_risk'");
    case WorkKind::repair: return wants(c.houses_at_risk > 0, "'houses_at_risk'");
    case WorkKind::dyke:
      return wants(c.houses_at_risk > 0 && c.house_protection > 0, "'houses_at_risk' and 'house_protection'");
    case WorkKind::fire_line: return wants(incident.hazard.family == HazardFamily::fire, "a hazard of family 'fire'");
    case WorkKind::restoration:
      return wants(c.power > 0 || c.communications > 0 || c.power_outage > 0,
                   "'power', 'communications' or 'power_outage'");
    case WorkKind::clearing:
      return wants(c.return_rate > 0, "'return_rate', by which people come home once it is cleared,");
    case WorkKind::post: break;
  }
}

void check_demands(Reader& reader, const Node& node, const IncidentSpec& incident) {
  std::set<std::pair<Capability, WorkKind>> asked;
  std::set<WorkKind> kinds;
  const Node* demands = node.find("demands");
  for (std::size_t i = 0; i < incident.demands.size(); ++i) {
    const DemandSpec& demand = incident.demands[i];
    const Node& item = demands->items[i];
    const Node* capability = item.find("capability");
    if (!capability || !from_name<Capability>(capability->text)) continue;
    if (!asked.insert({demand.capability, demand.work}).second)
      reader.error(capability->spot, fmt::format("the incident already demands {}", quote(capability->text)));
    else if (demand.work != WorkKind::post && !kinds.insert(demand.work).second)
      reader.error(item.find("work")->spot,
                   fmt::format("the incident already has work '{}': one demand does all of it", name_of(demand.work)));
    check_work(reader, item, incident, demand);
  }
  const bool fire = incident.hazard.family == HazardFamily::fire;
  const Node* hazard = node.find("hazard");
  if (fire && hazard && !kinds.contains(WorkKind::fire_line))
    reader.error(hazard->spot, "a fire is stopped by line alone: it needs a demand of work 'fire_line'");
}

void check_incident(Reader& reader, const Node& node, IncidentSpec& incident) {
  incident.line = node.spot.line;
  const Node *settlement = node.find("settlement"), *site = node.find("site");
  if (settlement && site)
    reader.error(site->spot, "an incident has one place: 'settlement' and 'site' exclude each other");
  check_demands(reader, node, incident);
}

}  // namespace

template <>
const Fields<DemandSpec>& table_of<DemandSpec>() {
  using D = DemandSpec;
  Shape amount;
  amount.kind = Shape::Kind::threshold;
  amount.low = 0;
  static const Fields<D> table =
      Fields<D>("demand", "What an incident asks for at intensity 1")
          .field("capability", &D::capability, {.help = "which", .required = true, .example = "rescue"})
          .field(
              "persons", &D::persons,
              {.help = "of a post: team members at work; of work: the most who find room at once, any where left out",
               .dimension = Dimension::people,
               .low = 0.01,
               .high = 1.0e7,
               .example = "60 person"})
          .field(
              "work", &D::work,
              {.help = "post: held while the hazard lasts; all others are work that gets done. evacuation: people to "
                       "move; shelter: people away from home to look after; dyke: metres before the water stands "
                       "there; fire_line: metres around a fire; and once the hazard is over clearing: items or "
                       "hectares, restoration: what failed, repair: struck houses"})
          .custom("amount", amount,
                  {.help = "units of work: metres of dyke or line, megawatts, items or hectares to clear"}, read_amount,
                  [](Meaning& meaning, const D& value) { meaning.number(value.amount); })
          .field("labour", &D::labour,
                 {.help = "what one person works for one unit; shelter: for one person and day",
                  .dimension = Dimension::duration,
                  .low = 0.01,
                  .high = 10 * year})
          .field("within", &D::within,
                 {.help = "in which time all of it is to be done",
                  .dimension = Dimension::duration,
                  .low = 600,
                  .high = 10 * year})
          .field("weight", &D::weight,
                 {.help = "its share in how far the response averts harm",
                  .low = 0,
                  .high = 1000,
                  .source = "assumption: capabilities count alike unless the scenario says otherwise",
                  .example = "2"})
          .check(check_demand);
  return table;
}

template <>
const Fields<ConsequenceSpec>& table_of<ConsequenceSpec>() {
  using C = ConsequenceSpec;
  const auto rate = [](std::string_view help, std::string_view example) {
    return Options{.help = help, .dimension = Dimension::rate, .low = 0, .high = 1, .example = example};
  };
  const auto share = [](std::string_view help, std::string_view example = {}) {
    return Options{.help = help, .low = 0, .high = 1, .example = example};
  };
  static const Fields<C> table =
      Fields<C>("consequences", "What an incident does at intensity 1 if nobody acts; 0 where left out")
          .field("people_at_risk", &C::people_at_risk,
                 {.help = "people in the struck area",
                  .dimension = Dimension::people,
                  .low = 0,
                  .high = 1.0e9,
                  .example = "2500 person"})
          .field("houses_at_risk", &C::houses_at_risk,
                 {.help = "houses struck",
                  .dimension = Dimension::houses,
                  .low = 0,
                  .high = 1.0e9,
                  .example = "300 house"})
          .field("evacuation_rate", &C::evacuation_rate, rate("people moved by one team member at work", "1 /h"))
          .field("self_evacuation", &C::self_evacuation, rate("share of those at risk who leave unaided", "0.05 /day"))
          .field("harm_rate", &C::harm_rate, rate("share of the people left at risk who are harmed", "0.002 /day"))
          .field("house_protection", &C::house_protection,
                 share("share of houses that full engineering coverage saves", "0.4"))
          .field("return_rate", &C::return_rate,
                 rate("share of evacuees who go home once intensity is below return_below", "0.3 /day"))
          .field("return_below", &C::return_below,
                 {.help = "intensity below which people go home",
                  .low = 0,
                  .high = 10,
                  .source = "assumption: people go home when a tenth of the intensity is left"})
          .field("roads", &C::roads, share("loss of roads"))
          .field("power", &C::power, share("loss of the power supply"))
          .field("communications", &C::communications, share("loss of communications"))
          .field("power_outage", &C::power_outage,
                 {.help = "power that fails", .dimension = Dimension::power, .low = 0, .high = 1.0e6})
          .field("records", &C::records, {.help = "records of information exposed", .low = 0, .high = 1.0e12})
          .field(
              "loss_rate", &C::loss_rate,
              {.help = "loss where need is wholly unmet", .dimension = Dimension::money_rate, .low = 0, .high = 1.0e12})
          .field("rumour_growth", &C::rumour_growth,
                 rate("growth of rumour in the region where need is wholly unmet", ""))
          .field("trust_loss", &C::trust_loss, rate("loss of public trust there where need is wholly unmet", ""))
          .check([](Reader& reader, const Node& node, C& value) {
            // As with the persons that a demand asks for: a fifth of a house is a slip, and no small amount.
            for (const auto& [key, amount] :
                 {std::pair<std::string_view, double>{"people_at_risk", value.people_at_risk},
                  std::pair<std::string_view, double>{"houses_at_risk", value.houses_at_risk}})
              if (const Node* at = node.find(key); at && amount > 0 && amount < 1)
                reader.error(at->spot, fmt::format("'{}' is {}, but must be 0 or at least 1", key, quote(at->text)));
          });
  return table;
}

template <>
const Fields<CascadeSpec>& table_of<CascadeSpec>() {
  using C = CascadeSpec;
  const auto rate = [](std::string_view help) {
    return Options{.help = help, .dimension = Dimension::rate, .low = 0, .high = 1};
  };
  static const Fields<C> table =
      Fields<C>("cascade", "What an incident does to another one while it lasts")
          .field("to", &C::to, {.help = "the other incident", .required = true})
          .field("above", &C::above,
                 {.help = "only while the intensity of this incident is at least this", .low = 0, .high = 10})
          .field("rate", &C::rate, rate("how often the other begins, at intensity 1 of this one"))
          .field("certain", &C::certain, {.help = "whether the other begins without fail"})
          .field("delay", &C::delay,
                 {.help = "from then to its onset", .dimension = Dimension::duration, .low = 0, .high = year})
          .field("feed", &C::feed,
                 rate("intensity that the other gains, at intensity 1 of this one; attacks where it is a campaign"))
          .check([](Reader& reader, const Node& node, C& value) {
            value.line = node.spot.line;
            const Node *given = node.find("rate"), *certain = node.find("certain"), *delay = node.find("delay");
            if (!given && !certain && !node.find("feed"))
              reader.error(node.spot, "a cascade needs at least one of: rate, certain, feed");
            if (given && value.certain) reader.error(given->spot, "'rate' and 'certain: yes' exclude each other");
            if (delay && !given && !certain) reader.error(delay->spot, "'delay' goes with 'rate' or 'certain' only");
          });
  return table;
}

template <>
const Fields<GeoPoint>& table_of<GeoPoint>() {
  using G = GeoPoint;
  static const Fields<G> table =
      Fields<G>("site", "A point outside of settlements: a mine, a dam, a forest")
          .field("longitude", &G::longitude,
                 {.help = "degrees east", .low = -180, .high = 180, .required = true, .setting = true})
          .field("latitude", &G::latitude,
                 {.help = "degrees north", .low = -90, .high = 90, .required = true, .setting = true});
  return table;
}

template <>
const Fields<IncidentSpec>& table_of<IncidentSpec>() {
  using I = IncidentSpec;
  Shape onset;
  onset.kind = Shape::Kind::moment;
  onset.words = {"never"};
  static const Fields<I> table =
      Fields<I>("incident", "A threat of 6(1) that becomes concrete")
          .field(
              "id", &I::id,
              {.help = "short name of your own", .required = true, .example = "flood", .kind = Shape::Kind::identifier})
          .field("name", &I::name,
                 {.help = "name for people",
                  .required = true,
                  .example = "Flood on a steppe river|Паводок на степной реке|Дала өзеніндегі су тасқыны",
                  .longest = 200})
          .field("threat", &I::threat,
                 {.help = "which threat, by id or article", .required = true, .example = "environment-and-emergencies"})
          .field("region", &I::region, {.help = "in which region", .required = true, .example = "KZ-11"})
          .field("settlement", &I::settlement,
                 {.help = "in which settlement; all over the region where neither this nor 'site' is given"})
          .custom(
              "site", Codec<GeoPoint>::shape({}), {.help = "at which point outside of settlements"},
              [](Reader& reader, const Node& node, const FieldShape&, I& value) {
                constexpr double unread = std::numeric_limits<double>::quiet_NaN();
                table_of<GeoPoint>().read(reader, node, value.site.emplace(GeoPoint{unread, unread}));
              },
              [](Meaning& meaning, const I& value) {
                meaning.whole(value.site ? 1 : 0);
                if (value.site) table_of<GeoPoint>().mean(meaning, *value.site);
              })
          .custom("onset", onset,
                  {.help = "when it begins; 'never' waits for an inject, a cascade or an infection",
                   .required = true,
                   .example = "18 h"},
                  read_onset, [](Meaning& meaning, const I& value) { meaning.number(value.onset); })
          .field("detectability", &I::detectability,
                 {.help = "how plainly its signals show",
                  .low = 0,
                  .high = 1,
                  .source = "assumption: plain to see unless the scenario says otherwise",
                  .example = "0.8"})
          .field("warning", &I::warning,
                 {.help = "how long before onset signals can be sensed",
                  .dimension = Dimension::duration,
                  .low = 0,
                  .high = 10 * year,
                  .example = "12 h"})
          .field("hazard", &I::hazard, {.help = "how its intensity runs", .required = true})
          .field("demands", &I::demands, {.help = "what it asks for", .example = "1", .longest = 23})
          .field("consequences", &I::consequences, {.help = "what it does if nobody acts", .example = "1"})
          .field("cascades", &I::cascades, {.help = "what it does to other incidents", .longest = 100})
          .check(check_incident);
  return table;
}

}  // namespace qorgan::format
