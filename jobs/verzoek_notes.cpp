// What the official should know beside the step itself: where the letter goes, other requests of the same person, whom to hear, what is next.
#include <algorithm>

#include "jobs/verzoek_call.h"
#include "records/core/text.h"
#include "records/rules/consultation.h"

namespace griffier::jobs {

namespace {

const Persoon* requester(const Requestfile& file) {
    if (!file.request.afzender.empty()) return &file.request.afzender.front();
    return file.dossier.persoon(file.request.verzoeker);
}

bool same_person(const Persoon& a, const Persoon& b) {
    const auto same = [](const std::string& one, const std::string& other) { return search_form(one) == search_form(other); };
    return same(a.naam.geslachtsnaam, b.naam.geslachtsnaam) && same(a.naam.voornamen, b.naam.voornamen) && a.geboortedatum == b.geboortedatum;
}

bool same_address(const Adres& a, const Adres& b) {
    const auto all = [](const Adres& one) {
        return search_form(one.straat) + "|" + std::to_string(one.huisnummer) + "|" + search_form(one.huisletter) + "|" + search_form(one.toevoeging) + "|" + search_form(one.postcode) + "|" + search_form(one.woonplaats);
    };
    return all(a) == all(b);
}

}  // namespace

std::string name_of(const Requestfile& file) { return file.loose || file.request.id.starts_with("vz-") ? file.request.id : file.place + "/" + file.request.id; }

/// The letters go to where the request came from. Neither address is said.
void Requests::address_note(const Requestfile& file) {
    if (file.loose || file.request.afzender.empty()) return;
    const Persoon& sender = file.request.afzender.front();
    const Persoon* kept = file.dossier.persoon(file.request.verzoeker);
    if (!kept || sender.adres.leeg() || kept->adres.leeg() || same_address(sender.adres, kept->adres)) return;
    context_.output.item("note", {{"request", file.request.id}, {"note", "address-differs"}}, context_.words.text("regel.verzoek_adres"));
}

/// Of the same kind, by the same person, that wait for an answer: at the same case, or from before there was one.
Status Requests::other_requests(const Requestfile& file) {
    const Persoon* who = requester(file);
    if (!who) return {};
    TRY_ASSIGN(std::vector<std::string> places, session_.store->requests());
    if (!file.loose) places.insert(places.begin(), file.place);
    for (const std::string& place : places) {
        TRY_ASSIGN(const Dossierregel line, session_.store->summary(place));
        if (line.toestand == "vernietigd") continue;
        TRY_ASSIGN(const std::vector<Requestfile> here, requests_at(session_, place));
        for (const Requestfile& one : here) {
            if (one.request.id == file.request.id || one.request.soort != file.request.soort) continue;
            const Persoon* other = requester(one);
            const Verzoekstand status = request_status(question_of(one, session_));
            if (!other || !same_person(*who, *other) || !status.open() || status.beantwoord) continue;
            context_.output.item("note", {{"request", file.request.id}, {"note", "open-request"}, {"other", name_of(one)}}, context_.words.text("regel.verzoek_ook_open", {name_of(one), one.request.soort}));
        }
    }
    return {};
}

void Requests::origins(const Requestfile& file, const Verzoekstand& status) {
    for (const Provider& one : providers_of(question_of(file, session_))) {
        const auto* party = session_.convenant.partij(one.party);
        const bool said = std::any_of(status.ontbreekt.begin(), status.ontbreekt.end(), [&](const Error& error) { return party && error.code == "verzoek.zonder_overleg" && error.args.front() == party->soort; });
        if (one.heard || said) continue;
        std::string items;
        for (const auto& item : one.items) items += (items.empty() ? "" : ", ") + item;
        context_.output.item("note", {{"request", file.request.id}, {"note", "not-consulted"}, {"party", one.party}, {"items", one.items}},
                             context_.words.text(act_ == "decide" ? "regel.verzoek_geeft_herkomst" : "regel.verzoek_herkomst", {one.party, items, name_of(file), consultation_article(*file.regime)}));
    }
}

/// The command that comes next, and a closing sentence that does not say that nothing is to be done.
void Requests::next(const Requestfile& file, const Verzoekstand& status) {
    report_.headline = "verzoek.stand." + status.stand;
    std::string outcomes;
    if (const auto* rule = file.regime->besluit(decision_kind(file.request.soort)))
        for (const auto& one : rule->uitkomsten)
            if (one != "opheffen") outcomes += (outcomes.empty() ? "" : ", ") + one;
    const std::string key = "verzoek.verder." + status.stand;
    if (context_.words.has(key)) context_.output.text(context_.words.text(key, {name_of(file), outcomes}));
}

}  // namespace griffier::jobs
