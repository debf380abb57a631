#pragma once
// The institution: the Law's bodies, competences, threats and instruments, and the country's regions, as one immutable
// value. Loaded by scenario/; questions to it stand beside it: law/headship.hpp, competence.hpp, authority.hpp,
// overlaps.hpp. Articles are cited as "15(1)(17)".

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/geography.hpp"
#include "core/id.hpp"
#include "core/quantity.hpp"
#include "core/text.hpp"
#include "law/classes.hpp"
#include "law/vocabulary.hpp"

namespace qorgan {

/// One number of a file with its origin; reports list those whose source is "assumption".
struct SourcedNumber {
  std::string path;  ///< where in the file: "profiles.ministry.servers"
  double value = 0;  ///< in base units
  Dimension dimension = Dimension::number;
  std::string source;  ///< an article, a publication, a public figure or "assumption"
  std::string file;
  int line = 0;
  [[nodiscard]] bool assumption() const { return source.starts_with("assumption"); }
};

struct Competence {
  std::string field;  ///< "civil-protection", "communications": a field of Institution::fields
  Function function = Function::detect;
  Basis basis = Basis::stated;
  std::string article;  ///< "15(1)(17)"
};

/// Staffing and pace of a body's office.
struct DeskProfile {
  std::string id;                ///< "ministry", "territorial", "apex"
  int servers = 1;               ///< desks that work at once, in the mean over a week, 1 to 64
  double assess_time = 0;        ///< mean seconds to assess a signal of one's own
  double report_time = 0;        ///< mean seconds to handle a report or notice
  double order_time = 0;         ///< mean seconds to turn an order or a request into action
  double decision_time = 0;      ///< mean seconds to decide a proposal or an exception
  double routine_time = 0;       ///< mean seconds of an everyday matter
  double routine_rate = 0;       ///< everyday matters per second that arrive at the body
  double rework = 0;             ///< probability that finished work must be done again, 0 to 0.9
  double answer_deadline = 0;    ///< seconds after which an unanswered item becomes an exception
  bool round_the_clock = false;  ///< as many desks at night and at weekends as in office hours
};

/// An organ (10-14, 27), one of the 37 roles of 15(1), or a kind of regional body (16).
struct Role {
  std::string id;                 ///< "civil-protection"
  std::string article;            ///< "15(1)(17)"
  LocalText name;                 ///< the role in the Law
  LocalText short_name;           ///< for charts and flows; at most about 18 characters
  LocalText holder;               ///< who fills it today: a label, never a key
  std::vector<std::string> also;  ///< other names by which people look for it, in any language: "МЧС"
  bool holder_uncertain = false;
  BodyKind kind = BodyKind::agency;
  Superior superior = Superior::none;
  std::string superior_article;
  std::vector<Competence> competences;
  CoordinationRight coordination = CoordinationRight::none;
  LocalText coordination_field;
  std::string coordination_article;
  std::string force_article;  ///< "9(1)(1)" where the body is one of the national security forces; empty otherwise
  std::vector<std::string> powers;  ///< of organs: articles such as "13(3)"
  std::string profile;              ///< id of its DeskProfile
  std::string territorial_profile;  ///< id of the profile of its bodies in the regions; empty where it has none
  std::vector<RegionId> territorial_regions;  ///< where it has bodies
  std::string note;
  [[nodiscard]] bool has(Function function) const {
    for (const Competence& c : competences)
      if (c.function == function) return true;
    return false;
  }
};

struct Neighbour {
  RegionId region;
  double border = 0;  ///< metres of common border
};

struct Region {
  std::string id;  ///< ISO 3166-2, "KZ-15"
  LocalText name;
  LocalText short_name;
  LocalText capital;
  std::string kind;                    ///< "region", "city", "capital"
  double longitude = 0, latitude = 0;  ///< of the capital, degrees
  double area = 0;                     ///< square metres
  double population = 0;               ///< persons
  std::string population_source;
  std::vector<Neighbour> neighbours;
  double trust = 0.6;                               ///< public trust at the start, 0 to 1
  double communications = 1, power = 1, roads = 1;  ///< state of infrastructure at the start, 0 to 1

  [[nodiscard]] GeoPoint seat() const { return {longitude, latitude}; }
};

/// A town or village: where people live, where teams stand and incidents happen.
struct Settlement {
  std::string id;  ///< "kulsary"
  RegionId region;
  LocalText name;
  double longitude = 0, latitude = 0;  ///< degrees
  double population = 0;               ///< persons
  std::string population_source;

  [[nodiscard]] GeoPoint point() const { return {longitude, latitude}; }
};

/// A body whose coordination right covers a part of a threat; a mere task in it makes no lead.
struct ComponentLead {
  LocalText component;  ///< "corruption"
  RoleId role;
  std::string article;
};

/// One of the 21 threats of 6(1).
struct Threat {
  std::string id;       ///< "environment-and-emergencies"
  std::string article;  ///< "6(1)(18)"
  LocalText name;
  LocalText summary;
  std::vector<std::string> also;  ///< words by which people look for it, in any language: "flood"
  std::vector<SecurityType> types;
  std::vector<EconomicSubtype> economic_subtypes;
  std::vector<RoleId> competent;    ///< bodies of 15(1) with a competence for it
  std::vector<std::string> fields;  ///< of competence that it touches; where none is named, all of a competent body's
  std::vector<RoleId> lead;         ///< empty where the Law names none
  std::vector<std::string> lead_articles;
  LeadStatus lead_status = LeadStatus::gap;
  std::vector<ComponentLead> component_leads;
  std::vector<RoleId> fallback;  ///< coordinators of its type of security, where its subject has none
  LocalText gap_note;
  std::vector<int> interests;             ///< numbers of 5(1), 1 to 18
  std::vector<std::string> instruments;   ///< articles 17 to 24: what may be done
  std::vector<std::string> prohibitions;  ///< articles 19 to 24: what must not be done
  int rights_sensitivity = 0;             ///< 0 low, 1 medium, 2 high
  LocalText rights_note;

  /// Whether the Law names that role as a lead against the whole threat, or against a part of it.
  [[nodiscard]] bool leads(RoleId role) const;
  [[nodiscard]] bool leads_part(RoleId role) const;
};

/// A legal means that bodies of the model take.
struct Instrument {
  std::string id;       ///< "restrict-communications"
  std::string article;  ///< its ground: "23(4)"
  LocalText name;
  Authority authority = Authority::body;
  std::string authority_article;  ///< where that authority stands
  InstrumentEffect effect = InstrumentEffect::none;
  double strength = 0;                     ///< size of the effect, 0 to 1, meaning by effect
  ThreatClass from = ThreatClass::global;  ///< class, as a body believes it, from which on it takes or proposes it
  double duration = 0;                     ///< seconds it holds unless renewed
  std::vector<Right> rights;               ///< limited by it; empty for most
  std::vector<ThreatId> threats;           ///< for which it may be used
  double share_affected = 0;               ///< share of the people at risk whose rights it limits, 0 to 1
  double cost_per_person = 0;              ///< tenge
};

struct Interest {
  int number = 0;  ///< 1 to 18, of 5(1)
  std::string article;
  LocalText name;
};

struct NamedType {
  SecurityType type = SecurityType::public_;
  std::string article;  ///< "4(1)"
  LocalText name;
};

/// Teams that bodies hold ready.
struct ForceEntry {
  RoleId role;                              ///< owner: an agency, or the akimats
  bool regional = false;                    ///< held by its bodies in the regions; otherwise by the centre
  Stationing stationed = Stationing::seat;  ///< with `regional`: where in the region they stand
  std::vector<RegionId> regions;            ///< with `regional`: which; empty means all where the role has bodies
  Capability capability = Capability::rescue;
  double teams = 0;              ///< per region, or in all for the centre
  double teams_per_million = 0;  ///< added per million inhabitants of the region
  double persons = 10;           ///< in one team
  double readiness = 0;          ///< seconds from order to departure; with `duty` below 1 of those on duty
  double duty = 1;               ///< share of the teams of each place that are on duty, 0 to 1, rounded up
  /// Of the teams that are called in the share 1 - exp(-(t - recall_after) / recall_time) has left t seconds after the
  /// order.
  double recall_after = 0, recall_time = 0;
};

/// Reads its words from the vocabulary for people: names of capabilities, functions and so on.
struct VocabularyText {
  std::string group;  ///< "capability", "function", "right", "authority"...
  std::string key;    ///< "rescue"
  LocalText name;
};

/// A decision or action that the Law forbids: 2(3), 19(2), 20(3), 20(4), 21(2), 21(3), 21(5), 22(5), 22(7), 23(5),
/// 23(6), 24(2)(4).
struct Prohibition {
  std::string id;
  std::string article;
  LocalText name;  ///< the forbidden act
  ForbiddenWhen when = ForbiddenWhen::not_modelled;
  std::vector<InstrumentId> instruments;  ///< instruments that break it, under the conditions of `when`
  LocalText exception;                    ///< what lifts it; empty where nothing does
  std::vector<std::string> exceptions;    ///< the articles of the exception
};

/// An objective of 2-1(2) or a principle of 3, and what shows in results whether it was lived up to.
struct Principle {
  std::string id;
  std::string article;
  LocalText name;
  std::vector<std::string> measures;  ///< names of measures of the outcome: "time_to_inform"
  std::vector<std::string> sections;  ///< of the report: "law", "coordination"
};

/// Teams that a partner lends when asked.
struct PartnerAid {
  Capability capability = Capability::rescue;
  double teams = 0;
  double persons = 10;   ///< in one team
  double readiness = 0;  ///< seconds from order to departure from the capital, where they enter
};

/// Somebody abroad with whom bodies exchange messages, 25. A body of its own in the simulation: see `role`.
struct Partner {
  std::string id;
  std::string article;
  LocalText name;
  LocalText short_name;  ///< for charts; the name where it is left out
  PartnerKind kind = PartnerKind::state;
  std::vector<RoleId> contacts;    ///< bodies that may write to it and receive from it
  double answer_time = 0;          ///< mean seconds until it answers
  std::vector<ThreatId> concerns;  ///< threats that reach it too: it may notice them, and is told of them
  std::vector<PartnerAid> aid;
  RoleId role;  ///< as which it acts; made by add_partner_roles()
};

/// A reform in force: a file that extends an institution.
struct Overlay {
  std::string id;
  LocalText name;
  LocalText reform;                   ///< what it would change in the Law
  std::vector<std::string> articles;  ///< that it would change: "15(1)(17)"
  std::string file;
};

/// A body that a reform has merged into another.
struct MergedRole {
  std::string from;  ///< id that it had
  RoleId into;
};

struct Institution {
  std::string id;
  LocalText name;
  std::string law;  ///< "527-IV"
  std::vector<Role> roles;
  std::vector<Region> regions;
  std::vector<Settlement> settlements;
  std::vector<Threat> threats;
  std::vector<ClassTable> classes;
  std::vector<Instrument> instruments;
  std::vector<Interest> interests;
  std::vector<NamedType> types;
  std::vector<DeskProfile> profiles;
  std::vector<ForceEntry> forces;
  std::vector<VocabularyText> vocabulary;
  std::vector<Prohibition> prohibitions;
  std::vector<Principle> principles;
  std::vector<Partner> partners;
  std::vector<Overlay> overlays;  ///< the nearest to the institution that they extend first
  std::vector<MergedRole> merged;
  std::size_t synthetic_agents = 0;    ///< bodies of a generated tree for scaling runs; 0 in real institutions
  std::size_t synthetic_span = 7;      ///< subordinates of each of them
  std::vector<SourcedNumber> numbers;  ///< every number with its source
  std::vector<std::string> files;      ///< what it was read from, in order
  std::vector<std::shared_ptr<const std::string>> texts;  ///< what stood in each of them
  std::uint64_t hash = 0;  ///< of what the files mean; not of words for people, sources and notes

  /// none() where there is no such id; the id of a body that was merged leads to its heir.
  [[nodiscard]] RoleId role(std::string_view wanted) const;
  /// The partner that acts as this role; nullptr for bodies at home.
  [[nodiscard]] const Partner* partner(RoleId wanted) const;
  [[nodiscard]] RegionId region(std::string_view wanted) const;
  [[nodiscard]] SettlementId settlement(std::string_view wanted) const;
  [[nodiscard]] ThreatId threat(std::string_view wanted) const;  ///< by id or by article "6(1)(18)"
  [[nodiscard]] InstrumentId instrument(std::string_view wanted) const;
  [[nodiscard]] const DeskProfile* profile(std::string_view wanted) const;
  /// From which amounts on the classes of a threat begin.
  [[nodiscard]] const ClassTable& classes_of(ThreatId threat) const;
  [[nodiscard]] bool has(RoleId r) const { return r.valid() && r.index() < roles.size(); }
  [[nodiscard]] bool has(ThreatId t) const { return t.valid() && t.index() < threats.size(); }
  /// Only of what there is.
  [[nodiscard]] const Role& at(RoleId r) const { return roles[r.index()]; }
  [[nodiscard]] const Region& at(RegionId r) const { return regions[r.index()]; }
  [[nodiscard]] const Settlement& at(SettlementId s) const { return settlements[s.index()]; }
  [[nodiscard]] const Threat& at(ThreatId t) const { return threats[t.index()]; }
  [[nodiscard]] const Instrument& at(InstrumentId m) const { return instruments[m.index()]; }
  /// Name of a vocabulary word for people; the word itself where no text is given.
  [[nodiscard]] LocalText word(std::string_view group, std::string_view key) const;
};

/// Gives every partner abroad a role and desks, so that it can act. Once, after everything was read.
void add_partner_roles(Institution& institution);

/// Great-circle distance between the seats of two regions, metres.
[[nodiscard]] double distance(const Region& a, const Region& b);

}  // namespace qorgan
