#pragma once
// Who approves a list, how long it cools and when it is large: read from the regimes of its items, the strictest counts. All numbers
// and roles are data (house rules in records/regimes), none stands here.
#include <string>
#include <vector>

#include "records/core/date.h"
#include "records/core/result.h"
#include "records/destruction/list.h"
#include "records/model/convenant.h"
#include "records/model/regime.h"

namespace griffier {

struct Procedure {
    int goedkeurders = 0;                 ///< natural persons, none of them the proposer
    std::vector<std::string> rollen;      ///< roles that may approve
    bool rollen_verschillend = false;     ///< two approvals must come from two roles
    int afkoeling = 0;                    ///< days
    // A list is large when it holds more items than the largest of these three; then `extra` persons more approve it.
    int groot_posten = 0, groot_procent = 0, groot_mediaan = 0;
    int groot_lijsten = 0;                ///< how many earlier lists the median looks back on
    int extra = 0;
    int zerk_dagen = 0;                   ///< how long a re-import of what was destroyed is refused
};

/// The strictest of these regimes. Kind::configuration: vernietiging.drempel_ontbreekt (place: regime and code).
Result<Procedure> procedure_of(const std::vector<const Regime*>& regimes);

/// Is a list of so many items large, with so many parts in stock and these sizes of earlier lists (oldest first)?
bool is_large(const Procedure& procedure, long items, long stock, const std::vector<long>& earlier);

/// One person's answer: his signature over text_to_sign. Refused: lijst.stand (the list does not wait for approvals), goedkeuren.onbekend,
/// goedkeuren.mandaat, goedkeuren.rol, goedkeuren.voorsteller (also under another id, name or key), goedkeuren.dubbel,
/// goedkeuren.zelfde_rol, goedkeuren.geen_sleutel, goedkeuren.handtekening, lijst.onvolledig (no selection list, category or leave: no
/// certificate could be made).
Result<Goedkeuring> approval(const Lijst& list, const Lijstverloop& course, const Procedure& procedure, const Convenant& convenant, const std::string& person,
                             ByteView signature, Date on);

/// What the law asks of a certificate and the list lacks: codes, in order; empty when complete.
std::vector<std::string> missing_in(const Lijst& list);

/// Approvals that count: each still verifies against the list and the key that the instance has now, each person and key once, none the
/// proposer. Enough of them and different roles make a list approved.
bool is_approved(const Lijst& list, const Lijstverloop& course, const Procedure& procedure, const Convenant& convenant);

}  // namespace griffier
