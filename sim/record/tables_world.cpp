// The tables of regions and bodies: what they are, and how they stood at the end.

#include "record/table_names.hpp"

namespace qorgan {

void add_world_tables(TableList& tables) {
  tables.push_back(RowTable<RegionRow>("region", "regions and how they stood at the end")
                       .column("region", &RegionRow::id, {"ISO 3166-2 code"})
                       .texts(name_columns, &RegionRow::name, {"name"})
                       .texts(short_columns, &RegionRow::short_name, {"name for charts"})
                       .texts({"capital_en", "capital_ru", "capital_kk"}, &RegionRow::capital, {"its capital"})
                       .column("longitude", &RegionRow::longitude, {"of the capital", "degree"})
                       .column("latitude", &RegionRow::latitude, {"of the capital", "degree"})
                       .column("population", &RegionRow::population, {"inhabitants", "person"})
                       .column("peak_severity", &RegionRow::peak_severity,
                               {"greatest sum of the intensities of its incidents at a tick"})
                       .column("final_severity", &RegionRow::final_severity, {"the same at the end"})
                       .column("trust_start", &RegionRow::trust_start, {"public trust at the start, 0 to 1"})
                       .column("trust", &RegionRow::trust, {"public trust at the end, 0 to 1"})
                       .column("rumour", &RegionRow::rumour, {"rumour level at the end, 0 to 1"})
                       .column("communications", &RegionRow::communications, {"state at the end, 0 to 1"})
                       .column("power", &RegionRow::power, {"state at the end, 0 to 1"})
                       .column("roads", &RegionRow::roads, {"state at the end, 0 to 1"})
                       .in(&Record::regions)
                       .made());
  tables.push_back(
      RowTable<AgentRow>("agent", "bodies; in very large worlds those that something is told of")
          .column("id", within(&AgentRow::id, &AgentId::value), {"number in the run", "", false, 0, item_limit - 1})
          .column("agent", &AgentRow::key, {"key: civil-protection@KZ-15"})
          .column("role", &AgentRow::role, {"id of its role"})
          .column("article", &AgentRow::article, {"article of its role"})
          .column("kind", &AgentRow::kind, {"kind of body"})
          .column("region", &AgentRow::region, about_region)
          .column("superior", &AgentRow::superior, {"key of its superior", "", may_be_null})
          .column("coordination", &AgentRow::coordination, {"coordination right"})
          .column("coordination_article", &AgentRow::coordination_article, {"where that right stands"})
          .texts(name_columns, &AgentRow::name, {"name"})
          .texts(short_columns, &AgentRow::short_name, {"name for charts"})
          .column("served", &AgentRow::served, {"items of its in-tray dealt with"})
          .column("raised", &AgentRow::raised, {"exceptions it passed up"})
          .column("timed_out", &AgentRow::timed_out, {"items that passed their deadline"})
          .column("utilisation", &AgentRow::utilisation, {"share of its desks' time at work"})
          .each([](const Record& record, const auto& sink) {
            for (const AgentRow& row : record.agents) sink(row);
          })
          .take([](Record& record, AgentRow& row) {
            if (!record.agents.empty() && record.agents.back().id >= row.id)
              throw Damage("the bodies are not in the order of their numbers");
            record.agents.push_back(std::move(row));
          })
          .made());
}

}  // namespace qorgan
