#pragma once
// When two rules speak of the same thing. Internal to the room. Ids apart: these are the subjects that only one rule may decide.
#include <algorithm>

#include "records/model/regime.h"

namespace griffier {

inline bool same_subject(const Doel& a, const Doel& b) { return a.code == b.code; }
inline bool same_subject(const Begrip& a, const Begrip& b) { return a.term == b.term; }
inline bool same_subject(const Partijsoort& a, const Partijsoort& b) { return a.code == b.code; }
inline bool same_subject(const Bestandregel& a, const Bestandregel& b) { return a.code == b.code; }
/// A term for all files meets each term for one file.
inline bool same_subject(const Termijn& a, const Termijn& b) {
    return a.waarvoor == b.waarvoor && a.start == b.start && (a.bestand == b.bestand || a.bestand.empty() || b.bestand.empty());
}
inline bool same_subject(const Grond& a, const Grond& b) { return a.lijst == b.lijst && a.letter == b.letter; }
inline bool same_subject(const Toegangsregel& a, const Toegangsregel& b) {
    return a.rol == b.rol && a.bestand == b.bestand && a.toestand == b.toestand;
}
/// Two rules may share a kind of decision as long as no outcome stands in both.
inline bool same_subject(const Besluitregel& a, const Besluitregel& b) {
    return a.besluit == b.besluit && std::find_first_of(a.uitkomsten.begin(), a.uitkomsten.end(), b.uitkomsten.begin(),
                                                        b.uitkomsten.end()) != a.uitkomsten.end();
}
inline bool same_subject(const Informeerregel&, const Informeerregel&) { return true; }
inline bool same_subject(const Handeling& a, const Handeling& b) { return a.code == b.code; }
inline bool same_subject(const Drempel& a, const Drempel& b) { return a.code == b.code; }
inline bool same_subject(const Grondslagregel& a, const Grondslagregel& b) { return a.partij == b.partij && a.wet == b.wet; }
inline bool same_subject(const Kennisgeving& a, const Kennisgeving& b) { return a.bij == b.bij; }
inline bool same_subject(const Eis& a, const Eis& b) { return a.code == b.code; }
inline bool same_subject(const Lijstpunt& a, const Lijstpunt& b) { return a.lijst == b.lijst && a.code == b.code; }

}  // namespace griffier
