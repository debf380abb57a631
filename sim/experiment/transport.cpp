#include "experiment/transport.hpp"

#include <dlfcn.h>
#include <fmt/core.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace qorgan {
namespace fs = std::filesystem;
namespace {

constexpr const char* module_name = "qorgan-mpi.so";

std::vector<fs::path> places() {
  if (const char* named = std::getenv("QORGAN_MPI"); named != nullptr && *named != '\0') return {fs::path(named)};
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (error) return {};
  return {folder / module_name, folder.parent_path() / QORGAN_MODULES / module_name};
}

/// What a process does on each signal, put back at the end.
class KeptSignals {
 public:
  KeptSignals() {
    for (int number = 1; number < NSIG; ++number)
      known_.at(index(number)) = ::sigaction(number, nullptr, &actions_.at(index(number))) == 0;
  }
  ~KeptSignals() {
    for (int number = 1; number < NSIG; ++number)
      if (known_[index(number)]) ::sigaction(number, &actions_[index(number)], nullptr);
  }
  KeptSignals(const KeptSignals&) = delete;
  KeptSignals& operator=(const KeptSignals&) = delete;

 private:
  static std::size_t index(int number) { return static_cast<std::size_t>(number); }
  std::array<struct sigaction, NSIG> actions_{};
  std::array<bool, NSIG> known_{};
};

}  // namespace

LoadedTransport load_transport() {
  LoadedTransport out;
  std::error_code ignored;
  for (const fs::path& place : places()) {
    if (!fs::exists(place, ignored)) continue;
    const KeptSignals signals;
    // Global, for MPI's own plugins look for it there. Never closed: what it started would run on in nothing.
    void* module = ::dlopen(place.c_str(), RTLD_NOW | RTLD_GLOBAL);
    void* make = module == nullptr ? nullptr : ::dlsym(module, "qorgan_transport");
    if (make == nullptr) {
      const char* reason = ::dlerror();
      out.error = fmt::format("'{}' cannot be loaded: {}", place.string(), reason == nullptr ? "" : reason);
      return out;
    }
    out.transport.reset(reinterpret_cast<decltype(&qorgan_transport)>(make)());
    return out;
  }
  out.error = fmt::format("there is no module for MPI ({})", module_name);
  return out;
}

}  // namespace qorgan
