#include "scenario/title.hpp"

#include "scenario/file_set.hpp"
#include "scenario/yaml_tree.hpp"

namespace qorgan {

LocalText title_of_file(const std::string& path) {
  Diagnostics ignored;
  format::Report report(ignored);
  format::FileSet files;
  const auto file = std::make_shared<const std::string>(path);
  const auto bytes = files.read(path, path, {file, 0, 0}, report);
  const auto root = bytes ? format::parse_yaml(*bytes, file, report) : std::nullopt;
  if (!root) return {};
  const format::Node* title = root->find("title");
  if (!title) title = root->find("name");
  if (!title) return {};
  return {std::string(title->text_at("en")), std::string(title->text_at("ru")), std::string(title->text_at("kk"))};
}

}  // namespace qorgan
