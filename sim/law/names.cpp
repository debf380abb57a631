#include "law/names.hpp"

namespace qorgan {
namespace {

template <class Use>
void in_each_language(const LocalText& text, const Use& use) {
  for (const std::string* one : {&text.en, &text.ru, &text.kk}) use(*one);
}

}  // namespace

void add_names_of(NameSearch& search, std::size_t thing, const Threat& threat) {
  search.add_id(thing, threat.id);
  in_each_language(threat.name, [&](const std::string& name) { search.add_names(thing, name); });
  for (const std::string& also : threat.also) search.add_name(thing, also);
  const auto describe = [&](const std::string& text) { search.add_description(thing, text); };
  in_each_language(threat.summary, describe);
  for (const ComponentLead& part : threat.component_leads) in_each_language(part.component, describe);
}

void add_names_of(NameSearch& search, std::size_t thing, const Role& role) {
  search.add_id(thing, role.id);
  for (const LocalText* text : {&role.name, &role.short_name, &role.holder})
    in_each_language(*text, [&](const std::string& name) { search.add_name(thing, name); });
  for (const std::string& also : role.also) search.add_name(thing, also);
}

void add_places(NameSearch& search, const Institution& institution) {
  for (const Region& region : institution.regions)
    for (const LocalText* text : {&region.name, &region.short_name, &region.capital})
      in_each_language(*text, [&](const std::string& name) { search.add_neutral(name); });
}

NameSearch names_of_threats(const Institution& institution) {
  NameSearch search;
  for (std::size_t i = 0; i < institution.threats.size(); ++i) add_names_of(search, i, institution.threats[i]);
  add_places(search, institution);
  return search;
}

}  // namespace qorgan
