#pragma once
// Loading of an institution as the loaders of other formats need it: with overrides, into a set of files.

#include <memory>
#include <string>
#include <vector>

#include "law/institution.hpp"
#include "scenario/file_set.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/node_path.hpp"
#include "scenario/report.hpp"

namespace qorgan::format {

/// The nodes that the parts of an institution were read from, for checks that need their places.
struct InstitutionNodes {
  const Node* root;  ///< of the main file
  std::vector<const Node*> profiles, roles, regions, settlements, interests, types, threats, classes, instruments,
      partners, forces, vocabulary;
};

/// `wanted_at`: where the file is named; a spot without a line means that the user named it. nullptr on errors. With a
/// cache it is read once, as long as there is nothing to say of it.
std::shared_ptr<const Institution> read_institution(FileSet& files, const std::string& path, const Spot& wanted_at,
                                                    const std::vector<Setting>& settings, Report& report,
                                                    InstitutionCache* cache = nullptr);

/// Checks the shape of a file that is a part of an institution, and of those that it includes; what they refer to
/// stands elsewhere.
void check_institution_part(FileSet& files, const std::string& path, Report& report);

/// What no single entry can show: duplicates, reporting lines, neighbours, who could ever take an instrument.
void check_institution(const Institution& institution, const InstitutionNodes& nodes, Report& report);

}  // namespace qorgan::format
