#include "law/names.hpp"

#include <sstream>

#include "kazakhstan.hpp"

using namespace qorgan;

namespace {

const NameSearch& threats() {
  static const NameSearch search = names_of_threats(kazakhstan());
  return search;
}

/// The id of the threat that is meant, or "? id id" of those that may be; "?" of none.
std::string understood(std::string_view text) {
  const NamesFound found = threats().find(text);
  if (found.thing) return kazakhstan().threats[*found.thing].id;
  std::string out = "?";
  for (const std::size_t thing : found.candidates) out += " " + kazakhstan().threats[thing].id;
  return out;
}

struct Meant {
  std::string_view threat;
  std::string_view words;  ///< one a line
};

constexpr Meant table[] = {{"crime-and-corruption", R"(crime
corrupt
corruption
bribes
drug trafficking
Crime and corruption
преступность
преступности
Преступлений
коррупции
взяток
наркотиков
организованной преступности
отмывания денег
қылмыс
қылмыстың
сыбайлас жемқорлық
сыбайлас жемқорлыққа
сыбайлас жемкорлык
жемқорлықпен
парақорлықты
есірткінің)"},
                           {"demography-and-health", R"(demography
births
mortality
рождаемости
смертность
демографии
демографияның
өлім-жітім
туудың)"},
                           {"uncontrolled-migration", R"(migration
refugee
asylum seekers
мигрантов
нелегальной миграции
беженцев
беженец
көші-қон
көші-қонның
коши-кон
босқындарға
боскындар)"},
                           {"health-education-decline", R"(education
schools
hospital
образования
школ
больниц
здравоохранения
утечка мозгов
білім
мектептерде
ауруханаларда
денсаулық сақтау)"},
                           {"heritage-loss", R"(heritage
museums
культуры
памятников
культурное наследие
мәдениеттің
ескерткіштердің
мәдени мұра)"},
                           {"social-unrest", R"(riots
protest
mass disturbances
массовых беспорядков
митингов
забастовки
межнациональные конфликты
жаппай тәртіпсіздіктер
наразылық
ереуілдер
митингілер)"},
                           {"constitutional-order", R"(coup
coup d'état
overthrow
мятежа
государственный переворот
төңкеріс
тонкерис
бүлік)"},
                           {"terrorism-extremism-separatism", R"(terrorist
terrorists
terrorism
terror
terroris
Terrorism, extremism, separatism
threat of terrorism
suicide bombers
hostage
террор
террорист
террористов
террористический
террористическая атака
террористического акта
терактов
угроза терроризма
экстремистских
сепаратизм
заложников
лаңкестік
лаңкестікке
лаңкестігі
ланкестик
терроризмге
терроризмнің
экстремизмді
сепаратизмнің
терроризм қатері
teppop
тeppopизм
«терроризм»)"},
                           {"foreign-intelligence-subversion", R"(espionage
spies
spy
шпионов
диверсий
разведки
тыңшы
тыншылык
барлаудың)"},
                           {"state-disorganisation", R"(disorganisation
дезорганизации
паралич власти
билік дағдарысы)"},
                           {"economic-security-damage", R"(shadow economy
capital flight
economic security
теневой экономики
санкций
көлеңкелі экономиканың)"},
                           {"financial-instability", R"(banks
bank run
currencies
банковского кризиса
инфляции
девальвация
банктердің
инфляцияның)"},
                           {"production-and-supply", R"(shortages
food
дефицита
продовольствия
цен
азық-түлік
азык-тулик
тапшылығы)"},
                           {"defence-and-border", R"(war
wars
threat of war
border
defence
invasion
войны
границы
обороны
угроза войны
соғыс
согыс
соғыс қаупі
шекараның
шекарага
жұмылдырудың)"},
                           {"illegal-paramilitaries", R"(armed groups
militias
боевиков
вооружённые формирования
содырлардың
заңсыз қарулы құралымдар)"},
                           {"information-space-intrusion", R"(cyber
cyberattacks
cyber attack
cyber-attacks
hackers
data breaches
кибератаки
кибер-атака
кибербезопасности
хакеров
утечки данных
кибершабуыл
кибершабуылға
хакерлердің)"},
                           {"disinformation", R"(disinformation
fake news
rumours
дезинформации
фейков
слухов
жалған ақпарат
жалған ақпаратты)"},
                           {"environment-and-emergencies", R"(flood
floods
flooding
flood in Atyrau
spring flood
flood 2024
earthquakes
forest fires
wildfire
avalanches
drinking water
emergency
наводнение
наводнений
наводнениями
наводнение в Атырау
НАВОДНЕНИЕ
опасность наводнения
паводок
паводка
паводков
весенний паводок
пожаров
лесных пожаров
землетрясении
буранов
ураганы
засухи
воды
чрезвычайная ситуация
чрезвычайных ситуаций
ЧС
экологии
экологическая катастрофа
су тасқыны
су тасқынының
су тасқынына
су таскыны
су таскынынын
тасқын
өрт
өрттің
өрттерде
орт
жер сілкінісінен
жерсілкінісі
боранда
құрғақшылықтың
төтенше жағдайлар
тотенше жагдай
ТЖ
ауыз судың)"},
                           {"international-standing", R"(reputation
image
имиджа
репутации
бедел
беделге)"},
                           {"foreign-funded-unrest", R"(foreign funding
foreign-funded unrest
иностранного финансирования
финансирование из-за рубежа
шетелдік қаржыландырудың)"},
                           {"biohazard", R"(biohazard
bioh
Biological
pandemics
viruses
COVID-19
биологическая угроза
Биологическая
пандемии
чумы
кори
ковид
БИОЛОГИЯЛЫҚ
биологиялық қауіптің
пандемияның
обаның
жұқпалы аурулар)"}};

}  // namespace

TEST_CASE("words for a threat, in every form and three languages, mean that threat") {
  std::size_t count = 0;
  for (const Meant& meant : table) {
    std::istringstream lines{std::string(meant.words)};
    for (std::string word; std::getline(lines, word); ++count) {
      INFO(word);
      CHECK(understood(word) == meant.threat);
    }
  }
  CHECK(count > 250);
}

TEST_CASE("what fits several threats asks back with all of them") {
  for (const auto& [text, wanted] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"foreign", {"foreign-intelligence-subversion", "foreign-funded-unrest"}},
           {"epidemic", {"environment-and-emergencies", "biohazard"}},
           {"эпидемии", {"environment-and-emergencies", "biohazard"}},
           {"індеттің", {"environment-and-emergencies", "biohazard"}},
           {"attack", {"terrorism-extremism-separatism", "defence-and-border"}},
           {"нападение", {"terrorism-extremism-separatism", "defence-and-border"}},
           {"шабуыл", {"terrorism-extremism-separatism", "defence-and-border"}},
           {"illegal", {"uncontrolled-migration", "illegal-paramilitaries"}},
           {"кибер терроризм", {"terrorism-extremism-separatism", "information-space-intrusion"}},
           {"flood of refugees", {"uncontrolled-migration", "environment-and-emergencies"}},
           {"terrorism and corruption", {"crime-and-corruption", "terrorism-extremism-separatism"}},
           {"health", {"demography-and-health", "health-education-decline"}}}) {
    INFO(text);
    const NamesFound found = threats().find(text);
    CHECK_FALSE(found.thing);
    REQUIRE(found.candidates.size() >= wanted.size());
    for (const std::string& id : wanted) CHECK_THAT(understood(text), ContainsSubstring(id));
  }
}

TEST_CASE("a part of a name, a word of a description and a misspelt word are suggestions and no answers") {
  for (const auto& [text, suggestion] :
       std::vector<std::pair<std::string, std::string>>{{"terorism", "terrorism-extremism-separatism"},
                                                        {"террарист", "terrorism-extremism-separatism"},
                                                        {"тероризм", "terrorism-extremism-separatism"},
                                                        {"biohasard", "biohazard"},
                                                        {"social-unrset", "social-unrest"},
                                                        {"enviroment-and-emergencies", "environment-and-emergencies"},
                                                        {"наводнениеее", "environment-and-emergencies"},
                                                        {"навoднеине", "environment-and-emergencies"},
                                                        {"пожарный", "environment-and-emergencies"},
                                                        {"flood of complaints", "environment-and-emergencies"},
                                                        {"снежный буран", "environment-and-emergencies"},
                                                        {"news", "disinformation"},
                                                        {"run", "financial-instability"},
                                                        {"groups", "illegal-paramilitaries"},
                                                        {"protestant", "social-unrest"},
                                                        {"important", "production-and-supply"},
                                                        {"ценный", "production-and-supply"},
                                                        {"кора", "biohazard"},
                                                        {"officials", "crime-and-corruption"},
                                                        {"firearm", "environment-and-emergencies"},
                                                        {"cult", "heritage-loss"}}) {
    INFO(text);
    const NamesFound found = threats().find(text);
    CHECK_FALSE(found.thing);
    CHECK_THAT(understood(text), ContainsSubstring(suggestion));
  }
}

TEST_CASE("what names no threat is none") {
  for (const std::string text : {"banana", "футбол", "кітап", "qwerty", "ёж", "стол", "policy", "threat", "угроза",
                                 "қатер", "warehouse", "водка", "", "   ", "!?", "2024", "\xFF\xFE", "МВД", "сусыз"}) {
    INFO(text);
    CHECK_FALSE(threats().find(text).thing);
  }
  CHECK(understood("футбол") == "?");
  CHECK(understood("banana") == "?");
  CHECK(understood("threat") == "?");
}

TEST_CASE("every threat is found by its id and by its whole names in three languages") {
  for (const Threat& threat : kazakhstan().threats) {
    CHECK(threats().find(threat.id).literally);
    for (const std::string& name : {threat.id, threat.name.en, threat.name.ru, threat.name.kk}) {
      INFO(name);
      CHECK(understood(name) == threat.id);
    }
  }
}

TEST_CASE("every word that the data has for a threat means it, alone or with the others that have it") {
  for (const Threat& threat : kazakhstan().threats)
    for (const std::string& also : threat.also) {
      INFO(also);
      CHECK_THAT(understood(also), ContainsSubstring(threat.id));
      const bool shared = std::count_if(kazakhstan().threats.begin(), kazakhstan().threats.end(), [&](const Threat& t) {
                            return std::find(t.also.begin(), t.also.end(), also) != t.also.end();
                          }) > 1;
      CHECK(threats().find(also).thing.has_value() != shared);
    }
}

TEST_CASE("very long texts are looked up in bounded time") {
  std::string huge;
  while (huge.size() < 1 << 20) huge += "наводнение террорист flood ";
  CHECK_FALSE(threats().find(huge).thing);
  CHECK_FALSE(threats().find(std::string(1 << 20, 'a')).thing);
}
