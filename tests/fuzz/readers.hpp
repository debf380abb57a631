#pragma once
// The targets themselves, see targets.hpp.

#include <string_view>

namespace qorgan::fuzz {

void run_scenario_text(std::string_view bytes);
void run_overlay_text(std::string_view bytes);
void run_institution_text(std::string_view bytes);
void run_experiment_text(std::string_view bytes);
void run_commands(std::string_view bytes);
void run_journal_text(std::string_view bytes);
void run_snapshot(std::string_view bytes);
void run_record(std::string_view bytes);
void run_batch(std::string_view bytes);
void run_settings(std::string_view bytes);
void run_map(std::string_view bytes);

}  // namespace qorgan::fuzz
