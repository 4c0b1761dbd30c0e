#pragma once
// One regime file as it stands, before inheritance and layers. Internal to the room.
#include <map>
#include <string>
#include <vector>

#include "records/core/xml.h"
#include "records/model/regime.h"

namespace griffier {

struct RegimeFile {
    std::string name;                   ///< what errors call the file
    Regime own;                         ///< its own rules only, sentences filled in
    std::string digest;                 ///< SHA-256 (hex) of its bytes
    std::map<std::string, int> lines;   ///< line of each rule, by id; "" is the root
    std::vector<Error> findings;        ///< what can be said of the file alone
};

/// Reads one file. What is not well formed or not valid leaves `own` empty (no id) and its reasons in `findings`.
RegimeFile read_regime_file(ByteView bytes, const std::string& name, const XmlSchema& schema);

}  // namespace griffier
