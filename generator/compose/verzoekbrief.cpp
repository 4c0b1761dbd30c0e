#include "generator/compose/verzoekbrief.h"

#include <algorithm>

#include "generator/compose/informatiebrief.h"
#include "generator/compose/letter.h"
#include "generator/compose/reporter.h"
#include "records/rules/requests.h"
#include "records/rules/restriction.h"
#include "records/rules/salutation.h"
#include "records/rules/terms.h"

namespace griffier::compose {
namespace {

Error without_request(const Opdracht& opdracht) { return error_of(Kind::usage, "brief.geen_verzoek", {opdracht.number, 0, {}}, {opdracht.kind}); }

std::string citation(const Regel& rule, const Regime& regime) { return cite(rule, regime).artikel; }

/// The request, the body that decides, and where to object (Awb 3:45): who, where, until when.
struct Facts {
    const Opdracht& opdracht;
    const Verzoekbrief& letter;
    const Catalogue& words;
    Tree::Node root;

    Status request() {
        const auto& request = *letter.verzoek;
        // An organisation reads of the data of another, not of its own.
        TRY_ASSIGN(const auto asked, word(words, (letter.aan ? "verzoek.vraag." : "verzoek.vraag_ander.") + request.soort));
        auto node = root.add("verzoek", asked);
        node.set("soort", request.soort).set("ontvangen", words.long_date(request.ontvangen));
        if (letter.streef) node.set("streef", words.long_date(*letter.streef));
        if (letter.grens) node.set("grens", words.long_date(*letter.grens));
        if (!letter.over.empty() && letter.variant != "neutraal") root.add("over", letter.over);
        if (!letter.tekst.empty()) root.add("toelichting", letter.tekst);
        if (!letter.door.empty()) root.add("door", letter.door);
        return {};
    }

    Status remedy() {
        TRY(needed(opdracht, opdracht.convenant->bevoegd_orgaan, "bevoegd-orgaan"));
        TRY(needed(opdracht, opdracht.convenant->bezwaar_bij, "bezwaar-bij"));
        const auto terms = opdracht.regime->termijnen_voor("bezwaar.awb");
        if (terms.empty()) return error_of(Kind::configuration, "brief.geen_termijn", {opdracht.number, 0, {}}, {"bezwaar.awb", opdracht.regime->id});
        // The term begins on the day after the letter is sent, which is the day that it bears.
        const auto last = term(*terms.front(), opdracht.date, *opdracht.regime, *opdracht.kalender);
        root.add("orgaan", opdracht.convenant->bevoegd_orgaan);
        root.add("rechtsmiddel", opdracht.convenant->bezwaar_bij).set("duur", words.duration(terms.front()->duur)).set("uiterlijk", words.long_date(*last.datum));
        return {};
    }

    /// What is refused, on which ground, and how the interests were weighed. An answer that must tell nothing has none of it, only the act.
    Status refusal(const Reporters& guard) {
        for (const auto& rule : opdracht.regime->informeren)
            if (!rule.grondenlijst.empty()) root.add("wet", rule.grondenlijst);
        if (!letter.besluit) return {};
        const auto& decision = *letter.besluit;
        for (const auto& letter_of : decision.gronden)
            if (const auto* ground = opdracht.regime->grond(decision.gronden_lijst, letter_of)) root.add("grond", ground->tekst).set("artikel", citation(*ground, *opdracht.regime));
        const std::vector<std::pair<const char*, const std::string*>> texts{{"reden", &decision.redenen}, {"noodzaak", &decision.noodzaak}, {"evenredigheid", &decision.evenredigheid}};
        for (const auto& [name, text] : texts) {
            if (text->empty()) continue;
            TRY(guard.pass(decision.id, *text));
            root.add(name, *text);
        }
        for (const auto& [letter_of, text] : decision.factoren) {
            const auto* factor = opdracht.regime->grond("factor", letter_of);
            if (!factor || text.starts_with("nvt")) continue;  // said inside that it does not apply
            TRY(guard.pass(decision.id, text));
            root.add("factor", text).set("wat", factor->tekst);
        }
        return {};
    }

    void wishes() {
        for (const auto& wish : letter.verzoek->wensen) {
            auto node = root.add("wens", wish.gewenst);
            node.set("reden", wish.reden);
        }
        if (!letter.verzoek->omstandigheden.empty()) root.add("omstandigheden", letter.verzoek->omstandigheden);
        for (const auto& name : letter.verteld) root.add("verteld", name);
    }

    Status police_term() {
        for (const auto* rule : opdracht.regime->termijnen_voor("antwoord.politie-om")) root.add("elders").set("duur", words.duration(rule->duur));
        return {};
    }
};

bool is_decision(const std::string& kind) { return kind == "weigering" || kind == "correctiebesluit" || kind == "bezwaarbesluit" || kind == "inzagebesluit"; }

/// The copy (RGT-14): each item once, in the order of the file, or that it is left out and why.
struct Copy {
    const Opdracht& opdracht;
    const Catalogue& words;
    const Reporters& guard;
    Tree::Node root;
    std::vector<Beperking> standing = restrictions(*opdracht.dossier, *opdracht.regime, opdracht.date);

    const Weglating* left_out(const std::string& item) const {
        for (const auto& one : opdracht.request->verzoek->weglatingen)
            if (one.item == item) return &one;
        return nullptr;
    }
    std::string party(const std::string& id) const {
        if (const auto* found = opdracht.convenant->partij(id)) return found->naam;
        if (const auto* found = opdracht.convenant->externe(id)) return found->naam;
        return id;
    }
    Status put(const char* kind, const std::string& id, Date day, const std::string& by, const std::vector<std::string>& texts) {
        TRY_ASSIGN(const auto name, word(words, std::string("kopie.") + kind));
        auto node = root.add("kopie");
        node.set("wat", name).set("datum", words.long_date(day));
        if (!by.empty()) node.set("door", party(by));
        if (const auto* shielded = restriction_on(standing, id)) node.set("afgeschermd", words.long_date(shielded->vanaf));
        if (const auto* gap = left_out(id)) {
            TRY(guard.pass(id, gap->reden));
            node.set("weggelaten", gap->reden);
            return {};
        }
        for (const auto& text : texts) {
            if (text.empty()) continue;
            TRY(guard.pass(id, text));
            node.add("tekst", text);
        }
        return {};
    }
    Status all() {
        const auto& dossier = *opdracht.dossier;
        for (const auto& one : dossier.signalen)
            if (one.datum <= opdracht.date) TRY(put("signaal", one.id, one.datum, one.partij, {one.feit, one.duiding}));
        for (const auto& one : dossier.analyses)
            if (one.datum <= opdracht.date) TRY(put("analyse", one.id, one.datum, "", {one.argument}));
        for (const auto& one : dossier.plannen)
            if (one.datum <= opdracht.date) TRY(put("plan", one.id, one.datum, "", {one.doel}));
        for (const auto& one : dossier.acties)
            if (one.datum <= opdracht.date) TRY(put("actie", one.id, one.datum, one.partij, {one.omschrijving}));
        return {};
    }
    /// RGT-11, and what the record of disclosures is for: receivers by name, with what they got.
    Status receivers() {
        for (const auto& one : opdracht.dossier->verstrekkingen) {
            if (one.datum > opdracht.date) continue;
            TRY(guard.pass(one.id, one.soort_gegevens));
            root.add("verstrekking", party(one.ontvanger)).set("datum", words.long_date(one.datum)).set("gegevens", one.soort_gegevens);
        }
        return {};
    }
    /// The person's own data, as they are kept.
    void own() {
        const auto* subject = opdracht.dossier->persoon(opdracht.duty.persoon);
        const auto add = [&](const char* key, const std::string& value) {
            if (!value.empty()) root.add("eigen", value).set("wat", words.text(std::string("eigen.") + key));
        };
        add("naam", full_name(subject->naam, salutation_words(words)));
        if (subject->geboortedatum) add("geboren", words.long_date(*subject->geboortedatum));
        // What the case holds, not what he wrote in his request: that is what he came to check. An address that is withheld is not even
        // repeated to himself: the letter can be read by who opens it.
        const Adres& kept = opdracht.request->vastgelegd ? *opdracht.request->vastgelegd : subject->adres;
        if (!kept.geheim && !kept.straat.empty())
            add("adres", kept.straat + " " + std::to_string(kept.huisnummer) + kept.huisletter + ", " + kept.postcode + " " + kept.woonplaats);
        add("telefoon", subject->telefoon);
        add("email", subject->email);
    }
};

}  // namespace

std::map<std::string, std::vector<std::string>> verzoekbrief_readers() { return {{"lezer", {}}}; }
Result<std::string> verzoekbrief_reader(const Opdracht&) { return std::string("lezer"); }

std::map<std::string, std::vector<std::string>> inzage_readers() {
    auto readers = informatiebrief_readers();
    for (auto& [reader, tags] : readers) tags.emplace_back("inzage");
    return readers;
}

Result<std::string> inzage_reader(const Opdracht& opdracht) {
    if (opdracht.request && opdracht.request->variant == "niets") return std::string("volwassene");
    return informatiebrief_reader(opdracht);
}

Result<Tree> verzoekbrief_tree(const Opdracht& opdracht, const Catalogue& words) {
    if (!opdracht.request || !opdracht.request->verzoek) return without_request(opdracht);
    const auto& letter = *opdracht.request;
    Tree tree("brief");
    auto root = tree.root();
    root.set("nummer", opdracht.number).set("taal", words.language()).set("variant", letter.variant).set("antwoord", letter.variant).set("soort", letter.verzoek->soort);
    root.set("oefening", opdracht.practice ? "ja" : "nee").set("afzender", opdracht.duty.ondertekent).set("lezer", letter.aan ? "persoon" : "organisatie");
    if (letter.aan) {
        TRY(add_letter(root, opdracht, *letter.aan, words));
    } else {
        TRY(add_letter_to(root, opdracht, letter.organisatie, letter.adres, words));
    }
    Facts facts{opdracht, letter, words, root};
    const Reporters guard(opdracht);
    TRY(facts.request());
    if (is_decision(opdracht.kind)) {
        TRY(facts.remedy());
        TRY(facts.refusal(guard));
    }
    if (letter.variant != "neutraal") facts.wishes();
    if (letter.variant == "doorgezonden" || letter.variant == "doorzending") TRY(facts.police_term());
    // WEE-15: what is handed to a partner says that it does not go into files of its own, where the covenant forbids that.
    if (const Eis* ban = opdracht.regime->eis("eigen-bestand-verbod"); ban && ban->geldt && opdracht.kind == "kennisgeving") root.add("eigen-bestand").set("artikel", citation(*ban, *opdracht.regime));
    root.add("regimeversie", opdracht.regime->id + " " + opdracht.regime->versie).set("hash", opdracht.regime->hash);
    return tree;
}

Result<Tree> inzagebesluit_tree(const Opdracht& opdracht, const Catalogue& words) {
    if (!opdracht.request || !opdracht.request->verzoek) return without_request(opdracht);
    const auto& letter = *opdracht.request;
    if (letter.variant == "niets") return verzoekbrief_tree(opdracht, words);
    TRY_ASSIGN(auto tree, informatiebrief_tree(opdracht, words));
    auto root = tree.root();
    root.set("antwoord", letter.variant).set("soort", letter.verzoek->soort);
    Facts facts{opdracht, letter, words, root};
    const Reporters guard(opdracht);
    // The addressee and who it is about are in the tree already.
    TRY_ASSIGN(const auto asked, word(words, "verzoek.vraag." + letter.verzoek->soort));
    root.add("verzoek", asked).set("ontvangen", words.long_date(letter.verzoek->ontvangen));
    TRY(facts.remedy());
    if (letter.variant == "deels") TRY(facts.refusal(guard));
    Copy copy{opdracht, words, guard, root};
    copy.own();
    TRY(copy.receivers());
    TRY(copy.all());
    return tree;
}

}  // namespace griffier::compose
