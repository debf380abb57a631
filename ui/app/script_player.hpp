#pragma once
// Plays a script into the running window: events go in where those of a person would.

#include <SFML/Window/Event.hpp>
#include <deque>
#include <string>
#include <vector>

#include "ui/model/script.hpp"
#include "ui/model/session.hpp"

namespace qorgan::ui {

class ImGuiWindow;

class ScriptPlayer {
 public:
  ScriptPlayer(std::vector<ScriptStep> steps, std::string file) : steps_(std::move(steps)), file_(std::move(file)) {}

  /// Before a frame: feeds at most one event. `seconds` since the start of the program.
  void before_frame(ImGuiWindow& window, Session& session, double seconds);
  /// After a frame: screenshots, checks, waiting.
  void after_frame(ImGuiWindow& window, Session& session, double seconds);

  [[nodiscard]] bool finished() const { return finished_; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool begin(ImGuiWindow& window, Session& session, double seconds);
  bool place(const ScriptStep& step, Session& session, double& x, double& y);
  void push_click(double x, double y);
  void push_key(const std::string& name, const ScriptStep& step);
  void fail(const ScriptStep& step, const std::string& message);

  std::vector<ScriptStep> steps_;
  std::string file_;
  std::size_t next_ = 0;
  std::deque<sf::Event> events_;
  int wait_frames_ = 3;  ///< the first frames arrange the window
  double deadline_ = 0;  ///< of the step that waits; 0 where none does
  bool finished_ = false, failed_ = false;
};

}  // namespace qorgan::ui
