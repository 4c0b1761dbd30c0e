#include "records/destruction/revision.h"

#include <algorithm>

#include "records/core/crypto.h"

namespace griffier {

namespace {

bool was_found(const Vernietiguitkomst& outcome) {
    return std::any_of(outcome.naleving.begin(), outcome.naleving.end(), [](const Naleving& one) { return one.gevonden != 0; });
}

const Ontvangstbewijs* receipt_of(const std::vector<Ontvangstbewijs>& all, const std::string& holder) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Ontvangstbewijs& one) { return one.houder == holder; });
    return at == all.end() ? nullptr : &*at;
}

const Mededeling* notice_to(const std::vector<Mededeling>& all, const std::string& party) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Mededeling& one) { return one.partij == party; });
    return at == all.end() ? nullptr : &*at;
}

bool has_copy(const std::vector<Reservekopie>& all, const std::string& name) {
    return std::any_of(all.begin(), all.end(), [&](const Reservekopie& one) { return one.naam == name; });
}

/// Receipts that came in; true when any did.
bool add_receipts(std::vector<Ontvangstbewijs>& receipts, const std::vector<Ontvangstbewijs>& now) {
    bool news = false;
    for (Ontvangstbewijs& one : receipts) {
        const Ontvangstbewijs* later = receipt_of(now, one.houder);
        if (one.bevestigd || !later || !later->bevestigd) continue;
        one = *later;
        news = true;
    }
    return news;
}

bool add_answers(std::vector<Mededeling>& notices, const std::vector<Mededeling>& now) {
    bool news = false;
    for (Mededeling& one : notices) {
        const Mededeling* later = notice_to(now, one.partij);
        if (!later || later->antwoord.empty() || (later->antwoord == one.antwoord && later->op == one.op)) continue;
        one.antwoord = later->antwoord;
        one.op = later->op;
        news = true;
    }
    return news;
}

bool move_expired(Verklaring& later, const std::vector<Reservekopie>& now, Date on) {
    std::vector<Reservekopie> left;
    for (Reservekopie& one : later.uitkomst.reservekopieen) {
        if (has_copy(now, one.naam)) left.push_back(std::move(one));
        else later.vervallen_kopieen.push_back({one.naam, one.gemaakt, on.iso()});
    }
    const bool news = left.size() != later.uitkomst.reservekopieen.size();
    later.uitkomst.reservekopieen = std::move(left);
    return news;
}

/// A certificate without what a revision may change, as bytes.
std::string lasting(Verklaring c) {
    c.revisie = 1;
    c.herziening.reset();
    c.datum = c.lijst_datum;
    c.gedeeltelijk = false;
    for (Ontvangstbewijs& one : c.uitkomst.bewijzen) one.bevestigd = true, one.bewijs.clear();
    for (Mededeling& one : c.uitkomst.mededelingen) one.antwoord.clear(), one.op.clear();
    c.uitkomst.naleving = {{"-", "-", 0, 0}};
    c.uitkomst.klaar = "-";
    c.uitkomst.reservekopieen.clear();
    c.vervallen_kopieen.clear();
    const auto xml = write_certificate(c);
    return xml ? *xml : "";
}

}  // namespace

std::optional<Verklaring> next_revision(const Verklaring& last, ByteView last_xml, const Vernietiguitkomst& now, Date on) {
    Verklaring later = last;
    Herziening change{last.naam(), hex(sha256(last_xml)), {}};
    if (add_receipts(later.uitkomst.bewijzen, now.bewijzen)) change.redenen.emplace_back("houder");
    if (was_found(last.uitkomst) && !was_found(now) && !now.naleving.empty()) {
        later.uitkomst.naleving = now.naleving;
        later.uitkomst.klaar = now.klaar;
        change.redenen.emplace_back("controle");
    }
    if (add_answers(later.uitkomst.mededelingen, now.mededelingen)) change.redenen.emplace_back("antwoord");
    if (move_expired(later, now.reservekopieen, on)) change.redenen.emplace_back("kopie");
    if (change.redenen.empty()) return std::nullopt;
    later.revisie = last.revisie + 1;
    later.datum = std::max(on, last.datum);
    later.gedeeltelijk = !later.uitkomst.volledig();
    later.herziening = std::move(change);
    return later;
}

Status check_successor(const Verklaring& earlier, ByteView earlier_xml, const Verklaring& later) {
    const auto wrong = [&](const char* what) { return refused("verklaring.opvolging", {later.naam(), 0, ""}, {earlier.naam(), later.naam(), what}); };
    if (!later.herziening || later.revisie != earlier.revisie + 1 || later.herziening->vorige != earlier.naam() || later.herziening->vorige_hash != hex(sha256(earlier_xml)))
        return wrong("vorige");
    if (lasting(earlier).empty() || lasting(earlier) != lasting(later)) return wrong("inhoud");
    if (later.datum < earlier.datum) return wrong("datum");
    for (const Ontvangstbewijs& one : earlier.uitkomst.bewijzen) {
        const Ontvangstbewijs* now = receipt_of(later.uitkomst.bewijzen, one.houder);
        if (one.bevestigd && (!now || !now->bevestigd || now->bewijs != one.bewijs)) return wrong("houder");
    }
    for (const Mededeling& one : earlier.uitkomst.mededelingen) {
        const Mededeling* now = notice_to(later.uitkomst.mededelingen, one.partij);
        if (!now || (!one.antwoord.empty() && now->antwoord.empty())) return wrong("antwoord");
    }
    for (const Reservekopie& one : earlier.uitkomst.reservekopieen)
        if (!has_copy(later.uitkomst.reservekopieen, one.naam) && !has_copy(later.vervallen_kopieen, one.naam)) return wrong("kopie");
    for (const Reservekopie& one : earlier.vervallen_kopieen)
        if (!has_copy(later.vervallen_kopieen, one.naam)) return wrong("kopie");
    return {};
}

}  // namespace griffier
