#pragma once
// The ids that a file may refer to, by kind of thing ("role", "region", "incident").

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qorgan::format {

class References {
 public:
  /// From now on references to this kind are checked, even if no thing of the kind follows.
  void open(std::string_view kind);
  /// The next thing of the kind, in the order of its store. False where the id is already taken.
  bool add(std::string_view kind, std::string_view id);
  /// A second name for the thing added last, such as its article.
  void alias(std::string_view kind, std::string_view name);
  /// What people call the thing added last: no reference to it, but what they meant by it.
  void called(std::string_view kind, std::string_view name);

  /// Whether it is known what there is of this kind; false while a part of an institution is checked on its own.
  [[nodiscard]] bool complete(std::string_view kind) const;
  [[nodiscard]] std::optional<std::size_t> find(std::string_view kind, std::string_view id) const;
  [[nodiscard]] std::size_t count(std::string_view kind) const;
  /// The id that was probably meant; empty where none is near.
  [[nodiscard]] std::string suggest(std::string_view kind, std::string_view id) const;
  /// All ids, in the order of their store.
  [[nodiscard]] std::vector<std::string> ids(std::string_view kind) const;

 private:
  struct Store {
    std::vector<std::string> ids;
    std::vector<std::pair<std::string, std::size_t>> names;  ///< what people call things, with their positions
    std::map<std::string, std::size_t, std::less<>> index;
    std::size_t count = 0;
  };
  std::map<std::string, Store, std::less<>> kinds_;
};

}  // namespace qorgan::format
