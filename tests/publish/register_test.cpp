// The Art. 30 register: what it says, when it is refused, and what a new version is.
#include "generator/publish/register.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <algorithm>
#include <set>

#include "generator/intake/intake.h"
#include "records/core/xml.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::publish {
namespace {

std::string source(const std::string& path) { return std::string(GRIFFIER_SOURCE_DIR) + "/" + path; }

struct Town {
    Convenant convenant;
    Regime regime;
    Registergegevens facts;
};

class Register : public ::testing::Test {
  protected:
    Bytes read(const std::string& path) {
        auto bytes = disk_->read(source(path));
        EXPECT_TRUE(bytes) << path;
        return *bytes;
    }
    Town town(const std::string& name) {
        auto reader = intake::ConvenantReader::create(read("templates/schema/convenant.xsd"), "convenant.xsd");
        auto reading = reader->read(read("samples/convenanten/" + name + ".xml"), name);
        EXPECT_TRUE(reading.convenant) << name;
        auto regime = regimes_.regime_for(reading.convenant->regime, "", true);
        EXPECT_TRUE(regime) << name;
        auto facts = facts_of("samples/register/" + name + ".xml");
        EXPECT_TRUE(facts) << words_.describe(facts.error());
        return {*reading.convenant, *regime, *facts};
    }
    Result<Registergegevens> facts_of(const std::string& path) { return read_register_facts(read(path), path, read("templates/schema/register.xsd")); }
    Result<Registergegevens> facts_from(std::string text) { return read_register_facts(view_of(text), "proef.xml", read("templates/schema/register.xsd")); }
    std::string oeverstad() { return text_of(read("samples/register/oeverstad.xml")); }
    Verwerkingsregister made(const Town& t) {
        auto reg = make_register(t.convenant, t.regime, t.facts, words_);
        EXPECT_TRUE(reg) << (reg ? "" : words_.describe(reg.error()));
        return *reg;
    }
    std::string code(const Town& t) {
        auto reg = make_register(t.convenant, t.regime, t.facts, words_);
        return reg ? "" : reg.error().code;
    }

    std::unique_ptr<FileSystem> disk_ = posix_file_system();
    RegimeLoader regimes_ = *RegimeLoader::load(*disk_, source("records/regimes"));
    Catalogue words_ = *load_catalogue(*disk_, source("locales"), "nl");
};

std::string without(std::string text, const std::string& what, const std::string& instead = "") {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), instead);
}

TEST_F(Register, REG_01_every_letter_of_article_30_is_answered_for_every_activity) {
    for (const char* name : {"oeverstad", "limburg", "noord-holland", "midden-nederland"}) {
        const auto reg = made(town(name));
        EXPECT_GE(reg.activiteiten.size(), 2u) << name;
        for (const auto& one : reg.activiteiten)
            for (const char* column : {"verantwoordelijken", "functionaris", "doelen", "betrokkenen", "gegevens", "ontvangers", "doorgifte", "bewaartermijnen", "beveiliging"})
                EXPECT_FALSE(one.veld(column).empty()) << name << " " << one.code << " " << column;
    }
}

TEST_F(Register, REG_01_terms_are_those_of_the_regime) {
    const auto t = town("oeverstad");
    const auto reg = made(t);
    std::set<std::string> printed;
    for (const auto& one : reg.activiteiten)
        for (const auto& rule : one.bewaren) printed.insert(rule.tekst);
    for (const Termijn* term : t.regime.termijnen_voor("vernietigen")) EXPECT_TRUE(printed.contains(term->uitleg)) << term->id;
}

TEST_F(Register, REG_04_a_regime_without_a_register_sentence_has_a_register_all_the_same) {
    const auto t = town("noord-holland");
    EXPECT_FALSE(made(t).activiteiten.empty());
}

TEST_F(Register, RET_03_there_is_an_archive_only_where_the_regime_has_one) {
    const auto has = [](const Verwerkingsregister& reg) {
        return std::any_of(reg.activiteiten.begin(), reg.activiteiten.end(), [](const auto& one) { return one.code == "archief"; });
    };
    EXPECT_TRUE(has(made(town("oeverstad"))));
    EXPECT_FALSE(has(made(town("midden-nederland"))));
}

TEST_F(Register, the_raad_does_not_receive_from_the_weegploeg_and_does_from_the_casusoverleg) {
    const auto reg = made(town("oeverstad"));
    const auto receives = [&](const std::string& code) {
        for (const auto& one : reg.activiteiten)
            if (one.code == code) return std::find(one.ontvangers.begin(), one.ontvangers.end(), "Raad voor de Kinderbescherming") != one.ontvangers.end();
        return false;
    };
    EXPECT_FALSE(receives("weegploeg"));
    EXPECT_TRUE(receives("casusoverleg"));
}

TEST_F(Register, a_file_that_is_of_another_cooperation_is_refused) {
    Town t = town("oeverstad");
    t.facts.convenant = "limburg";
    EXPECT_EQ(code(t), "register.ander_convenant");
}

TEST_F(Register, an_activity_too_many_or_too_few_is_refused) {
    Town t = town("oeverstad");
    t.facts.activiteiten.pop_back();
    EXPECT_EQ(code(t), "register.activiteit_ontbreekt");
    t = town("oeverstad");
    t.facts.activiteiten.front().code = "kelder";
    EXPECT_EQ(code(t), "register.onbekende_activiteit");
}

TEST_F(Register, REG_01_an_empty_answer_is_refused_with_its_article) {
    Town t = town("oeverstad");
    t.convenant.doorgifte.buiten_eer.clear();
    auto reg = make_register(t.convenant, t.regime, t.facts, words_);
    ASSERT_FALSE(reg);
    EXPECT_EQ(reg.error().code, "register.onvolledig");
    EXPECT_NE(words_.describe(reg.error()).find("30 lid 1 onder e"), std::string::npos) << words_.describe(reg.error());
    t = town("oeverstad");
    t.convenant.functionaris = {};
    EXPECT_EQ(code(t), "register.onvolledig");
}

TEST_F(Register, wrong_files_are_refused_by_name) {
    EXPECT_EQ(facts_from("<a/>").error().code, "register.geen_register");
    EXPECT_EQ(facts_from(without(oeverstad(), "verwerkers=\"rekencentrum\"", "verwerkers=\"onbekend\"")).error().code, "register.onbekende_verwerker");
    EXPECT_EQ(facts_from(without(oeverstad(), "code=\"archief\"", "code=\"weegploeg\"")).error().code, "register.dubbel");
    EXPECT_FALSE(facts_from(without(oeverstad(), "00000009999900000001", "123")));
    EXPECT_FALSE(facts_from(without(oeverstad(), "beoordeeld=\"2026-02-10\"", "beoordeeld=\"2026-02-30\"")));
    EXPECT_FALSE(facts_from(without(oeverstad(), "code=\"publieke-taak\"", "code=\"gewoonte\"")));
    EXPECT_FALSE(facts_from(without(oeverstad(), "<afdeling>Team Veiligheid</afdeling>")));
}

TEST_F(Register, the_same_register_gives_no_new_version) {
    const auto t = town("oeverstad");
    auto first = made(t);
    ASSERT_TRUE(*next_version(first, "", *Date::parse("2026-03-01")));
    EXPECT_EQ(first.versie, 1);
    auto again = made(t);
    EXPECT_FALSE(*next_version(again, write_register(first, words_), *Date::parse("2026-04-01")));
    EXPECT_TRUE(again.wijzigingen.empty());
}

TEST_F(Register, a_change_makes_a_new_version_and_a_new_address_for_what_changed_only) {
    Town t = town("oeverstad");
    auto first = made(t);
    ASSERT_TRUE(*next_version(first, "", *Date::parse("2026-03-01")));
    t.facts.activiteiten.front().systeem = "griffier 2";
    auto second = made(t);
    ASSERT_TRUE(*next_version(second, write_register(first, words_), *Date::parse("2026-04-01")));
    EXPECT_EQ(second.versie, 2);
    EXPECT_EQ(second.wijzigingen, std::vector<std::string>{"weegploeg systeem"});
    EXPECT_NE(first.activiteiten[0].uri, second.activiteiten[0].uri);
    EXPECT_NE(first.activiteiten[0].uuid, second.activiteiten[0].uuid);
    EXPECT_EQ(first.activiteiten[1].uri, second.activiteiten[1].uri);
    EXPECT_EQ(first.activiteiten[1].uuid, second.activiteiten[1].uuid);
}

TEST_F(Register, a_review_alone_is_a_version_that_leaves_every_address) {
    Town t = town("oeverstad");
    auto first = made(t);
    ASSERT_TRUE(*next_version(first, "", *Date::parse("2026-03-01")));
    t.facts.beoordeeld = Date::parse("2026-05-05");
    auto second = made(t);
    ASSERT_TRUE(*next_version(second, write_register(first, words_), *Date::parse("2026-05-05")));
    EXPECT_EQ(second.wijzigingen, std::vector<std::string>{"beoordeling"});
    for (std::size_t i = 0; i < first.activiteiten.size(); ++i) EXPECT_EQ(first.activiteiten[i].uri, second.activiteiten[i].uri);
}

TEST_F(Register, a_damaged_version_before_is_not_built_on) {
    auto reg = made(town("oeverstad"));
    EXPECT_EQ(next_version(reg, "<verwerkingsregister versie=\"0\"/>", *Date::parse("2026-03-01")).error().code, "register.vorige");
    EXPECT_EQ(next_version(reg, "niets", *Date::parse("2026-03-01")).error().code, "register.vorige");
}

TEST_F(Register, the_csv_has_a_row_per_activity_and_no_formula) {
    Town t = town("oeverstad");
    t.facts.afdeling = "=HYPERLINK(\"x\")";
    auto reg = made(t);
    ASSERT_TRUE(*next_version(reg, "", *Date::parse("2026-03-01")));
    const std::string csv = register_csv(reg, words_);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF\"Adres (URI)\",\"Afdeling\""));
    EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"x\"\")\""), std::string::npos);
    std::size_t rows = 0;
    for (std::size_t at = 0; (at = csv.find("\r\n", at)) != std::string::npos; at += 2) ++rows;
    EXPECT_EQ(rows, reg.activiteiten.size() + 1);
}

TEST_F(Register, the_sheet_is_well_formed_and_names_all_three_parts) {
    auto reg = made(town("oeverstad"));
    ASSERT_TRUE(*next_version(reg, "", *Date::parse("2026-03-01")));
    const std::string sheet = register_sheet(reg, words_);
    const auto document = XmlDocument::parse(view_of(sheet), "blad");
    ASSERT_TRUE(document);
    for (const char* name : {"Organisatie", "Activiteiten", "Verwerkers"}) EXPECT_NE(sheet.find("table:name=\"" + std::string(name) + "\""), std::string::npos);
}

TEST_F(Register, the_var_answer_has_what_the_api_requires) {
    auto reg = made(town("oeverstad"));
    ASSERT_TRUE(*next_version(reg, "", *Date::parse("2026-03-01")));
    const auto text = register_var(reg, words_);
    ASSERT_TRUE(text);
    const auto json = nlohmann::json::parse(*text);
    EXPECT_EQ(json["count"], reg.activiteiten.size());
    for (const auto& one : json["results"]) {
        for (const char* key : {"id", "naam", "verantwoordelijkeOrganisatie", "doel", "grondslag"}) EXPECT_TRUE(one.contains(key)) << key;
        EXPECT_EQ(one["verantwoordelijkeOrganisatie"].get<std::string>().size(), 20u);
        EXPECT_LE(one["doel"].get<std::string>().size(), 2042u * 4);
        EXPECT_TRUE(one["grondslag"] == "Publieke taak" || one["grondslag"] == "Wettelijke verplichting");
    }
}

TEST_F(Register, without_an_oin_the_var_answer_is_refused_and_the_rest_is_made) {
    Town t = town("oeverstad");
    t.facts.oin.clear();
    auto reg = made(t);
    EXPECT_EQ(register_var(reg, words_).error().code, "register.zonder_oin");
    EXPECT_FALSE(register_csv(reg, words_).empty());
}

TEST_F(Register, the_dpv_graph_names_every_activity_with_its_legal_basis) {
    auto reg = made(town("oeverstad"));
    ASSERT_TRUE(*next_version(reg, "", *Date::parse("2026-03-01")));
    const auto json = nlohmann::json::parse(register_dpv(reg));
    std::size_t processes = 0;
    for (const auto& node : json["@graph"])
        if (node["@type"] == "dpv:Process") {
            ++processes;
            EXPECT_TRUE(node["dpv:hasLegalBasis"]["@id"].get<std::string>().starts_with("eu-gdpr:A6-1-"));
        }
    EXPECT_EQ(processes, reg.activiteiten.size());
}

}  // namespace
}  // namespace griffier::publish
