// The scenario format: incidents with their hazards, demands and consequences.

#include <cmath>
#include <limits>
#include <set>

#include "scenario/scenario_fields.hpp"

namespace qorgan::format {
namespace {

constexpr double minute = 60, day = 86400, year = 365 * day;

void check_curve(Reader& reader, const Node& node, HazardSpec& hazard) {
  const Node& curve = *node.find("curve");
  for (std::string_view key : {"rise_time", "fall_time"})
    if (const Node* other = node.find(key))
      reader.error(other->spot, fmt::format("'{}' and 'curve' exclude each other", key));
  if (!curve.is_list() || hazard.curve.size() != curve.items.size()) return;
  if (hazard.curve.size() < 2) reader.error(curve.spot, "'curve' needs at least two points");
  for (std::size_t i = 1; i < hazard.curve.size(); ++i) {
    const Node* time = curve.items[i].find("time");
    if (time && hazard.curve[i].time <= hazard.curve[i - 1].time)
      reader.error(time->spot, fmt::format("times of a curve must rise, but {} follows {}",
                                           format_quantity(hazard.curve[i].time, Dimension::duration),
                                           format_quantity(hazard.curve[i - 1].time, Dimension::duration)));
  }
}

/// Each family needs keys of its own and has no use for those of the other.
void check_hazard(Reader& reader, const Node& node, HazardSpec& hazard) {
  if (node.text_at("family") != name_of(hazard.family)) return;  // reported where it is read
  const auto refuse = [&](std::string_view key) {
    if (const Node* found = node.find(key))
      reader.error(found->spot,
                   fmt::format("'{}' has no meaning in a hazard of family '{}'", key, name_of(hazard.family)));
  };
  const auto need = [&](std::string_view key) {
    if (!node.find(key))
      reader.error(node.spot, fmt::format("a hazard of family '{}' lacks the key '{}'", name_of(hazard.family), key));
  };
  if (hazard.family == HazardFamily::pulse) {
    need("decay_time");
    for (std::string_view key : {"curve", "rise_time", "fall_time"}) refuse(key);
  } else if (hazard.family == HazardFamily::wave) {
    refuse("decay_time");
    if (node.find("curve")) return check_curve(reader, node, hazard);
    if (!node.find("rise_time") && !node.find("fall_time"))
      reader.error(node.spot, "a hazard of family 'wave' needs 'rise_time' and 'fall_time', or a 'curve'");
    else
      for (std::string_view key : {"rise_time", "fall_time"}) need(key);
  }
}

void read_onset(Reader& reader, const Node& node, const FieldShape& field, IncidentSpec& incident) {
  const auto moment = reader.moment(node, field);
  if (!moment) return;
  incident.dormant = moment->word == "never";
  incident.onset = incident.dormant ? std::numeric_limits<double>::infinity() : moment->seconds;
}

void check_incident(Reader& reader, const Node& node, IncidentSpec& incident) {
  incident.line = node.spot.line;
  std::set<Capability> asked;
  const Node* demands = node.find("demands");
  for (std::size_t i = 0; i < incident.demands.size(); ++i) {
    const Node* capability = demands->items[i].find("capability");
    if (capability && !asked.insert(incident.demands[i].capability).second && from_name<Capability>(capability->text))
      reader.error(capability->spot, fmt::format("the incident already demands {}", quote(capability->text)));
  }
}

}  // namespace

template <>
const Fields<CurvePoint>& table_of<CurvePoint>() {
  using C = CurvePoint;
  static const Fields<C> table = Fields<C>("curve point", "One point of a wave; between points intensity runs straight")
                                     .field("time", &C::time,
                                            {.help = "after onset",
                                             .dimension = Dimension::duration,
                                             .low = 0,
                                             .high = 10 * year,
                                             .required = true,
                                             .example = "12 h"})
                                     .field("value", &C::value,
                                            {.help = "intensity; 1 is what demands and consequences are given for",
                                             .low = 0,
                                             .high = 10,
                                             .required = true,
                                             .example = "1"});
  return table;
}

template <>
const Fields<HazardSpec>& table_of<HazardSpec>() {
  using H = HazardSpec;
  const auto time = [](std::string_view help, std::string_view example) {
    return Options{
        .help = help, .dimension = Dimension::duration, .low = 1 * minute, .high = 10 * year, .example = example};
  };
  static const Fields<H> table =
      Fields<H>("hazard", "How the intensity of an incident runs")
          .field("family", &H::family,
                 {.help = "pulse: falls from its peak; wave: follows a given curve",
                  .required = true,
                  .example = "wave",
                  .words = {"pulse", "wave"}})
          .field("peak", &H::peak, {.help = "intensity at the peak", .low = 0, .high = 10, .example = "0.8"})
          .field("decay_time", &H::decay_time, time("pulse: time in which it falls to 37 %", ""))
          .field("rise_time", &H::rise_time, time("wave: time from onset to peak", "1.5 d"))
          .field("fall_time", &H::fall_time, time("wave: time from peak to end", "3 d"))
          .field("suppression", &H::suppression,
                 {.help = "share of its intensity or length that full coverage takes away", .low = 0, .high = 1})
          .field("curve", &H::curve,
                 {.help = "wave: its points, in place of rise_time and fall_time", .longest = 10000})
          .check(check_hazard);
  return table;
}

template <>
const Fields<DemandSpec>& table_of<DemandSpec>() {
  using D = DemandSpec;
  static const Fields<D> table =
      Fields<D>("demand", "What an incident asks for at intensity 1")
          .field("capability", &D::capability, {.help = "which", .required = true, .example = "rescue"})
          .field("persons", &D::persons,
                 {.help = "team members at work",
                  .dimension = Dimension::people,
                  .low = 1,
                  .high = 1.0e7,
                  .required = true,
                  .bare = true,
                  .example = "60 person"})
          .field("weight", &D::weight,
                 {.help = "its share in how far the response averts harm", .low = 0, .high = 1000, .example = "2"});
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
          .field("loss_rate", &C::loss_rate,
                 {.help = "loss where need is wholly unmet",
                  .dimension = Dimension::money_rate,
                  .low = 0,
                  .high = 1.0e12});
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
          .field("region", &I::region, {.help = "where", .required = true, .example = "KZ-11"})
          .custom("onset", onset,
                  {.help = "when it begins; 'never' waits for an inject", .required = true, .example = "18 h"},
                  read_onset)
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
          .check(check_incident);
  return table;
}

}  // namespace qorgan::format
