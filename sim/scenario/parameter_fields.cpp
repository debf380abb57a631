// The parameters of the model: what each means, its unit and range, and where its default comes from.

#include "scenario/scenario_fields.hpp"

namespace qorgan::format {
namespace {

constexpr double minute = 60, hour = 3600, day = 86400;

// Mechanisms have literature behind them, most values have none: the source says which is which.
Options share(std::string_view help, std::string_view source) {
  return {.help = help, .low = 0, .high = 1, .source = source};
}
Options factor(std::string_view help, double low, double high, std::string_view source) {
  return {.help = help, .low = low, .high = high, .source = source};
}
Options time(std::string_view help, double low, double high, std::string_view source) {
  return {.help = help, .dimension = Dimension::duration, .low = low, .high = high, .source = source};
}
Options rate(std::string_view help, std::string_view source) {
  return {.help = help, .dimension = Dimension::rate, .low = 0, .high = 1, .source = source};
}

using P = Parameters;

void add_pictures(Fields<P>& table) {
  table
      .field("estimate_noise", &P::estimate_noise,
             factor("standard deviation of the logarithm of a body's severity estimate", 0, 3,
                    "assumption: first estimates are off by about a third; that uncertain pictures make lateral "
                    "communication pay: Zagorecki, Ko & Comfort, JASSS 13(3)3 (2010)"))
      .field("first_underestimate", &P::first_underestimate,
             share("share of the size of an incident that who looks at its onset does not see",
                   "assumption: a third; that first figures are too small: Fujimoto & Nishiura (2021), Zhao, Wu & Li "
                   "(2008)"))
      .field("size_known_rate", &P::size_known_rate,
             rate("how fast what was not seen at first comes to be known",
                  "assumption: within a day; half of a final toll is known after 2.2 days: Fujimoto & Nishiura (2021)"))
      .field("report_noise", &P::report_noise,
             factor("standard deviation of the logarithm added when a picture is passed on", 0, 3,
                    "assumption: a written report loses about a tenth"))
      .field("detection_rate", &P::detection_rate,
             rate("signals noticed by a watching body at severity 1 and detectability 1",
                  "assumption: a plain and grave event is noticed within three hours on average"))
      .field("refresh_interval", &P::refresh_interval,
             time("mean time between situation reports of a body on the spot", minute, 30 * day,
                  "assumption: four situation reports a day"))
      .field(
          "report_change", &P::report_change,
          share("change of what is believed, up or down, as a share of the greater, that is worth a new report",
                "assumption: as much as a single estimate errs; smaller changes wait for the next situation report"));
}

void add_channels(Fields<P>& table) {
  table
      .field("vertical_latency", &P::vertical_latency,
             time("median time of a report or order between levels while communications are whole", 0, 30 * day,
                  "assumption: duty officers reach the next level within half an hour"))
      .field("lateral_latency", &P::lateral_latency,
             time("median time of a notice between bodies, 9(3), while communications are whole", 0, 30 * day,
                  "assumption: half as long again as the own line, for the right desk must be found"))
      .field("headquarters_latency", &P::headquarters_latency,
             time("median time of a message inside a headquarters", 0, 30 * day,
                  "assumption: members sit in one room or on one line"))
      .field("communications_penalty", &P::communications_penalty,
             factor("factor added to latency where communications are wholly down", 0, 100,
                    "assumption: couriers and radio take five times as long"))
      .field("latency_spread", &P::latency_spread,
             factor("standard deviation of the logarithm of the time of a message; 0: each takes the median", 0, 3,
                    "assumption: one message in twenty takes five times the median; that times to answer have a heavy "
                    "tail: Kooti et al., Evolution of conversations in the age of email overload (2015)"))
      .field("message_loss", &P::message_loss,
             share("probability that a message between two bodies does not arrive while communications are whole; 0: "
                   "none is ever lost",
                   "assumption: one message in a hundred goes to the wrong desk or is left lying"))
      .field("loss_penalty", &P::loss_penalty,
             factor("factor added to that where communications are wholly down", 0, 1000,
                    "assumption: then three messages in ten are lost"))
      .field("receipt_time", &P::receipt_time,
             time("time of silence after which the sender of a lost message sends it again", minute, 30 * day,
                  "assumption: two hours, when a duty officer rings to ask"));
}

void add_offices(Fields<P>& table) {
  table
      .field(
          "night_staffing", &P::night_staffing,
          {.help = "desks outside of office hours (09:00 to 18:00), as a share of those within; 1: no nights",
           .low = 0.01,
           .high = 1,
           .source = "assumption: a quarter; that nights are the weak time of administrations: Gressmann, Abwehrender "
                     "und anlagentechnischer Brandschutz (2021)"})
      .field("weekend_staffing", &P::weekend_staffing,
             {.help = "desks on Saturdays and Sundays, as a share of those in office hours; 1: no weekends",
              .low = 0.01,
              .high = 1,
              .source = "assumption: as many as at night"})
      .field("staff_recall", &P::staff_recall,
             time("time until the staff that a grave matter calls in is at its desks", 0, 30 * day,
                  "assumption: an hour to ring round and to come"));
}

void add_decisions(Fields<P>& table) {
  table
      .field("class_factor", &P::class_factor,
             factor("factor on all amounts from which the classes of threats begin", 0.01, 100,
                    "assumption: as the institution's tables say; the amounts for emergencies are set by an order that "
                    "was not found"))
      .field("help_threshold", &P::help_threshold,
             share("share of believed demand met, below which a body asks for help",
                   "assumption: help is asked for once two fifths are missing"))
      .field(
          "proposal_factor", &P::proposal_factor,
          factor(
              "factor on the time of every decision of the Government on a proposal: a headquarters or an instrument",
              1, 1000, "assumption: a Government decision is agreed among ministries first; ground: 13(3)"))
      .field("apex_factor", &P::apex_factor,
             factor("further factor on it where the President decides", 1, 1000,
                    "assumption: one level more; ground: 10(2)"))
      .field("overreach", &P::overreach,
             share("probability, each time patience with an answer ends, of convening a headquarters without the right",
                   "assumption: rare; that unanswered exceptions are settled by default: Levitt et al., Management "
                   "Science 45(11) (1999)"))
      .field("decision_deadline", &P::decision_deadline,
             time("time in which who plays a body must decide, before what the model would do is done", minute,
                  30 * day, "assumption: two hours, as long as a body can wait for its head"))
      .field("type_fallback", &P::type_fallback,
             {.help = "whether the coordinator of a type of security may lead where the subject of the threat has none",
              .source = "assumption: the literal text gives it no lead; 18(4)"})
      .gone({"act_threshold", "regional_threshold", "national_threshold", "stand_down", "abroad_threshold"},
            "classes of the institution decide, by what is at stake; 'class_factor' moves all of them");
}

void add_headquarters(Fields<P>& table) {
  table
      .field("quorum", &P::quorum,
             share("share of invited members needed to sit", "assumption: half, as in common rules of procedure"))
      .field("convening_deadline", &P::convening_deadline,
             time("time after which a headquarters sits with those who are there", minute, 30 * day,
                  "assumption: half a day"))
      .field("headquarters_cycle", &P::headquarters_cycle,
             time("time between two sittings once the rhythm is found, and between two requests for help of one body",
                  10 * minute, 30 * day, "assumption: four sittings a day"))
      .field("first_period", &P::first_period,
             time("time between the first two sittings; headquarters_cycle or more: the rhythm never changes",
                  10 * minute, 30 * day, "assumption: three hours"))
      .field("period_growth", &P::period_growth,
             factor("factor from one period between sittings to the next, up to headquarters_cycle", 1, 10,
                    "assumption: from three hours to six in the first day"))
      .field("liaison_share", &P::liaison_share,
             share("share of a member's desks bound by one headquarters", "assumption: one desk in ten"))
      .field("span_of_control", &P::span_of_control,
             {.help = "members a head can lead without sub-groups",
              .low = 1,
              .high = 1000,
              .source = "Graicunas (1933) and Urwick (1956): five or six; incident command practice (NIMS 2008): up to "
                        "seven"})
      .field("subgroup_delay", &P::subgroup_delay,
             factor("share by which each sub-group beyond the first lengthens the cycle", 0, 10,
                    "assumption: a quarter for each; that relations to manage grow with members: Graicunas (1933)"));
}

void add_units(Fields<P>& table) {
  table
      .field("road_speed", &P::road_speed,
             {.help = "speed of teams on open roads",
              .dimension = Dimension::speed,
              .low = 1 / 3.6,
              .high = 1000 / 3.6,
              .source = "assumption: a column of lorries on a highway"})
      .field("town_speed", &P::town_speed,
             {.help = "speed of teams within a town",
              .dimension = Dimension::speed,
              .low = 1 / 3.6,
              .high = 1000 / 3.6,
              .source = "4 km in 6 to 7 minutes: fire services of Germany and Denmark, published turnout times"})
      .field("shift", &P::shift,
             time("time of work until a team is wholly tired", hour, 30 * day, "assumption: shifts of twelve hours"))
      .field("rest", &P::rest,
             time("time of rest until a team is wholly recovered", minute, 30 * day, "assumption: a night's sleep"))
      .field("tired_efficiency", &P::tired_efficiency,
             share("efficiency of a wholly tired team",
                   "assumption: a sixth less; 10 to 30 % less after a day without sleep, little before sixteen hours: "
                   "Dawson & "
                   "Reid (1997), Williamson & Feyer (2000)"))
      .field("reserve_share", &P::reserve_share,
             share("share of its teams that a body keeps at home while it acts by its own picture; orders override it",
                   "assumption: daily service goes on"))
      .field("mutual_aid_share", &P::mutual_aid_share,
             share("share of its ready teams that a body lends elsewhere, unless reserves are mobilised",
                   "assumption: half, for its own risk stays"))
      .field("plan_surplus", &P::plan_surplus,
             factor("how many times the need teams may reach before a headquarters sends home what is beyond the need",
                    1, 1e6, "assumption: a quarter more than needed is borne, for it may be needed again"))
      .field("own_surplus", &P::own_surplus,
             factor("the same for a body that acts by its own picture", 1, 1e6,
                    "assumption: half as much again, for it sees less than a headquarters"))
      .field("team_cost", &P::team_cost,
             {.help = "cost of one person of a deployed team",
              .dimension = Dimension::money_rate,
              .low = 0,
              .high = 1.0e6,
              .source = "assumption: not costed unless a scenario says so"});
}

void add_population(Fields<P>& table) {
  table
      .field("trust_loss", &P::trust_loss,
             rate("loss of public trust at full unmet need", "assumption: a twentieth a day"))
      .field("trust_gain", &P::trust_gain,
             rate("gain of public trust where need is met and people are informed",
                  "assumption: slower than it is lost; asymmetry of trust: Slovic (1993)"))
      .field("rumour_growth", &P::rumour_growth,
             rate("growth of rumour at full unmet need without public information", "assumption: a tenth a day"))
      .field("rumour_decay", &P::rumour_decay,
             rate("decay of rumour once people are informed", "assumption: a fifth a day; duty to inform: 15(2)(4)"))
      .field("restriction_distrust", &P::restriction_distrust,
             rate("loss of public trust while communications are wholly restricted by an instrument",
                  "assumption: a fiftieth a day, less than need that is not met; ground of such instruments: 23(4)"))
      .field("sight_rate", &P::sight_rate,
             rate("how fast people in danger come to see it, at intensity 1", "assumption: most within an hour or two"))
      .field(
          "word_of_mouth", &P::word_of_mouth,
          rate("how fast who knows of a danger tells who does not",
               "assumption: one other an hour; seven in ten pass a warning on: Dutch government studies in NL Times, "
               "5 June 2023"))
      .field(
          "warning_rate", &P::warning_rate,
          rate("how fast a warning spreads to those whom its channels reach",
               "half an hour to most, an hour by any single system: Rogers & Sorensen, The Environmental Professional "
               "10 (1988)"))
      .field("warning_ceiling", &P::warning_ceiling,
             share("share of people whom the channels of a warning reach",
                   "65 and 71 % were warned in the flood of July 2021: Thieken et al., NHESS 23:973-990 (2023)"))
      .field("shelter_share", &P::shelter_share,
             share("share of those away from home who need a public shelter",
                   "assumption: 15 %, between the 2 to 6 % at Orsk in 2024 and what hurricanes saw"))
      .field("volunteer_share", &P::volunteer_share,
             share("volunteers who come by themselves, of the people at risk who know of it",
                   "3,000 a day at the height for a city of 370,000, Christchurch 2011: AFP, 28 February 2011"))
      .field("volunteer_effort", &P::volunteer_effort,
             share("what a volunteer does, of what a team member does", "assumption: half"))
      .field(
          "call_rate", &P::call_rate,
          rate("calls by each person in danger to the bodies of the region, at intensity 1",
               "assumption: one in two hours, so that a house is reported within minutes to hours and a town at once"))
      .field("household", &P::household,
             {.help = "persons who live in a house",
              .dimension = Dimension::people,
              .low = 1,
              .high = 20,
              .source = "assumption: of the order of households in Kazakhstan"})
      .field("harm_distrust", &P::harm_distrust,
             {.help = "trust lost in a region by harm, for each share of those at risk who come to harm",
              .low = 0,
              .high = 100,
              .source = "assumption: one harmed in twenty costs a quarter of the trust"})
      .field("late_distrust", &P::late_distrust,
             rate("loss of public trust where all who are in danger were not warned", "assumption: a twentieth a day"));
}

void add_infrastructure(Fields<P>& table) {
  table.field("power_dependence", &P::power_dependence,
              share("share of communications lost where power is wholly down",
                    "assumption: half; that failures of power carry over to communications: Rinaldi, Peerenboom & "
                    "Kelly, IEEE Control Systems 21(6) (2001)"));
}

void add_legality(Fields<P>& table) {
  table
      .field("discovery_rate", &P::discovery_rate,
             rate("rate at which the prosecutor's office finds a violation, 27", "assumption: ten days on average"))
      .field("necessity_factor", &P::necessity_factor,
             factor("share of the half of its class from which on an instrument is proportionate", 0, 1,
                    "assumption: an instrument may outlast its need a little; test of 17(2)"))
      .field("violation_trust_cost", &P::violation_trust_cost,
             share("public trust lost in the region when a violation is found",
                   "assumption: a fiftieth; trust once lost is slow to come back: Slovic (1993); responsibility: 28"))
      .field("appeal_rate", &P::appeal_rate,
             rate("appeals to a court for each person whose rights an instrument limits, 14(1)",
                  "assumption: one a day from a hundred thousand people"))
      .field("responsibility_time", &P::responsibility_time,
             time("time from finding a violation to holding its author responsible, 28", 0, 730 * day,
                  "assumption: a month for a disciplinary inquiry"));
}

}  // namespace

template <>
const Fields<Parameters>& table_of<Parameters>() {
  static const Fields<P> table = [] {
    Fields<P> out("parameters", "Parameters of the model; what is left out keeps its default");
    add_pictures(out);
    add_channels(out);
    add_offices(out);
    add_decisions(out);
    add_headquarters(out);
    add_units(out);
    add_population(out);
    add_infrastructure(out);
    add_legality(out);
    return out;
  }();
  return table;
}

}  // namespace qorgan::format
