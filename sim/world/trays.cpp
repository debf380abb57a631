#include "world/trays.hpp"

namespace qorgan {

void enqueue(Tray& tray, TrayPool& pool, std::uint32_t item, std::size_t attention) {
  pool.items[item].next = no_item;
  if (tray.head[attention] == no_item)
    tray.head[attention] = item;
  else
    pool.items[tray.tail[attention]].next = item;
  tray.tail[attention] = item;
  if (tray.waiting < 0xFFFF) ++tray.waiting;
}

std::uint32_t dequeue_class(Tray& tray, TrayPool& pool, std::size_t attention) {
  const std::uint32_t item = tray.head[attention];
  if (item == no_item) return no_item;
  tray.head[attention] = pool.items[item].next;
  if (tray.head[attention] == no_item) tray.tail[attention] = no_item;
  pool.items[item].next = no_item;
  if (tray.waiting > 0) --tray.waiting;
  return item;
}

std::uint32_t dequeue(Tray& tray, TrayPool& pool) {
  for (std::size_t attention = 0; attention < attention_classes; ++attention)
    if (tray.head[attention] != no_item) return dequeue_class(tray, pool, attention);
  return no_item;
}

std::size_t attention_of(const Message& message) {
  constexpr float severe = 0.5F;
  switch (message.kind) {
    case MessageKind::order:
    case MessageKind::invitation: return 0;
    case MessageKind::routine: return 3;
    default: return message.severity >= severe ? 1 : 2;
  }
}

}  // namespace qorgan
