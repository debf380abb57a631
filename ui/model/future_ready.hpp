#pragma once

#include <chrono>
#include <future>

namespace qorgan::ui {

/// Whether what the background makes can be taken without waiting.
template <class T>
bool ready(const std::future<T>& future) {
  return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace qorgan::ui
