// What every section says of a record in which all numbers are known: see made_record.hpp, from which each of the lines
// can be counted by hand.

#include "report/sections.hpp"

#include "catch.hpp"
#include "made_record.hpp"

using namespace qorgan;

namespace {

std::string told(const std::string& id) {
  const Record record = test::made_record();
  for (const Section& section : make_report(record, Language::en).sections)
    if (section.id == id) return test::told(section);
  return {};
}

}  // namespace

TEST_CASE("the ten lines of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("answer") == R"(The answer in ten lines
quiet Note: the first events alone were kept
1. What happened: Incidents: 3; threat: “Emergencies” [6(1)(18)], “Unrest” [6(1)(8)]; regions: 2; period: 21 Mar to 30 Mar. Worst by intensity: “Flood in Aktobe Region” (0.80, where 1 is the design intensity). Greatest class: 6(1)(18) – regional (houses: 900); 6(1)(8) – regional (houses: 900).
1. Consequences: People at risk: 8,000 persons; Evacuated: 2,500 persons; Harmed: 40 persons; Loss: 3.0 bn KZT.
1. Who detected: Incidents detected: 2 of 3; median: at onset. First: Akimat, Aktobe in full [16(1)] (Aktobe), “Flood in Aktobe Region”, 21 Mar 06:00. (#2)
1. Who was told: Incidents of which every competent body knew: 1 of 3. Median: 1 d 2 h after onset. [9(3)]
1. Who led, and why: Threat 6(1)(18): under the reading “literal reading” of 18(4) nobody is entitled to head a headquarters (no lead). Threat 6(1)(18): under the reading “broad reading” of 18(4) Body of the interior [15(1)(2)] may head a headquarters. Threat 6(1)(8): under the reading “literal reading” of 18(4) Body of the interior [15(1)(2)] may head a headquarters. Threat 6(1)(8): under the reading “broad reading” of 18(4) Body of the interior [15(1)(2)] may head a headquarters. The central headquarters was formed from above and headed by: Civil protection [18(4)]. The matter was referred upwards for want of an entitled head; referrals: 1. (#11)
1. When headquarters sat: Regional: 2; central: 1. First regional: Aktobe Region, 21 Mar 16:00, head Akimat, Aktobe [16(1)]. First central: 22 Mar 12:00, formed from above, nobody being entitled; at its first sitting 3 of 4 invited bodies were present. Without legal ground sat: 1. (#5, #11)
1. What was sent where: Deployed at the peak: 320 persons (23 Mar). Dispatches: 3; persons sent, most to: Aktobe (280), Kostanay (120). Mutual aid: 500 person-hours.
1. What it averted: Harmed: 40 persons; without response 100 persons (−60%). Loss: 3.0 bn KZT; without response 2.0 bn KZT (+50%).
1. Legality: Actions: 15; articles they stood on: 4. Actions without legal ground: 2; found: 1 (prosecutor's office [27]: 1). Instruments kept longer than needed [17(2)]: 3; found: 2 (prosecutor's office [27]: 1, courts [14(1)]: 1). Instruments that limit rights: 3 (people at once, at most: 1,000; of the instruments on one incident in a region the largest counts), disproportionate at some time: 1 [17(2)].
1. What the Law leaves open: 6(1)(18): Nobody is named.
)");
}

TEST_CASE("the key figures of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("figures") == R"(Key figures
Time to detect = 3 h (mean over 2 of 3 incidents)
Time to a central headquarters = 20 h (mean over 2 of 3 incidents)
Evacuated = 2,500 persons (without response: 0 persons)
Harmed = 40 persons (without response: 100 persons)
Houses struck = 0 houses (without response: 0 houses)
Loss = 3.0 bn KZT (without response: 2.0 bn KZT)
Cost of the response = 50.0 m KZT
Actions without legal ground = 0 (without response: 0)
Instruments kept longer than needed, 17(2) = 3
Personnel at the peak = 320 persons (23 Mar)
quiet Times count from the onset of an incident; a  ... nform each other, but nobody decides or acts.
)");
}

TEST_CASE("the objectives of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("objectives") == R"(Objectives
Objectives met: 1 of 3. Not decided, the run having been stopped: 1.
| Objective | Asked# | Reached# | Result= | Evidence
Seen early. (Time to detect · Flood in Kostanay) | at most 12 h | 6 h before onset | met good | #10, 21 Mar 18:00
Few harmed. (Harmed · whole country) | at most 30 persons | 40 persons | missed bad | measure at the end of the run
Order kept (Rumour · Kostanay Region) | less than 0.50 | 0.07 | not decided open | measure at the end of the run
)");
}

TEST_CASE("the decisions of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("decisions") == R"(Decisions
quiet What shaped the run, in its order: of each ki ...  people took. The annex has the whole course.
| Time= | Decision | #
21 Mar 09:00 | Akimat, Aktobe: decided what to do about “Flood in Aktobe Region” [16(1)] | #3
21 Mar 10:00 | Civil protection: proposed a headquarters for “Flood in Aktobe Region”; to: Government [15(1)(17)] | #4
21 Mar 11:00 | Akimat, Aktobe: convened the regional headquarters no. 1 (Aktobe Region); bodies invited: 3 [16(1)] | #5
21 Mar 12:00 | Akimat, Aktobe: sent teams to “Flood in Aktobe Region”; 200 persons (rescue); to: Aktobe Region [16(1)] | #6
21 Mar 14:00 | Civil protection: nobody is entitled to head a headquarters for “Flood in Aktobe Region”, the matter was referred; to: Government [15(1)(17)] | #8
21 Mar 20:00 | Civil protection: convened the central headquarters no. 2; bodies invited: 4 [18(4)] | #11
22 Mar 04:00 | Civil protection: lent its teams to “Flood in Kostanay”; to: Kostanay Region; 120 persons (medicine) [15(1)(17)] | #13
22 Mar 14:00 | Akimat, Aktobe: sent teams to “Flood in Aktobe Region”; 80 persons (rescue); to: Aktobe Region [16(1)] | #16
23 Mar 00:00 | Akimat, Aktobe: took the instrument “Evacuation”; Aktobe Region; limits the rights of 1,000 people [16(1)] | #19
25 Mar 05:00 | Akimat, Kostanay: convened the regional headquarters no. 3 (Kostanay Region); bodies invited: 2 (without legal ground) bad | #23
25 Mar 06:00 | Interior: kept an instrument longer than needed: “Evacuation”, “Riot” [17(2)] (kept longer than needed) bad | #25
)");
}

TEST_CASE("the findings of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("findings") == R"(Strengths and gaps
quiet Each line follows from a rule over the record ... ata; the figures it rests on stand beside it.
- Strength: Harmed: 60% less than without response. (40 persons / 100 persons) good
- Gap: Objectives missed: 1 of 3. (Few harmed) bad
- Gap: Incidents never detected: 1. (Riot) bad
- Gap: Incidents of which some competent bodies never learned: 2 of 3. (Flood in Kostanay (75%), Riot) bad
- Gap: Headquarters that sat without legal ground: 1; their orders bound nobody. No other one sat for: Riot. (regional headquarters no. 3 (Kostanay Region): Akimat, Kostanay, #23) bad
- Gap: Incidents for which only a central headquarters sat, none of the region: 1. (Flood in Kostanay) bad
- Gap: Nobody was entitled to lead (referrals: 1): from the first referral to the first sitting of the central headquarters passed 22 h. (#8 → #11) bad
- Gap: Items past their deadline: 58; escalated: 9. (Akimat, Aktobe (40), Interior (7), Government (6)) bad
- Gap: Bodies at work more than nine tenths of the time: 4. (Akimat, Aktobe (97%), Civil protection (95%), Interior (93%), Government (91%)) bad
- Gap: 32% of the demand for teams was not met. (most: Flood in Kostanay, 150 person-hours) bad
- Gap: 13% of the work went beyond the demand. (80 person-hours) bad
- Gap: Loss: more than without response. (3.0 bn KZT / 2.0 bn KZT) bad
- Gap: Actions without legal ground: 2; found: 1. (found after 15 h on average) bad
- Gap: Instruments limiting rights that were kept longer than needed: 3 of 3; found: 2. (17(2); found after 1 d 3 h on average) bad
- Gap: Public trust fell most in: Aktobe Region. (0.70 → 0.52) bad
)");
}

TEST_CASE("the course of a known record is as they can be counted by hand", "[report][known]") {
  CHECK(told("timeline") == R"(Course of events
figure Incidents over time: severity, headquarters, milestones (Height of the area: true severity, 1 fills th ... rument has its sign where it was first taken.)
text Severity / Headquarters sitting / Detected / First teams there / Contained / Legal instrument / Inject / 20 Mar / 21 Mar / 22 Mar / 23 Mar / 24 Mar / 25 Mar / 26 Mar / 27 Mar / 28 Mar / 29 Mar / 30 Mar / Central headquarters / Injects / Flood in Aktobe / Flood in Kostanay / Riot / Kostanay
title central headquarters no. 2: 22 Mar 12:00 – still sitting / A rumour: 23 Mar 08:00 / regional headquarters no. 1 (Aktobe Region): 21 Mar 16:00 – 25 Mar 10:00 / Warning: 22 Mar 02:00 / Evacuation: 23 Mar 00:00 / Contained: 25 Mar 00:00 / First teams there: 21 Mar 12:00 / Detected: 21 Mar 06:00 / Contained: 26 Mar 06:00 / First teams there: 22 Mar 18:00 / Detected: 21 Mar 18:00 / regional headquarters no. 3 (Kostanay Region): 25 Mar 10:00 – 26 Mar 06:00 / Evacuation: 24 Mar 14:00
quiet Height of the area: true severity, 1 fills th ... rument has its sign where it was first taken.
figure From onset to response: the delays of each incident
text Detected / First decision / Regional headquarters sat / Central headquarters sat / First teams there / −10 / −5 / 0 / 5 / 10 / 15 / 20 / 25 / 30 / 35 / 40 / Time since onset, hours / Flood in Aktobe / Flood in Kostanay / Riot
title 1 d 12 h / 16 h / 12 h / 9 h / 6 h / 12 h / 18 h / 12 h / −6 h / 1 d 6 h
| Incident | Onset= | Detected# | First decision# | First teams there# | Regional headquarters sat# | Central headquarters sat# | All informed# | Contained# | Peak#
Flood in Aktobe Region | 21 Mar | 6 h | 9 h | 12 h | 16 h | 1 d 12 h | 1 d 2 h | 4 d | 0.80
Flood in Kostanay | 22 Mar | −6 h | 12 h | 18 h | – | 12 h | – | 4 d 6 h | 0.60
Riot | 24 Mar | – | – | – | 1 d 6 h | – | – | – | 0.30
after All times since the onset of the incident; minus means before it.
| Incident | Onset= | Detected# | First decision# | First teams there# | Regional headquarters sat# | Central headquarters sat# | All informed# | Contained# | Peak#
Flood in Aktobe Region | 21 Mar | 6 h | 9 h | 12 h | 16 h | 1 d 12 h | 1 d 2 h | 4 d | 0.80
Flood in Kostanay | 22 Mar | −6 h | 12 h | 18 h | – | 12 h | – | 4 d 6 h | 0.60
Riot | 24 Mar | – | – | – | 1 d 6 h | – | – | – | 0.30
after All times since the onset of the incident; minus means before it.
caption How grave it was
| Incident | Class reached | At stake | The class begins from
Flood in Aktobe Region | regional | houses: 900 | houses: 500
Flood in Kostanay | regional | houses: 900 | houses: 500
Riot | regional | houses: 900 | houses: 500
after The greatest class of the threat in the region, by what really was at stake there, and the stake that was furthest beyond where the class begins. Bodies act by what they believed, which may have been less or more.
caption Milestones
| Time= | Event | #
21 Mar 00:00 | Incident “Flood in Aktobe Region” began: Aktobe Region | #1
21 Mar 06:00 | Akimat, Aktobe: detected “Flood in Aktobe Region” (believed severity 0.40) [16(1)] | #2
21 Mar 12:00 | Akimat, Aktobe: sent teams to “Flood in Aktobe Region”; 200 persons (rescue); to: Aktobe Region [16(1)] | #6
21 Mar 12:00 | Akimat, Aktobe: teams arrived at “Flood in Aktobe Region”; 200 persons (rescue); place: Aktobe Region | #7
21 Mar 14:00 | Civil protection: nobody is entitled to head a headquarters for “Flood in Aktobe Region”, the matter was referred; to: Government [15(1)(17)] | #8
21 Mar 16:00 | The regional headquarters no. 1 (Aktobe Region) sat; members present: 2; head: Akimat, Aktobe [16(1)] | #9
22 Mar 00:00 | Incident “Flood in Kostanay” began: Kostanay Region | #12
22 Mar 12:00 | The central headquarters no. 2 sat; members present: 3; head: Civil protection [18(4)] | #14
22 Mar 13:00 | Interior: another body has the same claim to lead, “Flood in Aktobe Region”; Civil protection | #15
23 Mar 00:00 | Akimat, Aktobe: took the instrument “Evacuation”; Aktobe Region; limits the rights of 1,000 people [16(1)] | #19
24 Mar 04:00 | Incident “Riot” began: Kostanay Region | #21
25 Mar 05:00 | Akimat, Kostanay: acted without legal ground, “Riot” [18(4)] | #24
25 Mar 10:00 | The regional headquarters no. 3 (Kostanay Region) sat; members present: 2; head: Akimat, Kostanay | #26
25 Mar 20:00 | Government: found an action without legal ground [27] | #28
)");
}

TEST_CASE("the regions of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("map") == R"(Regions
figure Peak severity by region, and severity at the end (schematic map) (The map is schematic; its lines are no statement about boundaries. Figures: peak → end.)
text Peak severity / 0 / &lt; 0.2 / 0.2–0.4 / 0.4–0.6 / 0.6–0.8 / ≥ 0.8 / regional headquarters sat / Pavlodar / Aktobe / 0.80 → 0.05 / Kostanay / 0.90 → 0.25
title KZ-10 / Pavlodar: 0.01 → 0.00 / Aktobe: 0.80 → 0.05 / KZ-19 / KZ-23 / KZ-27 / KZ-31 / KZ-33 / KZ-35 / Kostanay: 0.90 → 0.25 / KZ-43 / KZ-47 / KZ-55 / KZ-59 / KZ-61 / KZ-62 / KZ-63 / KZ-71 / KZ-75 / KZ-79
quiet The map is schematic; its lines are no statement about boundaries. Figures: peak → end.
| Region | Peak# | At the end# | Evacuated# | Trust, start → end# | Rumour#
Aktobe Region | 0.80 | 0.05 | 2,100 | 0.70 → 0.52 | 0.12
Kostanay Region | 0.90 | 0.25 | 400 | 0.60 → 0.55 | 0.07
)");
}

TEST_CASE("the response flow of a known record is as they can be counted by hand", "[report][known]") {
  CHECK(told("flow") == R"(Response flow
figure Who told whom, who decided, and what came of it (Bodies of one role in the regions stand toget ... spatches and instruments. Figures count them.)
text Incidents / Detected by / Told / Decided / Headquarters / Teams, / instruments / Flood in Aktobe / 1 / Akimat / 1 / Civil protection / 19 / Interior / 0 / Akimat / 5 / Akimat / 1 / Government / 3 / Civil protection / 3 / regional / 4 / central / 3 / rescue / 2 / Evacuation / 1 / medicine / 1
title Flood in Aktobe → Akimat: 1 / Akimat → Civil protection: 19 / Akimat → Akimat: 5 / Akimat → Akimat: 1 / Civil protection → Government: 2 / Interior → Government: 1 / Interior → regional: 2 / Interior → central: 1 / Akimat → Civil protection: 3 / Akimat → regional: 2 / Akimat → central: 1 / Akimat → rescue: 1 / Civil protection → central: 1 / regional → rescue: 1 / regional → Evacuation: 1 / central → medicine: 1 / Flood in Aktobe / Akimat / Civil protection / Interior / Akimat / Government / Civil protection / regional / central / rescue / Evacuation / medicine
| From | To | Number#
Flood in Aktobe | Akimat | 1
Akimat | Civil protection | 19
Akimat | Akimat | 5
Akimat | Akimat | 1
Civil protection | Government | 2
Interior | Government | 1
Interior | regional | 2
Interior | central | 1
Akimat | Civil protection | 3
Akimat | regional | 2
Akimat | central | 1
Akimat | rescue | 1
Civil protection | central | 1
regional | rescue | 1
regional | Evacuation | 1
central | medicine | 1
quiet Bodies of one role in the regions stand toget ... spatches and instruments. Figures count them.
Messages by kind: reports 1,019, notices 5, orders 8, requests for help 3, proposals 2, matters passed up 1.
)");
}

TEST_CASE("the headquarters of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("headquarters") == R"(Headquarters
quiet A headquarters of 18(4) needs a head with the ... nt [13(3)] or the President [10(2)] forms it.
| №# | Headquarters | Head | How formed | Convened= | First sat= | Stood down= | Sittings# | Came / invited, by the end#
2 | central (6(1)(18)) | Civil protection ([18(4)]) | formed from above, nobody being entitled | 21 Mar 20:00 | 22 Mar 12:00 | still sitting | 4 | 3 / 4
1 | Aktobe (6(1)(18)) | Akimat, Aktobe ([16(1)]) | by an entitled body | 21 Mar 11:00 | 21 Mar 16:00 | 25 Mar 10:00 | 9 | 2 / 3
3 | Kostanay (6(1)(8)) | Akimat, Kostanay | without legal ground bad | 25 Mar 05:00 | 25 Mar 10:00 | 26 Mar 06:00 | 1 | 2 / 2
In the central headquarters no. 2 sat: Interior; Akimat, Kostanay.
In the regional headquarters sat (number of seats): Akimat 2, Interior 2.
)");
}

TEST_CASE("what was sent in a known record is as it can be counted by hand", "[report][known]") {
  CHECK(told("teams") == R"(Teams and mutual aid
figure Persons sent, by region
text of the region&#39;s own bodies / from elsewhere / Aktobe / 280 / Kostanay / 120
| Region | First arrival= | Dispatches# | Persons sent# | From elsewhere# | Mutual aid, person-hours#
Aktobe Region | 21 Mar 12:00 | 2 | 280 | 0% | 20
Kostanay Region | 22 Mar 18:00 | 1 | 120 | 100% | 480
| Region | First arrival= | Dispatches# | Persons sent# | From elsewhere# | Mutual aid, person-hours#
Aktobe Region | 21 Mar 12:00 | 2 | 280 | 0% | 20
Kostanay Region | 22 Mar 18:00 | 1 | 120 | 100% | 480
caption By capability
| Capability | Dispatches# | Persons sent#
rescue | 2 | 280
medicine | 1 | 120
quiet Persons are counted at every dispatch: a team ... ispatches under a headquarters' plan: 2 of 3.
)");
}

TEST_CASE("the curves of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("curves") == R"(Curves
quiet Solid: this run. Dashed: the same scenario and seed with no response.
half figure Severity, summed over incidents (Solid: this run. Dashed: the same scenario and seed with no response.)
text 1 = design intensity of one incident / 0.0 / 0.5 / 1.0 / 1.5 / 20 Mar / 22 Mar / 24 Mar / 26 Mar / 28 Mar / 30 Mar / no response / simulated
| Time= | simulated# | no response#
20 Mar 00:00 | 0 | 0
21 Mar 16:00 | 0.40 | 0.60
23 Mar 08:00 | 0.80 | 1.20
25 Mar 00:00 | 0.70 | 1
26 Mar 16:00 | 0.50 | 0.80
28 Mar 08:00 | 0.30 | 0.60
30 Mar 00:00 | 0.20 | 0.40
half figure Personnel deployed (Solid: this run. Dashed: the same scenario and seed with no response.)
text persons / 0 / 100 / 200 / 300 / 400 / 20 Mar / 22 Mar / 24 Mar / 26 Mar / 28 Mar / 30 Mar / simulated
| Time= | simulated#
20 Mar 00:00 | 0 persons
21 Mar 16:00 | –
23 Mar 08:00 | 320 persons
25 Mar 00:00 | 320 persons
26 Mar 16:00 | 100 persons
28 Mar 08:00 | 0 persons
30 Mar 00:00 | 0 persons
half figure Loss (Solid: this run. Dashed: the same scenario and seed with no response.)
text bn KZT / 0 / 1 / 2 / 3 / 20 Mar / 22 Mar / 24 Mar / 26 Mar / 28 Mar / 30 Mar / simulated
| Time= | simulated#
20 Mar 00:00 | 0 KZT
25 Mar 00:00 | 1.0 bn KZT
30 Mar 00:00 | 3.0 bn KZT
)");
}

TEST_CASE("simulated and reported figures of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("hindcast") == R"(Simulated and reported
Reported figures compared with the run: 2.
half figure Evacuated, as reported
text persons / 0 / 500 / 1,000 / 1,500 / 20 Mar / 22 Mar / 24 Mar / 26 Mar / 28 Mar / 30 Mar / simulated / reported
caption How far apart they are
| Observation | Points# | Within# | Mean difference# | Mean relative error#
Evacuated, as reported (Evacuated) | 2 | – | +127 persons | 25%
after Within: points for which sources give bounds or a span of time, and of these those that the run meets. Mean difference: how far the run is outside of what was reported, above or later with a plus. Mean relative error: the same without its sign, as a share of the reported figure; where nothing was reported there is no share. Logarithmic errors stand in the tables of results.
First regional headquarters in the simulation: 21 Mar 16:00; first central one: 22 Mar 12:00.
caption Point by point
| Observation | Time | Reported# | Simulated# | Difference | Source
Evacuated, as reported | 21 Mar 00:00 | 1,000 | 1,250 | 25% more | a newspaper (rounded)
Evacuated, as reported | 22 Mar 00:00 | 0 | 3.50 | simulated 3.50, reported 0 | a ministry
)");
}

TEST_CASE("the damage of a known record is as they can be counted by hand", "[report][known]") {
  CHECK(told("damage") == R"(Damage by interest and type of security
quiet The loss, the people harmed and the missing e ... vision gives without response, less this run.
figure Loss, KZT, by interest (5(1)) (The loss, the people harmed and the missing e ... vision gives without response, less this run.)
text occurred / averted / Rights / 2.5 bn of 4.0 bn / Peace / 500 m
caption By interest (5(1))
| Interest | Incidents# | Loss, KZT# | Harmed, persons# | Missing effort, person-hours#
Rights (5(1)(1)) | 2 | 2.5 bn (averted: 1.5 bn of 4.0 bn (38%)) | 30 (averted: 50 of 80 (63%)) | 250 (without response: 240)
Peace (5(1)(2)) | 1 | 500 m (without response: 400 m) | < 1 (averted: 20 of 20 (100%)) | –
All incidents |  | 3.0 bn (averted: 1.4 bn of 4.4 bn (32%)) | 30 (averted: 70 of 100 (70%)) | 250 (without response: 240)
figure Loss, KZT, by type of security (4) (The loss, the people harmed and the missing e ... vision gives without response, less this run.)
text occurred / averted / Public security / 1.8 bn / Economic security / 1.2 bn
caption By type of security (4) and kind of economic security (22(1))
| Type of security | Incidents# | Loss, KZT# | Harmed, persons# | Missing effort, person-hours#
Public security (4(1)) | 3 | 1.8 bn (without response: 1.2 bn) | < 1 (averted: 60 of 60 (100%)) | 125 (without response: 120)
Economic security (4(4)) | 2 | 1.2 bn (without response: 800 m) | 15 (averted: 25 of 40 (63%)) | 125 (without response: 120)
of these: Food security (22(1)(2)) | 1 | 700 m (without response: 600 m) | 9 (averted: 26 of 35 (74%)) | 65 (without response: 60)
All incidents |  | 3.0 bn (without response: 2.0 bn) | 15 (averted: 85 of 100 (85%)) | 250 (without response: 240)
)");
}

TEST_CASE("the legal findings of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("law") == R"(Legal findings
quiet Law 527-IV; the run reads 18(4) this way: lit ... re cited as article(paragraph)(subparagraph).
caption Who may head a headquarters under 18(4), by reading
| Threat | What the Law says | literal reading | arguable reading | broad reading
Emergencies (6(1)(18)) | no lead (floods: Civil protection [15(1)(17)]; order: Interior [15(1)(2)]) | nobody open | Civil protection ([15(1)(17)], for a part only) | Interior ([15(1)(2)], another body has the same right; the Law does not choose, the model does)
Unrest (6(1)(8)) | one lead | Interior ([15(1)(2)]) | Interior ([15(1)(2)]) | Interior ([15(1)(2)])
heading Gaps and overlaps met
- Gap: Threat 6(1)(18): nobody was entitled to head a headquarters, the matter went up (times: 1). (#8) open
- Overlap: Threat 6(1)(18): two bodies had the same claim to lead (times: 1). (#15) open
- Open in the Law: 6(1)(18): Nobody is named. open
- Rights: 6(1)(18): Akimats protect rights.
caption Actions by legal ground
| Article | Actions# | Which
16(1) | 9 | teams sent 2, detected 1, informed 1, headquarters convened 1, headquarters sat 1, headquarters stood down 1, instrument taken 1, decided 1
15(1)(17) | 3 | aid sent 1, headquarters proposed 1, headquarters referred upwards 1
18(4) | 2 | headquarters convened 1, headquarters sat 1
27 | 1 | violation found 1
caption Actions without legal ground, and instruments kept longer than needed
| Body | Action | Offends against | Number# | First time= | Found# | Found after#
Interior | Evacuation (kept longer than needed) | 17(2) | 3 | 25 Mar 06:00 (#25) | 2 / 3 bad | 1 d 3 h
Akimat, Kostanay | headed a headquarters without the right to (without legal ground) | 18(4) | 1 | 25 Mar 05:00 (#24) | 1 / 1 | 15 h
Government | Evacuation (without legal ground) | 15(1)(17) | 1 | 25 Mar 11:00 (#25) | 0 / 1 bad | –
caption Rights ledger: instruments that limit rights
| Instrument | Region | Rights limited | Times# | Days in force# | People at most# | Person-days# | Proportionality 17(2)
Evacuation ([16(1)]) | Kostanay | free movement, the home | 1 | 5.4 | 300 | 1,625 | without authority or ground bad
Evacuation ([16(1)]) | Aktobe | free movement, the home | 2 | 1.5 | 1,000 | 1,300 | too long: 1 of 2 bad
Of the violations found, 1 had been answered for by the end (28). Courts heard 6 appeals of people whose rights an instrument limited and upheld 2 of them (14(1)).
)");
}

TEST_CASE("the principles of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("principles") == R"(Objectives and principles of the Law
quiet The outcomes that bear on each objective of 2 ... ounts to over the run stands behind its name.
caption Objectives of 2-1(2)
| Objective | Outcome | This run# | Without response# | Shown in
Life (2-1(2)(1)) | Loss | 3.0 bn KZT | 2.0 bn KZT |  -> damage Damage by interest and type of security
 | Harmed | 40 persons | 100 persons (averted: 60 persons (60%)) |  -> law Legal findings
caption Principles of Article 3
| Principle | Outcome | This run# | Without response# | Shown in
Lawfulness (3(1)) | Actions without legal ground | 0 (actions: 15, articles they stood on: 4) | 0 |  -> law Legal findings
 | Rights limited | 1,900 person-days (instruments: 3, disproportionate: 1 [17(2)]) | – | 
Speed (3(2)) | Time to detect | 3 h after onset (2 of 3 incidents, before onset: 1) | – | 
 | Picture error (mean while it lasts) | 0.12 (at the end: 0.06) | 0.25 | 
Openness (3(3)) | no number of the model shows it open | – | – |  -> decisions Decisions
)");
}

TEST_CASE("the assumptions of a known record are as they can be counted by hand", "[report][known]") {
  CHECK(told("assumptions") == R"(Assumptions
6 of 7 numbers are assumptions; the others carry an article, a publication or a public figure as their source.
heading Stated by the author of the scenario
1. The water is given.
1. Roads hold.
caption Numbers that rest on no source
| Assumption | Of numbers# | For example
no reason given | 5 | c.0 = 0.5; c.1 = 0.5; c.2 = 0.5; c.3 = 0.5; …
a guess | 1 | a.b = 1 h
)");
}

TEST_CASE("the provenance of a known record is as they can be counted by hand", "[report][known]") {
  CHECK(told("provenance") == R"(Provenance
| Item | Value
Scenario | made
Hash of the scenario | 00000000000000aa
Institution | The Republic (kazakhstan)
Law | 527-IV
Seed | 7
Policy | as the Law says
Reading of 18(4) | literal reading
Set beside the scenario | a=1, b=2
Ticks | 240 × 1 h
Size | 5 bodies, 11 teams, 38 messages, 28 events
Digest | 00000000000000bb
Digest without response | 00000000000000cc
Version | 0.1.0
Compiler | a compiler
Command line | qorgan run made.yaml
Files | s.yaml, i.yaml
caption What people did to the run
| Time= | Action | Note
24 Mar 04:00 | reading of 18(4) from now on: broad reading (set-reading broad) | for the riot
quiet Numbers like #123 are rows of the table “ev ... uns the record again and compares the digest.
)");
}

namespace {

/// What people decided in a record in which everything else is known: the akimat of Aktobe evacuates at once, goes
/// ahead without a right later, and lets a last question lapse.
Record played_record() {
  Record record = test::made_record();
  const auto add = [&](DecisionKind kind, Tick asked, Tick closed, DecisionState state, Choice otherwise,
                       Choice chosen) {
    DecisionRow row;
    row.agent = record.agents.front().id;
    row.kind = kind;
    row.incident = IncidentId(std::size_t{0});
    row.belief = 0.5F;
    row.asked = asked;
    row.closed = closed;
    row.state = state;
    row.otherwise = otherwise;
    row.chosen = chosen;
    row.offered = {{.choice = Choice::act, .persons = 40, .people = 1000},
                   {.choice = Choice::go_ahead, .lawful = false},
                   {.choice = Choice::decline}};
    record.decisions.push_back(row);
  };
  add(DecisionKind::take_instrument, 30, 33, DecisionState::done, Choice::act, Choice::act);
  record.decisions[0].instrument = InstrumentId(std::size_t{0});
  record.decisions[0].note = "the river rises";
  add(DecisionKind::send_teams, 40, 45, DecisionState::done, Choice::decline, Choice::go_ahead);
  add(DecisionKind::join, 50, 60, DecisionState::lapsed, Choice::act, Choice::act);
  add(DecisionKind::notify, 70, -1, DecisionState::open, Choice::act, Choice::none);
  return record;
}

}  // namespace

TEST_CASE("what people decided in a known record is as it can be counted by hand", "[report][known][people]") {
  const Record record = played_record();
  for (const Section& section : make_report(record, Language::en).sections)
    if (section.id == "people")
      CHECK(test::told(section) == R"(What people decided
quiet The bodies below were played by people. What  ... ed, what it chose and why, and what followed.
caption Played bodies
| Body | Questions# | Decided by the person# | Lapsed# | Against the Law# | Time to decide (median)#
Civil protection | 4 | 2 | 1 | 1 bad | 4 h
caption Decision by decision
| Time= | Body | Question | Might have chosen | Chose | What followed
21 Mar 06:00 | Civil protection (Flood in Aktobe Region) | take an instrument: Evacuation (believed severity 0.50) | yes (40 persons, people whose rights it limits: 1,000); without the right (a violation); no | yes (by the person, 3 h after the question; note: the river rises) | nothing is recorded that followed from it
21 Mar 16:00 | Civil protection (Flood in Aktobe Region) | send teams (believed severity 0.50) | yes (40 persons, people whose rights it limits: 1,000); without the right (a violation); no | without the right (by the person, 5 h after the question; the model would have chosen: no; a violation) bad | nothing is recorded that followed from it
22 Mar 02:00 | Civil protection (Flood in Aktobe Region) | join a headquarters (believed severity 0.50) | yes (40 persons, people whose rights it limits: 1,000); without the right (a violation); no | yes (nobody chose in time: done as the model would) | nothing is recorded that followed from it
22 Mar 22:00 | Civil protection (Flood in Aktobe Region) | tell other bodies (believed severity 0.50) | yes (40 persons, people whose rights it limits: 1,000); without the right (a violation); no | still open open | 
)");
  for (const Section& section : make_report(test::made_record(), Language::en).sections) CHECK(section.id != "people");
}

TEST_CASE("who knew what when in a known record is as it can be counted by hand", "[report][known]") {
  CHECK(told("knowledge") == R"(Who knew what when
quiet Bodies in the order in which they first knew  ... they took it to be then and at the last news.
heading Flood in Aktobe Region
| First knew= | Body | From whom | Bodies before it# | Believed severity#
21 Mar 06:00 (#2) | Akimat, Aktobe | found out itself | 0 | 0.40
heading Flood in Kostanay
| First knew= | Body | From whom | Bodies before it# | Believed severity#
21 Mar 18:00 (#10) | Akimat, Kostanay | Akimat, Aktobe | 1 | 0.20
heading Riot
Nobody knew of it.
)");
}
