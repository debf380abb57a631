#pragma once
// Words that tell nothing of which thing is meant, in English, Russian and Kazakh; folded.

#include <string_view>

namespace qorgan {

/// May stand around any name and need not be known: articles, prepositions, "threat".
inline constexpr std::string_view neutral_words =
    "a an the of in on at to for by from with against and or into during near after s "
    "threat risk danger hazard "
    "в во на по о об от до из за у с со к ко для при против и или над под между около после "
    "угроза угрозы риск риски опасность опасности "
    "және мен пен бен немесе туралы жөнінде қарсы кезінде "
    "қатер қатері қауіп қаупі тәуекел тәуекелі";

/// Stand in many names and tell nothing of which: whoever names the thing may leave them out.
inline constexpr std::string_view common_words =
    "authorised body bodies agency agencies ministry committee authority office service state national republic "
    "kazakhstan rk affairs population people "
    "damage decline falling loss standing situation situations violent change instability "
    "уполномоченный орган органы органов министерство комитет агентство служба государственный государственная "
    "государственной национальный республика республики казахстан казахстана рк сфера сфере область области вопросам "
    "делам населения населению "
    "ущерб упадок спад утрата ситуация ситуации нарушение снижение неустойчивость системы насильственное изменение "
    "уәкілетті орган органдар органдары министрлігі министрлік комитеті агенттігі қызметі мемлекеттік ұлттық "
    "республикасы республикасының қазақстан қр саласындағы жөніндегі істері халықты "
    "нұқсан құлдырауы төмендеуі жоғалуы жағдай жағдайлар тұрақсыздығы жүйесінің күшпен";

}  // namespace qorgan
