#pragma once
// Loading of an institution as the loaders of other formats need it: with overrides, into a set of files.

#include <memory>
#include <string>
#include <vector>

#include "law/institution.hpp"
#include "scenario/file_set.hpp"
#include "scenario/node_path.hpp"
#include "scenario/report.hpp"

namespace qorgan::format {

/// The nodes that the parts of an institution were read from, for checks that need their places.
struct InstitutionNodes {
  std::vector<const Node*> profiles, roles, regions, interests, types, threats, measures, partners, forces, vocabulary;
};

/// `wanted_at`: where the file is named; a spot without a line means that the user named it. nullptr on errors.
std::shared_ptr<const Institution> read_institution(FileSet& files, const std::string& path, const Spot& wanted_at,
                                                    const std::vector<Setting>& settings, Report& report);

/// Checks the shape of a file that is a part of an institution; what it refers to stands elsewhere.
void check_institution_part(const Node& root, Report& report);

/// What no single entry can show: duplicates, reporting lines, neighbours, who could ever take a measure.
void check_institution(const Institution& institution, const InstitutionNodes& nodes, Report& report);

}  // namespace qorgan::format
