// Taking in dossier files: all of one or nothing, the same twice is once.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "records/core/text.h"
#include "records/model/codes.h"
#include "records/registry/leaf_codes.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

// An item of a dossier on its way to a row.
struct Item {
    ItemRow row;
    std::string persoon;  // whose key
    Bytes plain;
    Item(ItemRow r, std::string p, Bytes b) : row(std::move(r)), persoon(std::move(p)), plain(std::move(b)) {}
    Item(Item&&) = default;
    Item& operator=(Item&&) = default;
    ~Item() { wipe(plain.data(), plain.size()); }
};

class Rows {
  public:
    Rows(const Dossier& dossier, const Persoon& subject) : dossier_(dossier), subject_(subject.id) {
        auto in_case_file = [](const auto& list) { return std::any_of(list.begin(), list.end(), [](const auto& i) { return i.bestand == code::casusoverleg; }); };
        bool there = in_case_file(dossier.personen) || in_case_file(dossier.signalen) || in_case_file(dossier.analyses) || in_case_file(dossier.besluiten) ||
                     in_case_file(dossier.acties) || in_case_file(dossier.verstrekkingen) || in_case_file(dossier.dragers) || in_case_file(dossier.gebeurtenissen) ||
                     // Of the case file by what they are: in the other one they would go with it, before their own day.
                     !dossier.plannen.empty() || !dossier.deelnemers.empty();
        home_ = there ? code::casusoverleg : code::weegploeg;
    }

    Status build() {
        for (const auto& p : dossier_.personen) add("persoon", p.id, p.bestand, p.rol, "", {}, {}, p.id, encode(p));
        for (const auto& s : dossier_.signalen) add("signaal", s.id, s.bestand, s.bron_soort, "", s.datum, {}, subject_, encode(s));
        for (const auto& a : dossier_.analyses) add("analyse", a.id, a.bestand, a.dimensie, "", a.datum, {}, subject_, encode(a));
        for (const auto& b : dossier_.besluiten) {
            if (!b.betreft.empty() && !dossier_.persoon(b.betreft)) return refused("opslag.verwijst_nergens", {dossier_.nummer, 0, b.id}, {b.betreft});
            add("besluit", b.id, b.bestand, b.soort, b.uitkomst, b.datum, b.tot ? b.tot : b.herziening, b.betreft.empty() ? subject_ : b.betreft, encode(b));
        }
        for (const auto& p : dossier_.plannen) add("plan", p.id, "", "", "", p.datum, {}, subject_, encode(p));
        for (const auto& a : dossier_.acties) add("actie", a.id, a.bestand, "", a.stand, a.datum, a.gereed_op, subject_, encode(a));
        for (const auto& d : dossier_.deelnemers) add("deelnemer", d.id, "", d.partij, d.modus, d.datum, d.tot, subject_, encode(d));
        for (const auto& v : dossier_.verstrekkingen) add("verstrekking", v.id, v.bestand, "", "", v.datum, {}, subject_, encode(v));
        for (const auto& v : dossier_.verzoeken) add("verzoek", v.id, "", v.soort, "", v.ontvangen, {}, subject_, encode(v));
        for (const auto& o : dossier_.overdrachten) add("overdracht", "", "", "", "", o.datum, {}, subject_, encode(o));
        for (const auto& d : dossier_.dragers) add("drager", d.id, d.bestand, d.soort, "", d.datum, {}, subject_, encode(d));
        for (const auto& g : dossier_.gebeurtenissen) add("gebeurtenis", g.id, g.bestand, g.soort, "", g.datum, {}, subject_, encode(g));
        TRY(copies());
        return check();
    }

    std::vector<Item> items;
    std::vector<const Persoon*> copied_persons;

  private:
    void add(const char* tabel, std::string id, const std::string& bestand, const std::string& soort, const std::string& uitkomst, std::optional<Date> datum,
             std::optional<Date> tot, const std::string& persoon, Bytes plain) {
        int rang = next_[tabel]++;
        if (id.empty()) id = "#" + std::to_string(rang);
        items.emplace_back(ItemRow{bestand.empty() ? home_ : bestand, tabel, std::move(id), "import", soort, uitkomst, rang, dossier_.versie, datum, tot, {}, {}}, persoon,
                           std::move(plain));
    }

    void copy(const char* tabel, const std::string& id, const std::string& soort, std::optional<Date> datum, const std::string& persoon, Bytes plain) {
        auto there = [&](const Item& i) { return i.row.schema == code::casusoverleg && i.row.tabel == tabel && i.row.id == id; };
        if (std::any_of(items.begin(), items.end(), there)) return;
        items.emplace_back(ItemRow{std::string(code::casusoverleg), tabel, id, "kopie", soort, "", next_[tabel]++, dossier_.versie, datum, {}, {}, {}}, persoon, std::move(plain));
    }

    // WEE-14: by chosen field, from the weegploeg file to that of the casusoverleg. Who reported never goes along, nor does the kind of
    // source, which can point to him.
    Status copies() {
        for (const auto& transfer : dossier_.overdrachten)
            for (const auto& choice : transfer.keuzes) {
                const Place place{dossier_.nummer, 0, choice.verwijst};
                if (choice.veld == code::melder) return refused("opslag.melder_nooit", place);
                bool found = false;
                if (choice.veld == "naw" || choice.veld == code::achterblijver || choice.veld == code::netwerk) {
                    const Persoon* person = choice.verwijst.empty() ? dossier_.subject() : dossier_.persoon(choice.verwijst);
                    if (person && person->rol == code::melder) return refused("opslag.melder_nooit", place);
                    found = person != nullptr;
                    if (found) {
                        Persoon part;
                        part.id = person->id, part.rol = person->rol, part.bestand = code::casusoverleg;
                        part.naam = person->naam, part.geboortedatum = person->geboortedatum, part.adres = person->adres;
                        part.taal = person->taal;
                        copy("persoon", part.id, part.rol, {}, part.id, encode(part));
                        copied_persons.push_back(person);
                    }
                } else if (choice.veld == "signaal") {
                    for (const auto& s : dossier_.signalen)
                        if (s.id == choice.verwijst || choice.verwijst.empty()) {
                            found = true;
                            Signaal part = s;
                            part.bestand = code::casusoverleg;
                            part.melder.clear(), part.bron_soort.clear();
                            copy("signaal", part.id, "", part.datum, subject_, encode(part));
                        }
                } else if (choice.veld == "analyse") {
                    for (const auto& a : dossier_.analyses)
                        if (a.id == choice.verwijst || choice.verwijst.empty()) {
                            found = true;
                            Analyse part = a;
                            part.bestand = code::casusoverleg;
                            copy("analyse", part.id, part.dimensie, part.datum, subject_, encode(part));
                        }
                } else {
                    return refused("opslag.kopie_veld", place, {choice.veld});
                }
                if (!found) return refused("opslag.verwijst_nergens", place, {choice.verwijst});
            }
        return {};
    }

    Status check() const {
        std::set<std::tuple<std::string, std::string, bool>> seen;
        for (const Item& item : items) {
            if (item.row.schema != code::weegploeg && item.row.schema != code::casusoverleg)
                return refused("opslag.bestand_onbekend", {dossier_.nummer, 0, item.row.id}, {item.row.schema});
            if (!seen.emplace(item.row.tabel, item.row.id, item.row.herkomst == "kopie").second)
                return refused("opslag.dubbel_id", {dossier_.nummer, 0, item.row.id}, {item.row.tabel});
        }
        return {};
    }

    const Dossier& dossier_;
    std::string subject_, home_;
    std::map<std::string, int> next_;
};

Bytes head_of(const Dossier& d) {
    return bytes_of(nlohmann::json{{"vervangt", d.vervangt}, {"gemeente", d.gemeente}, {"regime", d.regime}, {"regime_versie", d.regime_versie},
                                   {"veiligheidshuis", d.veiligheidshuis}}.dump());
}

/// A correction may change a name or a birth date; when neither is the same it is someone else.
bool same_person(const Persoon& a, const Persoon& b) {
    auto name = [](const Persoon& p) { return search_form(p.naam.voornamen + p.naam.voorvoegsel + p.naam.geslachtsnaam); };
    return name(a) == name(b) || (a.geboortedatum && a.geboortedatum == b.geboortedatum);
}

bool same_decision(Besluit a, Besluit b) {
    a.bron = b.bron = "";
    if (a.bestand.empty() || b.bestand.empty()) a.bestand = b.bestand = "";
    return encode(a) == encode(b);
}

// Decisions recorded by command stay. What the new file says otherwise, or takes away from under them, is a conflict.
Status keep_recorded(StoreState& state, const DossierRow& stored, const Dossier& next, std::vector<Item>& items) {
    std::set<std::string> ids;
    for (const Item& item : items) ids.insert(item.row.id);
    for (std::string_view schema : file_schemas)
        for (const ItemRow& row : state.items(stored.id, schema)) {
            if (row.herkomst != "commando") continue;
            if (row.tabel == "verzoek") {
                // A request on which steps were set down by command: those steps count, the file's older account of it does not.
                for (const Verzoek& other : next.verzoeken)
                    if (other.id == row.id && (other.soort != row.soort || other.ontvangen != row.datum)) return refused("opslag.verzoek_in_strijd", {stored.nummer, 0, row.id});
                std::erase_if(items, [&](const Item& i) { return i.row.tabel == "verzoek" && i.row.id == row.id; });
                continue;
            }
            if (row.tabel == "verstrekking") {
                // A disclosure that was recorded by command; the file may bring it too, in the same words.
                TRY_ASSIGN(const Bytes kept, state.open_item(stored, row));
                for (const Item& other : items)
                    if (other.row.tabel == "verstrekking" && other.row.id == row.id && other.plain != kept) return refused("opslag.verstrekking_anders", {stored.nummer, 0, row.id});
                std::erase_if(items, [&](const Item& i) { return i.row.tabel == "verstrekking" && i.row.id == row.id; });
                continue;
            }
            TRY_ASSIGN(Bytes plain, state.open_item(stored, row));
            auto recorded = decode<Besluit>(plain);
            if (!recorded) return error_of(Kind::damaged, "opslag.cel", {stored.nummer, 0, row.id}, {row.tabel, row.id});
            const Place place{stored.nummer, 0, row.id};
            if (const Besluit* other = next.besluit(row.id)) {
                if (!same_decision(*recorded, *other)) return refused("opslag.besluit_in_strijd", place);
                std::erase_if(items, [&](const Item& i) { return i.row.tabel == "besluit" && i.row.id == row.id; });
            }
            auto gone = [&](const std::string& id) {
                if (id.empty() || ids.contains(id)) return false;
                // it may refer to another decision by command
                Query& q = state.sql("SELECT 1 FROM " + std::string(schema) + ".item WHERE dossier = ?1 AND id = ?2 AND herkomst = 'commando'").with(stored.id, id);
                bool there = q.step();
                q.reset();
                return !there;
            };
            if (gone(recorded->betreft) || gone(recorded->verwijst) || std::any_of(recorded->gebruikt.begin(), recorded->gebruikt.end(), gone) ||
                std::any_of(recorded->adressaten.begin(), recorded->adressaten.end(), gone))
                return refused("opslag.besluit_in_strijd", place);
        }
    return {};
}

/// As this version writes it: an item that was kept before its kind got a further field is still the same item.
Bytes rewritten(const std::string& tabel, Bytes plain) {
    if (tabel == "verstrekking") {
        if (const auto value = decode<Verstrekking>(plain)) return encode(*value);
    }
    if (tabel == "gebeurtenis") {
        if (const auto value = decode<Gebeurtenis>(plain)) return encode(*value);
    }
    return plain;
}

/// What lies in the archive stays as it is: a later version of the case may bring it once more, but neither change it nor add to it.
Status keep_archived(StoreState& state, const DossierRow& stored, Rows& rows) {
    std::map<std::tuple<std::string, std::string, std::string>, ItemRow> there;
    for (ItemRow& row : state.items(stored.id, code::archief)) {
        std::tuple key(row.of(), row.tabel, row.id);
        there.emplace(std::move(key), std::move(row));
    }
    for (const Item& item : rows.items) {
        if (!state.archived(stored.id, item.row.schema)) continue;
        const auto found = there.find({item.row.schema, item.row.tabel, item.row.id});
        if (found == there.end()) return refused("opslag.gearchiveerd", {stored.nummer, 0, item.row.id});
        TRY_ASSIGN(Bytes kept, state.open_item(stored, found->second));
        Bytes plain = rewritten(item.row.tabel, std::move(kept));
        const bool same = equal_secrets(plain, item.plain);
        wipe(plain.data(), plain.size());
        if (!same) return refused("opslag.gearchiveerd", {stored.nummer, 0, item.row.id});
    }
    std::erase_if(rows.items, [&](const Item& item) { return state.archived(stored.id, item.row.schema); });
    if (state.archived(stored.id, code::casusoverleg)) rows.copied_persons.clear();
    return {};
}

/// Requests of the file that are new, or of which it tells more than before.
Status note_requests(StoreState& state, const Bytes& id, const Dossier& dossier, const std::map<std::string, Bytes>& known, const Secret& salt) {
    for (const Verzoek& request : dossier.verzoeken) {
        const auto before = known.find(request.id);
        if (before != known.end() && (before->second.empty() || before->second == encode(request))) continue;
        const Besluit* answer = nullptr;
        for (const Besluit& decision : dossier.besluiten)
            if (!answer && !request.id.empty() && decision.verwijst == request.id) answer = &decision;
        TRY(state.leaf("verzoek", id, codes_of(request, answer, commitment(salt, "verzoek", view_of(request.id)).substr(0, 32))));
    }
    return {};
}

Result<Invoer> take_in(StoreState& state, const Dossier& dossier, const Hash& source) {
    const Place place{dossier.nummer, 0, ""};
    const Persoon* subject = dossier.subject();
    if (!subject) return refused("opslag.geen_subject", place);
    if (state.buried(dossier.nummer, "")) return refused("opslag.dossier_vernietigd", place);
    Rows rows(dossier, *subject);
    auto stored = state.find_dossier(dossier.nummer);
    std::set<std::string> known_decisions, known_disclosures;
    std::map<std::string, Bytes> known_requests;  // as they were kept; empty for one whose steps were set down by command
    Bytes id;
    if (stored) {
        if (stored->toestand == "vernietigd") return refused("opslag.dossier_vernietigd", place);
        TRY_ASSIGN(Bytes last, state.open(stored->sleutel, stored->bron, {stored->id, "dossier", "bron", "", stored->versie}));
        if (equal_secrets(last, source)) return Invoer::ongewijzigd;
        for (std::string_view schema : file_schemas)
            for (const ItemRow& row : state.items(stored->id, schema)) {
                if (row.tabel == "besluit") known_decisions.insert(row.id);
                if (row.tabel == "verstrekking") known_disclosures.insert(row.id);
                if (row.tabel == "verzoek") {
                    Bytes kept;
                    if (row.herkomst == "import") {
                        TRY_ASSIGN(kept, state.open_item(*stored, row));
                    }
                    known_requests.emplace(row.id, std::move(kept));
                }
                if (row.tabel != "persoon" || row.soort != code::subject || row.herkomst != "import") continue;
                TRY_ASSIGN(Bytes plain, state.open_item(*stored, row));
                auto before = decode<Persoon>(plain);
                wipe(plain.data(), plain.size());
                if (!before) return error_of(Kind::damaged, "opslag.cel", place, {row.tabel, row.id});
                if (!same_person(*before, *subject)) return refused("opslag.nummer_in_gebruik", place);
            }
        if (dossier.versie == stored->versie) return refused("opslag.versie_anders", place, {std::to_string(stored->versie)});
        if (dossier.versie != stored->versie + 1)
            return refused("opslag.versie_volgt_niet", place, {std::to_string(dossier.versie), std::to_string(stored->versie + 1)});
        if (dossier.vervangt != hex(last)) return refused("opslag.vervangt_anders", place);
        if (stored->toestand == "gearchiveerd") return refused("opslag.gearchiveerd", place);
        if (stored->toestand != "actief") return refused("opslag.niet_actief", place);
        id = stored->id;
        TRY(rows.build());
        TRY(keep_recorded(state, *stored, dossier, rows.items));
        TRY(keep_archived(state, *stored, rows));
        for (std::string_view schema : {code::weegploeg, code::casusoverleg}) {
            const std::string of(schema);
            Query& q = state.sql("SELECT count(*) FROM " + of + ".item WHERE dossier = ?1 AND tabel = 'persoon' AND herkomst = 'import'").with(id);
            if (q.step()) state.count("personen", -q.integer(0));
            q.reset();
            state.sql("DELETE FROM " + of + ".item WHERE dossier = ?1 AND herkomst <> 'commando'").with(id).run();
            state.sql("DELETE FROM " + of + ".vindplaats WHERE dossier = ?1").with(id).run();
        }
    } else {
        if (dossier.versie != 1 || !dossier.vervangt.empty()) return refused("opslag.versie_volgt_niet", place, {std::to_string(dossier.versie), "1"});
        TRY(rows.build());
        id = state.next_dossier_id();
    }
    if (state.any_buried())
        for (const Item& item : rows.items)
            if (state.buried(dossier.nummer, item.row.schema) || state.buried(dossier.nummer, item.row.schema + "/" + item.row.id))
                return refused("opslag.bestand_vernietigd", {dossier.nummer, 0, item.row.id}, {item.row.schema});
    state.dirty = true;
    std::string home = std::string(code::weegploeg);
    std::optional<Date> latest;
    for (const Item& item : rows.items) {
        if (item.row.datum && (!latest || *latest < *item.row.datum)) latest = item.row.datum;
        if (item.row.tabel == "persoon" && item.row.id == subject->id && item.row.herkomst == "import") home = item.row.schema;
    }
    TRY_ASSIGN(const DataKey* key, state.key_for(id, subject->id, home, klasse::inhoud));
    Bytes bron = seal_cell(*key, source, {id, "dossier", "bron", "", dossier.versie}, state.random);
    Bytes kop = seal_cell(*key, head_of(dossier), {id, "dossier", "kop", "", dossier.versie}, state.random);
    if (stored) {
        state.sql("UPDATE main.dossier SET versie = ?2, gemeente = ?3, eerste_signaal = ?4, laatste_datum = ?5, sleutel = ?6, bron = ?7, kop = ?8 WHERE id = ?1")
            .with(id, dossier.versie, dossier.gemeente, dossier.eerste_signaal(), latest, key->id, bron, kop).run();
    } else {
        state.sql("INSERT INTO main.dossier(id, nummer, versie, gemeente, regime, regime_versie, regime_hash, toestand, eerste_signaal, laatste_datum, sleutel, bron, kop) "
                  "VALUES(?1, ?2, ?3, ?4, '', '', '', 'actief', ?5, ?6, ?7, ?8, ?9)")
            .with(id, dossier.nummer, dossier.versie, dossier.gemeente, dossier.eerste_signaal(), latest, key->id, bron, kop).run();
        state.count("dossiers", 1);
        state.count("actief", 1);
    }
    for (const Item& item : rows.items) TRY(state.insert_item(id, item.row, item.persoon, item.plain));
    for (const Item& item : rows.items)
        if (item.row.tabel == "persoon" && item.row.herkomst == "import") {
            TRY(state.index_person(id, item.row.schema, *dossier.persoon(item.row.id)));
            state.count("personen", 1);
        }
    for (const Persoon* person : rows.copied_persons) TRY(state.index_person(id, std::string(code::casusoverleg), *person));
    if (stored) {
        // keys that nothing is sealed with any more: a person who is no longer in the case
        Query& q = state.sql(
            "DELETE FROM sleutels.sleutel WHERE dossier = ?1 AND klasse = 'inhoud' AND id <> ?2 "
            "AND NOT EXISTS(SELECT 1 FROM weegploeg.item WHERE item.dossier = ?1 AND item.sleutel = sleutels.sleutel.id) "
            "AND NOT EXISTS(SELECT 1 FROM casusoverleg.item WHERE item.dossier = ?1 AND item.sleutel = sleutels.sleutel.id) "
            "AND NOT EXISTS(SELECT 1 FROM archief.item WHERE item.dossier = ?1 AND item.sleutel = sleutels.sleutel.id) RETURNING id").with(id, key->id);
        std::vector<Bytes> gone;
        while (q.step()) gone.push_back(q.blob(0));
        // the next epoch tells the holders that these are gone for good
        for (const Bytes& one : gone) state.sql("INSERT OR IGNORE INTO sleutels.gewist(id) VALUES(?1)").with(one).run();
        state.count("sleutels", -static_cast<long>(gone.size()));
    }
    TRY_ASSIGN(Secret salt, state.salt_of(id));
    TRY(state.leaf("import", id, {{"w", stored ? "bijgewerkt" : "nieuw"}, {"v", std::to_string(dossier.versie)}, {"n", std::to_string(rows.items.size())},
                                  {"b", commitment(salt, "bron", source)}, {"vs", std::to_string(dossier.verstrekkingen.size())}, {"vz", std::to_string(dossier.verzoeken.size())}}));
    for (const Besluit& b : dossier.besluiten)
        if (!known_decisions.contains(b.id))
            TRY(state.leaf("besluit", id, codes_of(b, dossier.eerste_signaal(), "import", commitment(salt, "besluit", view_of(b.id)).substr(0, 32))));
    TRY(note_requests(state, id, dossier, known_requests, salt));
    for (const Verstrekking& v : dossier.verstrekkingen)
        if (!v.id.empty() && !known_disclosures.contains(v.id)) TRY(state.leaf("verstrekking", id, codes_of(v, v.bestand.empty() ? home : v.bestand, commitment(salt, "verstrekking", view_of(v.id)).substr(0, 32))));
    return stored ? Invoer::bijgewerkt : Invoer::nieuw;
}

}  // namespace

Result<Invoer> Group::import(const Dossier& dossier, const Hash& source) {
    return in_item(*state_, [&] { return take_in(*state_, dossier, source); });
}

}  // namespace griffier
