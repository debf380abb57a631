#include "scenario/institution_files.hpp"
#include "scenario/load.hpp"

namespace qorgan {

std::shared_ptr<const Institution> load_institution(const std::string& path, Diagnostics& diagnostics,
                                                    InstitutionCache* cache) {
  format::Report report(diagnostics);
  format::FileSet files;
  auto institution = format::read_institution(files, path, {}, {}, report, cache);
  diagnostics.sort();
  return institution;
}

}  // namespace qorgan
