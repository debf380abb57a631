#pragma once
// Institutions that have been read already, so that the scenarios of one check or one batch share them.

#include <map>
#include <memory>
#include <string>

#include "law/institution.hpp"
#include "scenario/file_set.hpp"

namespace qorgan {

/// Takes it that no file changes while it lives. For one thread.
class InstitutionCache {
 public:
  struct Entry {
    std::shared_ptr<const Institution> institution;
    format::FileSet files;  ///< what it was read from
  };
  /// nullptr where it has not been read, or not without a finding: those are told each time.
  [[nodiscard]] const Entry* find(const std::string& key) const {
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : &found->second;
  }
  void keep(std::string key, Entry entry) { entries_.insert_or_assign(std::move(key), std::move(entry)); }

  /// The file that a user named, where it was read for a first look: a stream cannot be read twice.
  format::FileSet given;

 private:
  std::map<std::string, Entry> entries_;
};

}  // namespace qorgan
