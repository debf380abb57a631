#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace qorgan {

std::string Diagnostic::text() const {
  const std::string_view kind = severity == Severity::error     ? "error"
                                : severity == Severity::warning ? "warning"
                                                                : "note";
  std::string out = place.file;
  if (place.line > 0) out += fmt::format(":{}:{}", place.line, place.column);
  if (!out.empty()) out += ": ";
  out += fmt::format("{}: {}", kind, message);
  if (!suggestion.empty()) out += fmt::format("; did you mean '{}'?", suggestion);
  return out;
}

void Diagnostics::error(Place place, std::string message, std::string suggestion) {
  entries_.push_back({Severity::error, std::move(place), std::move(message), std::move(suggestion)});
  ++errors_;
}

void Diagnostics::warning(Place place, std::string message, std::string suggestion) {
  entries_.push_back({Severity::warning, std::move(place), std::move(message), std::move(suggestion)});
}

void Diagnostics::note(Place place, std::string message) {
  entries_.push_back({Severity::note, std::move(place), std::move(message), {}});
}

void Diagnostics::sort() {
  std::stable_sort(entries_.begin(), entries_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
  });
}

}  // namespace qorgan
