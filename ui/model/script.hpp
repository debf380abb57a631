#pragma once
// A small language to drive the window: one step a line, for tests and for screenshots.
//
//   size 1280x720              the window's size
//   open scenarios/x.yaml      opens a scenario, by name in the scenario folder or by path
//   wait-frames 5              draws so many frames
//   run-until 120              goes to a tick and waits until it is there
//   wait-for NAME VALUE        draws until a state has the value (at most 20 s)
//   key Space                  presses and releases a key; also Ctrl+Plus
//   move TARGET | X Y          moves the mouse to the middle of a target or to pixels
//   click TARGET | X Y         moves there, presses and releases
//   wheel 3 [TARGET]           turns the wheel
//   drag TARGET DX DY          presses there, moves by pixels, releases
//   type text                  enters text
//   screenshot FILE.png        saves what is seen
//   expect NAME VALUE          fails unless the state has the value
//   quit
//
// Empty lines and what follows # are left out.

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"

namespace qorgan::ui {

enum class StepKind : unsigned char {
  size,
  open,
  wait_frames,
  run_until,
  wait_for,
  key,
  move,
  click,
  wheel,
  drag,
  type,
  screenshot,
  expect,
  quit
};

struct ScriptStep {
  StepKind kind = StepKind::quit;
  int line = 0;
  std::vector<std::string> words;  ///< after the verb
  double x = 0, y = 0;             ///< pixels, counts
  std::string text;                ///< the rest of the line after the verb
  bool at_target = false;          ///< move, click, wheel, drag: words[0] names a target
};

/// Checks verbs, numbers of words and numbers; all complaints in one pass.
[[nodiscard]] std::vector<ScriptStep> parse_script(std::string_view text, const std::string& file,
                                                   Diagnostics& diagnostics);

}  // namespace qorgan::ui
