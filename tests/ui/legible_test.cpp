// Every window that is allowed, in every language: nothing lies over anything else, nothing is cut, no word is split,
// and what a run is steered with is there.

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "desktop.hpp"
#include "seen_text.hpp"
#include "ui/model/utf8.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::SeenText;

namespace {

bool letter(unsigned c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250) || (c >= 0x400 && c < 0x530);
}

/// The words of a text, and what follows each. What has a digit in it is no word.
std::vector<std::pair<std::string, unsigned>> words(const std::string& text) {
  std::vector<std::pair<std::string, unsigned>> out;
  std::string word;
  bool number = false;
  const auto end = [&](unsigned next) {
    if (!word.empty() && !number) out.emplace_back(word, next);
    word.clear();
    number = false;
  };
  for (const unsigned c : code_points(text)) {
    number = number || (c >= '0' && c <= '9');
    if (letter(c))
      append_utf8(word, c);
    else if (c < '0' || c > '9')
      end(c);
  }
  end(0);
  return out;
}

/// Every word that stands in the texts of the program and of its scenarios.
const std::set<std::string>& all_words() {
  static const std::set<std::string> known = [] {
    std::set<std::string> out{"Qorgan", "kk", "ru", "en", "RU", "KK", "EN", "UTC"};
    // Measures are named in the code, all else in files of texts.
    for (const char* folder : {"/assets", "/scenarios", "/sim/world"})
      for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source + folder)) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".json" && ending != ".yaml" && ending != ".cpp") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (const auto& word : words(text)) out.insert(upper(word.first));
        for (const auto& word : words(entry.path().stem().string())) out.insert(upper(word.first));
      }
    return out;
  }();
  return known;
}

std::string described(const SeenText& line) {
  return "\"" + line.text + "\" at " + std::to_string(static_cast<int>(line.from.x)) + "," +
         std::to_string(static_cast<int>(line.from.y)) + " to " + std::to_string(static_cast<int>(line.to.x)) + "," +
         std::to_string(static_cast<int>(line.to.y));
}

/// What of a line is really on the screen.
SeenText clipped(SeenText line) {
  line.from = {std::max(line.from.x, line.clip.x), std::max(line.from.y, line.clip.y)};
  line.to = {std::min(line.to.x, line.clip.z), std::min(line.to.y, line.clip.w)};
  return line;
}

bool overlap(const SeenText& one, const SeenText& two) {
  const SeenText a = clipped(one), b = clipped(two);
  return std::min(a.to.x, b.to.x) - std::max(a.from.x, b.from.x) > 2 &&
         std::min(a.to.y, b.to.y) - std::max(a.from.y, b.from.y) > 2;
}

/// The same letters a little beside: the edge of a text that lies on a picture.
bool same_with_edge(const SeenText& a, const SeenText& b) {
  return a.text == b.text && std::abs(a.from.x - b.from.x) < 5 && std::abs(a.from.y - b.from.y) < 5;
}

void find_split(const SeenText& line, std::vector<std::string>& faults) {
  for (const auto& [word, next] : words(line.text)) {
    if (next == 0x2026 || next == 0xFFFD || code_points(word).size() < 2) continue;
    if (!all_words().contains(upper(word))) faults.push_back("no whole word: " + word + " in " + described(line));
  }
}

void find_cut(const SeenText& line, std::vector<std::string>& faults) {
  const bool across = line.from.x < line.clip.x - 1.5F || line.to.x > line.clip.z + 1.5F;
  const bool down = line.from.y < line.clip.y - 1.5F || line.to.y > line.clip.w + 1.5F;
  if (across && !line.scrolls_across) faults.push_back("cut at the side: " + described(line));
  if (down && !line.scrolls_down) faults.push_back("cut above or below: " + described(line));
  if (line.text.find("\xEF\xBF\xBD") != std::string::npos && !line.scrolls_across && !line.scrolls_down)
    faults.push_back("a letter is cut: " + described(line));
  const std::vector<unsigned> points = code_points(line.text);
  if (!points.empty() && points.back() == 0x2026 && points.size() < 4)
    faults.push_back("only dots: " + described(line));
}

std::vector<std::string> faults_of(const std::vector<SeenText>& lines) {
  std::vector<std::string> faults;
  for (const SeenText& line : lines) {
    const SeenText seen = clipped(line);
    if (seen.to.x <= seen.from.x || seen.to.y <= seen.from.y) continue;
    find_split(line, faults);
    find_cut(line, faults);
  }
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = i + 1; j < lines.size(); ++j)
      if (lines[i].root == lines[j].root && overlap(lines[i], lines[j]) && !same_with_edge(lines[i], lines[j]))
        faults.push_back("one over another: " + described(lines[i]) + " and " + described(lines[j]));
  return faults;
}

/// What a run is steered with is in the bar, in the window, and apart.
void find_in_bar(Session& s, float width, std::vector<std::string>& faults) {
  std::vector<std::pair<std::string, Area>> parts;
  for (const auto& [name, area] : s.targets().all())
    if (name.starts_with("bar.") && name != "bar.scrub") parts.emplace_back(name, area);
  for (const char* needed : {"bar.play", "bar.clock", "bar.menu", "bar.step", "bar.back"})
    if (!s.targets().all().contains(needed)) faults.push_back(std::string("the bar lacks ") + needed);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Area& a = parts[i].second;
    if (a.x < -0.5F || a.right() > width + 0.5F || a.width < 8) faults.push_back(parts[i].first + " lies outside");
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      const Area& b = parts[j].second;
      if (std::min(a.right(), b.right()) - std::max(a.x, b.x) > 1 &&
          std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > 1)
        faults.push_back(parts[i].first + " lies over " + parts[j].first);
    }
  }
}

struct Size {
  unsigned width, height;
  float wish;
};
constexpr std::array<Size, 15> sizes{{{640, 400, 1},
                                      {640, 400, 2},
                                      {640, 480, 1},
                                      {800, 600, 1},
                                      {1024, 768, 1},
                                      {1280, 720, 0.7F},
                                      {1280, 720, 1},
                                      {1280, 720, 1.5F},
                                      {1280, 720, 2},
                                      {1366, 768, 1},
                                      {1600, 900, 1},
                                      {1600, 900, 2},
                                      {1920, 1080, 1},
                                      {1920, 1080, 1.5F},
                                      {3840, 2160, 1}}};

/// All faults of what is drawn now, told once each.
class Legible {
 public:
  explicit Legible(test::Desktop& bench) : bench_(bench) {}
  void look(const std::string& what) {
    bench_.frames(2);
    std::vector<std::string> faults = faults_of(test::seen_texts());
    find_in_bar(bench_.session(), static_cast<float>(bench_.width), faults);
    for (const std::string& fault : faults) {
      // The same fault is told where it was met first.
      if (!met_.insert(fault.substr(0, fault.find("\" at"))).second || met_.size() > 60) continue;
      told_ += what + ": " + fault + '\n';
    }
  }
  void check() const {
    INFO(told_);
    CHECK(met_.empty());
  }

 private:
  test::Desktop& bench_;
  std::set<std::string> met_;
  std::string told_;
};

void set_size(test::Desktop& bench, const Size& size, float more = 1) {
  bench.width = size.width, bench.height = size.height;
  bench.renew(type_scale(size.width, size.height, size.wish * more));
}

}  // namespace

TEST_CASE("every arrangement is legible at every size, scale and language", "[legible]") {
  test::Desktop bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  s.run().take_over(AgentId{std::size_t{10}});
  s.select_incident(IncidentId{std::size_t{0}});
  Legible legible(bench);
  for (const Size& size : sizes) {
    set_size(bench, size);
    for (const Language language : all_languages)
      for (const Preset preset : all_presets) {
        s.view().use(language);
        s.view().desk().use(preset);
        bench.frames(1);
        for (std::size_t place = 0; place < (s.view().desk().single() ? slot_count : 1); ++place) {
          s.view().desk().bring_to_front(static_cast<Slot>(place));
          legible.look(std::string(name_of(preset)) + " " + std::to_string(size.width) + "x" +
                       std::to_string(size.height) + " at " + std::to_string(size.wish) + " " +
                       std::string(code_of(language)) + " tab " + std::to_string(place));
        }
      }
  }
  legible.check();
}

TEST_CASE("every panel is legible alone in the smallest and in common windows", "[legible]") {
  test::Desktop bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  s.select_incident(IncidentId{std::size_t{0}});
  s.select_agency(AgentId{std::size_t{10}});
  s.select_region(RegionId{std::size_t{3}});
  Legible legible(bench);
  for (const Size& size : {Size{640, 400, 1}, Size{640, 400, 2}, Size{1280, 720, 1.5F}, Size{1600, 900, 1}}) {
    set_size(bench, size);
    for (const Language language : all_languages)
      for (const PanelKind kind : available_panels) {
        s.view().use(language);
        s.view().desk().enlarge(kind);
        legible.look(std::string(name_of(kind)) + " " + std::to_string(size.width) + "x" + std::to_string(size.height) +
                     " at " + std::to_string(size.wish) + " " + std::string(code_of(language)));
      }
  }
  legible.check();
}
