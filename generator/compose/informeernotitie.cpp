#include "generator/compose/informeernotitie.h"

#include <algorithm>

#include "generator/compose/letter.h"
#include "records/model/codes.h"
#include "records/rules/informing_notes.h"
#include "records/rules/salutation.h"
#include "records/rules/senders.h"

namespace griffier::compose {
namespace {

std::string label(const Regel& rule) { return rule.stuk.empty() ? rule.artikel : rule.stuk + " " + rule.artikel; }

class Note {
  public:
    Note(const Opdracht& opdracht, const Catalogue& words, const Informeernotitie& note)
        : opdracht_(opdracht), words_(words), dossier_(*opdracht.dossier), regime_(*opdracht.regime), note_(note), root_(tree_.root()) {}

    Result<Tree> make() {
        TRY(head());
        if (note_.soort == "afspraak") {
            TRY(agreement());
        } else {
            TRY(judgement(*dossier_.besluit(note_.item)));
        }
        for (const auto& what : note_.ontbreekt) {
            const auto dot = what.find('.');
            auto node = root_.add("ontbreekt");
            TRY_ASSIGN(auto text, word(words_, "notitie.ontbreekt." + what.substr(0, dot)));
            if (dot != std::string::npos) {
                TRY_ASSIGN(const auto party, word(words_, "partijsoort." + what.substr(dot + 1)));
                text += " " + party;
            }
            node.set("tekst", text);
        }
        return tree_;
    }

  private:
    Status head() {
        root_.set("nummer", opdracht_.number.empty() ? opdracht_.dossier->nummer : opdracht_.number).set("taal", words_.language());
        root_.set("oefening", opdracht_.practice ? "ja" : "nee").set("dossier", dossier_.nummer).set("soort", note_.soort);
        root_.add("datum", words_.long_date(opdracht_.date));
        TRY_ASSIGN(const auto responsible, controllers(opdracht_));
        root_.add("opsteller", responsible.front()->naam);
        root_.add("regimeversie", regime_.id + " " + regime_.versie).set("hash", regime_.hash);
        TRY(needed(opdracht_, opdracht_.convenant->naam, "naam"));
        root_.add("convenant", opdracht_.convenant->naam);
        return person("over", note_.persoon);
    }

    // A reporter is his role and nothing else, also in a note about him.
    Status person(const char* element, const std::string& id) {
        const auto* who = dossier_.persoon(id);
        TRY(needed(opdracht_, who ? who->rol : std::string(), "persoon"));
        TRY_ASSIGN(const auto role, word(words_, "notitie.rol." + who->rol));
        auto node = root_.add(element, who->rol == code::melder ? "" : full_name(who->naam, salutation_words(words_)));
        node.set("rol", role);
        return {};
    }

    Status grounds(Tree::Node parent, const Besluit& b) {
        for (const auto& letter : b.gronden) {
            const auto list = b.uitkomst == code::vrijstelling ? "vrijstelling" : "uitstel";
            const auto* ground = regime_.grond(list, letter);
            if (ground) parent.add("grond", ground->tekst).set("letter", letter).set("artikel", label(*ground));
        }
        return {};
    }

    Status outcome(Tree::Node node, const Besluit& b) {
        TRY_ASSIGN(const auto text, word(words_, "notitie.uitkomst." + b.uitkomst));
        node.set("uitkomst", b.uitkomst).set("tekst", text).set("datum", words_.long_date(b.datum));
        return {};
    }

    Status judgement(const Besluit& b) {
        TRY(outcome(root_.add("oordeel"), b));
        if (const auto* moment = dossier_.besluit(b.verwijst)) {
            TRY_ASSIGN(const auto text, word(words_, "notitie.aanleiding." + moment->uitkomst));
            root_.add("aanleiding", text).set("datum", words_.long_date(moment->datum));
        }
        if (note_.soort == "heroverweging") {
            const auto& before = *dossier_.besluit(note_.eerder);
            auto earlier = root_.add("eerder", before.redenen);
            TRY(outcome(earlier, before));
            TRY(grounds(root_, before));
            root_.add("blijft", b.uitkomst == code::uitstel || b.uitkomst == code::niet ? "ja" : "nee");
        } else {
            TRY(grounds(root_, b));
            put("noodzaak", b.noodzaak);
            put("evenredigheid", b.evenredigheid);
            for (const auto& [letter, text] : b.factoren)
                if (const auto* factor = regime_.grond("factor", letter)) root_.add("factor", text).set("letter", letter).set("naam", factor->tekst).set("artikel", label(*factor));
            // The regime that has the factors asks to look at each that applies; the others have no such list.
            if (!regime_.gronden_van("factor").empty()) root_.add("factoren");
            put("beletsel", b.beletsel);
        }
        put("redenen", b.redenen);
        for (const auto& talk : b.overleg) {
            const auto* party = opdracht_.convenant->partij(talk.partij);
            root_.add("overleg", talk.standpunt).set("partij", party ? party->naam : talk.partij).set("datum", words_.long_date(talk.datum));
        }
        TRY(decider(b));
        if (note_.herziening) root_.add("herziening", words_.long_date(*note_.herziening)).set("bron", note_.herziening_besloten ? "besluit" : "tussentijd");
        return {};
    }

    Status decider(const Besluit& b) {
        TRY_ASSIGN(const auto body, word(words_, "notitie.orgaan." + b.orgaan));
        root_.add("beslisser", body);
        for (const auto& id : b.partijen)
            if (const auto* party = opdracht_.convenant->partij(id)) root_.add("partij", party->naam);
        for (const auto& id : b.personen)
            if (const auto* who = opdracht_.convenant->persoon(id)) root_.add("functionaris", who->naam).set("functie", who->functie);
        return {};
    }

    /// INF-09, INF-10: who is told, by whom, how and when, and whether somebody told him before.
    Status agreement() {
        const Plan* plan = nullptr;
        for (const auto& one : dossier_.plannen)
            if (one.id == note_.item) plan = &one;
        root_.add("afspraak", plan->informeerafspraak).set("datum", words_.long_date(plan->datum)).set("versie", std::to_string(plan->versie));
        const Besluit *how = nullptr, *choice = nullptr;
        for (const auto& b : dossier_.besluiten) {
            if (b.datum > opdracht_.date || (!b.betreft.empty() && b.betreft != note_.persoon)) continue;
            if (b.soort == code::informeren) how = &b;
            if ((b.soort == code::informeren || b.soort == code::adressaat) && !b.adressaten.empty()) choice = &b;
        }
        if (how) {
            TRY(outcome(root_.add("oordeel"), *how));
            put("wijze", how->wijze);
            if (const auto* party = opdracht_.convenant->partij(how->door_partij)) root_.add("afzender", party->naam);
        }
        if (choice)
            for (const auto& id : choice->adressaten) TRY(person("adressaat", id));
        for (const auto& who : dossier_.personen)
            if (!who.eerder_geinformeerd.empty() && who.rol != code::melder)
                root_.add("eerder-geinformeerd", who.eerder_geinformeerd).set("wie", full_name(who.naam, salutation_words(words_)));
        return {};
    }

    void put(const char* name, const std::string& text) {
        if (!text.empty()) root_.add(name, text);
    }

    const Opdracht& opdracht_;
    const Catalogue& words_;
    const Dossier& dossier_;
    const Regime& regime_;
    const Informeernotitie& note_;
    Tree tree_{"notitie"};
    Tree::Node root_;
};

Result<Tree> tree_of(const Opdracht& opdracht, const Catalogue& words, std::string_view kind) {
    for (const auto& note : informing_notes(*opdracht.dossier, *opdracht.regime, *opdracht.convenant, *opdracht.kalender, opdracht.date))
        if (note.soort == kind && note.item == opdracht.item) return Note(opdracht, words, note).make();
    return refused("notitie.geen_besluit", {opdracht.number, 0, {}}, {std::string(kind), opdracht.item});
}

}  // namespace

std::map<std::string, std::vector<std::string>> informeernotitie_readers() { return {{"dossier", {}}}; }
Result<std::string> informeernotitie_reader(const Opdracht&) { return std::string("dossier"); }

Result<Tree> uitstelnotitie_tree(const Opdracht& opdracht, const Catalogue& words) { return tree_of(opdracht, words, "uitstel"); }
Result<Tree> vrijstellingsnotitie_tree(const Opdracht& opdracht, const Catalogue& words) { return tree_of(opdracht, words, "vrijstelling"); }
Result<Tree> heroverweging_tree(const Opdracht& opdracht, const Catalogue& words) { return tree_of(opdracht, words, "heroverweging"); }
Result<Tree> informeerafspraak_tree(const Opdracht& opdracht, const Catalogue& words) { return tree_of(opdracht, words, "afspraak"); }

}  // namespace griffier::compose
