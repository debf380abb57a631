#include "ui/model/script.hpp"

#include <fmt/format.h>

#include <array>
#include <sstream>

#include "core/enum_table.hpp"
#include "core/quantity.hpp"
#include "core/suggest.hpp"

namespace qorgan::ui {

namespace {

struct Verb {
  std::string_view name;
  StepKind kind;
  std::size_t min_words, max_words;  ///< words after it
};
constexpr std::size_t any = static_cast<std::size_t>(-1);
constexpr auto verbs = std::to_array<Verb>({{"size", StepKind::size, 1, 1},
                                            {"open", StepKind::open, 1, any},
                                            {"wait-frames", StepKind::wait_frames, 1, 1},
                                            {"run-until", StepKind::run_until, 1, 1},
                                            {"wait-for", StepKind::wait_for, 2, 2},
                                            {"key", StepKind::key, 1, 1},
                                            {"move", StepKind::move, 1, 2},
                                            {"click", StepKind::click, 1, 2},
                                            {"wheel", StepKind::wheel, 1, 2},
                                            {"drag", StepKind::drag, 3, 3},
                                            {"type", StepKind::type, 1, any},
                                            {"screenshot", StepKind::screenshot, 1, 1},
                                            {"expect", StepKind::expect, 2, 2},
                                            {"quit", StepKind::quit, 0, 0}});
static_assert(has_every<StepKind>(verbs, [](const Verb& verb) { return verb.kind; }));

class ScriptReader {
 public:
  ScriptReader(const std::string& file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  void read(std::string line, int number, std::vector<ScriptStep>& steps) {
    if (const std::size_t comment = line.find('#'); comment != std::string::npos) line.resize(comment);
    std::istringstream in(line);
    std::string name;
    if (!(in >> name)) return;
    line_ = number;
    ScriptStep step;
    step.line = number;
    for (std::string word; in >> word;) step.words.push_back(word);
    const std::size_t after = line.find(name) + name.size();
    const std::size_t start = line.find_first_not_of(" \t", after), end = line.find_last_not_of(" \t\r");
    if (start != std::string::npos) step.text = line.substr(start, end - start + 1);
    for (const Verb& verb : verbs)
      if (verb.name == name) return take(verb, std::move(step), steps);
    std::vector<std::string_view> known;
    for (const Verb& verb : verbs) known.push_back(verb.name);
    diagnostics_.error({file_, number, 1}, fmt::format("a script knows no \"{}\"", name),
                       std::string(closest(name, known).value_or("")));
  }

 private:
  void take(const Verb& verb, ScriptStep step, std::vector<ScriptStep>& steps) {
    step.kind = verb.kind;
    if (step.words.size() < verb.min_words || step.words.size() > verb.max_words) {
      diagnostics_.error({file_, line_, 1},
                         fmt::format("\"{}\" takes {} words, not {}", verb.name, verb.min_words, step.words.size()));
      return;
    }
    switch (verb.kind) {
      case StepKind::size: take_size(step); break;
      case StepKind::wait_frames:
      case StepKind::run_until: step.x = number(step.words[0]); break;
      case StepKind::move:
      case StepKind::click:
        step.at_target = step.words.size() == 1;
        if (!step.at_target) step.x = number(step.words[0]), step.y = number(step.words[1]);
        break;
      case StepKind::wheel:
        step.x = number(step.words[0]);
        step.at_target = step.words.size() == 2;
        if (step.at_target) step.words.erase(step.words.begin());
        break;
      case StepKind::drag:
        step.at_target = true;
        step.x = number(step.words[1]);
        step.y = number(step.words[2]);
        break;
      default: break;
    }
    steps.push_back(std::move(step));
  }

  double number(const std::string& word) {
    if (const auto value = parse_number(word)) return *value;
    diagnostics_.error({file_, line_, 1}, fmt::format("\"{}\" is no number", word));
    return 0;
  }

  void take_size(ScriptStep& step) {
    const std::size_t cross = step.words[0].find('x');
    if (cross == std::string::npos) {
      diagnostics_.error({file_, line_, 1}, fmt::format("a size reads WIDTHxHEIGHT, not \"{}\"", step.words[0]));
      return;
    }
    step.x = number(step.words[0].substr(0, cross));
    step.y = number(step.words[0].substr(cross + 1));
  }

  const std::string& file_;
  Diagnostics& diagnostics_;
  int line_ = 0;
};

}  // namespace

std::vector<ScriptStep> parse_script(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  std::vector<ScriptStep> steps;
  ScriptReader reader(file, diagnostics);
  std::istringstream in{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(in, line);) reader.read(line, ++number, steps);
  return steps;
}

}  // namespace qorgan::ui
