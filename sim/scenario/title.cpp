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
  // A file that is written in one language says so: its texts stand for all of them.
  const std::string_view own = root->text_at("language");
  const std::string_view alone = title->is_scalar() ? std::string_view(title->text) : title->text_at(own);
  const auto in = [&](std::string_view code) {
    const std::string_view text = title->text_at(code);
    return std::string(text.empty() && language_from_code(own) ? alone : text);
  };
  return {in("en"), in("ru"), in("kk")};
}

}  // namespace qorgan
