// Declarations of secrecy and disclosures: what stands in the way, by the rules of each regime.
#include "records/rules/secrecy.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "records/core/file_system.h"
#include "records/regime_io/regime_loader.h"

using namespace griffier;

namespace {

const RegimeLoader& loader() {
    static const RegimeLoader loaded = [] {
        auto disk = posix_file_system();
        auto result = RegimeLoader::load(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes");
        if (!result) throw std::runtime_error(result.error().code);
        return *std::move(result);
    }();
    return loaded;
}

/// A case with an external partner that may have data, under one regime; each test takes one thing away.
struct World {
    explicit World(const std::string& id, const std::string& receiver = "ggz") : regime(*loader().find(id)) {
        const bool midden = id == "midden-nederland-2015";
        for (const auto& [name, kind] : std::vector<std::pair<std::string, std::string>>{{"gem-a", "gemeente"}, {"gem-b", "gemeente"}, {"om", "om"}, {"politie", "politie"}, {"reclassering", "reclassering"}}) {
            Partij p;
            p.id = name, p.soort = kind, p.naam = name;
            convenant.partijen.push_back(p);
        }
        ExternePartner e;
        e.id = "ggz", e.naam = "GGZ", e.opgenomen = Date(2020, 1, 1);
        if (!midden) convenant.externe_partners.push_back(e);
        dossier.nummer = "D-1", dossier.gemeente = "gem-a";
        Deelnemer d;
        d.id = "d1", d.partij = receiver, d.datum = Date(2026, 1, 10);
        dossier.deelnemers.push_back(d);
        given.id = "v1", given.bestand = "casusoverleg", given.ontvanger = receiver, given.verstrekker = "gem-a", given.noodzaak = "voor de behandeling", given.soort_gegevens = "zorggegevens", given.datum = Date(2026, 3, 2);
        given.toestemmingen = {{"gem-a", Date(2026, 3, 1)}, {"om", Date(2026, 3, 1)}, {"politie", Date(2026, 3, 2)}};
        register_ = {{"GV-2026-0001", "ggz", "", Date(2026, 1, 5), Date(2026, 1, 6), std::nullopt, std::string(64, 'a')}};
    }
    std::vector<std::string> codes(const std::string& file = "casusoverleg", bool archived = false) const {
        std::vector<std::string> out;
        for (const auto& e : disclosure_errors({given, dossier, convenant, regime, register_, file, archived})) out.push_back(e.code);
        return out;
    }
    Error first() const { return disclosure_errors({given, dossier, convenant, regime, register_, "casusoverleg", false}).front(); }

    const Regime& regime;
    Convenant convenant;
    Dossier dossier;
    Verstrekking given;
    std::vector<Geheimhoudingsverklaring> register_;
};

using Codes = std::vector<std::string>;
const std::vector<std::string> with_partners{"model-2018", "limburg-2020", "noord-holland-2018"};

}  // namespace

TEST(Disclosure, CAS_19_SEC_02_SEC_04_a_complete_disclosure_may_be_made) {
    for (const auto& id : with_partners) EXPECT_EQ(World(id).codes(), Codes{}) << id;
}

TEST(Disclosure, SEC_03_SEC_04_without_a_signed_declaration_nothing_is_given) {
    for (const auto& id : with_partners) {
        World w(id);
        w.register_.clear();
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_verklaring"}) << id;
        EXPECT_FALSE(w.first().args.at(1).empty()) << "the article is told";
        w.register_ = {{"GV-2026-0001", "ggz", "", Date(2026, 1, 5), std::nullopt, std::nullopt, ""}};
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_verklaring"}) << "made, not signed";
        w.register_.front().getekend = Date(2026, 3, 3);
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_verklaring"}) << "signed a day too late";
        w.register_.front().getekend = Date(2026, 3, 2);
        EXPECT_EQ(w.codes(), Codes{}) << "on the day itself";
        w.register_.front().tot = Date(2026, 3, 1);
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_verklaring"}) << "ended the day before";
        w.register_.front().tot = Date(2026, 3, 2);
        EXPECT_EQ(w.codes(), Codes{}) << "the last day counts";
        w.register_.front().dossier = "D-2";
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_verklaring"}) << "signed for another case";
        w.register_.front().dossier = "D-1";
        EXPECT_EQ(w.codes(), Codes{}) << id;
        w.register_.front().partner = "ander";
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_verklaring"}) << "another partner's";
    }
}

TEST(Disclosure, SEC_03_the_covenant_file_and_the_case_can_hold_the_declaration_too) {
    World w("noord-holland-2018");
    w.register_.clear();
    w.convenant.externe_partners.front().geheimhouding = Date(2025, 10, 10);
    EXPECT_EQ(w.codes(), Codes{});
    EXPECT_EQ(signed_declaration("ggz", w.dossier, w.convenant, w.register_, w.given.datum)->id, "convenant");
    w.dossier.deelnemers.front().geheimhouding = Date(2026, 1, 10);
    EXPECT_EQ(signed_declaration("ggz", w.dossier, w.convenant, w.register_, w.given.datum)->id, "dossier") << "that of the case comes first";
    w.register_ = {{"GV-2026-0002", "ggz", "D-1", Date(2026, 1, 5), Date(2026, 1, 6), std::nullopt, ""}};
    EXPECT_EQ(signed_declaration("ggz", w.dossier, w.convenant, w.register_, w.given.datum)->id, "GV-2026-0002");
    EXPECT_FALSE(signed_declaration("ggz", w.dossier, w.convenant, {}, Date(2025, 10, 9)));
}

TEST(Disclosure, CAS_19_without_necessity_or_kind_of_data_it_is_refused_with_the_article) {
    for (const auto& id : with_partners) {
        World w(id);
        w.given.noodzaak.clear();
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_noodzaak"}) << id;
        EXPECT_NE(w.first().args.front().find("10 lid 5"), std::string::npos);
        w.given.soort_gegevens.clear();
        EXPECT_EQ(w.codes(), (Codes{"verstrekking.zonder_soort", "verstrekking.zonder_noodzaak"})) << id;
    }
}

TEST(Disclosure, CAS_19_every_party_of_the_case_consents_in_the_model_and_the_provider_in_noord_holland) {
    for (const char* id : {"model-2018", "limburg-2020"}) {
        World w(id);
        w.given.toestemmingen.erase(w.given.toestemmingen.begin() + 1);
        EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_toestemming"}) << id;
        EXPECT_EQ(w.first().args.front(), "om");
        w.given.toestemmingen.clear();
        EXPECT_EQ(w.first().args.front(), "gem-a, om, politie") << "not gem-b: the case is none of its (SEC-15)";
        Deelnemer d;
        d.id = "d2", d.partij = "reclassering", d.datum = Date(2026, 2, 1);
        w.dossier.deelnemers.push_back(d);
        EXPECT_EQ(w.first().args.front(), "gem-a, om, politie, reclassering") << "a case party that takes part is a covenant party too";
    }
    World nh("noord-holland-2018");
    nh.given.toestemmingen = {{"gem-a", Date(2026, 3, 1)}};
    EXPECT_EQ(nh.codes(), Codes{});
    nh.given.toestemmingen = {{"om", Date(2026, 3, 1)}};
    EXPECT_EQ(nh.codes(), Codes{"verstrekking.zonder_toestemming"});
    EXPECT_EQ(nh.first().args.front(), "gem-a");
}

TEST(Disclosure, CAS_19_consent_goes_before_the_disclosure) {
    World w("model-2018");
    w.given.toestemmingen[1].datum = Date(2026, 3, 3);
    EXPECT_EQ(w.codes(), Codes{"verstrekking.toestemming_later"});
}

TEST(Disclosure, CAS_04_ANX_01_a_partner_that_is_not_on_annex_1_gets_nothing_where_there_is_one) {
    for (const char* id : {"model-2018", "limburg-2020"}) {
        World w(id);
        w.convenant.externe_partners.front().opgenomen.reset();
        EXPECT_EQ(w.codes(), Codes{"verstrekking.niet_op_bijlage"}) << id;
        w.convenant.externe_partners.front().opgenomen = Date(2020, 1, 1);
        w.convenant.externe_partners.front().verwijderd = Date(2026, 3, 2);
        EXPECT_EQ(w.codes(), Codes{"verstrekking.niet_op_bijlage"}) << id;
    }
    World nh("noord-holland-2018");
    nh.convenant.externe_partners.front().opgenomen.reset();
    EXPECT_EQ(nh.codes(), Codes{}) << "Noord-Holland has no annex";
}

TEST(Disclosure, CAS_03_CAS_22_a_partner_that_is_not_admitted_to_the_case_gets_nothing) {
    for (const auto& id : with_partners) {
        World w(id);
        w.dossier.deelnemers.clear();
        EXPECT_EQ(w.codes(), Codes{"verstrekking.niet_toegelaten"}) << id;
    }
}

TEST(Disclosure, CAS_18_the_plan_needs_a_declaration_too_and_in_noord_holland_need_and_consent_as_well) {
    World m("model-2018");
    EXPECT_EQ(m.codes("plan"), Codes{});
    m.register_.clear();
    EXPECT_EQ(m.codes("plan"), Codes{"verstrekking.zonder_verklaring"});
    World nh("noord-holland-2018");
    EXPECT_EQ(nh.codes("plan"), Codes{});
    nh.register_.clear();
    nh.given.toestemmingen.clear();
    EXPECT_EQ(nh.codes("plan"), (Codes{"verstrekking.zonder_verklaring", "verstrekking.zonder_toestemming"}));
}

TEST(Disclosure, RET_03_nothing_is_given_to_partners_from_the_archive_or_from_the_weegploeg_file) {
    for (const auto& id : with_partners) {
        EXPECT_EQ(World(id).codes("casusoverleg", true), Codes{"verstrekking.niet_mogelijk"}) << id;
        EXPECT_EQ(World(id).codes("weegploeg"), Codes{"verstrekking.niet_mogelijk"}) << id;
    }
}

TEST(Disclosure, CAS_05_a_party_gets_what_it_needs_without_consent_and_a_stranger_nothing) {
    World w("model-2018", "reclassering");
    w.given.toestemmingen.clear();
    EXPECT_EQ(w.codes(), Codes{});
    w.given.noodzaak.clear();
    EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_noodzaak"});
    w.given.ontvanger = "niemand";
    EXPECT_EQ(w.codes(), Codes{"verstrekking.onbekende_ontvanger"});
    World unknown("model-2018");
    unknown.given.verstrekker.clear();
    EXPECT_EQ(unknown.codes(), Codes{"verstrekking.zonder_verstrekker"});
}

TEST(Disclosure, MN_08_MN_11_in_midden_nederland_the_need_suffices_between_partners_and_no_declaration_is_asked) {
    World w("midden-nederland-2015", "reclassering");
    w.register_.clear(), w.given.toestemmingen.clear();
    EXPECT_EQ(w.codes(), Codes{});
    w.given.noodzaak.clear();
    EXPECT_EQ(w.codes(), Codes{"verstrekking.zonder_noodzaak"});
    EXPECT_FALSE(asks_declaration(*loader().find("midden-nederland-2015")));
    for (const auto& id : with_partners) EXPECT_TRUE(asks_declaration(*loader().find(id))) << id;
}
