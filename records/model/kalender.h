#pragma once
// The calendar that terms are reckoned on: public holidays of any year, days equated with them, and the numbers of the Algemene
// termijnenwet and of Regulation (EEC, Euratom) 1182/71. All of it is data (records/regimes/kalender.xml); only Easter is arithmetic.
#include <optional>
#include <string>
#include <vector>

#include "records/core/date.h"

namespace griffier {

struct Feestdag {                       ///< Algemene termijnenwet art. 3
    std::string code, naam;
    bool pasen = false;                 ///< reckoned from Easter Sunday
    int verschil = 0;                   ///< days from Easter Sunday (pasen)
    unsigned maand = 0, dag = 0;        ///< fixed day (not pasen)
    bool zondag_eerder = false;         ///< on a Sunday it is kept the day before (King's day)
    int van_jaar = 0, tot_jaar = 9999;  ///< first and last year
    bool termijnenwet = true;           ///< counts for the Algemene termijnenwet
    bool verordening = true;            ///< counts for Regulation 1182/71 (not: days that are only equated)
    std::string artikel;
};

struct GelijkgesteldeDag {              ///< equated by royal decree (art. 3 lid 3): for the Algemene termijnenwet only
    Date datum;
    std::string besluit;
};

struct Termijnregeling {                ///< what one of the two acts says on the end of a term
    std::string naam;                   ///< "Algemene termijnenwet" | "Verordening (EEG, Euratom) 1182/71"
    std::string artikel_verschuiving, artikel_werkdagen, artikel_uitsluiting;
    int werkdagen = 0;                  ///< least number of working days within a term ...
    int werkdagen_vanaf = 0;            ///< ... of at least this many days
    int hoogstens_dagen = 0, hoogstens_weken = 0, hoogstens_maanden = 0;  ///< longer terms are excluded; 0: no limit
    bool jaren = true, uren = true;     ///< whether terms in years and in hours fall under it
};

struct Kalender {
    std::string versie;
    std::string hash;                   ///< SHA-256 of the file (hex)
    std::vector<Feestdag> feestdagen;
    std::vector<GelijkgesteldeDag> gelijkgesteld;
    int gelijkgesteld_van = 0, gelijkgesteld_tot = 0;  ///< years that the table covers
    Termijnregeling termijnenwet, verordening;
};

}  // namespace griffier
