#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "generator/intake/intake.h"
#include "records/core/file_system.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::intake {
namespace {

const std::string source = GRIFFIER_SOURCE_DIR;

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

struct Instance : testing::Test {
    ConvenantReader reader = *ConvenantReader::create(view_of(content_of(source + "/templates/schema/convenant.xsd")), "convenant.xsd");
    std::string text = content_of(source + "/tests/intake/goed/convenant-model-2018.xml");
    void put(const std::string& from, const std::string& to) {
        auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
    }
    ConvenantReading read() { return reader.read(view_of(text), "convenant.xml"); }
    std::string only_code() {
        auto reading = read();
        EXPECT_FALSE(reading.convenant);
        std::string out;
        for (const auto& error : reading.errors) {
            EXPECT_EQ(error.kind, Kind::configuration);
            EXPECT_GT(error.place.line, 0);
            out += (out.empty() ? "" : " ") + error.code;
        }
        return out;
    }
    Regime regime(const std::string& id) {
        auto disk = posix_file_system();
        return *RegimeLoader::load(*disk, source + "/records/regimes")->find(id);
    }
};

TEST_F(Instance, every_field_reaches_the_value) {
    auto reading = read();
    ASSERT_TRUE(reading.convenant);
    const Convenant& c = *reading.convenant;
    EXPECT_EQ(c.id, "zandhoven");
    EXPECT_EQ(c.regime, "model-2018");
    EXPECT_EQ(c.inwerking, Date(2019, 3, 1));
    EXPECT_TRUE(c.handleiding_richtsnoer);
    EXPECT_EQ(c.partijen.size(), 5u);
    EXPECT_EQ(c.partij("gem-zandhoven")->contact.postcode, "9990 AA");
    EXPECT_EQ(c.externe("jongerenwerk")->geheimhouding, Date(2019, 3, 4));
    EXPECT_EQ(c.persoon("vanderberg-uitvoerder")->mandaat, "besluit 2019-14");
    EXPECT_EQ(c.verwerkingsverantwoordelijken.size(), 3u);
    EXPECT_EQ(c.functionaris.email, "fg@zandhoven.example");
    EXPECT_EQ(c.bijlagen.at(0).publicatienummer, "Stcrt. 2019, 99990");
    EXPECT_EQ(c.hash, hex(sha256(view_of(text))));
    EXPECT_TRUE(check_convenant(c, regime("model-2018"), "convenant.xml").empty());
}

TEST_F(Instance, wrong_files_are_refused_with_a_line) {
    put("id=\"om-noord\" soort", "id=\"gem-zandhoven\" soort");
    auto codes = only_code();
    EXPECT_NE(codes.find("convenant.id_dubbel"), std::string::npos) << codes;
}
TEST_F(Instance, unknown_controllers_are_refused) { put("gem-zandhoven om-noord pol", "gem-elders om-noord pol"); EXPECT_EQ(only_code(), "convenant.onbekende_partij"); }
TEST_F(Instance, office_holders_of_unknown_parties_are_refused) { put("partij=\"pol-noord\"", "partij=\"pol-zuid\""); EXPECT_EQ(only_code(), "convenant.onbekende_partij"); }
TEST_F(Instance, an_end_before_the_beginning_is_refused) { put("vanaf=\"2019-03-01\"", "vanaf=\"2019-03-01\" tot=\"2019-02-28\""); EXPECT_EQ(only_code(), "convenant.einde_voor_begin"); }
TEST_F(Instance, a_day_that_does_not_exist_is_refused) { put("inwerking=\"2019-03-01\"", "inwerking=\"2019-02-29\""); EXPECT_EQ(only_code(), "datum.bestaat_niet"); }
TEST_F(Instance, a_key_of_another_length_is_refused) { put("rol=\"uitvoerder\"", "rol=\"uitvoerder\" sleutel=\"abcd\""); EXPECT_EQ(only_code(), "xml.schema_waarde"); }
TEST_F(Instance, another_root_is_refused) { text = "<regime/>"; EXPECT_EQ(only_code(), "convenant.geen_convenant"); }
TEST_F(Instance, a_citizen_number_is_refused) { put("M. van der Berg", "M. van der Berg 111222333"); EXPECT_EQ(only_code(), "tekst.bsn"); }

TEST_F(Instance, RET_04_the_chosen_start_of_a_term_is_read_and_one_choice_holds_from_one_day) {
    const std::string choice = "<startkeuze regel=\"termijn.vernietiging.niet-geagendeerd\" start=\"eerste-signaal\"/>", before = "<partij id=\"gem-zandhoven\"";
    put(before, choice + "<startkeuze regel=\"termijn.vernietiging.niet-geagendeerd\" start=\"besluit.niet-agenderen\" vanaf=\"2026-01-01\"/>" + before);
    auto reading = read();
    ASSERT_TRUE(reading.convenant);
    const auto& found = reading.convenant->startkeuzes;
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].regel, "termijn.vernietiging.niet-geagendeerd");
    EXPECT_EQ(found[0].start, "eerste-signaal");
    EXPECT_FALSE(found[0].vanaf);
    EXPECT_EQ(found[1].vanaf, Date(2026, 1, 1));
    put(" vanaf=\"2026-01-01\"", "");
    EXPECT_EQ(only_code(), "convenant.startkeuze_dubbel");
}
TEST_F(Instance, RET_04_a_choice_without_term_or_start_is_refused) {
    put("<partij id=\"gem-zandhoven\"", "<startkeuze start=\"eerste-signaal\"/><partij id=\"gem-zandhoven\"");
    EXPECT_EQ(only_code(), "xml.schema_attribuut_ontbreekt");
    put("<startkeuze start=\"eerste-signaal\"/>", "<startkeuze regel=\"termijn.vernietiging.niet-geagendeerd\" start=\"Eerste signaal\"/>");
    EXPECT_EQ(only_code(), "xml.schema_waarde");
}

TEST_F(Instance, what_the_regime_does_not_know_is_named) {
    Convenant c = *read().convenant;
    Regime model = regime("model-2018");
    auto codes = [&](const Convenant& instance, const Regime& r) {
        std::string out;
        for (const auto& error : check_convenant(instance, r, "c.xml")) out += error.code + " ";
        return out;
    };
    Convenant other = c;
    other.regime_versie = "2";
    EXPECT_EQ(codes(other, model), "convenant.ander_regime ");
    other = c;
    other.partijen[1].soort = "ggd";
    EXPECT_EQ(codes(other, model), "convenant.onbekende_soort convenant.te_weinig_partijen ");
    other = c;
    other.verwerkingsverantwoordelijken.push_back("rvdk");
    EXPECT_EQ(codes(other, model), "convenant.niet_verantwoordelijk ");
    other = c;
    other.startkeuzes = {{"termijn.vernietiging.niet-geagendeerd", "eerste-signaal", {}}, {"termijn.vernietiging.niet-geagendeerd", "besluit.niet-agenderen", Date(2026, 1, 1)}};
    EXPECT_EQ(codes(other, model), "");
    other.startkeuzes[0].start = "afsluiting";
    EXPECT_EQ(codes(other, model), "convenant.startkeuze_anders ");
    other.startkeuzes[0] = {"termijn.vernietiging", "laatste-verwerking", {}};
    EXPECT_EQ(codes(other, model), "convenant.startkeuze_geen ") << "this term begins with one event only";
    other.startkeuzes[0].regel = "termijn.onbekend";
    EXPECT_EQ(codes(other, model), "convenant.startkeuze_geen ");
    other = c;
    other.regime = "midden-nederland-2015";
    EXPECT_NE(codes(other, regime("midden-nederland-2015")).find("convenant.geen_externe_partners"), std::string::npos);
}

}  // namespace
}  // namespace griffier::intake
