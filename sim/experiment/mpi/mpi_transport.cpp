// The module qorgan-mpi: the one file that sees MPI.

#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#include "experiment/transport.hpp"

namespace {

class MpiTransport final : public qorgan::Transport {
 public:
  MpiTransport() {
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &level_);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
  }
  ~MpiTransport() override { MPI_Finalize(); }
  MpiTransport(const MpiTransport&) = delete;
  MpiTransport& operator=(const MpiTransport&) = delete;

  [[nodiscard]] int rank() const override { return rank_; }
  [[nodiscard]] int size() const override { return size_; }
  [[nodiscard]] bool allows_threads() const override { return level_ >= MPI_THREAD_FUNNELED; }

  void send(int to, int tag, std::span<const std::int64_t> words) override {
    MPI_Send(words.data(), static_cast<int>(words.size()), MPI_INT64_T, to, tag, MPI_COMM_WORLD);
  }
  void receive(int from, int tag, std::span<std::int64_t> words) override {
    MPI_Recv(words.data(), static_cast<int>(words.size()), MPI_INT64_T, from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  }
  [[nodiscard]] std::optional<int> waiting(int tag) override {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, &status);
    return there != 0 ? std::optional(status.MPI_SOURCE) : std::nullopt;
  }
  void share(std::span<std::uint64_t> words) override {
    MPI_Bcast(words.data(), static_cast<int>(words.size()), MPI_UINT64_T, 0, MPI_COMM_WORLD);
  }
  [[nodiscard]] bool all(bool mine) override {
    int one = mine ? 1 : 0, every = 0;
    MPI_Allreduce(&one, &every, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return every != 0;
  }
  void meet() override { MPI_Barrier(MPI_COMM_WORLD); }

 private:
  int rank_ = 0, size_ = 1, level_ = 0;
};

}  // namespace

qorgan::Transport* qorgan_transport() { return new MpiTransport; }
