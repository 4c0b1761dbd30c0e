#pragma once
// What has to be destroyed and what became of it: the values that join the list (records/destruction), the store that destroys
// (records/registry) and the job that calls both. Nothing here names a person.
#include <string>
#include <utility>
#include <vector>

#include "records/core/date.h"

namespace griffier {

/// One part of one file of one case.
struct Tevernietigen {
    std::string post;          ///< "VL-2026-001/3": its name on the list, under which receipts and results come back
    std::string dossier;       ///< number of the case
    std::string bestand;       ///< where the data lie now: "weegploeg", "casusoverleg" or "archief"
    std::string uit;           ///< the file that the data are of; as `bestand` unless archived
    std::vector<std::string> onderdelen;  ///< ids of the items of this part
    bool geheel = true;        ///< the part is all that the file holds: the file goes, with its documents; else only `onderdelen`
};

/// What a holder of keys answered when it was told to destroy an old epoch key.
struct Ontvangstbewijs {
    std::string houder;        ///< code of the holder
    long epoch = 0;            ///< whose key it destroyed
    bool bevestigd = false;    ///< it said so; false: not yet
    std::string bewijs;        ///< its signed receipt, as it came; "" when there is none
};

/// What was looked for afterwards, in one place, and whether anything was found.
struct Naleving {
    std::string plaats;        ///< "weegploeg.db", "kluis", "sleuteltabel", "logboek" ...
    std::string wijze;         ///< code of how it was looked for: "rijen", "ruw", "sleutels" ...
    long bekeken = 0;          ///< rows, files or bytes that were looked at
    long gevonden = 0;         ///< what should not be there; 0 when it is gone
};

/// A copy that still holds ciphertext whose key is gone.
struct Reservekopie {
    std::string naam;
    Date gemaakt;
    std::string tot;           ///< ISO day on which it goes, "" when nobody set one
};

/// Receivers of copies who have no id in the covenant instance: their names went with the case, and stand nowhere else.
inline constexpr const char* ontvanger_onbekend = "ander";

/// A party that got copies of what was destroyed: it is told to destroy them, and answers (CAS-25).
struct Mededeling {
    std::string partij;        ///< id in the covenant instance, or ontvanger_onbekend
    long aantal = 0;           ///< disclosures to it that the destroyed files held
    std::string antwoord;      ///< code; "" = none yet
    std::string op;            ///< ISO day of the answer, or ""
};

/// What became of an order to destroy.
struct Vernietiguitkomst {
    std::string kenmerk;                   ///< of this destruction in the store and its log, hex
    std::vector<std::string> vernietigd;   ///< Tevernietigen::post of what is gone
    std::vector<std::pair<std::string, std::string>> afgevallen;  ///< post and reason of what the check took off
    long dossiers = 0, onderdelen = 0, sleutels = 0, stukken = 0, kluisbestanden = 0;  ///< cases gone as a whole, items, keys ... destroyed
    long overgebleven = 0;                 ///< keys that survived, each opened again under the new epoch
    std::string begonnen, klaar;           ///< moments (ISO, UTC); klaar "" while a step is open
    std::vector<Mededeling> mededelingen;
    std::vector<Ontvangstbewijs> bewijzen;
    std::vector<Naleving> naleving;
    std::vector<Reservekopie> reservekopieen;
    long oude_epoch = 0, nieuwe_epoch = 0;
    bool volledig() const {
        for (const auto& receipt : bewijzen)
            if (!receipt.bevestigd) return false;
        for (const auto& found : naleving)
            if (found.gevonden != 0) return false;
        return !bewijzen.empty() && !naleving.empty();
    }
};

}  // namespace griffier
