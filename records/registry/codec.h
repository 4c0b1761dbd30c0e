#pragma once
// The values of a dossier as JSON text and back. A field added to the model without a place here does not compile.
#include <optional>
#include <string>

#include "records/core/bytes.h"
#include "records/model/bevinding.h"
#include "records/model/dossier.h"

namespace griffier {

Bytes encode(const Persoon&);
Bytes encode(const Signaal&);
Bytes encode(const Analyse&);
Bytes encode(const Besluit&);
Bytes encode(const Plan&);
Bytes encode(const Actie&);
Bytes encode(const Deelnemer&);
Bytes encode(const Verstrekking&);
Bytes encode(const Verzoek&);
Bytes encode(const Overdracht&);
Bytes encode(const Drager&);
Bytes encode(const Gebeurtenis&);
Bytes encode(const Bevinding&);
Bytes encode(const std::map<std::string, std::string>&);

/// Nothing when the text is not such a value.
template <class Value>
std::optional<Value> decode(ByteView text);

}  // namespace griffier
