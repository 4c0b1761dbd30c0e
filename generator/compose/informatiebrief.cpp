#include "generator/compose/informatiebrief.h"

#include <algorithm>
#include <set>

#include "generator/compose/letter.h"
#include "generator/compose/reporter.h"
#include "records/rules/binding.h"
#include "records/rules/salutation.h"
#include "records/core/text.h"
#include "records/model/codes.h"
#include "records/rules/retention.h"

namespace griffier::compose {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view item) { return std::find(list.begin(), list.end(), item) != list.end(); }

// The words for a code of the regime. Dutch may fall back on the regime's own text, for it is Dutch; a translation may not.
Result<std::string> words_or(const Catalogue& words, const std::string& key, const std::string& dutch) {
    if (!words.has(key) && words.language() == "nl" && !dutch.empty()) return dutch;
    return word(words, key);
}

constexpr std::string_view nieuw_doel = "nieuw-doel";

struct Letter {
    const Opdracht& opdracht;
    const Catalogue& words;
    const Dossier& dossier;
    const Regime& regime;
    std::string variant, reader;
    const Persoon& about;
    Tree::Node root;

    bool third() const { return variant == "derde"; }
    // Nothing of him stands in the file of the case conference (yet), and there is no plan.
    bool only_weighed() const {
        if (third()) return about.bestand != code::casusoverleg;
        if (variant != nieuw_doel) return variant == "niet-geagendeerd" || variant == "geadviseerd";
        return regime.bestand(code::weegploeg) && tabled(dossier, regime, opdracht.date).oordeel == Oordeel::nee;
    }

    // The files that hold data of the subject in this variant.
    std::vector<const Bestandregel*> files() const {
        std::vector<const Bestandregel*> out;
        for (const auto& file : regime.bestanden)
            if (!only_weighed() || file.code != code::casusoverleg) out.push_back(&file);
        return out;
    }

    Status outcome() {
        for (const auto& rule : regime.informeren)
            if (!rule.grondenlijst.empty() && variant != "besproken") root.add("weigering", rule.grondenlijst);
        if (const auto* decision = dossier.besluit(opdracht.duty.besluit); decision && variant != "besproken" && !third())
            root.add("beslisdatum", words.long_date(decision->datum));
        if (const auto* file = regime.bestand(code::weegploeg); file && !third()) root.add("weegploeg", file->naam);
        TRY(needed(opdracht, opdracht.convenant->naam, "naam"));
        TRY(published());
        root.add("convenant", opdracht.convenant->naam).set("regime", regime.naam).set("wetgeving", regime.wetgeving);
        if (opdracht.duty.laat) {
            const bool deferred = std::any_of(dossier.besluiten.begin(), dossier.besluiten.end(), [&](const Besluit& b) {
                return b.soort == code::informeren && b.uitkomst == code::uitstel && b.datum <= opdracht.date &&
                       (b.betreft == about.id || (b.betreft.empty() && about.rol == code::subject));
            });
            root.add("laat").set("reden", deferred ? "uitstel" : "vertraging");
        }
        return {};
    }

    // INF-19: where the regime has covenant and annexes published, the reader hears in which issues they stand, each once.
    Status published() {
        const auto* demand = regime.eis("publicatie.staatscourant");
        if (!demand || !demand->geldt) return {};
        std::set<std::string> issues;
        for (const auto& annex : opdracht.convenant->bijlagen)
            if (annex.gepubliceerd && *annex.gepubliceerd <= opdracht.date && !annex.publicatienummer.empty() && issues.insert(annex.publicatienummer).second)
                root.add("publicatie", annex.publicatienummer).set("datum", words.long_date(*annex.gepubliceerd));
        return {};
    }

    // Whom the reader has to do with: the core parties, of municipalities only his own; every partner where a regime has no core parties.
    Status participants() {
        const auto is_kind = [&](const Partij& party, std::string_view wanted) {
            const auto* kind = regime.partij(party.soort);
            // The child protection board joins in cases of minors only.
            return kind && kind->soort == wanted && party.soort != "rvdk" && (party.soort != "gemeente" || party.id == dossier.gemeente);
        };
        std::vector<std::string> names;
        for (const char* wanted : {"kernpartij", "partner"}) {
            if (!names.empty()) break;
            for (const auto& party : opdracht.convenant->partijen)
                if (is_kind(party, wanted)) names.push_back(party.naam);
        }
        TRY(needed(opdracht, names.empty() ? std::string() : names.front(), "partij"));
        root.add_all("deelnemer", names);
        return {};
    }

    Status purposes() {
        for (const auto& purpose : regime.doelen) {
            TRY_ASSIGN(const auto text, words_or(words, "doel." + purpose.herkomst + "." + purpose.code, purpose.tekst));
            root.add("doel", text).set("hoofddoel", purpose.hoofddoel ? "ja" : "nee");
        }
        return {};
    }

    // Acts on which each kind of party works, for the parties that this letter is about: those that may get the data.
    Status laws(const std::set<std::string>& receiving) {
        for (const auto& kind : regime.partijen) {
            const bool here = receiving.contains(kind.code) || receiving.contains(kind.soort);
            if (!here || kind.code == "rvdk") continue;
            std::string acts;
            for (const auto& basis : regime.grondslagen)
                if (basis.partij == kind.code) acts += (acts.empty() ? "" : "; ") + basis.wet;
            const bool has_task = kind.verwerkingsverantwoordelijke && !kind.taak_grondslag.empty();
            if (acts.empty() && !has_task) continue;
            TRY_ASSIGN(const auto name, words_or(words, "partijsoort." + kind.code, kind.naam));
            if (has_task) root.add("taak", kind.taak_grondslag).set("partij", name);
            if (!acts.empty()) root.add("grondslag", acts).set("partij", name);
        }
        return {};
    }

    // Kinds of data of a third person: those that are kept of him.
    Status own_categories() {
        const Adres& address = opdracht.request && opdracht.request->vastgelegd ? *opdracht.request->vastgelegd : about.adres;
        const std::vector<std::pair<bool, const char*>> kept{{true, "naam"},
                                                             {!address.leeg(), "adres"},
                                                             {about.geboortedatum.has_value(), "geboortedatum"},
                                                             {!about.telefoon.empty() || !about.email.empty(), "bereikbaar"},
                                                             {!about.relatie.empty(), "relatie"},
                                                             {!about.noodzaak.empty(), "noodzaak"}};
        for (const auto& [is_kept, what] : kept) {
            if (!is_kept) continue;
            TRY_ASSIGN(const auto text, word(words, std::string("gegeven.") + what));
            root.add("gegeven", text);
        }
        for (const auto& code : about.bijzonder) {
            TRY_ASSIGN(const auto text, word(words, "bijzonder." + code));
            root.add("bijzonder", text);
        }
        return {};
    }

    // Categories of data about the subject himself: the field lists of the files, without what they hold about others.
    Status categories() {
        static const std::set<std::string_view> about_others{"melder", "aanbrenger", "achterblijver", "netwerk", "naw-netwerk", "hulp-achterblijver"};
        std::set<std::string> seen;
        for (const auto* file : files())
            for (const auto& field : file->velden) {
                if (about_others.contains(field.code) || (only_weighed() && field.code == "besluit-afsluiting")) continue;
                if (!seen.insert(field.code).second) continue;
                TRY_ASSIGN(const auto text, words_or(words, "veld." + field.code, field.naam));
                root.add("gegeven", text);
            }
        std::set<std::string> special;
        const auto* subject = dossier.subject();
        special.insert(subject->bijzonder.begin(), subject->bijzonder.end());
        for (const auto& signal : dossier.signalen)
            if (signal.datum <= opdracht.date) special.insert(signal.bijzonder.begin(), signal.bijzonder.end());
        for (const auto& code : special) {
            TRY_ASSIGN(const auto text, word(words, "bijzonder." + code));
            root.add("bijzonder", text);
        }
        return {};
    }

    // Who may see or get the data: the access matrix of the regime; what it gives for minors only is said where the person is one (SEC-16).
    Status receivers() {
        const auto adult = age_reached(regime, *opdracht.kalender, "meerderjarig", about.geboortedatum, opdracht.date).oordeel;
        const bool minor = about.rol == code::subject && adult == Oordeel::nee;
        static const std::set<std::string_view> open{"ja", "voor-zover-nodig", "raadplegen", "verstrekking"};
        std::set<std::string> seen;
        for (const auto& rule : regime.toegang) {
            const bool here = rule.bestand.empty() || rule.bestand == code::weegploeg || (rule.bestand != code::archief && !only_weighed());
            if (rule.toestand != "actief" || !here || !open.contains(rule.oordeel) || (!minor && contains(rule.voorwaarden, "minderjarig"))) continue;
            if (!seen.insert(rule.rol).second) continue;
            TRY_ASSIGN(const auto text, word(words, "ontvanger." + rule.rol));
            root.add("ontvanger", text).set("rol", rule.rol);
        }
        return laws(seen);
    }

    bool tells_of(const Bewaarplan& plan) const { return std::find(plan.items.begin(), plan.items.end(), opdracht.duty.besluit) != plan.items.end(); }

    Status add_term(const Termijn& term) {
        auto node = root.add("bewaren");
        static const std::map<TermijnSoort, const char*> kinds{{TermijnSoort::bewaren, "bewaren"}, {TermijnSoort::ten_hoogste, "ten-hoogste"}};
        const auto kind = kinds.find(term.soort);
        if (kind == kinds.end()) return no_term();
        node.set("start", term.start).set("soort", kind->second).set("duur", words.duration(term.duur));
        node.set("artikel", term.artikel).set("stuk", term.stuk);
        Bewaarvraag question;
        question.op = opdracht.date;
        question.startkeuzes = opdracht.convenant->startkeuzes;
        // The assessment that the letter tells of, where it has its own time; else the last.
        const auto plans = retention_plan(dossier, regime, *opdracht.kalender, question);
        const Bewaarplan* own = nullptr;
        for (const auto& plan : plans) {
            if (plan.vernietigen.regel == term.id && (!own || tells_of(plan) || !tells_of(*own))) own = &plan;
        }
        // Of a letter that tells both ends the rule's own start says which end it is.
        const std::string start = own ? own->klok : start_for(term, first_signal_of_last(dossier, regime, opdracht.date), question.startkeuzes);
        if (start != term.start) node.set("gekozen", start);
        // From the first signal the last day can lie before the decision: what is still there is not told as gone.
        if (own && own->vernietigen.datum && *own->vernietigen.datum >= opdracht.date && !own->bewaarplicht && variant == "niet-geagendeerd")
            node.set("uiterlijk", words.long_date(*own->vernietigen.datum));
        return {};
    }

    Error no_term() const { return error_of(Kind::configuration, "brief.geen_termijn", {opdracht.number, 0, {}}, {variant, regime.id}); }

    // A third person's data go with the case; his letter names the longest time of the file that he stands in.
    std::string clock() const {
        if (variant == nieuw_doel) return only_weighed() ? "niet-geagendeerd" : "geagendeerd";
        if (!third()) return variant;
        const auto* decision = dossier.besluit(opdracht.duty.besluit);
        return decision && decision->uitkomst == code::niet_agenderen && only_weighed() ? "niet-geagendeerd" : "geagendeerd";
    }

    // The right clock: which start event rules in which variant. An advice has both ends still open.
    Status storage() {
        static const std::map<std::string, std::vector<std::vector<const char*>>> clocks{
            {"niet-geagendeerd", {{"besluit.niet-agenderen", "laatste-verwerking", "afsluiting"}}},
            {"geagendeerd", {{"laatste-verwerking", "afsluiting"}}},
            {"geadviseerd", {{"besluit.niet-agenderen", "afsluiting"}, {"laatste-verwerking", "afsluiting"}}},
            {"besproken", {{"afsluiting", "laatste-verwerking"}}},
        };
        for (const auto& choices : clocks.at(clock())) {
            const Termijn* chosen = nullptr;
            for (const auto* start : choices)
                if (const auto found = regime.termijnen_voor("vernietigen", start); !chosen && !found.empty()) chosen = found.front();
            if (!chosen) return no_term();
            TRY(add_term(*chosen));
            const auto archive = regime.termijnen_voor("archiveren", chosen->start);
            if (!archive.empty()) root.add("archief").set("duur", words.duration(archive.front()->duur));
        }
        return {};
    }

    // 14(1)f and 14(2)g: said by the cooperation itself, never assumed. Its Dutch words stand as they are.
    Status beyond() {
        const auto& transfer = opdracht.convenant->doorgifte;
        TRY(needed(opdracht, transfer.buiten_eer, "doorgifte"));
        auto node = root.add("doorgifte");
        node.set("buiten-eer", transfer.buiten_eer);
        if (transfer.buiten_eer == "ja") {
            TRY(needed(opdracht, transfer.naar, "doorgifte.naar"));
            TRY(needed(opdracht, transfer.waarborg, "doorgifte.waarborg"));
            TRY(needed(opdracht, transfer.afschrift, "doorgifte.afschrift"));
            node.set("naar", transfer.naar).set("waarborg", transfer.waarborg).set("afschrift", transfer.afschrift);
        }
        const auto& machine = opdracht.convenant->geautomatiseerd;
        TRY(needed(opdracht, machine.genomen, "geautomatiseerd-besluit"));
        if (machine.genomen == "ja") TRY(needed(opdracht, machine.uitleg, "geautomatiseerd-besluit.uitleg"));
        root.add("computer", machine.genomen == "ja" ? machine.uitleg : "").set("genomen", machine.genomen);
        return {};
    }

    // 14(4): the purpose that the person was not told of, in the words of the event that records it.
    Status new_purpose() {
        const auto& events = dossier.gebeurtenissen;
        const auto found = std::find_if(events.begin(), events.end(), [&](const Gebeurtenis& g) { return g.id == opdracht.duty.besluit; });
        if (found == events.end() || found->omschrijving.empty()) return refused("brief.geen_doel", {opdracht.number, 0, {}}, {opdracht.duty.besluit});
        TRY(Reporters(opdracht).pass(found->id, found->omschrijving));
        // INF-21: a third person reads nothing about whom the case is about.
        const auto* discussed = dossier.subject();
        if (about.rol != code::subject && discussed && !discussed->naam.geslachtsnaam.empty() && search_form(found->omschrijving).find(search_form(discussed->naam.geslachtsnaam)) != std::string::npos)
            return refused("brief.noemt_ander", {opdracht.number, 0, {}}, {found->id});
        root.add("nieuw-doel", found->omschrijving).set("datum", words.long_date(found->datum));
        return {};
    }

    // The reader's rights are those of the act, so its term is the one named, not the covenant's shorter target (GOV-10).
    Status rights() {
        for (const char* what : {"antwoord.inzage.wettelijk", "antwoord.inzage"})
            for (const auto* term : regime.termijnen_voor(what))
                if (term->verlenging) {
                    root.add("antwoord").set("duur", words.duration(term->duur)).set("verlenging", words.duration(*term->verlenging));
                    return {};
                }
        return no_term();
    }

    Status source() {
        std::vector<std::string> names;
        std::size_t signals = 0;
        bool open_source = false;
        for (const auto& signal : dossier.signalen) {
            if (signal.datum > opdracht.date) continue;
            ++signals;
            open_source = open_source || signal.bron_soort == "openbare-bron";
            const auto* party = opdracht.convenant->partij(signal.partij);
            if (party && !party->naam.empty() && !contains(names, party->naam)) names.push_back(party->naam);
        }
        if (names.empty()) return refused("brief.geen_bron", {opdracht.number, 0, {}}, {});
        root.add("signalen").set("aantal", std::to_string(signals));
        root.add_all("bron", names);
        if (open_source) root.add("openbare-bron");
        add_named_reporters(root, opdracht, words);
        return {};
    }
};

// Own rights by the age test of the regime, unless another acts for him at any age (RGT-03, RGT-04).
bool has_own_rights(const Opdracht& opdracht, const Persoon& person) {
    if (person.curatele || person.mentorschap) return false;
    return age_reached(*opdracht.regime, *opdracht.kalender, "zelfstandig", person.geboortedatum, opdracht.date).oordeel != Oordeel::nee;
}

bool is_minor(const Opdracht& opdracht, const Persoon& person) {
    return person.geboortedatum && age_reached(*opdracht.regime, *opdracht.kalender, "meerderjarig", person.geboortedatum, opdracht.date).oordeel == Oordeel::nee;
}

bool is_parent(const Persoon& person) {
    static const std::set<std::string_view> parents{"vader", "moeder", "ouder"};
    return parents.contains(person.relatie);
}

const std::string& addressee_of(const Opdracht& opdracht) { return opdracht.addressee.empty() ? opdracht.duty.persoon : opdracht.addressee; }

}  // namespace

std::map<std::string, std::vector<std::string>> informatiebrief_readers() {
    return {{"volwassene", {}},
            {"jongere", {"jongere"}},
            {"ouder", {"namens", "ouder"}},
            {"ouder-zelfstandig", {"namens", "ouder", "zelfstandig"}},
            {"vertegenwoordiger", {"namens", "vertegenwoordiger"}},
            {"vertegenwoordiger-zelfstandig", {"namens", "vertegenwoordiger", "zelfstandig"}},
            {"derde", {"derde"}},
            {"derde-jongere", {"jongere", "derde", "derde-jongere"}},
            {"derde-ouder", {"namens", "ouder", "derde", "derde-namens"}},
            {"derde-vertegenwoordiger", {"namens", "vertegenwoordiger", "derde", "derde-namens"}},
            {"melder", {"derde", "melder"}},
            {"melder-jongere", {"jongere", "derde", "derde-jongere", "melder", "melder-jongere"}},
            {"melder-ouder", {"namens", "ouder", "derde", "derde-namens", "melder", "melder-namens"}},
            {"melder-vertegenwoordiger", {"namens", "vertegenwoordiger", "derde", "derde-namens", "melder", "melder-namens"}}};
}

Result<std::string> informatiebrief_reader(const Opdracht& opdracht) {
    const auto* about = opdracht.dossier->persoon(opdracht.duty.persoon);
    const auto* to = opdracht.dossier->persoon(addressee_of(opdracht));
    const Place place{opdracht.number, 0, {}};
    if (!about || !to || (about != to && !contains(to->vertegenwoordigt, about->id))) return refused("brief.variant", place, {opdracht.duty.variant});
    if (about->rol != code::subject) {
        const std::string kind(about->rol == code::melder ? "melder" : "derde");
        if (about == to) return kind + (is_minor(opdracht, *about) ? "-jongere" : "");
        return kind + (is_parent(*to) && is_minor(opdracht, *about) ? "-ouder" : "-vertegenwoordiger");
    }
    if (about == to) return std::string(is_minor(opdracht, *about) ? "jongere" : "volwassene");
    return std::string(is_parent(*to) && is_minor(opdracht, *about) ? "ouder" : "vertegenwoordiger") + (has_own_rights(opdracht, *about) ? "-zelfstandig" : "");
}

Result<Tree> informatiebrief_tree(const Opdracht& opdracht, const Catalogue& words) {
    const auto& duty = opdracht.duty;
    TRY_ASSIGN(const auto reader, informatiebrief_reader(opdracht));
    const auto& about = *opdracht.dossier->persoon(duty.persoon);
    const auto& to = *opdracht.dossier->persoon(addressee_of(opdracht));
    const bool subject = about.rol == code::subject;
    const bool fixed_moment = std::any_of(opdracht.regime->informeren.begin(), opdracht.regime->informeren.end(), [](const Informeerregel& r) { return !r.moment.empty(); });
    const std::string variant = !subject ? "derde" : fixed_moment || duty.variant == nieuw_doel ? duty.variant : "besproken";
    static const std::set<std::string_view> known{"geagendeerd", "niet-geagendeerd", "geadviseerd", "besproken", "derde", nieuw_doel};
    if (!known.contains(variant)) return refused("brief.variant", {opdracht.number, 0, {}}, {duty.variant});

    Tree tree("brief");
    auto root = tree.root();
    root.set("nummer", opdracht.number.empty() ? opdracht.dossier->nummer : opdracht.number).set("taal", words.language());
    root.set("variant", variant).set("oefening", opdracht.practice ? "ja" : "nee").set("afzender", duty.ondertekent);
    TRY(add_letter(root, opdracht, to, words));
    if (&to != &about) root.add("over", full_name(about.naam, salutation_words(words)));
    // Said only where somebody could think that it is otherwise.
    if ((reader != "volwassene" && reader != "derde" && reader != "melder") || about.curatele || about.mentorschap)
        root.add("aanvrager").set("wie", has_own_rights(opdracht, about) ? "zelf" : "ander");
    Letter letter{opdracht, words, *opdracht.dossier, *opdracht.regime, variant, reader, about, root};
    TRY(letter.outcome());
    TRY(letter.participants());
    TRY(letter.purposes());
    TRY(subject ? letter.categories() : letter.own_categories());
    TRY(letter.receivers());
    TRY(letter.storage());
    TRY(letter.rights());
    TRY(letter.beyond());
    if (duty.variant == nieuw_doel) TRY(letter.new_purpose());
    if (subject) TRY(letter.source());
    root.add("regimeversie", opdracht.regime->id + " " + opdracht.regime->versie).set("hash", opdracht.regime->hash);
    if (const auto* eis = opdracht.regime->eis("afdwingbaar"); eis && !eis->geldt) root.add("niet-afdwingbaar");
    return tree;
}

}  // namespace griffier::compose
