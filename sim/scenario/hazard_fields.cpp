// The scenario format: hazards, family by family.

#include <algorithm>
#include <array>

#include "scenario/scenario_fields.hpp"
#include "world/hazard_families.hpp"

namespace qorgan::format {
namespace {

constexpr double minute = 60, hour = 3600, day = 86400, year = 365 * day;

using H = HazardSpec;
void check_curve(Reader& reader, const Node& node, HazardSpec& hazard) {
  const Node& curve = *node.find("curve");
  for (std::string_view key : {"rise_time", "fall_time"})
    if (const Node* other = node.find(key))
      reader.error(other->spot, fmt::format("'{}' and 'curve' exclude each other", key));
  if (!(curve.is_list() || curve.is_nothing()) || hazard.curve.size() != curve.items.size()) return;
  if (hazard.curve.size() < 2) reader.error(curve.spot, "'curve' needs at least two points");
  for (std::size_t i = 1; i < hazard.curve.size(); ++i) {
    const Node* time = curve.items[i].find("time");
    if (time && hazard.curve[i].time <= hazard.curve[i - 1].time)
      reader.error(time->spot, fmt::format("times of a curve must rise, but {} follows {}",
                                           format_quantity(hazard.curve[i].time, Dimension::duration),
                                           format_quantity(hazard.curve[i - 1].time, Dimension::duration)));
  }
}

void check_wave(Reader& reader, const Node& node, HazardSpec& hazard) {
  if (node.find("curve")) return check_curve(reader, node, hazard);
  if (!node.find("rise_time") && !node.find("fall_time")) {
    reader.error(node.spot, "a hazard of family 'wave' needs 'rise_time' and 'fall_time', or a 'curve'");
    return;
  }
  for (std::string_view key : {"rise_time", "fall_time"})
    if (!node.find(key)) reader.error(node.spot, fmt::format("a hazard of family 'wave' lacks the key '{}'", key));
}

/// Keys that have a meaning only together with another one.
void check_pairs(Reader& reader, const Node& node) {
  struct Pair {
    std::string_view key, other;
  };
  static constexpr std::array<Pair, 3> pairs{
      {{"mobility", "outbreak"}, {"adaptation", "adaptation_time"}, {"instrument_lag", "suppression"}}};
  for (const Pair& pair : pairs)
    if (const Node* found = node.find(pair.key); found && !node.find(pair.other))
      reader.error(found->spot, fmt::format("'{}' goes with '{}' only", pair.key, pair.other));
}

void check_initial(Reader& reader, const Node& node, const HazardSpec& hazard) {
  const Node* initial = node.find("initial");
  if (!initial || hazard.initial != 0 || hazard.family == HazardFamily::epidemic) return;
  reader.error(initial->spot, fmt::format("'initial' must be above 0 in a hazard of family '{}': from nothing, "
                                          "nothing grows",
                                          name_of(hazard.family)));
}

/// Each family needs keys of its own and has no use for those of the others.
void check_hazard(Reader& reader, const Node& node, HazardSpec& hazard) {
  const std::string_view family = name_of(hazard.family);
  if (node.text_at("family") != family) return;  // reported where it is read
  const HazardFamilyTraits& keys = traits_of(hazard.family);
  const auto has = [](const auto& list, std::string_view key) {
    return std::find(list.begin(), list.end(), key) != list.end();
  };
  for (std::string_view key : keys.needed)
    if (!key.empty() && !node.find(key))
      reader.error(node.spot, fmt::format("a hazard of family '{}' lacks the key '{}'", family, key));
  for (const FieldShape& field : table_of<HazardSpec>().shape().fields) {
    const Node* found = node.find(field.name);
    if (found && field.name != "family" && !has(keys.needed, field.name) && !has(keys.allowed, field.name))
      reader.error(found->spot, fmt::format("'{}' has no meaning in a hazard of family '{}'", field.name, family));
  }
  if (hazard.family == HazardFamily::wave) check_wave(reader, node, hazard);
  check_pairs(reader, node);
  if (has(keys.needed, "initial")) check_initial(reader, node, hazard);
}

/// Persons in an epidemic, intensity in all others.
void read_initial(Reader& reader, const Node& node, const FieldShape& field, HazardSpec& hazard) {
  FieldShape measured = field;
  measured.shape.kind = Shape::Kind::quantity;
  const bool people = hazard.family == HazardFamily::epidemic;
  measured.shape.dimension = people ? Dimension::people : Dimension::number;
  measured.shape.high = people ? 1.0e9 : 10;
  hazard.initial = reader.quantity(node, measured).value_or(-1);  // what could not be read is no zero
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
  const auto time = [](std::string_view help, double low, std::string_view example = {}, std::string_view former = {}) {
    return Options{.help = help,
                   .dimension = Dimension::duration,
                   .low = low,
                   .high = 10 * year,
                   .example = example,
                   .former = former};
  };
  const auto rate = [](std::string_view help, double high = 1) {
    return Options{.help = help, .dimension = Dimension::rate, .low = 0, .high = high};
  };
  const auto number = [](std::string_view help, double low, double high, std::string_view example = {}) {
    return Options{.help = help, .low = low, .high = high, .example = example};
  };
  Shape initial;
  initial.kind = Shape::Kind::threshold;
  initial.low = 0;
  static const Fields<H> table =
      Fields<H>("hazard", "How the intensity of an incident runs")
          .field("family", &H::family,
                 {.help = "pulse: falls from its peak; wave: follows a given curve; logistic: grows to a ceiling; "
                          "epidemic: infects; contagion: unrest or disinformation; campaign: attacks of an adversary; "
                          "drift: a slow trend; fire: a front that runs until line encloses it",
                  .required = true,
                  .example = "wave"})
          .field(
              "peak", &H::peak,
              {.help = "intensity at the peak; logistic, contagion, fire: the ceiling; campaign: what one attack adds; "
                       "drift: where it tends to",
               .low = 0,
               .high = 10,
               .source = "by definition: intensity 1 is what demands and consequences are given for",
               .example = "0.8"})
          .custom(
              "initial", initial,
              {.help = "logistic, contagion, drift, fire: intensity at onset; epidemic: infectious persons at onset, 0 "
                       "where the disease comes from other regions"},
              read_initial, [](Meaning& meaning, const H& value) { meaning.number(value.initial); })
          .field("decay_time", &H::decay_time,
                 time("pulse, campaign: time in which it falls to 37 %; fire: in which what burns within the line does",
                      minute))
          .field("rise_time", &H::rise_time, time("wave: time from onset to peak", minute, "1.5 d"))
          .field("fall_time", &H::fall_time, time("wave: time from peak to end", minute, "3 d"))
          .field(
              "suppression", &H::suppression,
              number("share that full coverage takes away: of the decay time (pulse), intensity (wave), contacts "
                     "(epidemic), attacks (campaign); drift: share of the target that long-term instruments take away",
                     0, 1))
          .field("curve", &H::curve,
                 {.help = "wave: its points, in place of rise_time and fall_time", .longest = 10000})
          .field("growth_rate", &H::growth_rate,
                 rate("logistic: growth far below the ceiling; contagion: growth without trust"))
          .field("suppression_rate", &H::suppression_rate,
                 rate("logistic, contagion: by which full coverage shrinks it"))
          .field("fading", &H::fading, rate("contagion: by which it shrinks of itself"))
          .field("rebuttal", &H::rebuttal, rate("contagion: by which it shrinks while people are informed, 15(2)(4)"))
          .field("outbreak", &H::outbreak,
                 {.help = "epidemic: all incidents with this name infect each other", .kind = Shape::Kind::identifier})
          .field("reproduction", &H::reproduction,
                 number("epidemic: persons that one person infects where all are susceptible", 0, 30))
          .field("incubation", &H::incubation, time("epidemic: mean time from infection to infectiousness", 6 * hour))
          .field("infectious", &H::infectious, time("epidemic: mean time of infectiousness", 6 * hour))
          .field("reference", &H::reference,
                 number("epidemic: share of the population infectious at once that counts as intensity 1", 1.0e-6, 1))
          .field("mobility", &H::mobility,
                 number("epidemic: share of contacts that people have in other regions of the outbreak", 0, 1))
          .field("attack_rate", &H::attack_rate, rate("campaign: attacks without counter-effort", 1000 / day))
          .field("adaptation_time", &H::adaptation_time,
                 time("campaign: time in which the adversary gets used to 63 % of the effort", minute))
          .field("adaptation", &H::adaptation,
                 number("campaign: share of the effect of the effort that the adversary then wins back", 0, 1))
          .field("length", &H::length,
                 time("campaign: how long attacks come; fire: how long the weather feeds it", minute))
          .field("spread", &H::spread,
                 {.help = "fire: how fast an open front moves", .dimension = Dimension::speed, .low = 0, .high = 10})
          .field("front", &H::front,
                 {.help = "fire: the open front that is intensity 1",
                  .dimension = Dimension::length,
                  .low = 1,
                  .high = 1.0e6})
          .field("drift_time", &H::drift_time, time("drift: time in which it covers 63 % of the way", minute))
          .field("instrument_lag", &H::instrument_lag,
                 time("drift: time in which instruments come to 63 % of their work", minute, {}, "measure_lag"))
          .check(check_hazard);
  return table;
}

}  // namespace qorgan::format
