#pragma once
// Who spoke with whom in a run, as a graph for Gephi, yEd, igraph and NetworkX.

#include <string>

#include "core/text.hpp"
#include "record/record.hpp"

namespace qorgan {

/// GraphML: a node for each body that sent or received a message, with its key, name, role, kind, region and load; an
/// edge for each pair of sender and receiver, with the number of messages in all and by kind. Needs a record of the
/// level `series` or above; without flows the graph is empty.
[[nodiscard]] std::string network_graphml(const Record& record, Language language);

}  // namespace qorgan
