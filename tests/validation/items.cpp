// What the suite measures, in the order of the table. Each is read in three languages from
// assets/translations/report.json under "validation." and its id.

#include <array>

#include "validation/row.hpp"

namespace qorgan::test {
namespace {

constexpr std::string_view erlang = "Erlang 1917";
constexpr std::string_view radner = "Radner 1993";
constexpr std::string_view bavelas = "Bavelas 1950; Leavitt 1951";

constexpr std::string_view zagorecki = "Zagorecki, Ko & Comfort 2010";

constexpr std::string_view nissen = "Orr & Nissen 2006";
constexpr std::string_view floods = "public figures: scenarios/spring-flood-2024.yaml";
constexpr std::string_view ekibastuz = "public figures: scenarios/ekibastuz-2022.yaml";

constexpr std::array items = {
    ValidationItem{"erlang-1-share", "One desk, load 0.8: share of matters that wait", erlang},
    ValidationItem{"erlang-1-wait", "One desk, load 0.8: mean wait, in service times", erlang},
    ValidationItem{"erlang-2-share", "Two desks, load 1.6: share of matters that wait", erlang},
    ValidationItem{"erlang-2-wait", "Two desks, load 1.6: mean wait, in service times", erlang},
    ValidationItem{"erlang-3-share", "Three desks, load 2: share of matters that wait", erlang},
    ValidationItem{"erlang-3-wait", "Three desks, load 2: mean wait, in service times", erlang},
    ValidationItem{"erlang-5-share", "Five desks, load 4: share of matters that wait", erlang},
    ValidationItem{"erlang-5-wait", "Five desks, load 4: mean wait, in service times", erlang},
    ValidationItem{"discrete-sojourn", "Discrete time, a = 0.08, s = 0.1: ticks from arrival to answer",
                   "Geo/Geo/1: Hunter 1983"},
    ValidationItem{"discrete-sojourn-fine", "The same with a tick a quarter as long", "Geo/Geo/1: Hunter 1983"},
    ValidationItem{"priority-first", "Orders before everyday matters: wait of orders, in service times", "Cobham 1954"},
    ValidationItem{"priority-second", "Orders before everyday matters: wait of the rest, in service times",
                   "Cobham 1954"},
    ValidationItem{"sojourn-half", "Share unanswered after T = 0.5 / (mu - lambda)", "M/M/1: Kleinrock 1975"},
    ValidationItem{"sojourn-one", "Share unanswered after T = 1 / (mu - lambda)", "M/M/1: Kleinrock 1975"},
    ValidationItem{"escalated", "Share that waits past the deadline and goes to the superior", "M/M/1+D: Barrer 1957"},
    ValidationItem{"approval-1", "A report's time to the first desk of the line, in desk times", "sum of desk times"},
    ValidationItem{"approval-2", "To the second desk", "sum of desk times"},
    ValidationItem{"approval-3", "To the third desk", "sum of desk times"},
    ValidationItem{"approval-4", "To the fourth desk", "sum of desk times"},
    ValidationItem{"rework", "Work where a quarter must be done again, in times of the work", "VDT: 1 / (1 - p)"},
    ValidationItem{"radner-1", "One body sums 40 data: periods", radner},
    ValidationItem{"radner-2", "Two bodies sum 40 data: periods", radner},
    ValidationItem{"radner-4", "Four bodies sum 40 data: periods", radner},
    ValidationItem{"radner-8", "Eight bodies sum 40 data: periods", radner},
    ValidationItem{"bavelas-circle", "Five bodies in a circle exchange all they know: steps", bavelas},
    ValidationItem{"bavelas-wheel", "Five bodies in a wheel: steps", bavelas},
    ValidationItem{"bavelas-chain", "Five bodies in a chain: steps", bavelas},
    ValidationItem{"bavelas-y", "Five bodies in a Y: steps", bavelas},
    ValidationItem{"epidemic-1.3", "Epidemic, R0 = 1.3: share infected in the end", "Kermack & McKendrick 1927"},
    ValidationItem{"epidemic-2.6", "Epidemic, R0 = 2.6: share infected in the end", "Kermack & McKendrick 1927"},
    ValidationItem{"epidemic-6", "Epidemic, R0 = 6: share infected in the end", "Kermack & McKendrick 1927"},
    ValidationItem{"logistic", "Growth to a ceiling: intensity on day 20", "Verhulst 1838"},
    ValidationItem{"attacks-mean", "Attacks in 40 days at one every two days: mean",
                   "Poisson process: Richardson 1944"},
    ValidationItem{"attacks-variance", "Attacks in 40 days at one every two days: variance",
                   "Poisson process: Richardson 1944"},
    ValidationItem{"everyday-dispersion", "Everyday matters of a body: variance over mean", "Poisson process"},
    ValidationItem{"lateral-network", "Uncertain pictures, network against hierarchy: picture error", zagorecki},
    ValidationItem{"lateral-by-law", "Uncertain pictures, by law against hierarchy: picture error", zagorecki},
    ValidationItem{"lateral-time",
                   "Uncertain pictures, network against hierarchy: hours until half of the competent know", zagorecki},
    ValidationItem{"lateral-certain", "Certain pictures, network against hierarchy: picture error", zagorecki},
    ValidationItem{"forms-swift", "A swift release, network against hierarchy: need not met, days", nissen},
    ValidationItem{"forms-spreading", "Spreading unrest, network against by law: need not met, days", nissen},
    ValidationItem{"apex-free", "Half of the regions that the apex can bear: growth of its backlog, items a tick",
                   radner},
    ValidationItem{"apex-congested", "Twice as many as it can bear: growth of its backlog, items a tick", radner},
    ValidationItem{"flood-evacuated", "Floods of 2024, evacuated from 10 April on: mean error (fitted)", floods},
    ValidationItem{"flood-personnel", "Floods of 2024, personnel from 10 April on: mean error (sizes fitted)", floods},
    ValidationItem{"flood-houses", "Floods of 2024, houses from 10 April on: mean error (fitted)", floods},
    ValidationItem{"flood-headquarters",
                   "Floods of 2024, regional headquarters from 30 March on: mean error (not fitted)", floods},
    ValidationItem{"ekibastuz-blocks", "Ekibastuz 2022, hundreds of blocks without heat: mean error (partly fitted)",
                   ekibastuz},
    ValidationItem{"ekibastuz-regional", "Ekibastuz 2022, regional headquarters at work: error (not fitted)",
                   ekibastuz},
    ValidationItem{"ekibastuz-central",
                   "Ekibastuz 2022, days until a headquarters headed from the centre sits (not fitted)", ekibastuz,
                   true},
};

}  // namespace

std::span<const ValidationItem> validation_items() { return items; }

}  // namespace qorgan::test
