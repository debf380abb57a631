// The scenario format: the file itself, observations, players.

#include "scenario/scenario_fields.hpp"

#include <array>
#include <cmath>

#include "scenario/file_kind.hpp"

namespace qorgan::format {
namespace {

constexpr double minute = 60, day = 86400;
constexpr double max_ticks = 1.0e7;

Shape shape_of(Shape::Kind kind) {
  Shape out;
  out.kind = kind;
  return out;
}

void read_start(Reader& reader, const Node& node, const FieldShape& field, Scenario& scenario) {
  const auto start = reader.instant(node, field);
  if (!start) return;
  scenario.start = *start;
  reader.clock.start = *start;
}

void read_offset(Reader& reader, const Node& node, const FieldShape& field, Scenario& scenario) {
  scenario.utc_offset = reader.offset(node, field).value_or(0);
  reader.clock.utc_offset = scenario.utc_offset;
}

/// Days must be whole numbers of ticks, or daily figures would fall between two of them.
void read_tick(Reader& reader, const Node& node, const FieldShape& field, Scenario& scenario) {
  scenario.tick_seconds = 0;  // until one is read
  const auto tick = reader.quantity(node, field);
  if (!tick) return;
  if (*tick != std::floor(*tick) || std::fmod(day, *tick) != 0) {
    reader.error(node.spot,
                 fmt::format("'tick' is {}, but a day must be a whole number of ticks: 1 min, 5 min, 10 min, "
                             "15 min, 30 min, 1 h, 2 h, 3 h, 4 h, 6 h, 8 h, 12 h or 1 d, for example",
                             quote(node.text)));
    return;
  }
  scenario.tick_seconds = *tick;
}

void read_duration(Reader& reader, const Node& node, const FieldShape& field, Scenario& scenario) {
  const auto length = reader.quantity(node, field);
  if (!length) return;
  // Where no tick was read, which is told there, a length is no multiple of one and holds all the same.
  const bool without_tick = scenario.tick_seconds <= 0 || !reader.enclosing()->find("tick");
  if (without_tick) scenario.tick_seconds = Scenario{}.tick_seconds;
  const double ticks = *length / scenario.tick_seconds;
  const std::string tick = format_quantity(scenario.tick_seconds, Dimension::duration);
  if (*length <= 0) {
    reader.error(node.spot, fmt::format("'duration' is {}, but must be more than nothing", quote(node.text)));
  } else if (without_tick) {
    reader.clock.length = *length;
  } else if (ticks > max_ticks) {
    reader.error(node.spot, fmt::format("'duration' is {}, which makes {:.0f} ticks of {}; at most {:.0f} are run",
                                        quote(node.text), std::ceil(ticks), tick, max_ticks));
  } else if (std::fabs(ticks - std::round(ticks)) > 1e-6) {
    reader.error(node.spot,
                 fmt::format("'duration' is {}, which is no whole number of ticks of {}", quote(node.text), tick),
                 format_quantity(std::ceil(ticks) * scenario.tick_seconds, Dimension::duration));
  } else {
    scenario.ticks = static_cast<Tick>(std::lround(ticks));
    reader.clock.length = *length;
  }
}

void read_language(Reader& reader, const Node& node, const FieldShape& field, Scenario& scenario) {
  const auto index = reader.choice(node, field);
  if (!index) return;
  scenario.language = language_from_code(field.shape.words[*index]);
  reader.language = scenario.language;
}

void read_seed(Reader& reader, const Node& node, const FieldShape& field, Scenario& scenario) {
  if (const auto seed = reader.whole_number(node, field)) scenario.seed = *seed;
}

void read_institution_path(Reader& reader, const Node& node, const FieldShape& field, Scenario&) {
  if (const auto path = reader.text(node, field); path && reader.open_file) reader.open_file(node, *path);
}

void add_head(Fields<Scenario>& table) {
  using S = Scenario;
  add_header(table, FileKind::scenario);
  Shape languages = shape_of(Shape::Kind::choice);
  for (const Language language : all_languages) languages.words.emplace_back(code_of(language));
  table
      .custom(
          "language", languages,
          {.help = "the one in which texts of this file may stand alone, as plain texts; the others show them in it. "
                   "Without this key every text stands in all three"},
          read_language, nullptr)  // words for people
      .field("title", &S::title,
             {.help = "what the scenario is called",
              .required = true,
              .example = "A new scenario|Новый сценарий|Жаңа сценарий",
              .longest = 200})
      .field("summary", &S::summary,
             {.help = "what it is about",
              .example = "A small flood in one region.|Небольшой паводок в одном регионе.|Бір өңірдегі шағын су "
                         "тасқыны."})
      .field("tags", &S::tags, {.help = "words to find it by", .example = "[flood]", .longest = 50, .apart = true})
      .custom("utc_offset", shape_of(Shape::Kind::offset),
              {.help = "offset of local time from UTC; times of the file are local",
               .required = true,
               .example = "\"+05:00\""},
              read_offset, [](Meaning& meaning, const S& s) { meaning.number(s.utc_offset); })
      .custom("start", shape_of(Shape::Kind::instant),
              {.help = "when the run starts", .required = true, .example = "2025-04-07 06:00"}, read_start,
              [](Meaning& meaning, const S& s) { meaning.whole(static_cast<std::uint64_t>(s.start.seconds)); });
  Shape tick = shape_of(Shape::Kind::quantity);
  tick.dimension = Dimension::duration;
  tick.low = minute;
  tick.high = day;
  table.custom("tick", tick,
               {.help = "how far the clock moves in one step; a day is a whole number of ticks",
                .required = true,
                .setting = true,
                .example = "30 min"},
               read_tick, [](Meaning& meaning, const S& s) { meaning.number(s.tick_seconds); });
  Shape length = shape_of(Shape::Kind::quantity);
  length.dimension = Dimension::duration;
  table.custom("duration", length,
               {.help = "length of the run, a whole number of ticks and at most ten million of them",
                .required = true,
                .setting = true,
                .example = "5 d"},
               read_duration, [](Meaning& meaning, const S& s) { meaning.number(s.ticks); });
  table
      .custom("seed", shape_of(Shape::Kind::integer),
              {.help = "of the random numbers: the same seed is the same run", .setting = true, .example = "1"},
              read_seed, nullptr)  // a condition of one run: replicates of a study share its meaning
      .custom("institution", shape_of(Shape::Kind::path),
              {.help = "the institution's file, relative to this one", .required = true}, read_institution_path,
              nullptr)  // what stands in it has a meaning of its own
      .field("policy", &S::policy, {.help = "how bodies act together", .apart = true})
      .field("reading", &S::reading, {.help = "how strictly 18(4) is read", .apart = true});
}

/// The four ways to say when; one of them.
constexpr std::array<std::string_view, 4> when_keys{"time", "between", "by", "after"};

void read_between(Reader& reader, const Node& node, const FieldShape& field, ObservationPoint& point) {
  if (!reader.list(node, field)) return;
  if (node.items.size() != 2)
    return reader.error(node.spot, fmt::format("'between' needs two times, the earliest and the latest, but {} stand{} "
                                               "here",
                                               node.items.size(), node.items.size() == 1 ? "s" : ""));
  FieldShape entry = field;
  entry.shape = *field.shape.element;
  const auto first = reader.moment(node.items[0], entry), last = reader.moment(node.items[1], entry);
  if (!first || !last) return;
  if (last->seconds <= first->seconds)
    return reader.error(node.items[1].spot, "the latest time of 'between' must lie after the earliest");
  point.time = first->seconds;
  point.until = last->seconds;
}

/// `of` leads from what the table is of to the point that is dated.
template <class T, class Of>
void add_when(Fields<T>& table, Of of) {
  const Shape moment = shape_of(Shape::Kind::moment);
  Shape two = shape_of(Shape::Kind::list);
  two.element = std::make_shared<const Shape>(moment);
  two.longest = 2;
  // The point has its meaning where its list has it, or under its first key.
  const auto nothing = [](Meaning&, const T&) {};
  const auto one = [of](bool early, bool late) {
    return [of, early, late](Reader& reader, const Node& node, const FieldShape& field, T& value) {
      const auto read = reader.moment(node, field);
      if (!read) return;
      of(value).time = early ? read->seconds : open_side;
      of(value).until = late ? read->seconds : open_side;
    };
  };
  table.custom("time", moment, {.help = "when it was so"}, one(true, true), nothing)
      .custom(
          "between", two, {.help = "a vague time: the earliest and the latest"},
          [of](Reader& reader, const Node& node, const FieldShape& field, T& value) {
            read_between(reader, node, field, of(value));
          },
          nothing)
      .custom("by", moment, {.help = "a vague time: the latest"}, one(false, true), nothing)
      .custom("after", moment, {.help = "a vague time: the earliest"}, one(true, false), nothing);
}

/// The key by which a mapping says when. Reports where there is none, or more than one.
const Node* when_of(Reader& reader, const Node& node, std::string_view what) {
  const Node* found = nullptr;
  for (const std::string_view key : when_keys) {
    const Node* here = node.find(key);
    if (here && found)
      reader.error(here->spot, fmt::format("{} says when by one of 'time', 'between', 'by' and 'after'", what));
    if (here && !found) found = here;
  }
  if (!found)
    reader.error(node.spot, fmt::format("{} needs its 'time', or a vague one: 'between', 'by' or 'after'", what));
  return found;
}

void check_figure(Reader& reader, const Node& node, ObservationPoint& point) {
  if (point.source.empty()) point.source = reader.source();
  when_of(reader, node, "observation point");
  const Node *value = node.find("value"), *least = node.find("at_least"), *most = node.find("at_most");
  if (!value && !least && !most)
    reader.error(node.spot, "observation point needs its 'value', or a bound of it: 'at_least' or 'at_most'");
  if (value && (least || most))
    reader.error((least ? least : most)->spot, "a figure has a 'value' or bounds, not both");
  if (!value && !least) point.value = open_side;
  if (!value && !most) point.most = open_side;
  if (least && most && point.value > point.most) reader.error(most->spot, "'at_most' is less than 'at_least'");
}

void check_points(Reader& reader, const Node& node, ObservationSpec& observation) {
  const Node* points = node.find("points");
  if (!points) return reader.error(node.spot, "observation of a series needs its 'points'");
  if (points->is_nothing()) reader.error(points->spot, "'points' needs a list, but nothing stands here");
  for (const std::string_view key : {"time", "between", "by", "after", "note"})
    if (const Node* here = node.find(key))
      reader.error(here->spot, fmt::format("'{}' goes with 'milestone'; of a series every point has its own", key));
  if (!points->is_list() || points->items.size() != observation.points.size()) return;
  for (std::size_t i = 1; i < observation.points.size(); ++i) {
    const Node* time = points->items[i].find("time");
    if (time && points->items[i - 1].find("time") && observation.points[i].time <= observation.points[i - 1].time)
      reader.error(time->spot, "times of an observation must rise");
  }
  const MeasureName* series = find_measure_name(observation.series);
  if (const Node* region = node.find("region"); region && series && !series->scopes.region)
    reader.error(region->spot, fmt::format("series '{}' cannot be asked of a region", series->name));
  if (const Node* incident = node.find("incident"); incident && series && !series->scopes.incident)
    reader.error(incident->spot, fmt::format("series '{}' cannot be asked of an incident", series->name));
}

void check_milestone(Reader& reader, const Node& node, ObservationSpec& observation) {
  if (const Node* points = node.find("points"))
    return reader.error(points->spot, "a milestone has one time and no 'points'");
  const Node* when = when_of(reader, node, "milestone");
  if (!when) return;
  if (observation.points.empty()) return;  // what is wrong with its time has been told
  if (observation.points.front().source.empty()) observation.points.front().source = reader.source();
  if (observation.points.front().source.empty())
    reader.error(when->spot, "no 'source:' here or around it for the time of this milestone");
}

void check_observation(Reader& reader, const Node& node, ObservationSpec& observation) {
  const Node *series = node.find("series"), *milestone = node.find("milestone");
  const Node *incident = node.find("incident"), *region = node.find("region");
  if (incident && region) reader.error(incident->spot, "an observation is of an incident or of a region, not both");
  if (series && milestone)
    return reader.error(milestone->spot, "an observation is of a 'series' or of a 'milestone', not both");
  if (!series && !milestone) return reader.error(node.spot, "observation needs its 'series' or its 'milestone'");
  series ? check_points(reader, node, observation) : check_milestone(reader, node, observation);
}

/// Its only point, of a milestone.
ObservationPoint& only_point(ObservationSpec& observation) {
  if (observation.points.empty()) observation.points.emplace_back();
  return observation.points.front();
}

}  // namespace

template <>
const Fields<ObservationPoint>& table_of<ObservationPoint>() {
  using O = ObservationPoint;
  static const Fields<O> table = [] {
    Fields<O> out("observation point", "A dated figure, or bounds of one");
    add_when(out, [](O& point) -> O& { return point; });
    Shape figure = shape_of(Shape::Kind::quantity);
    const auto read = [](bool least, bool most) {
      return [least, most](Reader& reader, const Node& node, const FieldShape& field, O& value) {
        const auto number = reader.quantity(node, field);
        if (number && least) value.value = *number;
        if (number && most) value.most = *number;
      };
    };
    const auto nothing = [](Meaning&, const O&) {};
    out.custom("value", figure, {.help = "the figure, in the base unit of the series"}, read(true, true),
               [](Meaning& meaning, const O& value) {
                 for (const double number : {value.time, value.until, value.value, value.most}) {
                   meaning.whole(std::isnan(number) ? 0 : 1);
                   meaning.number(std::isnan(number) ? 0 : number);
                 }
               })
        .custom("at_least", figure, {.help = "a bound in place of the figure: it was no less"}, read(true, false),
                nothing)
        .custom("at_most", figure, {.help = "a bound in place of the figure: it was no more"}, read(false, true),
                nothing)
        .field("source", &O::source, {.help = "where it was reported", .kind = Shape::Kind::prose})
        .field("note", &O::note, {.help = "what to know of it", .kind = Shape::Kind::prose})
        .check(check_figure);
    return out;
  }();
  return table;
}

template <>
const Fields<ObservationSpec>& table_of<ObservationSpec>() {
  using O = ObservationSpec;
  static const Fields<O> table = [] {
    Fields<O> out("observation", "What really happened, to set beside a simulated curve or moment");
    out.field("id", &O::id, {.help = "short name of your own", .required = true, .kind = Shape::Kind::identifier})
        .field("name", &O::name, {.help = "name for people", .required = true, .longest = 200})
        .field("series", &O::series, {.help = "the series to set it beside", .words = measure_words(true)})
        .custom(
            "milestone", Codec<ObservedMoment>::shape({}), {.help = "or the moment of the response to set it beside"},
            [](Reader& reader, const Node& node, const FieldShape& field, O& value) {
              Codec<ObservedMoment>::read(reader, node, field, value.moment);
            },
            [](Meaning& meaning, const O& value) { meaning.whole(index_of(value.moment)); })
        .field("region", &O::region, {.help = "it is of one region"})
        .field("incident", &O::incident, {.help = "it is of one incident"})
        .field("points", &O::points, {.help = "the figures of a series", .longest = 10000});
    add_when(out, only_point);
    Shape note = shape_of(Shape::Kind::prose);
    out.custom(
           "note", note, {.help = "what to know of a milestone"},
           [](Reader& reader, const Node& node, const FieldShape& field, O& value) {
             if (auto text = reader.text(node, field)) only_point(value).note = std::move(*text);
           },
           nullptr)
        .check(check_observation);
    return out;
  }();
  return table;
}

template <>
const Fields<PlayerSpec>& table_of<PlayerSpec>() {
  using P = PlayerSpec;
  static const Fields<P> table =
      Fields<P>("player", "A body that a person may play")
          .field("id", &P::id, {.help = "short name of your own", .required = true, .kind = Shape::Kind::identifier})
          .field("name", &P::name, {.help = "name for people", .required = true, .longest = 200})
          .field("role", &P::role, {.help = "the role", .required = true})
          .field("region", &P::region, {.help = "its body in this region; its central body if left out"});
  return table;
}

template <>
const Fields<Scenario>& table_of<Scenario>() {
  using S = Scenario;
  static const Fields<S> table = [] {
    Fields<S> out("scenario", "One exercise or study: when, where, what happens, what is asked of the response");
    add_head(out);
    out.field("parameters", &S::parameters, {.help = "parameters of the model that differ from their defaults"})
        .custom(
            "institution_overrides", shape_of(Shape::Kind::settings),
            {.help = "values of the institution that differ here, by path: profiles.ministry.servers: 10"},
            [](Reader&, const Node&, const FieldShape&, S&) {}, nullptr)  // the loader has applied them already
        .field("assumptions", &S::assumptions, {.help = "what the author assumed, for the report", .longest = 200})
        .field("incidents", &S::incidents,
               {.help = "threats that become concrete", .required = true, .example = "1", .longest = 5000})
        .field("injects", &S::injects, {.help = "what the scenario throws in", .example = "1", .longest = 20000})
        .field("objectives", &S::objectives,
               {.help = "what the response is measured against", .example = "1", .longest = 2000})
        .field("observations", &S::observations, {.help = "what really happened", .longest = 1000})
        .field("players", &S::players, {.help = "bodies that people may play", .longest = 1000});
    return out;
  }();
  return table;
}

}  // namespace qorgan::format
