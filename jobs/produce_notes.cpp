// The notes for the file that follow from decisions on informing (DOC-02, DOC-03, DOC-04), and the papers about keeping it (DOC-19, DOC-34):
// filed as letters are, never sent.
#include <algorithm>

#include "jobs/produce.h"
#include "records/destruction/proposal.h"
#include "records/registry/archive.h"
#include "records/rules/informing_notes.h"
#include "records/rules/keeping_papers.h"

namespace griffier::jobs {

namespace {

struct Note {
    std::string_view rule, code, sheet;  ///< as informing_notes calls it, in the ledger, in templates
};
constexpr Note kinds[] = {{"uitstel", "DOC-02", "uitstelnotitie"},
                          {"vrijstelling", "DOC-02-V", "vrijstellingsnotitie"},
                          {"heroverweging", "DOC-03", "heroverweging"},
                          {"afspraak", "DOC-04", "informeerafspraak"},
                          {"archivering", "DOC-19", "archivering"},
                          {"hernieuwde-verwerking", "DOC-19-H", "hernieuwde-verwerking"},
                          {"aanhouding", "DOC-34", "aanhouding"}};

const Note& kind_of(std::string_view rule) {
    return *std::find_if(std::begin(kinds), std::end(kinds), [&](const Note& one) { return one.rule == rule; });
}

}  // namespace

bool stays_inside(std::string_view code) {
    return std::any_of(std::begin(kinds), std::end(kinds), [&](const Note& kind) { return kind.code == code; });
}

Status Producer::notes(const Dossier& dossier, const Regime& regime) {
    for (const Informeernotitie& note : informing_notes(dossier, regime, session_.convenant, session_.law.kalender, session_.on)) {
        const Note& kind = kind_of(note.soort);
        const std::string role = role_of(dossier.nummer, note.persoon);
        Informeerplicht about;
        about.persoon = note.persoon, about.rol = role;
        if (note.toelating.oordeel != Oordeel::ja) {
            report_.count("waiting");
            not_made(dossier, about, "wait", note.toelating.stappen);
            continue;
        }
        Opdracht order;
        order.kind = kind.sheet;
        order.item = note.item;
        order.permission = note.toelating;
        order.regime = &regime;
        TRY_ASSIGN(const Identiteit identity, revision_of({std::string(kind.code), dossier.nummer, note.item, note.persoon, 1}, note));
        TRY(inside(dossier, identity, std::move(order), role));
    }
    return papers(dossier, regime);
}

/// A note that was filed with gaps is written anew, as its next revision, when a later version of the case fills one (INF-04). What was missing
/// is kept in codes beside the note.
Result<Identiteit> Producer::revision_of(Identiteit identity, const Informeernotitie& note) {
    std::string missing;
    for (const std::string& what : note.ontbreekt) missing += (missing.empty() ? "" : " ") + what;
    while (true) {
        TRY_ASSIGN(const auto names, session_.store->number_of(identity));
        TRY_ASSIGN(const std::optional<Stukregel> known, session_.store->ledger_line(names.first));
        if (!known || known->stand < Stand::opgeborgen) {
            if (!missing.empty()) gaps_[names.first] = missing;
            return identity;
        }
        TRY_ASSIGN(const auto kept, session_.store->kept(note_gaps, names.first));
        if (!kept || text_of(*kept) == missing) return identity;
        ++identity.revisie;
    }
}

Status Producer::papers(const std::string& number) {
    TRY_ASSIGN(const Dossierregel line, session_.store->summary(number));
    TRY_ASSIGN(const Dossier dossier, session_.store->dossier(number));
    TRY_ASSIGN(const Regime* regime, session_.regime_of(line));
    return papers(dossier, *regime);
}

Status Producer::papers(const Dossier& dossier, const Regime& regime) {
    TRY_ASSIGN(const auto archived, griffier::archived_on(*session_.store, dossier.nummer));
    for (const Bewaarstuk& paper : keeping_papers(dossier, regime, archived, session_.on)) {
        const Note& kind = kind_of(paper.soort);
        Opdracht order;
        order.kind = kind.sheet;
        order.item = paper.item;
        order.permission = paper.toelating;
        order.regime = &regime;
        order.archived = archived;
        // A file can go to the archive more than once: each move is a paper of its own.
        const bool moved = paper.soort == "archivering";
        TRY(inside(dossier, {std::string(kind.code), dossier.nummer, moved ? paper.item + "." + paper.datum.iso() : paper.item, "", 1}, std::move(order), ""));
    }
    return {};
}

/// Makes a paper for the file that is not there yet.
Status Producer::inside(const Dossier& dossier, const Identiteit& identity, Opdracht order, const std::string& role) {
    TRY_ASSIGN(const auto names, session_.store->number_of(identity));
    TRY_ASSIGN(const std::optional<Stukregel> known, session_.store->ledger_line(names.first));
    if (known && known->stand >= Stand::opgeborgen) return {};
    order.dossier = &dossier;
    order.convenant = &session_.convenant;
    order.kalender = &session_.law.kalender;
    order.date = known ? known->datum : session_.on;
    order.number = names.first;
    order.practice = session_.store->practice();
    Result<Document> document = generator_.make(order);
    if (!document) {
        const Kind failed = document.error().kind;
        if (failed == Kind::damaged || failed == Kind::again || failed == Kind::busy) return document.error();
        refuse(dossier.nummer, document.error(), role);
        return {};
    }
    pages_[names.first] = document->pages;
    made_for_.insert(dossier.nummer);
    in_hand_.push_back({identity, names.first, order.language, role, order.date, *std::move(document), order.permission, order.regime->hash});
    return {};
}

}  // namespace griffier::jobs
