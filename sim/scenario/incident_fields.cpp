// The scenario format: incidents with their demands, consequences and cascades.

#include <cmath>
#include <limits>
#include <set>

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

void check_incident(Reader& reader, const Node& node, IncidentSpec& incident) {
  incident.line = node.spot.line;
  const Node *settlement = node.find("settlement"), *site = node.find("site");
  if (settlement && site)
    reader.error(site->spot, "an incident has one place: 'settlement' and 'site' exclude each other");
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
                  .example = "60 person"})
          .field("weight", &D::weight,
                 {.help = "its share in how far the response averts harm",
                  .low = 0,
                  .high = 1000,
                  .source = "assumption: capabilities count alike unless the scenario says otherwise",
                  .example = "2"});
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
