#pragma once
// A run that is watched while it goes on and recorded at once, to compare what both tell.

#include "account/evidence.hpp"
#include "catch.hpp"
#include "engine/engine.hpp"
#include "record/recorder.hpp"
#include "record/store.hpp"
#include "support/folder.hpp"

namespace qorgan::test {

/// A run that is watched by an event log and a recorder at once.
class Watched {
 public:
  explicit Watched(std::shared_ptr<const Scenario> scenario)
      : engine_(std::move(scenario)), recorder_(engine_, RunOptions()) {}

  void step() {
    engine_.step();
    for (const Event& event : engine_.events()) log_.append(event);
    recorder_.observe(engine_);
    offers_.look(engine_.world());
  }
  void run_to(Tick tick) {
    while (engine_.world().tick < tick && !engine_.done()) step();
  }
  Engine& engine() { return engine_; }
  /// Valid until the next call.
  [[nodiscard]] Evidence live() {
    decisions_ = decision_rows(engine_.world(), offers_, engine_.commands());
    return {engine_.world(), log_, decisions_};
  }
  [[nodiscard]] Record record() const { return recorder_.finish(engine_, 0); }

 private:
  Engine engine_;
  Recorder recorder_;
  EventLog log_;
  Offers offers_;
  std::vector<DecisionRow> decisions_;
};

/// As the next program reads it.
inline Record read_back(const Record& record) {
  const test::Folder folder;
  REQUIRE(write_record(record, folder.path("run")).empty());
  LoadRecordResult loaded = load_record(folder.path("run"));
  REQUIRE(loaded.ok());
  return std::move(loaded.record);
}

}  // namespace qorgan::test
