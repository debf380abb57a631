// Saving and restoring a world. One list of stores serves both directions.

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <type_traits>

#include "core/digest.hpp"
#include "engine/engine.hpp"
#include "engine/refusal.hpp"
#include "engine/snapshot_check.hpp"
#include "hazards/generic.hpp"

namespace qorgan {
namespace {

constexpr std::uint64_t magic = 0x314E47524F51ULL;  // "QORGN1"
constexpr std::uint32_t format_version = 5;
constexpr std::size_t size_limit = std::size_t{4} << 30;

class Writer {
 public:
  template <class T>
  void value(const T& v) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&v), sizeof v);
  }
  template <class T>
  void list(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    value(static_cast<std::uint64_t>(values.size()));
    value(static_cast<std::uint32_t>(sizeof(T)));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  void value(T& v) {
    if (bytes_.size() < sizeof v) {
      failed_ = true;
      return;
    }
    std::memcpy(&v, bytes_.data(), sizeof v);
    bytes_.remove_prefix(sizeof v);
  }
  template <class T>
  void list(std::vector<T>& values) {
    std::uint64_t count = 0;
    std::uint32_t size = 0;
    value(count);
    value(size);
    if (failed_ || size != sizeof(T) || count > bytes_.size() / sizeof(T)) {
      failed_ = true;
      return;
    }
    values.resize(count);
    if (count > 0) std::memcpy(static_cast<void*>(values.data()), bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
  }
  [[nodiscard]] bool complete() const { return !failed_ && bytes_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

/// Every store of the world, in the order of the file.
template <class Archive, class W>
void visit(Archive& archive, W& world) {
  archive.value(world.tick);
  archive.list(world.agents);
  std::uint64_t pools = world.pools.size();
  archive.value(pools);
  for (auto& pool : world.pools) {
    archive.list(pool.items);
    archive.value(pool.free);
  }
  archive.list(world.pictures);
  archive.list(world.units);
  archive.list(world.regions);
  archive.list(world.incidents);
  archive.list(world.headquarters);
  archive.list(world.shared_pictures);
  archive.list(world.instruments);
  archive.list(world.violations);
  archive.list(world.in_flight);
  archive.list(world.lost);
  archive.list(world.staff_in);
  archive.list(world.inject_fired);
  archive.list(world.inject_armed);
  archive.list(world.flows);
  archive.list(world.thrown_in);
  archive.list(world.played);
  archive.list(world.decisions);
  archive.value(world.totals);
  archive.value(world.policy);
  archive.value(world.reading);
  archive.value(world.digest);
}

struct Header {
  std::uint64_t magic = 0, scenario = 0, content = 0, size = 0;
  std::uint32_t version = 0, spare = 0;
};

/// Throws into a new world what was thrown into the saved one. False where the scenario has no such threat or region.
bool throw_in_again(World& world, const std::vector<ThrownIn>& incidents) {
  if (world.incidents.size() + incidents.size() > max_incidents) return false;
  for (const ThrownIn& thrown : incidents) {
    if (thrown.threat.index() >= world.institution().threats.size() || thrown.region.index() >= world.regions.size())
      return false;
    add_incident(world, generic_incident(world, thrown.threat, thrown.region));
  }
  return true;
}

bool same_shape(const World& a, const World& b) {
  return a.agents.size() == b.agents.size() && a.pools.size() == b.pools.size() &&
         a.pictures.size() == b.pictures.size() && a.units.size() == b.units.size() &&
         a.regions.size() == b.regions.size() && a.incidents.size() == b.incidents.size() &&
         a.inject_fired.size() == b.inject_fired.size() && a.inject_armed.size() == b.inject_armed.size() &&
         b.shared_pictures.size() == b.headquarters.size() * b.incidents.size();
}

/// The most that a snapshot of that size can hold of this scenario. Pictures of incidents that people threw in are
/// mostly blank and pack to next to nothing; everything else packs a few hundred times at best.
std::size_t max_content(const World& fresh, std::size_t packed) {
  constexpr std::size_t packing = 512, slack = std::size_t{16} << 20;
  const std::size_t incidents = std::max(max_incidents, fresh.incidents.size());
  const std::size_t fixed = fresh.agents.size() * (sizeof(AgentState) + incidents * sizeof(Picture)) +
                            fresh.units.size() * sizeof(Unit) + incidents * sizeof(IncidentState);
  return std::min(size_limit, fixed + packing * packed + slack);
}

/// The content of a snapshot whose header fits; nothing where it is damaged.
std::optional<std::string> unpacked(std::string_view packed, const Header& header, std::size_t limit) {
  if (header.size > limit) return std::nullopt;
  std::string content(header.size, '\0');
  const std::size_t size = ZSTD_decompress(content.data(), content.size(), packed.data(), packed.size());
  if (ZSTD_isError(size) || size != header.size || digest_bytes(content.data(), content.size()) != header.content)
    return std::nullopt;
  return content;
}

}  // namespace

std::string save_world(const World& world) {
  Writer writer;
  visit(writer, world);
  const std::string content = writer.take();
  Header header;
  header.magic = magic;
  header.scenario = world.scenario->hash;
  header.content = digest_bytes(content.data(), content.size());
  header.size = content.size();
  header.version = format_version;
  std::string out(sizeof header + ZSTD_compressBound(content.size()), '\0');
  std::memcpy(out.data(), &header, sizeof header);
  const std::size_t packed =
      ZSTD_compress(out.data() + sizeof header, out.size() - sizeof header, content.data(), content.size(), 1);
  out.resize(sizeof header + packed);
  return out;
}

RestoreResult restore_world(std::string_view bytes, std::shared_ptr<const Scenario> scenario) {
  const auto fail = [](std::string why) { return RestoreResult{{}, std::move(why)}; };
  Header header;
  if (bytes.size() < sizeof header) return fail("the snapshot is too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != magic) return fail("this is no snapshot of Qorgan");
  if (header.version != format_version)
    return fail(
        fmt::format("the snapshot has version {}, this program reads version {}", header.version, format_version));
  if (header.scenario != scenario->hash) return fail("the snapshot belongs to another scenario or other parameters");
  RestoreResult result;
  result.world = build_world(std::move(scenario));
  const std::string_view packed = bytes.substr(sizeof header);
  const auto content = unpacked(packed, header, max_content(result.world, packed.size()));
  if (!content) return fail("the snapshot is damaged");
  World restored;
  restored.pools.resize(result.world.pools.size());
  Reader reader(*content);
  visit(reader, restored);
  // Before what was thrown in is made again: it takes room in every picture.
  const bool plausible = result.world.incidents.size() + restored.thrown_in.size() == restored.incidents.size();
  if (!reader.complete() || !plausible || !throw_in_again(result.world, restored.thrown_in) ||
      !same_shape(result.world, restored))
    return fail("the snapshot does not fit the scenario");
  if (const std::string_view wrong = implausible_store(restored, result.world); !wrong.empty())
    return fail(fmt::format("the snapshot holds what no run could come to ({})", wrong));
  restored.scenario = result.world.scenario;
  restored.structure = result.world.structure;
  result.world = std::move(restored);
  return result;
}

}  // namespace qorgan
