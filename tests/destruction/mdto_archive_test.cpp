// MDTO metadata of a move to the archive.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "records/core/file_system.h"
#include "records/core/xml.h"
#include "records/destruction/mdto_archive.h"

using namespace griffier;

namespace {

Gearchiveerdbestand moved() {
    Gearchiveerdbestand one;
    one.dossier = "PRF-2025-001", one.bestand = "weegploeg", one.op = Date(2026, 5, 11);
    one.plan.klok = "laatste-verwerking", one.plan.bewaarplicht = true;
    one.plan.vernietigen.start = Date(2025, 5, 18), one.plan.vernietigen.datum = Date(2030, 5, 19);
    one.duur = "P5Y", one.regime = "model-2018 1", one.opslag = "griffier/00", one.zorgdrager = "Gemeente Proef";
    one.selectielijst = "Selectielijst proef", one.categorie = "11.1", one.beperking = "Alleen kernpartijen.";
    return one;
}

std::vector<std::string> children(const std::string& xml) {
    const auto parsed = XmlDocument::parse(view_of(xml), "mdto");
    if (!parsed) return {};
    std::vector<std::string> names;
    for (const XmlElement& element : parsed->root().child("informatieobject").children()) names.push_back(element.name());
    return names;
}

}  // namespace

TEST(ArchiefMdto, RET_02_the_move_is_a_migration_within_the_same_care_with_the_term_that_goes_on) {
    const std::string xml = mdto_of_archived(moved());
    for (const char* piece : {"<begripLabel>Migratie</begripLabel>", "<eventTijd>2026-05-11</eventTijd>", "<begripCode>V</begripCode>", "<termijnLooptijd>P5Y</termijnLooptijd>", "<termijnEinddatum>2030-05-18</termijnEinddatum>"})
        EXPECT_NE(xml.find(piece), std::string::npos) << piece;
    EXPECT_EQ(xml.find("Overbrenging"), std::string::npos);
    EXPECT_EQ(mdto_name(moved()), "PRF-2025-001.weegploeg.MDTO.xml");
}

TEST(ArchiefMdto, RET_05_an_order_for_renewed_processing_adds_the_way_back_and_takes_the_limit_of_the_archive_away) {
    Gearchiveerdbestand back = moved();
    back.hernieuwd = Date(2027, 6, 1);
    const std::string xml = mdto_of_archived(back);
    const auto there = xml.find("<eventTijd>2026-05-11</eventTijd>"), again = xml.find("<eventTijd>2027-06-01</eventTijd>");
    ASSERT_NE(there, std::string::npos);
    ASSERT_NE(again, std::string::npos);
    EXPECT_LT(there, again);
    EXPECT_NE(xml.find("hernieuwde verwerking"), std::string::npos);
    EXPECT_EQ(xml.find("Alleen kernpartijen."), std::string::npos);
    EXPECT_NE(mdto_name(back), mdto_name(moved()));
}

TEST(ArchiefMdto, RET_02_elements_stand_in_the_order_of_the_schema_with_and_without_what_is_not_configured) {
    const std::vector<std::string> all{"identificatie", "naam", "aggregatieniveau", "classificatie", "taal", "event", "waardering", "bewaartermijn", "archiefvormer", "beperkingGebruik"};
    EXPECT_EQ(children(mdto_of_archived(moved())), all);
    Gearchiveerdbestand bare = moved();
    bare.categorie = "", bare.plan.vernietigen.datum.reset(), bare.oefening = true;
    EXPECT_EQ(children(mdto_of_archived(bare)), (std::vector<std::string>{"identificatie", "naam", "aggregatieniveau", "omschrijving", "taal", "event", "waardering", "archiefvormer", "beperkingGebruik"}));
}

TEST(ArchiefMdto, RET_02_it_is_valid_where_the_schema_is_at_hand) {
    const char* folder = std::getenv("GRIFFIER_MDTO_XSD");
    const std::string path = folder ? folder : "";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the MDTO schema is not on this machine (GRIFFIER_MDTO_XSD names it)";
    const auto disk = posix_file_system();
    const auto bytes = disk->read(path, 4u << 20);
    ASSERT_TRUE(bytes);
    const auto schema = XmlSchema::compile(*bytes, "mdto.xsd");
    ASSERT_TRUE(schema);
    for (bool bare : {false, true}) {
        Gearchiveerdbestand one = moved();
        one.hernieuwd = Date(2027, 6, 1);
        if (bare) one.categorie = "", one.plan.vernietigen.datum.reset(), one.oefening = true;
        const std::string xml = mdto_of_archived(one);
        const auto parsed = XmlDocument::parse(view_of(xml), "mdto");
        ASSERT_TRUE(parsed);
        for (const Error& error : schema->validate(*parsed)) ADD_FAILURE() << error.code << " " << error.place.element << " " << error.place.line << (error.args.empty() ? "" : " " + error.args.back());
    }
}
