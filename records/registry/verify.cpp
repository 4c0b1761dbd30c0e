// Checks everything that can be checked with the keys at hand, and names what is wrong. SQLite keeps no foreign keys across
// databases and knows nothing of the vault, the keys or the log: that is done here.
#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "records/log/note.h"
#include "records/model/codes.h"
#include "records/registry/issue.h"
#include "records/registry/ledger.h"
#include "records/registry/schema.h"
#include "records/registry/state.h"

namespace griffier {

namespace {

class Verifier {
  public:
    explicit Verifier(StoreState& state) : state_(state) {}

    Result<std::vector<Gebrek>> run() {
        const Reading one_moment(state_);
        auto done = guarded(state_, [&]() -> Status {
            marks();
            bool sound = integrity();
            if (!sound) return {};  // rows of a broken file say nothing
            read_dossiers();
            keys();
            items();
            TRY(vault_and_ledger());
            log();
            counters();
            if (state_.quarantine)
                found("verify.getuige", {std::to_string(state_.quarantine->eigen), std::to_string(state_.quarantine->getuige)});
            return {};
        });
        state_.forget_keys();
        if (!done) {
            if (done.error().kind != Kind::damaged) return done.error();
            found(done.error().code, done.error().args);
        }
        return std::move(found_);
    }

  private:
    void found(std::string code, std::vector<std::string> args) { found_.push_back({std::move(code), std::move(args)}); }

    void marks() {
        if (auto held = check_schema(*state_.database, state_.store_id); !held) found(held.error().code, held.error().args);
    }

    bool integrity() {
        bool sound = true;
        for (std::string_view schema : all_schemas) {
            const std::string of(schema);
            Query& q = state_.sql("PRAGMA " + of + ".integrity_check").with();
            bool ok = q.step() && q.text(0) == "ok";
            q.reset();
            if (!ok) found("verify.integriteit", {file_of_schema(schema)}), sound = false;
            Query& fk = state_.sql("PRAGMA " + of + ".foreign_key_check").with();
            if (fk.step()) found("verify.verwijzing", {file_of_schema(schema), fk.text(0)});
            fk.reset();
        }
        return sound;
    }

    void read_dossiers() {
        // what is destroyed has no row of its own: only how many there were
        Query& gone = state_.sql("SELECT coalesce(sum(dossiers), 0) FROM main.vernietiging").with();
        if (gone.step()) count_["vernietigd"] += static_cast<long>(gone.integer(0)), count_["dossiers"] += static_cast<long>(gone.integer(0));
        gone.reset();
        Query& q = state_.sql("SELECT nummer, id FROM main.dossier ORDER BY nummer").with();
        std::vector<std::string> numbers;
        while (q.step()) {
            numbers.push_back(q.text(0));
            number_of_[q.blob(1)] = q.text(0);
        }
        for (const std::string& number : numbers) {
            auto row = state_.find_dossier(number);
            if (row->toestand != "verzoek") count_["dossiers"]++;
            if (row->toestand == "verzoek") {}  // the file of a request without a case
            else if (row->toestand == "actief") count_["actief"]++;
            else if (row->toestand == "gearchiveerd") count_["gearchiveerd"]++;
            else if (row->toestand == "vernietigd") count_["vernietigd"]++;
            else found("verify.toestand", {number});
            cell(number, row->sleutel, row->bron, {row->id, "dossier", "bron", "", row->versie});
            cell(number, row->sleutel, row->kop, {row->id, "dossier", "kop", "", row->versie});
        }
    }

    void cell(const std::string& place, ByteView key, ByteView sealed, const CellContext& context) {
        if (auto opened = state_.open(key, sealed, context)) wipe(opened->data(), opened->size());
        else if (opened.error().code == "opslag.sleutel_onthouden") return;  // Store::withheld names the file
        else found(opened.error().code == "opslag.cel" ? "verify.cel" : "verify.sleutel", {place, std::string(context.table), std::string(context.row)});
    }

    std::string number_of(const Bytes& dossier, std::string_view schema) {
        auto known = number_of_.find(dossier);
        if (known != number_of_.end()) return known->second;
        found("verify.zonder_dossier", {file_of_schema(schema), hex(dossier).substr(0, 16)});
        return "";
    }

    void keys() {
        Query& q = state_.sql("SELECT id, dossier, epoch, gewikkeld, controle, bestand FROM sleutels.sleutel").with();
        while (q.step()) {
            count_["sleutels"]++;
            const std::string number = number_of(q.blob(1), "sleutels");
            KeyCheck check{};
            Bytes stored = q.blob(4);
            std::copy_n(stored.begin(), std::min(stored.size(), check.size()), check.begin());
            if (opens(state_.epoch, q.text(5)) && !unwrap_data_key(state_.epoch, q.blob(3), check, q.text(5))) found("verify.sleutel", {number, "sleutel", hex(q.blob(0)).substr(0, 16)});
        }
    }

    /// A case is archived when all that it has lies in the archive, and what lies there has the day on which it came.
    void archive() {
        Query& wrong = state_.sql(
            "SELECT nummer FROM main.dossier d WHERE (toestand = 'gearchiveerd') <> (toestand <> 'verzoek' AND EXISTS(SELECT 1 FROM archief.item a WHERE a.dossier = d.id) AND "
            "NOT EXISTS(SELECT 1 FROM weegploeg.item w WHERE w.dossier = d.id) AND NOT EXISTS(SELECT 1 FROM casusoverleg.item c WHERE c.dossier = d.id)) ORDER BY nummer").with();
        while (wrong.step()) found("verify.toestand", {wrong.text(0)});
        Query& undated = state_.sql("SELECT DISTINCT i.dossier FROM archief.item i WHERE NOT EXISTS(SELECT 1 FROM archief.archivering g WHERE g.dossier = i.dossier AND g.uit = i.uit)").with();
        while (undated.step()) found("verify.toestand", {number_of(undated.blob(0), code::archief)});
    }

    void items() {
        archive();
        for (std::string_view schema : file_schemas) {
            Query& loose = state_.sql("SELECT DISTINCT dossier FROM " + std::string(schema) + ".item UNION SELECT dossier FROM " + std::string(schema) + ".vindplaats").with();
            std::vector<Bytes> dossiers;
            while (loose.step()) dossiers.push_back(loose.blob(0));
            for (const Bytes& id : dossiers) {
                const std::string number = number_of(id, schema);
                for (const ItemRow& row : state_.items(id, schema)) {
                    if (row.tabel == "persoon" && row.herkomst == "import") count_["personen"]++;
                    cell(number, row.sleutel, row.inhoud, {id, item_table(row.of(), row.tabel), "inhoud", row.id, row.versie});
                }
                state_.forget_keys();
            }
        }
        index();
        Query& terms = state_.sql("SELECT d.id, d.nummer, t.regel, t.item, t.sleutel, t.waarom FROM main.termijn t JOIN main.dossier d ON d.id = t.dossier").with();
        while (terms.step()) {
            Bytes id = terms.blob(0), sealed = terms.blob(5);
            std::string row = terms.text(2) + "|" + terms.text(3);
            if (!sealed.empty()) cell(terms.text(1), terms.blob(4), sealed, {id, "termijn", "waarom", row, 0});
        }
        state_.forget_keys();
    }

    /// The person index is under the epoch that is: every row is the hash of the form that is sealed in it.
    void index() {
        if (!state_.epoch.whole()) return;
        for (std::string_view schema : file_schemas) {
            Query& q = state_.sql("SELECT hash, dossier, persoon, vorm, " + std::string(schema == code::archief ? "uit" : "'" + std::string(schema) + "'") + " FROM " +
                                  std::string(schema) + ".vindplaats ORDER BY dossier").with();
            while (q.step()) {
                const std::string table = q.text(4) + ".vindplaats";
                const Bytes hash = q.blob(0), dossier = q.blob(1), form = q.blob(3);
                const auto key = key_of_cell(form);
                if (form.empty()) continue;  // of before there were forms: the next epoch adds it
                auto plain = key ? state_.open(*key, form, {dossier, table, "vorm", q.text(2), 0}) : Result<Bytes>(error_of(Kind::damaged, "opslag.cel"));
                if (!plain || !equal_secrets(person_index(state_.epoch, text_of(*plain)), hash)) found("verify.index", {number_of(dossier, schema), q.text(2)});
                if (plain) wipe(plain->data(), plain->size());
            }
            state_.forget_keys();
        }
    }

    Status vault_and_ledger() {
        struct Line {
            std::string nummer, kluis, soort, besluit, adressaat;
            Bytes dossier, identiteit, sleutel, waarom, gebruikt;
            int revisie, stand;
        };
        std::vector<Line> lines;
        Query& q = state_.sql("SELECT nummer, kluis, soort, besluit, adressaat, dossier, identiteit, sleutel, waarom, gebruikt, revisie, stand FROM main.stuk ORDER BY nummer").with();
        while (q.step())
            lines.push_back({q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), q.blob(5), q.blob(6), q.blob(7), q.blob(8), q.blob(9), static_cast<int>(q.integer(10)),
                             static_cast<int>(q.integer(11))});
        struct Sent {
            std::string state, reason;
        };
        std::map<std::string, Sent> sent;
        Query& v = state_.sql("SELECT nummer, stand, reden FROM main.verzending").with();
        while (v.step()) sent[v.text(0)] = {v.text(1), v.text(2)};
        std::set<std::string> referred;
        for (const Line& line : lines) {
            count_["stukken"]++;
            if (line.stand == static_cast<int>(Stand::gereed)) count_["gereed"]++;
            if (!number_of_.contains(line.dossier)) continue;  // foreign_key_check named it
            Hash identity = identity_hash({line.soort, "", line.besluit, line.adressaat, line.revisie}, line.dossier);
            if (!equal_secrets(identity, line.identiteit) || document_number(line.soort, identity) != line.nummer) found("verify.identiteit", {line.nummer});
            cell(line.nummer, line.sleutel, line.waarom, {line.dossier, "stuk", "waarom", line.nummer, line.revisie});
            if ((line.stand > 0) != !line.kluis.empty()) found("verify.stand", {line.nummer});
            if (line.kluis.empty()) continue;
            referred.insert(line.kluis);
            count_["kluisbestanden"]++;
            cell(line.nummer, line.sleutel, line.gebruikt, {line.dossier, "stuk", "gebruikt", line.nummer, line.revisie});
            auto stored = state_.vault.read(line.kluis);
            if (!stored && stored.error().kind == Kind::again) return stored.error();
            if (!stored) found(stored.error().code == "kluis.anders" ? "verify.kluis_anders" : "verify.kluis_ontbreekt", {line.nummer});
            else cell(line.nummer, line.sleutel, *stored, {line.dossier, "stuk", "stuk", line.nummer, line.revisie});
            const auto letter = sent.find(line.nummer);
            if (letter != sent.end() && (!verzendstand(letter->second.state) || line.stand != static_cast<int>(Stand::gereed))) found("verify.verzending", {line.nummer});
            if (auto salt = state_.salt_of(line.dossier)) {
                const std::string token = commitment(*salt, "stuk", line.identiteit);
                wanted_.emplace(token, std::pair(line.nummer, line.kluis));
                // a store that was put back doubts what its log has not seen leave
                if (letter == sent.end() || letter->second.reason != "herstel") letters_[token] = {line.nummer, letter == sent.end() ? "" : letter->second.state};
            }
            state_.forget_keys();
        }
        std::vector<std::string> strangers;
        TRY_ASSIGN(auto names, state_.vault.names(&strangers));
        for (const std::string& name : names)
            if (!referred.contains(name)) found("verify.kluis_zonder_regel", {name.substr(0, 16)});
        for (const std::string& name : strangers) found("verify.kluis_vreemd", {name});
        return {};
    }

    void log() {
        std::vector<std::pair<std::size_t, std::string>> heads;
        Query& h = state_.sql("SELECT grootte, tekst FROM log.hoofd ORDER BY grootte").with();
        while (h.step()) heads.emplace_back(static_cast<std::size_t>(h.integer(0)), h.text(1));
        const Bytes open_key = ed25519_public(state_.signing);
        Frontier edge;
        long long latest = 0;
        auto next_head = heads.begin();
        auto check_head = [&] {
            for (; next_head != heads.end() && next_head->first == edge.size(); ++next_head) {
                auto head = read_head(next_head->second, state_.origin(), open_key);
                if (!head || head->size != edge.size() || head->root != edge.root()) found("verify.log_hoofd", {std::to_string(next_head->first)});
            }
        };
        Query& q = state_.sql("SELECT nr, tijd, inhoud FROM log.blad ORDER BY nr").with();
        while (q.step()) {
            if (q.integer(0) != static_cast<long long>(edge.size())) {
                found("verify.log_gat", {std::to_string(edge.size())});
                q.reset();
                return;
            }
            Bytes coded = q.blob(2);
            auto leaf = decode_leaf(coded);
            if (!leaf || leaf->time_ms != q.integer(1)) found("verify.log_blad", {std::to_string(edge.size())});
            else if (leaf->kind == "stuk") filed(*leaf);
            else if (leaf->kind == "verzending") letter(*leaf);
            else if (leaf->kind == "convenant") instance(*leaf);
            // only persons who set the clock right can take the mark back
            const bool set = leaf && leaf->kind == "klok" && !leaf->codes.empty() && leaf->codes.front().second == "gezet";
            latest = set ? q.integer(1) : std::max(latest, q.integer(1));
            edge.add(leaf_hash(coded));
            count_["logbladen"]++;
            check_head();
        }
        if (next_head != heads.end()) found("verify.log_hoofd", {std::to_string(next_head->first)});
        Query& mark = state_.sql("SELECT tijd, rand, bewezen FROM log.merk").with();
        bool right = mark.step() && mark.integer(0) == latest && mark.blob(1) == edge.encode() && mark.integer(2) <= latest;
        mark.reset();
        if (!right) found("verify.log_rand", {});
        for (const auto& [token, document] : wanted_) found("verify.stuk_zonder_blad", {document.first});
        instances();
        for (const auto& [token, letter] : letters_)
            if (const auto said = said_.find(token); letter.second != (said == said_.end() ? "" : said->second)) found("verify.verzending", {letter.first});
    }

    void instance(const Leaf& leaf) {
        for (const auto& [key, value] : leaf.codes) {
            if (key == "h") instance_ = value;
            if (key == "oud") earlier_.push_back(value);
        }
    }

    /// The covenant file that holds and those before it are the ones that the log names: keys and mandates stand in them.
    void instances() {
        std::vector<std::string> kept;
        Query& q = state_.sql("SELECT inhoud FROM main.bewaarstuk WHERE soort = 'convenant' ORDER BY naam").with();
        while (q.step()) kept.push_back(hex(sha256(q.blob(0))));
        if (kept != earlier_ || (!instance_.empty() && instance_ != hex(sha256(state_.convenant)))) found("verify.convenant", {std::to_string(earlier_.size() + 1)});
    }

    /// Of each letter the last leaf counts: who makes a letter that left wait again would have it sent twice.
    void letter(const Leaf& leaf) {
        std::string token, state;
        for (const auto& [key, value] : leaf.codes) {
            if (key == "i") token = value;
            if (key == "u") state = value;
        }
        said_[token] = state;
    }

    void filed(const Leaf& leaf) {
        std::string token, vault;
        for (const auto& [key, value] : leaf.codes) {
            if (key == "i") token = value;
            if (key == "k") vault = value;
        }
        if (auto wanted = wanted_.find(token); wanted != wanted_.end() && wanted->second.second == vault) wanted_.erase(wanted);
    }

    void counters() {
        Query& q = state_.sql("SELECT naam, waarde FROM main.teller").with();
        std::map<std::string, long> kept;
        while (q.step()) kept[q.text(0)] = static_cast<long>(q.integer(1));
        for (const char* name : {"dossiers", "actief", "gearchiveerd", "vernietigd", "personen", "sleutels", "stukken", "gereed", "kluisbestanden", "logbladen"})
            if (kept[name] != count_[name]) found("verify.teller", {name, std::to_string(kept[name]), std::to_string(count_[name])});
    }

    StoreState& state_;
    std::string instance_;               // hash of the covenant file that the log named last
    std::vector<std::string> earlier_;   // of those that it replaced, oldest first
    std::vector<Gebrek> found_;
    std::map<Bytes, std::string> number_of_;
    std::map<std::string, long> count_;
    std::map<std::string, std::pair<std::string, std::string>> wanted_;  // commitment of a filed document -> number, vault name
    std::map<std::string, std::pair<std::string, std::string>> letters_;  // the same -> number, state of its hand-over or ""
    std::map<std::string, std::string> said_;                            // the same -> what the log says of that
};

}  // namespace

Result<std::vector<Gebrek>> Store::verify() {
    if (state_->in_group) throw std::logic_error("verify looks at what is committed");
    return Verifier(*state_).run();
}

}  // namespace griffier
