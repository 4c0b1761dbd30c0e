#include "jobs/release.h"

#include <algorithm>

#include "jobs/produce.h"
#include "jobs/verzoek.h"
#include "records/core/crypto.h"
#include "records/registry/codec.h"

namespace griffier::jobs {

namespace {

using Verdict = Release::Verdict;
constexpr const char* made_of = "gemaakt-van", *pages_key = "bladzijden";

/// A hash of all that a letter can be made of.
std::string print_of(const Session& session, const Dossier& dossier) {
    Bytes all;
    const auto add = [&](ByteView part) {
        const Hash hash = sha256(part);
        all.insert(all.end(), hash.begin(), hash.end());
    };
    const auto each = [&](const auto& list) {
        for (const auto& one : list) add(encode(one));
        add(view_of("--"));
    };
    add(session.store->convenant());
    add(view_of(dossier.nummer + "|" + dossier.gemeente + "|" + dossier.regime + "|" + dossier.regime_versie + "|" + dossier.veiligheidshuis));
    each(dossier.personen), each(dossier.signalen), each(dossier.analyses), each(dossier.besluiten), each(dossier.plannen), each(dossier.acties), each(dossier.deelnemers);
    each(dossier.verstrekkingen), each(dossier.verzoeken), each(dossier.overdrachten), each(dossier.dragers), each(dossier.gebeurtenissen);
    return hex(sha256(all));
}

Release withdraw(const char* why) { return {Verdict::withdraw, why, {}}; }

/// The case that a document is of: none when it is gone.
Result<std::optional<Dossier>> case_of(Session& session, const std::string& number) {
    Result<Dossier> dossier = session.store->dossier(number);
    if (dossier) return std::optional<Dossier>(*std::move(dossier));
    if (dossier.error().code == "opslag.onbekend_dossier") return std::optional<Dossier>();
    return dossier.error();
}

const Informeerplicht* duty_of(const std::vector<Informeerplicht>& duties, const std::string& person, const std::string& decision) {
    const auto found = std::find_if(duties.begin(), duties.end(), [&](const Informeerplicht& one) { return one.persoon == person && one.besluit == decision; });
    return found == duties.end() ? nullptr : &*found;
}

}  // namespace

bool goes_out(std::string_view code) {
    static constexpr std::string_view letters[] = {"DOC-01", "DOC-05", "DOC-06", "DOC-07", "DOC-08", "DOC-09", "DOC-35"};
    const std::string_view kind = code.substr(0, 6);
    const bool translation = code.size() > 7 && code[6] == '-' && code[7] >= 'a' && code[7] <= 'z';
    return (code.size() == 6 || translation) && std::find(std::begin(letters), std::end(letters), kind) != std::end(letters);
}

std::string channel_folder(const Context& context) {
    const auto found = context.call.settings.find("channel");
    return found == context.call.settings.end() ? "" : found->second;
}

std::map<std::string, std::string> kept_with_letter(const Session& session, const Dossier& dossier, int pages) {
    return {{made_of, print_of(session, dossier)}, {pages_key, std::to_string(pages)}};
}

Result<std::optional<Identiteit>> open_revision(Session& session, Identiteit identity, const Dossier& dossier) {
    for (;; ++identity.revisie) {
        TRY_ASSIGN(const auto names, session.store->number_of(identity));
        TRY_ASSIGN(const auto letter, letter_of(*session.store, names.first));
        if (!letter || letter->stand != Verzendstand::ingetrokken) return std::optional<Identiteit>(std::move(identity));
        if (letter->reden != by_a_person) continue;
        Identiteit next = identity;
        ++next.revisie;
        TRY_ASSIGN(const auto after, session.store->number_of(next));
        TRY_ASSIGN(const auto there, session.store->ledger_line(after.first));
        if (there) continue;
        TRY_ASSIGN(const auto kept, kept_with_document(*session.store, names.first));
        const auto print = kept.find(made_of);
        if (print != kept.end() && print->second == print_of(session, dossier)) return std::optional<Identiteit>();
    }
}

Status owe_again(Session& session, Group& group, const Stukregel& letter) {
    if (letter.soort.rfind(informatiebrief, 0) != 0) return {};
    const Result<Dossierregel> line = session.store->summary(letter.dossier);
    if (!line) return line.error().code == "opslag.onbekend_dossier" ? Status() : Status(line.error());
    TRY_ASSIGN(const Dossier dossier, session.store->dossier(letter.dossier));
    TRY_ASSIGN(const Regime* regime, session.regime_of(*line));
    TRY_ASSIGN(const std::vector<DatedFact> facts, session.facts_of(dossier, *regime));
    return keep_terms(group, letter.dossier, *regime, facts);
}

Result<Release> Releaser::judge(const Verzending& letter) {
    return letter.stuk.soort.rfind(informatiebrief, 0) == 0 ? information_letter(letter.stuk) : request_letter(letter.stuk);
}

Result<bool> Releaser::as_it_was(const Stukregel& line, const Dossier& dossier) {
    TRY_ASSIGN(const auto kept, kept_with_document(*session_.store, line.nummer));
    const auto print = kept.find(made_of);
    return print != kept.end() && print->second == print_of(session_, dossier);
}

Result<Release> Releaser::compare(const Stukregel& line, const Result<Document>& again) {
    if (!again) {
        if (again.error().kind == Kind::refused) return withdraw("inhoud-anders");
        return again.error();
    }
    TRY_ASSIGN(const Bytes filed, session_.store->document(line.nummer));
    if (filed != again->pdf) return withdraw("inhoud-anders");
    return Release{};
}

Result<Release> Releaser::information_letter(const Stukregel& line) {
    TRY_ASSIGN(const std::optional<Dossier> dossier, case_of(session_, line.dossier));
    if (!dossier) return withdraw("dossier-weg");
    TRY_ASSIGN(const Dossierregel summary, session_.store->summary(line.dossier));
    TRY_ASSIGN(const Regime* regime, session_.regime_of(summary));
    const auto arrow = line.adressaat.find('>');
    const std::string about = line.adressaat.substr(0, arrow), addressee = arrow == std::string::npos ? about : line.adressaat.substr(arrow + 1);
    TRY_ASSIGN(std::vector<Verzonden> sent, session_.sent(line.dossier));
    std::erase_if(sent, [&](const Verzonden& one) { return one.persoon == about && one.besluit == line.besluit; });
    const auto duties = [&](Date on) { return informing_duties(*dossier, *regime, session_.convenant, session_.law.kalender, {on, sent}); };
    // A letter leaves on the day that it is, whatever day a night is run again for.
    const Date today = session_.clock->today();
    const std::vector<Informeerplicht> now = duties(today);
    const Informeerplicht* duty = duty_of(now, about, line.besluit);
    if (!duty) return withdraw("besluit-weg");
    if (duty->plicht.oordeel == Oordeel::nee || duty->stand == "niet-verschuldigd") return withdraw("niet-verschuldigd");
    if (duty->stand == "uitgesteld" || duty->stand == "vrijgesteld" || duty->stand == "niet") return withdraw("uitgesteld");
    if (shields(*dossier, *regime, *duty, today)) return Release{Verdict::wait, "afgeschermd", duty->termijn.uiterst};
    if (duty->toelating.oordeel == Oordeel::ja && std::find(duty->adressaten.begin(), duty->adressaten.end(), addressee) == duty->adressaten.end()) return withdraw("adressaat-anders");
    if (permit_letter(*duty, addressee).oordeel != Oordeel::ja) return Release{Verdict::wait, "toelating", duty->termijn.uiterst};
    TRY_ASSIGN(const bool same, as_it_was(line, *dossier));
    if (same) return Release{Verdict::go, "", duty->termijn.uiterst};
    // The case changed since. Made again as of its own date: the same bytes say that nothing in the letter did.
    const std::vector<Informeerplicht> then = duties(line.datum);
    const Informeerplicht* order = duty_of(then, about, line.besluit);
    if (!order) return withdraw("besluit-weg");
    TRY_ASSIGN(const Generator* generator, generator_of(context_, session_));
    TRY_ASSIGN(Release release, compare(line, generator->make(letter_order(session_, *dossier, *regime, *order, addressee, line.taal, line.nummer, line.datum))));
    release.last_day = duty->termijn.uiterst;
    return release;
}

Result<Release> Releaser::request_letter(const Stukregel& line) {
    TRY_ASSIGN(const std::optional<Dossier> dossier, case_of(session_, line.dossier));
    if (!dossier) return withdraw("dossier-weg");
    TRY_ASSIGN(const bool same, as_it_was(line, *dossier));
    if (same) return Release{};
    TRY_ASSIGN(const std::vector<Requestfile> files, requests_at(session_, line.dossier));
    for (const Requestfile& file : files)
        for (const Requestletter& letter : letters_of(file, session_)) {
            if (letter.follows != line.besluit || letter.to != line.adressaat || line.soort.rfind(letter.code, 0) != 0) continue;
            if (!request_generator_) {
                TRY_ASSIGN(Generator made, load_generator(context_));
                request_generator_.emplace(std::move(made));
            }
            return compare(line, make_letter(context_, session_, *request_generator_, file, letter, line.nummer, line.taal));
        }
    return withdraw("besluit-weg");
}

}  // namespace griffier::jobs
