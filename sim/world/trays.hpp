#pragma once
// In-trays. Agents stand in fixed blocks; every block owns one pool of items, so that the thread that works a block
// needs no lock, and a pool that has grown once is never allocated again.

#include <array>
#include <cstdint>
#include <vector>

#include "world/message_kinds.hpp"

namespace qorgan {

/// Agents of one block. Part of the digest: it fixes the order of events.
inline constexpr std::size_t agents_per_block = 256;
inline constexpr std::uint32_t no_item = 0xFFFFFFFFu;

#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wpadded"
/// A message in a tray or on a desk. 64 bytes: a cache line.
struct Item {
  Message message;
  std::uint32_t next = no_item;
  Tick arrived = 0;
  double done_at = 0;  ///< on a desk: its agent's `clock` when the work will be done
};

/// The tray of one agent: a queue for each attention class, and what lies on the desks. 44 bytes.
struct Tray {
  std::array<std::uint32_t, attention_classes> head{no_item, no_item, no_item, no_item};
  std::array<std::uint32_t, attention_classes> tail{no_item, no_item, no_item, no_item};
  std::uint32_t desk = no_item;  ///< items being worked on, linked
  std::uint16_t waiting = 0;     ///< items in the queues, up to 65,535 of them
  std::uint16_t working = 0;
  std::uint32_t beyond = 0;  ///< items in the queues beyond these

  /// All items in the queues.
  [[nodiscard]] std::size_t queued() const { return std::size_t{waiting} + beyond; }
};
#pragma GCC diagnostic pop

/// The pool of one block.
struct TrayPool {
  std::vector<Item> items;
  std::uint32_t free = no_item;

  [[nodiscard]] std::uint32_t take() {
    if (free == no_item) {
      items.emplace_back();
      return static_cast<std::uint32_t>(items.size() - 1);
    }
    const std::uint32_t index = free;
    free = items[index].next;
    return index;
  }
  void give(std::uint32_t index) {
    items[index].next = free;
    free = index;
  }
};

// Every item of work passes through these once a tick: they stand here to be inlined.

/// Puts an item at the end of its class.
inline void enqueue(Tray& tray, TrayPool& pool, std::uint32_t item, std::size_t attention) {
  pool.items[item].next = no_item;
  if (tray.head[attention] == no_item)
    tray.head[attention] = item;
  else
    pool.items[tray.tail[attention]].next = item;
  tray.tail[attention] = item;
  if (tray.waiting < 0xFFFF)
    ++tray.waiting;
  else
    ++tray.beyond;
}

/// Takes the first of one class; no_item where there is none.
[[nodiscard]] inline std::uint32_t dequeue_class(Tray& tray, TrayPool& pool, std::size_t attention) {
  const std::uint32_t item = tray.head[attention];
  if (item == no_item) return no_item;
  tray.head[attention] = pool.items[item].next;
  if (tray.head[attention] == no_item) tray.tail[attention] = no_item;
  pool.items[item].next = no_item;
  if (tray.beyond > 0)
    --tray.beyond;
  else
    --tray.waiting;
  return item;
}

/// Takes the first of the most urgent class that is not empty; no_item where all are.
[[nodiscard]] inline std::uint32_t dequeue(Tray& tray, TrayPool& pool) {
  for (std::size_t attention = 0; attention < attention_classes; ++attention)
    if (tray.head[attention] != no_item) return dequeue_class(tray, pool, attention);
  return no_item;
}

/// The queue of a message: 0 orders and invitations, 1 grave, 2 less grave, 3 everyday. `grave_from`: the severity from
/// which its incident is grave.
[[nodiscard]] inline std::size_t attention_of(const Message& message, float grave_from) {
  switch (traits_of(message.kind).attention) {
    case Attention::first: return 0;
    case Attention::grave: return 1;
    case Attention::last: return attention_classes - 1;
    case Attention::by_class: break;
  }
  return message.severity >= grave_from ? 1 : 2;
}

}  // namespace qorgan
