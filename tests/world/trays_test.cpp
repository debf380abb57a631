#include "world/trays.hpp"
#include "catch.hpp"

using namespace qorgan;

namespace {

std::uint32_t put(Tray& tray, TrayPool& pool, MessageKind kind, float severity, Tick sent) {
  const std::uint32_t item = pool.take();
  pool.items[item].message.kind = kind;
  pool.items[item].message.severity = severity;
  pool.items[item].message.due = sent;
  enqueue(tray, pool, item, attention_of(pool.items[item].message, 0.5F));
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

TEST_CASE("an item is grave from the severity on that makes its incident grave") {
  Message report;
  report.kind = MessageKind::report;
  for (const float grave : {0.2F, 0.5F})
    for (const auto& [severity, attention] : {std::pair(0.99F * grave, 2), std::pair(grave, 1), std::pair(3.0F, 1)}) {
      report.severity = severity;
      CHECK(attention_of(report, grave) == static_cast<std::size_t>(attention));
    }
  report.kind = MessageKind::appeal;  // rights come before what is less grave
  report.severity = 0;
  CHECK(attention_of(report, 0.5F) == 1);
}

TEST_CASE("a tray of more items than two bytes count loses none of them") {
  constexpr std::size_t many = 70000;
  Tray tray;
  TrayPool pool;
  for (std::size_t i = 0; i < many; ++i) put(tray, pool, MessageKind::routine, 0, static_cast<Tick>(i));
  CHECK(tray.queued() == many);
  Tick next = 0;
  while (tray.waiting > 0) {
    const std::uint32_t item = dequeue(tray, pool);
    REQUIRE(item != no_item);
    REQUIRE(pool.items[item].message.due == next++);
    pool.give(item);
  }
  CHECK(next == many);
  CHECK(tray.queued() == 0);
  CHECK(dequeue(tray, pool) == no_item);
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
