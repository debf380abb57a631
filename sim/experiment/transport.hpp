#pragma once
// What carries the words of several processes at one batch. The one that there is speaks MPI and stands in a module of
// its own, which a program loads only when it was started as one of several: libraries of MPI take a program's signals
// and start threads of their own as soon as they are loaded.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace qorgan {

/// Processes of one batch, numbered from 0. Used by one thread.
class Transport {
 public:
  Transport() = default;
  virtual ~Transport() = default;  ///< the others are told that this process leaves
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  [[nodiscard]] virtual int rank() const = 0;
  [[nodiscard]] virtual int size() const = 0;
  /// Whether the process may have threads beside the one that uses this.
  [[nodiscard]] virtual bool allows_threads() const = 0;
  virtual void send(int to, int tag, std::span<const std::int64_t> words) = 0;
  /// Waits for as many words.
  virtual void receive(int from, int tag, std::span<std::int64_t> words) = 0;
  /// Who has sent something that was not received yet.
  [[nodiscard]] virtual std::optional<int> waiting(int tag) = 0;
  /// What process 0 has there, all have afterwards.
  virtual void share(std::span<std::uint64_t> words) = 0;
  /// Whether it is true of every process.
  [[nodiscard]] virtual bool all(bool mine) = 0;
  /// Waits until every process is here.
  virtual void meet() = 0;
};

/// The module's transport, or why there is none.
struct LoadedTransport {
  std::unique_ptr<Transport> transport;
  std::string error;
};
/// Loads the module: the file that QORGAN_MPI names, otherwise qorgan-mpi.so beside the program or where it was
/// installed. What the process does on a signal is afterwards what it was before.
[[nodiscard]] LoadedTransport load_transport();

}  // namespace qorgan

/// What the module has to offer.
extern "C" qorgan::Transport* qorgan_transport();
