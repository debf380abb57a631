// The tick of a system that has reached its size takes no memory from the heap.

#include <cstdlib>
#include <new>

#include "behaviour/small_state.hpp"

namespace {
bool counting = false;
std::size_t allocations = 0;

void* take(std::size_t size) {
  if (counting) ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
}  // namespace

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  if (counting) ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Allocations in `ticks` ticks after `warm_up`.
std::size_t allocations_in(Engine& engine, Tick warm_up, Tick ticks) {
  for (Tick t = 0; t < warm_up; ++t) engine.step();
  allocations = 0;
  counting = true;
  for (Tick t = 0; t < ticks; ++t) engine.step();
  counting = false;
  return allocations;
}

SyntheticOptions synthetic(double messages, std::size_t incidents) {
  SyntheticOptions options;
  options.agents = 3000;
  options.messages = messages;
  options.incidents = incidents;
  options.ticks = 1000000;
  return options;
}

}  // namespace

TEST_CASE("what is taken from the heap is counted") {
  allocations = 0;
  counting = true;
  auto* number = new int(7);
  counting = false;
  CHECK(allocations == 1);
  delete number;
}

TEST_CASE("a tick of an idle system allocates nothing") {
  Engine engine(synthetic_scenario(synthetic(0, 0)), {1, false, false});
  CHECK(allocations_in(engine, 20, 200) == 0);
}

TEST_CASE("a tick of an idle system with an incident that is long over allocates nothing") {
  Engine engine(synthetic_scenario(synthetic(0, 3)), {1, true, false});
  CHECK(allocations_in(engine, 1500, 200) == 0);
  CHECK(engine.world().incidents[0].phase == IncidentPhase::ended);
}

TEST_CASE("a tick of a busy system allocates nothing once its queues have grown") {
  Engine engine(synthetic_scenario(synthetic(1, 0)), {1, false, false});
  // Pools double when they grow, so that a record number of items at the wrong moment is all that could allocate.
  CHECK(allocations_in(engine, 2000, 300) == 0);
  CHECK(engine.world().totals.routine > 1000000);
}

TEST_CASE("a crisis that goes on steadily allocates nothing but for the record of what is new") {
  SmallState state;
  state.scenario.ticks = 1000000;
  state.exact();
  state.strike("emergency", "B", 0, 1e7).demands = {{Capability::rescue, 100, 1}};
  state.scenario.parameters.shift = 1e12;  // no rotation
  Engine engine(state.make(), {1, true, false});
  CHECK(allocations_in(engine, 1500, 300) == 0);
  CHECK(engine.world().headquarters.size() == 2);
  CHECK(engine.world().totals.person_hours > 0);
}
