#include "world/trays.hpp"
#include "catch.hpp"

using namespace qorgan;

namespace {

std::uint32_t put(Tray& tray, TrayPool& pool, MessageKind kind, float severity, Tick sent) {
  const std::uint32_t item = pool.take();
  pool.items[item].message.kind = kind;
  pool.items[item].message.severity = severity;
  pool.items[item].message.due = sent;
  enqueue(tray, pool, item, attention_of(pool.items[item].message));
  return item;
}

}  // namespace

TEST_CASE("orders come first, then what is severe, then the rest, each by age") {
  Tray tray;
  TrayPool pool;
  put(tray, pool, MessageKind::routine, 0, 1);
  put(tray, pool, MessageKind::report, 0.2F, 2);
  put(tray, pool, MessageKind::report, 0.9F, 3);
  put(tray, pool, MessageKind::report, 0.8F, 4);
  put(tray, pool, MessageKind::order, 0, 5);
  std::vector<Tick> order;
  for (std::uint32_t item = dequeue(tray, pool); item != no_item; item = dequeue(tray, pool))
    order.push_back(pool.items[item].message.due);
  CHECK(order == std::vector<Tick>{5, 3, 4, 2, 1});
  CHECK(tray.waiting == 0);
}

TEST_CASE("a pool that has grown once gives the same places again") {
  TrayPool pool;
  const std::uint32_t a = pool.take(), b = pool.take();
  pool.give(a);
  pool.give(b);
  const std::size_t size = pool.items.size();
  for (int i = 0; i < 100; ++i) {
    const std::uint32_t c = pool.take(), d = pool.take();
    CHECK(c != d);
    pool.give(c);
    pool.give(d);
  }
  CHECK(pool.items.size() == size);
}
