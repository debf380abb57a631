#pragma once
// Every text of the window. The words stand in assets/translations/ui.json, one entry for each name in this list.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/diagnostic.hpp"
#include "core/text.hpp"

namespace qorgan::ui {

// clang-format off
#define QORGAN_UI_STRINGS(X) \
  X(tagline) X(play) X(pause) X(step) X(step_back) X(to_start) X(to_end) X(speed) X(faster) X(slower) X(fastest) \
  X(per_second) X(seed) X(policy) X(reading) X(agents) X(messages) X(digest) X(tick_of) X(day_of) \
  X(run_again) X(new_run) X(new_run_hint) X(start_run) X(cancel) X(language) X(theme) X(larger_text) \
  X(smaller_text) X(scenarios) X(map) X(flow) X(plots) X(timeline) X(incident) X(agency) X(region) X(incidents) \
  X(severity) X(trust) X(communications) X(deployed) X(layer) X(rumour) X(power) X(roads) X(population) \
  X(hq_sitting) X(hq_convening) X(hq_regional) X(hq_central) X(hq_head) X(hq_member) X(hq_referred) X(hq_disputed) \
  X(hq_sittings) X(units_moving) X(incident_mark) X(zoom_hint) X(col_threats) X(col_detected) X(col_told) \
  X(col_decided) X(col_headquarters) X(col_action) X(others) X(all_incidents) X(in_regions) X(flow_empty) \
  /* panels */ \
  X(organisation) X(legality) X(decisions) X(compare) X(choose_panel) X(enlarge) X(put_back) X(save_picture) \
  X(menu) X(arrangement) X(preset_director) X(preset_projector) X(preset_researcher) X(column_shown) X(text_size) \
  X(export_) X(save_window) X(saved_at) X(not_saved) \
  X(load) X(waiting_column) X(span) X(search) X(nothing_found) X(centre) X(as_tree) X(as_matrix) X(matrix_key) \
  X(actions_with_ground) X(gaps_met) X(overlaps_met) X(violations) X(by_ground) X(nothing_yet) \
  X(gaps_and_overlaps) X(overlap_text) X(gap_text) X(no_violations) X(found_at) X(not_found_yet) X(rights_ledger) \
  X(no_rights_limited) X(person_days) X(ledger_line) X(proportionate) X(disproportionate) X(article_used) \
  X(article_hint) X(article_empty) X(entry_body) X(entry_competence) X(entry_coordination) X(entry_superior) \
  X(entry_force) X(entry_power) X(entry_threat) X(entry_lead) X(entry_instrument) X(entry_authority) \
  X(entry_prohibition) X(entry_principle) X(entry_interest) X(entry_type) X(entry_partner) X(why_title) \
  X(why_hint) X(why_empty) X(ask_why) X(go_there) X(programme) X(programme_hint) X(when_condition) X(when_hand) \
  X(fired) X(no_programme) X(chosen_measures) X(scope_country) X(scope_regions) X(scope_incidents) \
  X(scope_body) X(plot_waiting) X(plot_load) X(plot_back) X(save_csv) X(earlier_runs) X(observed) X(no_curve) \
  X(plot_hint) X(messages_of) X(band_others) X(last_events) X(any_body) X(only_body) X(recent) X(report_file) \
  X(desk_times) X(deadline) X(legal_gap) X(staff) X(legend_hint) \
  /* end */ \
  X(flow_scale) X(injects) X(detected) X(decided) X(headquarters) X(first_team) X(instrument) X(contained) \
  X(whole_country) X(to_come) X(timeline_hint) X(truth) X(pictures) X(pictures_key) \
  X(nobody_knows) X(knows_of) X(demand_effort) X(demand_key) X(no_demand) X(consequences) X(at_risk) X(evacuated) \
  X(left_unaided) X(returned) X(harmed) X(houses) X(outage) X(records_lost) X(loss) X(duplicated) X(missing) \
  X(milestones) \
  X(after_onset) X(before_onset) X(not_yet) X(phase_dormant) X(phase_latent) X(phase_active) \
  X(phase_contained) X(phase_ended) X(who_leads) X(lead_disputed) \
  X(may_head) X(goes_to) X(article) X(in_tray) X(waiting) X(on_desks) X(utilisation) X(served) \
  X(raised) X(timed_out) X(competences) X(inferred) X(coordination) X(holder) X(holder_uncertain) \
  X(superior) X(teams) X(ready) X(moving) X(working) X(resting) X(no_teams) X(no_headquarters) X(picture) \
  X(picture_empty) X(believed) X(true_value) X(choose_body) X(choose_incident) X(bodies) X(no_incidents) \
  X(choose_scenario) X(shipped) X(no_scenarios) X(back) X(try_again) X(close_lines) X(errors_title) \
  X(errors_count) X(line) X(did_you_mean) X(error) X(warning) X(note) X(loading) X(end_title) X(end_incidents) \
  X(end_detect) X(end_decide) X(end_informed) X(end_headquarters) X(end_teams) X(end_people) X(end_houses) \
  X(end_legal) X(end_messages) X(finished) X(running) X(paused) X(hour_short) X(day_short) X(minute_short) \
  X(million_short) X(thousand_short) X(unknown) X(none) \
  /* people play */ \
  X(session_not_kept) X(keeping_record) X(kept_in) X(refused) X(play_body) X(hand_back) \
  X(played_by_people) X(nobody_plays) X(nothing_to_decide) X(pause_on_decisions) X(time_left) X(decide_until) \
  X(by_default) X(given) X(your_note) X(leave_to_staff) X(staff_settles) X(unlawful) X(no_ground_needed) \
  X(persons_go) X(rights_of) X(costs) X(believes) X(knows_since) X(last_news) X(saw_itself) X(only_heard) \
  X(teams_ready) X(settled) X(by_person) X(by_silence) X(q_notify) X(q_order_body) X(q_send_teams) X(q_convene) \
  X(q_propose_headquarters) X(q_take_instrument) X(q_propose_instrument) X(q_lift_instrument) X(q_answer_headquarters) \
  X(q_answer_instrument) X(q_lend_teams) X(q_carry_out) X(q_join) X(q_settle_exception) X(a_notify) \
  X(a_order_body) X(a_send_teams) X(a_convene) X(a_propose_headquarters) X(a_take_instrument) X(a_propose_instrument) \
  X(a_lift_instrument) X(a_answer_headquarters) X(a_answer_instrument) X(a_lend_teams) X(a_carry_out) X(a_join) \
  X(a_settle_exception) X(c_partly) X(c_pass_up) X(c_go_ahead) X(c_decline) X(c_refuse) X(to_whom) X(throw_now) \
  X(throw_later) X(prepared) X(none_prepared) X(threats_21) X(where) X(how_grave) X(scheduled) X(hours_later) \
  X(branch_n) X(fork_here) X(fork_name) X(fork_hint) X(go_to_branch) X(parted_at) X(reached_at) \
  X(compare_none) X(compare_choose) X(stop_comparing) X(same_so_far) X(first_difference) X(differences) \
  X(only_in) X(jump_to) X(jump) X(scrub_hint) X(decisions_wait) \
  /* long ways and the report */ \
  X(stop_here) X(journey_to) X(journey_left) X(journey_working) X(report_made) X(report_failed) X(report_first) \
  X(choice_key) X(second_short) X(compared_as_of) X(last_step) X(next_step) X(in_regions_short) X(km) X(no_past) X(no_late) \
  X(no_fired) X(no_generated) X(no_partner) X(no_played) X(nobody_plays_it) X(no_decision) X(no_choice) \
  X(no_more_incidents) X(no_such_thing) X(withdraw) X(at_the_end) X(run_failed) X(session_broken) X(lapse_title) \
  X(lapse_text) X(lapse_go) X(lapse_stay) X(note_letters) X(note_too_long) X(all_players) X(decisions_open) \
  X(decisions_given) X(card_moved) X(errors_in_english)
// clang-format on

enum class Str : unsigned short {
#define QORGAN_UI_ENUM(name) name,
  QORGAN_UI_STRINGS(QORGAN_UI_ENUM)
#undef QORGAN_UI_ENUM
      count_
};
inline constexpr std::size_t string_count = static_cast<std::size_t>(Str::count_);
[[nodiscard]] std::string_view name_of(Str string);

/// The table, complete in all languages.
class Strings {
 public:
  [[nodiscard]] const LocalText& text(Str string) const { return texts_[static_cast<std::size_t>(string)]; }
  [[nodiscard]] const std::string& get(Str string, Language language) const { return text(string).in(language); }

 private:
  friend std::optional<Strings> parse_strings(std::string_view, const std::string&, Diagnostics&);
  std::array<LocalText, string_count> texts_;
};

/// Refuses a table with a missing, an empty, a doubled or an unknown entry; says which.
[[nodiscard]] std::optional<Strings> parse_strings(std::string_view text, const std::string& file,
                                                   Diagnostics& diagnostics);
[[nodiscard]] std::optional<Strings> load_strings(const std::string& path, Diagnostics& diagnostics);

}  // namespace qorgan::ui
