// The notes for the file that follow from decisions on informing (DOC-02, DOC-03, DOC-04): filed as letters are, never sent.
#include <algorithm>

#include "jobs/produce.h"
#include "records/rules/informing_notes.h"

namespace griffier::jobs {

namespace {

struct Note {
    std::string_view rule, code, sheet;  ///< as informing_notes calls it, in the ledger, in templates
};
constexpr Note kinds[] = {{"uitstel", "DOC-02", "uitstelnotitie"},
                          {"vrijstelling", "DOC-02-V", "vrijstellingsnotitie"},
                          {"heroverweging", "DOC-03", "heroverweging"},
                          {"afspraak", "DOC-04", "informeerafspraak"}};

}  // namespace

bool stays_inside(std::string_view code) {
    return std::any_of(std::begin(kinds), std::end(kinds), [&](const Note& kind) { return kind.code == code; });
}

Status Producer::notes(const Dossier& dossier, const Regime& regime) {
    for (const Informeernotitie& note : informing_notes(dossier, regime, session_.convenant, session_.law.kalender, session_.on)) {
        const auto kind = std::find_if(std::begin(kinds), std::end(kinds), [&](const Note& one) { return one.rule == note.soort; });
        const std::string role = role_of(dossier.nummer, note.persoon);
        Informeerplicht about;
        about.persoon = note.persoon, about.rol = role;
        if (note.toelating.oordeel != Oordeel::ja) {
            report_.count("waiting");
            not_made(dossier, about, "wait", note.toelating.stappen);
            continue;
        }
        const Identiteit identity{std::string(kind->code), dossier.nummer, note.item, note.persoon, 1};
        TRY_ASSIGN(const auto names, session_.store->number_of(identity));
        TRY_ASSIGN(const std::optional<Stukregel> known, session_.store->ledger_line(names.first));
        if (known && known->stand >= Stand::opgeborgen) continue;
        Opdracht order;
        order.kind = kind->sheet;
        order.dossier = &dossier;
        order.regime = &regime;
        order.convenant = &session_.convenant;
        order.kalender = &session_.law.kalender;
        order.date = known ? known->datum : session_.on;
        order.item = note.item;
        order.permission = note.toelating;
        order.number = names.first;
        order.practice = session_.store->practice();
        Result<Document> document = generator_.make(order);
        if (!document) {
            const Kind failed = document.error().kind;
            if (failed == Kind::damaged || failed == Kind::again || failed == Kind::busy) return document.error();
            refuse(dossier.nummer, document.error(), role);
            continue;
        }
        pages_[names.first] = document->pages;
        in_hand_.push_back({identity, names.first, order.language, role, order.date, *std::move(document), note.toelating, regime.hash});
    }
    return {};
}

}  // namespace griffier::jobs
