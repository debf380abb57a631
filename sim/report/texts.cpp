#include "report/texts.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace qorgan {
namespace {

const std::map<std::string, LocalText, std::less<>>& table() {
  static const auto all = [] {
    std::map<std::string, LocalText, std::less<>> out;
    for (const char* file : {"report.json", "batch.json"}) {
      const auto json = nlohmann::json::parse(report_asset(file));
      for (const auto& [key, node] : json.items())
        out[key] = {node.value("en", std::string()), node.value("ru", std::string()), node.value("kk", std::string())};
    }
    return out;
  }();
  return all;
}

}  // namespace

bool Texts::has(std::string_view key) const { return table().contains(key); }

std::string Texts::operator()(std::string_view key) const {
  const auto it = table().find(key);
  return it == table().end() ? "[" + std::string(key) + "]" : it->second.in(language_);
}

std::string Texts::operator()(std::string_view key, std::initializer_list<Placeholder> values) const {
  return fill((*this)(key), values);
}

}  // namespace qorgan
