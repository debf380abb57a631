#pragma once
// The sections of the after-action report, in the order in which they are read. Each is a pure function of the record.

#include "account/facts.hpp"
#include "report/context.hpp"
#include "report/document.hpp"

namespace qorgan {

[[nodiscard]] Section answer_section(const Context& c, const Facts& facts);
[[nodiscard]] Section figures_section(const Context& c);
[[nodiscard]] Section objectives_section(const Context& c);
[[nodiscard]] Section decisions_section(const Context& c);
/// Only of a run in which people played bodies: has no blocks otherwise.
[[nodiscard]] Section people_section(const Context& c);
[[nodiscard]] Section timeline_section(const Context& c, const Facts& facts);
[[nodiscard]] Section map_section(const Context& c);
[[nodiscard]] Section flow_section(const Context& c);
[[nodiscard]] Section knowledge_section(const Context& c, const Facts& facts);
[[nodiscard]] Section headquarters_section(const Context& c, const Facts& facts);
[[nodiscard]] Section teams_section(const Context& c, const Facts& facts);
[[nodiscard]] Section curves_section(const Context& c);
[[nodiscard]] Section hindcast_section(const Context& c, const Facts& facts);
[[nodiscard]] Section damage_section(const Context& c);
[[nodiscard]] Section law_section(const Context& c, const Facts& facts);
[[nodiscard]] Section principles_section(const Context& c, const Facts& facts);
[[nodiscard]] Section findings_section(const Context& c, const Facts& facts);
[[nodiscard]] Section assumptions_section(const Context& c);
[[nodiscard]] Section provenance_section(const Context& c);
[[nodiscard]] Section validation_section(const Context& c);

/// Why no headquarters of a level sat against a threat: it was too small for one, nobody knew of it in time, nobody is
/// entitled, or none of these.
[[nodiscard]] std::string why_no_headquarters(const Context& c, const Facts& facts, ThreatId threat,
                                              HeadquartersLevel level);

/// All of them under one title. Sections without content say why.
[[nodiscard]] Document make_report(const Record& record, Language language);

/// The flow of messages from the incidents to the teams, as figures; empty links where nothing was recorded.
[[nodiscard]] FlowChart flow_chart(const Context& c);

}  // namespace qorgan
