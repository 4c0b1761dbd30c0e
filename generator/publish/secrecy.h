#pragma once
// The papers of secrecy as facts for their templates: the declaration that an external partner signs (DOC-10; SEC-02 to SEC-05, WEE-15, CAS-25)
// and the sheet that goes along with data that are given (DOC-17; CAS-19, MN-11). What they demand follows from the regime.
#include <optional>
#include <string>
#include <vector>

#include "records/core/catalogue.h"
#include "records/model/convenant.h"
#include "records/model/dossier.h"
#include "records/model/geheimhouding.h"
#include "records/model/regime.h"
#include "records/rules/secrecy.h"

namespace griffier::publish {

/// XML for templates/geheimhoudingsverklaring.xsl. `signer`: an office holder of the partner, or null: name and function are lines to write on.
std::string declaration_facts(const Geheimhoudingsverklaring& declaration, const Persoonsrol* signer, const Convenant& convenant, const Regime& regime, const Catalogue& words, bool practice);

/// XML for templates/verstrekkingsblad.xsl. `source`: the declaration that binds the receiver; nothing where the regime asks none.
std::string cover_note_facts(const Verstrekking& given, const std::string& number, const std::string& dossier, const std::optional<Verklaringsbron>& source, const std::string& article,
                             const Convenant& convenant, const Regime& regime, const Catalogue& words, bool practice);

}  // namespace griffier::publish
