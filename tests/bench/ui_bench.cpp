// CPU time of one frame of the dashboard, from ImGui's NewFrame to Render, with no window: what the window's thread
// needs before the graphics driver gets its lists. The run's own thread is not counted.

#include <benchmark/benchmark.h>
#include <imgui.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

#include "scenario/load.hpp"
#include "support/places.hpp"
#include "ui/panels/dashboard.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

const std::string source = source_dir();

std::shared_ptr<const Scenario> read(const std::string& path, Diagnostics& diagnostics) {
  return load_scenario(path, diagnostics);
}

/// The dashboard over a run, in a context without a window.
class Desktop {
 public:
  explicit Desktop(const std::shared_ptr<const Scenario>& scenario, Preset preset) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the window's renderer
    ImGui::GetIO().DisplaySize = {1920, 1080};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    Diagnostics diagnostics;
    auto strings = load_strings(source + "/assets/translations/ui.json", diagnostics);
    auto map = load_map(source + "/assets/map/kazakhstan.json", diagnostics);
    const auto fonts = find_fonts();
    theme_.colours = &palette(Face::light);
    if (!strings || !map || !fonts || !build_fonts(*fonts, 1, theme_.fonts)) std::abort();
    apply(theme_);
    session_ = std::make_unique<Session>(std::move(*strings), std::move(*map), &read, SessionOptions{});
    session_->view().desk().use(preset);
    session_->targets().want_all(false);
    session_->run().set_pause_on_decisions(false);  // it goes to any tick at once
    session_->start(scenario);
  }
  ~Desktop() {
    session_.reset();
    ImGui::DestroyContext();
  }
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;

  void frame() {
    ImGui::NewFrame();
    session_->update();
    session_->close_overlays();
    dashboard_.draw(*session_, theme_);
    ImGui::Render();
  }
  void until(const auto& holds) {
    while (!holds()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      frame();
    }
  }
  void go_to(Tick tick) {
    session_->run().go_straight_to(tick);
    until([&] { return session_->frame().world->tick == tick && !session_->frame().busy; });
  }
  Session& session() { return *session_; }

 private:
  Theme theme_;
  Dashboard dashboard_;
  std::unique_ptr<Session> session_;
};

void measure_frames(benchmark::State& state, Desktop& desktop, bool playing) {
  Session& session = desktop.session();
  session.select_incident(IncidentId{std::size_t{0}});
  for (int i = 0; i < 10; ++i) desktop.frame();
  if (playing) {
    session.run().set_speed(32);
    session.run().play();
  }
  double worst = 0;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    desktop.frame();
    worst =
        std::max(worst, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    if (!playing) continue;
    // The pace of the window: at most 60 frames a second, so that the run goes on between them.
    state.PauseTiming();
    std::this_thread::sleep_for(std::chrono::milliseconds(8));
    state.ResumeTiming();
  }
  state.counters["vertices"] = ImGui::GetDrawData()->TotalVtxCount;
  state.counters["worst_ms"] = worst;
  state.SetLabel(std::string(name_of(session.view().desk().preset())) + (playing ? ", playing" : ", paused"));
}

/// The panels of people's play together: open decisions, injects, two branches compared.
void arrange_play(Desktop& desktop, Tick parted) {
  Session& session = desktop.session();
  session.run().fork("network", Policy::network, {});
  desktop.until([&] { return session.frame().branch == 2; });
  session.run().compare_with(1);
  desktop.go_to(parted * 3 / 2);
  desktop.until([&] { return session.frame().other != nullptr; });
  session.view().desk().put(PanelKind::compare, Slot::main);
  session.view().desk().put(PanelKind::decisions, Slot::second);
  session.view().desk().put(PanelKind::injects, Slot::side);
}

/// Null, and the benchmark is skipped, where it cannot be read.
std::shared_ptr<const Scenario> flagship(benchmark::State& state) {
  Diagnostics diagnostics;
  auto scenario = load_scenario(source + "/scenarios/spring-flood-2024.yaml", diagnostics);
  if (!scenario) state.SkipWithError("the flagship cannot be read");
  return scenario;
}

std::shared_ptr<const Scenario> large() {
  SyntheticOptions options;
  options.agents = 10000;
  options.incidents = 12;
  options.ticks = 100000;
  return synthetic_scenario(options);
}

void flagship_frame(benchmark::State& state) {
  const auto scenario = flagship(state);
  if (!scenario) return;
  Desktop desktop(scenario, all_presets[static_cast<std::size_t>(state.range(0))]);
  desktop.go_to(scenario->ticks / 3);
  measure_frames(state, desktop, state.range(1) != 0);
}

void large_frame(benchmark::State& state) {
  Desktop desktop(large(), all_presets[static_cast<std::size_t>(state.range(0))]);
  desktop.go_to(120);
  measure_frames(state, desktop, state.range(1) != 0);
}

void flagship_play_frame(benchmark::State& state) {
  const auto scenario = flagship(state);
  if (!scenario) return;
  Desktop desktop(scenario, Preset::director);
  desktop.go_to(scenario->ticks / 3);
  arrange_play(desktop, scenario->ticks / 3);
  measure_frames(state, desktop, state.range(0) != 0);
}

void large_play_frame(benchmark::State& state) {
  Desktop desktop(large(), Preset::director);
  desktop.go_to(80);
  arrange_play(desktop, 80);
  measure_frames(state, desktop, state.range(0) != 0);
}

}  // namespace

BENCHMARK(flagship_frame)->ArgsProduct({{0, 1, 2}, {0, 1}})->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(large_frame)->ArgsProduct({{0, 1, 2}, {0, 1}})->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(flagship_play_frame)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(large_play_frame)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK_MAIN();
