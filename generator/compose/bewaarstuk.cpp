#include "generator/compose/bewaarstuk.h"

#include <algorithm>

#include "generator/compose/letter.h"
#include "records/model/codes.h"
#include "records/rules/need.h"
#include "records/rules/retention.h"
#include "records/rules/salutation.h"
#include "records/rules/terms.h"

namespace griffier::compose {
namespace {

constexpr std::string_view extensions = "aanhouding.verlengingen";

class Paper {
  public:
    Paper(const Opdracht& opdracht, const Catalogue& words, const char* soort)
        : opdracht_(opdracht), words_(words), dossier_(*opdracht.dossier), regime_(*opdracht.regime), root_(tree_.root()) {
        root_.set("soort", soort);
    }

    Result<Tree> archiving() {
        const auto day = opdracht_.archived.find(opdracht_.item);
        const auto plans = retention_plan(dossier_, regime_, *opdracht_.kalender, {opdracht_.date, {}, opdracht_.convenant->startkeuzes});
        const auto plan = std::find_if(plans.begin(), plans.end(), [&](const Bewaarplan& one) { return one.uit == opdracht_.item && one.archiveren; });
        if (day == opdracht_.archived.end() || plan == plans.end()) return refused("bewaarstuk.niet_in_archief", {opdracht_.number, 0, {}}, {opdracht_.item});
        TRY(head());
        const std::string file = file_name(opdracht_.item);
        root_.add("over").set("rol", file);
        root_.add("bestand", file).set("op", words_.long_date(day->second));
        const Bevinding& archive = *plan->archiveren;
        const std::optional<Date> last = archive.uiterst ? archive.uiterst : archive.datum;
        auto term = root_.add("termijn", rule_text(archive.regel));
        term.set("artikel", archive.artikel);
        if (archive.start) term.set("start", words_.long_date(*archive.start));
        if (last) term.set("uiterlijk", words_.long_date(*last)).set("laat", *last < day->second ? "ja" : "nee");
        auto end = root_.add("einde", rule_text(plan->vernietigen.regel));
        end.set("artikel", plan->vernietigen.artikel);
        if (plan->vernietigen.datum) end.set("datum", words_.long_date(*plan->vernietigen.datum)).set("soort", plan->bewaarplicht ? "bewaren" : "ten-hoogste");
        access();
        return responsible();
    }

    Result<Tree> renewal() {
        TRY_ASSIGN(const Besluit* decision, decided(code::hernieuwde_verwerking));
        TRY(head());
        TRY(subject());
        root_.add("opdracht", rule_text(regime_.besluit(decision->soort)->id)).set("datum", words_.long_date(decision->datum)).set("artikel", cite(*regime_.besluit(decision->soort), regime_).artikel);
        put("redenen", decision->redenen);
        put("noodzaak", decision->noodzaak);
        root_.add("telt", regime_.telt_als_verwerking("besluit." + decision->soort) ? "ja" : "nee");
        TRY(decider(*decision));
        return responsible();
    }

    Result<Tree> hold() {
        TRY_ASSIGN(const Besluit* decision, decided(code::aanhouding));
        TRY(head());
        TRY(subject());
        TRY_ASSIGN(const auto outcome, word(words_, "bewaarstuk.aanhouding." + decision->uitkomst));
        auto node = root_.add("oordeel");
        node.set("uitkomst", decision->uitkomst).set("tekst", outcome).set("datum", words_.long_date(decision->datum));
        root_.add("regel", rule_text(regime_.besluit(decision->soort)->id));
        if (decision->tot) root_.add("tot", words_.long_date(*decision->tot));
        const Drempel* most = regime_.drempel(extensions);
        const long extended = std::max(hold_count(dossier_, decision->datum) - 1, 0L);
        root_.add("verlenging", std::to_string(extended)).set("hoogste", most ? std::to_string(most->waarde) : "");
        put("redenen", decision->redenen);
        put("noodzaak", decision->noodzaak);
        if (decision->herziening) root_.add("herziening", words_.long_date(*decision->herziening)).set("bron", "besluit");
        TRY(decider(*decision));
        return responsible();
    }

  private:
    Result<const Besluit*> decided(std::string_view kind) const {
        const Besluit* decision = dossier_.besluit(opdracht_.item);
        if (!decision || decision->soort != kind || !regime_.besluit(kind)) return refused("notitie.geen_besluit", {opdracht_.number, 0, {}}, {std::string(kind), opdracht_.item});
        return decision;
    }

    Status head() {
        root_.set("nummer", opdracht_.number.empty() ? dossier_.nummer : opdracht_.number).set("taal", words_.language());
        root_.set("oefening", opdracht_.practice ? "ja" : "nee").set("dossier", dossier_.nummer);
        root_.add("datum", words_.long_date(opdracht_.date));
        TRY_ASSIGN(const auto responsible, controllers(opdracht_));
        root_.add("opsteller", responsible.front()->naam);
        root_.add("regimeversie", regime_.id + " " + regime_.versie).set("hash", regime_.hash);
        TRY(needed(opdracht_, opdracht_.convenant->naam, "naam"));
        root_.add("convenant", opdracht_.convenant->naam);
        return {};
    }

    Status subject() {
        const Persoon* who = dossier_.subject();
        TRY(needed(opdracht_, who ? who->id : std::string(), "persoon"));
        TRY_ASSIGN(const auto role, word(words_, "notitie.rol." + who->rol));
        root_.add("over", full_name(who->naam, salutation_words(words_))).set("rol", role);
        return {};
    }

    std::string rule_text(const std::string& id) const {
        const Regel* rule = regime_.regel(id);
        return rule ? rule->uitleg : std::string();
    }
    std::string file_name(const std::string& code) const {
        const Bestandregel* file = regime_.bestand(code);
        return file && !file->naam.empty() ? file->naam : code;
    }
    std::string named(const std::string& prefix, const std::string& code) const { return words_.has(prefix + code) ? words_.text(prefix + code) : code; }

    /// RET-03: who could see the file, and who can now. A role that could not and cannot is left out.
    void access() {
        const auto rule_of = [&](const std::string& role, std::string_view file, std::string_view state) {
            const auto found = std::find_if(regime_.toegang.begin(), regime_.toegang.end(), [&](const Toegangsregel& one) { return one.rol == role && one.bestand == file && one.toestand == state; });
            return found == regime_.toegang.end() ? nullptr : &*found;
        };
        for (const Toegangsregel& now : regime_.toegang) {
            if (now.bestand != code::archief || now.toestand != "gearchiveerd") continue;
            const Toegangsregel* before = rule_of(now.rol, opdracht_.item, "actief");
            const std::string was = before ? before->oordeel : "nee";
            if (was == "nee" && now.oordeel == "nee") continue;
            root_.add("toegang", named("bewaarstuk.rol.", now.rol)).set("was", named("bewaarstuk.toegang.", was)).set("wordt", named("bewaarstuk.toegang.", now.oordeel));
        }
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

    Result<Tree> responsible() {
        TRY_ASSIGN(const auto all, controllers(opdracht_));
        for (const Partij* one : all) root_.add("verantwoordelijke", one->naam);
        return tree_;
    }

    void put(const char* name, const std::string& text) {
        if (!text.empty()) root_.add(name, text);
    }

    const Opdracht& opdracht_;
    const Catalogue& words_;
    const Dossier& dossier_;
    const Regime& regime_;
    Tree tree_{"notitie"};
    Tree::Node root_;
};

}  // namespace

Result<Tree> archivering_tree(const Opdracht& opdracht, const Catalogue& words) { return Paper(opdracht, words, "archivering").archiving(); }
Result<Tree> hernieuwing_tree(const Opdracht& opdracht, const Catalogue& words) { return Paper(opdracht, words, "hernieuwde-verwerking").renewal(); }
Result<Tree> aanhouding_tree(const Opdracht& opdracht, const Catalogue& words) { return Paper(opdracht, words, "aanhouding").hold(); }

}  // namespace griffier::compose
