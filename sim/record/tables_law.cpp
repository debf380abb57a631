// The tables of the institution: roles, threats, instruments and the words for them, as the run knew them.

#include <fmt/format.h>

#include <algorithm>

#include "record/table_names.hpp"

namespace qorgan {
namespace {

/// A list that a threat has, one row an entry.
template <class Entry>
struct OfThreat {
  ThreatId threat;
  Entry entry{};
};

template <class Entry>
RowTable<OfThreat<Entry>> threat_table(std::string_view name, std::string_view meaning) {
  using Row = OfThreat<Entry>;
  return std::move(RowTable<Row>(name, meaning).template column<AsOwner>("threat", &Row::threat, {"id"}));
}

/// Writes and reads the entries of that list of every threat.
template <class Entry>
std::unique_ptr<const RecordTable> list_of_threats(RowTable<OfThreat<Entry>>& table,
                                                   std::vector<Entry> ThreatRow::*list) {
  return table
      .each([list](const Record& record, const auto& sink) {
        for (std::size_t t = 0; t < record.threats.size(); ++t)
          for (const Entry& entry : record.threats[t].*list) sink({ThreatId(t), entry});
      })
      .take([list](Record& record, OfThreat<Entry>& row) {
        (record.threats[row.threat.index()].*list).push_back(std::move(row.entry));
      })
      .made();
}

std::unique_ptr<const RecordTable> threat_table() {
  return RowTable<ThreatRow>("threat", "threats of 6(1)")
      .column("threat", &ThreatRow::id, {"id"})
      .column("article", &ThreatRow::article, {"article"})
      .texts(name_columns, &ThreatRow::name, {"name of the threat"})
      .column("lead_status", &ThreatRow::lead_status, {"what the Law says about who leads"})
      .texts({"gap_en", "gap_ru", "gap_kk"}, &ThreatRow::gap_note, {"what the Law leaves open"})
      .texts({"rights_en", "rights_ru", "rights_kk"}, &ThreatRow::rights_note, {"which rights the response touches"})
      .column("threat_class", within(&ThreatRow::reached, &ReachedClass::threat_class),
              {"greatest class in the whole country over the run, by what was at stake"})
      .column("class_stake", within(&ThreatRow::reached, &ReachedClass::stake),
              {"what made it of that class; empty: no class"})
      .column("class_amount", within(&ThreatRow::reached, &ReachedClass::amount),
              {"how much of that was at stake", "by stake, damage and records per second"})
      .column("class_from", within(&ThreatRow::reached, &ReachedClass::from),
              {"from how much on it is of the class", "by stake, damage and records per second"})
      .in(&Record::threats)
      .made();
}

/// A body's part against a threat.
struct ThreatBody {
  std::string part, role, article;
};

std::unique_ptr<const RecordTable> threat_body_table() {
  using Row = OfThreat<ThreatBody>;
  return threat_table<ThreatBody>("threat_body", "bodies by their part against a threat")
      .column("part", within(&Row::entry, &ThreatBody::part), {"lead, competent or fallback"})
      .column("role", within(&Row::entry, &ThreatBody::role), {"id of the role"})
      .column("article", within(&Row::entry, &ThreatBody::article),
              {"where it stands; empty for competent and fallback"})
      .each([](const Record& record, const auto& sink) {
        for (std::size_t t = 0; t < record.threats.size(); ++t) {
          const ThreatRow& threat = record.threats[t];
          for (std::size_t i = 0; i < threat.leads.size(); ++i)
            sink({ThreatId(t),
                  {"lead", threat.leads[i], i < threat.lead_articles.size() ? threat.lead_articles[i] : ""}});
          for (const std::string& role : threat.competent) sink({ThreatId(t), {"competent", role, ""}});
          for (const std::string& role : threat.fallback) sink({ThreatId(t), {"fallback", role, ""}});
        }
      })
      .take([](Record& record, Row& row) {
        ThreatRow& threat = record.threats[row.threat.index()];
        if (row.entry.part == "lead") {
          threat.leads.push_back(std::move(row.entry.role));
          threat.lead_articles.push_back(std::move(row.entry.article));
        } else {
          (row.entry.part == "competent" ? threat.competent : threat.fallback).push_back(std::move(row.entry.role));
        }
      })
      .made();
}

std::unique_ptr<const RecordTable> threat_component_table() {
  using Part = ThreatRow::Component;
  using Row = OfThreat<Part>;
  auto table = threat_table<Part>("threat_component", "bodies that lead for a part of a threat only");
  table.column("role", within(&Row::entry, &Part::role), {"id of the role that leads"})
      .column("article", within(&Row::entry, &Part::article), {"where it stands"})
      .texts(name_columns, within(&Row::entry, &Part::component), {"the part of the threat"});
  return list_of_threats(table, &ThreatRow::components);
}

std::unique_ptr<const RecordTable> threat_head_table() {
  using Head = ThreatRow::Head;
  using Row = OfThreat<Head>;
  return threat_table<Head>("threat_head", "who may head a headquarters under 18(4), by reading")
      .column("reading", within(&Row::entry, &Head::reading), {"literal, arguable or broad"})
      .column("role", within(&Row::entry, &Head::role), {"id of the role; empty where nobody is entitled"})
      .column("article", within(&Row::entry, &Head::article), {"ground"})
      .column("component", within(&Row::entry, &Head::component),
              {"1 where the claim covers only a part of the threat"})
      .column("disputed", within(&Row::entry, &Head::disputed), {"1 where another body has the same claim"})
      .each([](const Record& record, const auto& sink) {
        for (std::size_t t = 0; t < record.threats.size(); ++t)
          for (const Head& head : record.threats[t].heads) sink({ThreatId(t), head});
      })
      .take([](Record& record, Row& row) {
        auto& heads = record.threats[row.threat.index()].heads;
        const auto free = std::find_if(heads.begin(), heads.end(), [](const Head& h) { return h.reading.empty(); });
        if (free != heads.end()) *free = std::move(row.entry);
      })
      .made();
}

void add_threat_tables(TableList& tables) {
  tables.push_back(threat_table());
  tables.push_back(threat_body_table());
  tables.push_back(threat_component_table());
  tables.push_back(threat_head_table());
  auto interests = threat_table<int>("threat_interest", "interests of 5(1) that a threat touches");
  interests.column("interest", &OfThreat<int>::entry, {"number, 1 to 18", "", false, 0, 1000});
  tables.push_back(list_of_threats(interests, &ThreatRow::interests));
  auto types = threat_table<std::string>("threat_type", "types of security of Article 4 that a threat touches");
  types.column("type", &OfThreat<std::string>::entry, {"type"});
  tables.push_back(list_of_threats(types, &ThreatRow::types));
  auto kinds = threat_table<std::string>("threat_kind", "kinds of economic security of 22(1) that a threat touches");
  kinds.column("kind", &OfThreat<std::string>::entry, {"kind"});
  tables.push_back(list_of_threats(kinds, &ThreatRow::kinds));
}

void add_principle_tables(TableList& tables) {
  tables.push_back(RowTable<PrincipleRow>("principle", "objectives of 2-1(2) and principles of Article 3")
                       .column("principle", &PrincipleRow::id, {"id"})
                       .column("article", &PrincipleRow::article, {"article"})
                       .texts(name_columns, &PrincipleRow::name, {"name"})
                       .in(&Record::principles)
                       .made());
  struct Shown {
    std::string principle, part, name;
  };
  tables.push_back(
      RowTable<Shown>("principle_shown", "what shows in results how far an objective or a principle was kept")
          .column("principle", &Shown::principle, {"id"})
          .column("part", &Shown::part, {"measure, or section of the report"})
          .column("name", &Shown::name, {"of the measure or the section"})
          .each([](const Record& record, const auto& sink) {
            for (const PrincipleRow& row : record.principles) {
              for (const std::string& name : row.measures) sink({row.id, "measure", name});
              for (const std::string& name : row.sections) sink({row.id, "section", name});
            }
          })
          .take([](Record& record, Shown& shown) {
            const auto row = std::find_if(record.principles.begin(), record.principles.end(),
                                          [&](const PrincipleRow& p) { return p.id == shown.principle; });
            if (row == record.principles.end()) throw Damage(fmt::format("'{}' is no principle", shown.principle));
            (shown.part == "measure" ? row->measures : row->sections).push_back(std::move(shown.name));
          })
          .made());
}

void add_instrument_tables(TableList& tables) {
  tables.push_back(RowTable<InstrumentRow>("instrument", "legal instruments")
                       .column("instrument", &InstrumentRow::id, {"id"})
                       .column("article", &InstrumentRow::article, {"ground"})
                       .texts(name_columns, &InstrumentRow::name, {"name of the instrument"})
                       .column("authority", &InstrumentRow::authority, {"who may take it"})
                       .column("authority_article", &InstrumentRow::authority_article, {"where that stands"})
                       .column("effect", &InstrumentRow::effect, {"what it does in the model"})
                       .column("from_class", &InstrumentRow::from,
                               {"class of the threat, as a body believes it, from which it is taken or proposed"})
                       .in(&Record::instruments)
                       .made());
  struct Limited {
    InstrumentId instrument;
    std::string right;
  };
  tables.push_back(RowTable<Limited>("instrument_right", "rights that an instrument limits")
                       .column<AsOwner>("instrument", &Limited::instrument, {"id"})
                       .column("right", &Limited::right, {"right or freedom"})
                       .each([](const Record& record, const auto& sink) {
                         for (std::size_t i = 0; i < record.instruments.size(); ++i)
                           for (const std::string& right : record.instruments[i].rights) sink({InstrumentId(i), right});
                       })
                       .take([](Record& record, Limited& row) {
                         record.instruments[row.instrument.index()].rights.push_back(std::move(row.right));
                       })
                       .made());
}

}  // namespace

void add_law_tables(TableList& tables) {
  tables.push_back(
      RowTable<RoleRow>("role", "roles of the institution")
          .column("role", &RoleRow::id, {"id"})
          .column("article", &RoleRow::article, {"article"})
          .texts(name_columns, &RoleRow::name, {"name in the Law"})
          .texts(short_columns, &RoleRow::short_name, {"name for charts"})
          .texts({"holder_en", "holder_ru", "holder_kk"}, &RoleRow::holder, {"who fills it today: a label"})
          .column("kind", &RoleRow::kind, {"organ, agency, akimat or maslikhat"})
          .column("coordination", &RoleRow::coordination,
                  {"coordination right: none, inter-sectoral, coordinating, interdepartmental"})
          .column("coordination_article", &RoleRow::coordination_article, {"where that right stands"})
          .texts({"coordination_en", "coordination_ru", "coordination_kk"}, &RoleRow::coordination_field,
                 {"field of that right"})
          .in(&Record::roles)
          .made());
  add_threat_tables(tables);
  tables.push_back(
      RowTable<TypeRow>("security_type", "types of security of Article 4 and kinds of economic security of 22(1)")
          .column("type", &TypeRow::key, {"key"})
          .column("article", &TypeRow::article, {"article"})
          .column("economic_kind", &TypeRow::kind, {"1 for a kind of economic security"})
          .texts(name_columns, &TypeRow::name, {"name"})
          .in(&Record::types)
          .made());
  add_principle_tables(tables);
  tables.push_back(RowTable<InterestRow>("interest", "interests of 5(1)")
                       .column("interest", &InterestRow::number, {"number, 1 to 18", "", false, 0, 1000})
                       .column("article", &InterestRow::article, {"article"})
                       .texts(name_columns, &InterestRow::name, {"name of the interest"})
                       .in(&Record::interests)
                       .made());
  add_instrument_tables(tables);
  tables.push_back(RowTable<std::string>("ground", "articles that events refer to")
                       .column("ground", [](auto& row) -> auto& { return row; }, {"article"})
                       .each([](const Record& record, const auto& sink) {
                         for (const std::string& ground : record.grounds) sink(ground);
                       })
                       .take([](Record& record, std::string& ground) {
                         if (record.grounds.size() > 65534) throw Damage("table 'ground' has more than 65535 rows");
                         record.grounds.push_back(std::move(ground));
                       })
                       .made());
  tables.push_back(RowTable<WordRow>("word", "words for people")
                       .column("grp", &WordRow::group, {"group: capability, right, authority..."})
                       .column("key", &WordRow::key, {"key"})
                       .texts(name_columns, &WordRow::name, {"word"})
                       .in(&Record::words)
                       .made());
}

}  // namespace qorgan
