// Every way to be wrong has a file of its own in tests/intake/fout, whose second line says which code it must be refused with, and where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "generator/intake/intake.h"
#include "records/core/catalogue.h"
#include "records/core/file_system.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::intake {
namespace {

namespace fs = std::filesystem;
const std::string source = GRIFFIER_SOURCE_DIR;

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

struct World {
    std::unique_ptr<FileSystem> disk = posix_file_system();
    RegimeLoader regimes = *RegimeLoader::load(*disk, source + "/records/regimes");
    CasusReader casus = *CasusReader::create(view_of(content_of(source + "/templates/schema/casus.xsd")), "casus.xsd");
    ConvenantReader instance = *ConvenantReader::create(view_of(content_of(source + "/templates/schema/convenant.xsd")), "convenant.xsd");
    std::map<std::string, Convenant> convenanten;

    World() {
        for (const char* regime : {"model-2018", "noord-holland-2018", "midden-nederland-2015"}) {
            auto file = source + "/tests/intake/goed/convenant-" + regime + ".xml";
            auto reading = instance.read(view_of(content_of(file)), file);
            if (!reading.convenant) throw std::runtime_error(file + " " + reading.errors.at(0).code);
            convenanten[regime] = *reading.convenant;
        }
    }
    Expected expected(const std::string& regime) const {
        Expected out{regimes.find(regime), &convenanten.at(regime), Date(2025, 12, 31), std::nullopt};
        // Midden-Nederland has a life that runs from the entry day of its instance.
        if (regime == "midden-nederland-2015") out.lapsed = convenanten.at(regime).inwerking->plus_years(3);
        return out;
    }
};

World& world() {
    static World world;
    return world;
}

std::string regime_of(const std::string& text) {
    std::smatch found;
    return std::regex_search(text, found, std::regex("regime: ([a-z0-9-]+)")) ? found[1].str() : "model-2018";
}

std::vector<fs::path> files_in(const std::string& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(source + "/tests/intake/" + folder)) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::string list(const std::vector<Error>& errors) {
    std::string out;
    for (const auto& error : errors) out += error.code + " regel " + std::to_string(error.place.line) + " <" + error.place.element + ">; ";
    return out;
}

class WrongFile : public testing::TestWithParam<fs::path> {};

TEST_P(WrongFile, is_refused_with_its_code_and_line) {
    const fs::path file = this->GetParam();
    std::string text = content_of(file);
    std::smatch expected;
    ASSERT_TRUE(std::regex_search(text, expected, std::regex("verwacht: ([a-z0-9_. ]+) regel ([0-9]+);"))) << file;
    auto reading = world().casus.read(view_of(text), file.filename().string(), world().expected(regime_of(text)));
    EXPECT_FALSE(reading.dossier);
    std::set<std::string> due, got;
    std::istringstream codes(expected[1].str());
    for (std::string code; codes >> code;) due.insert(code);
    for (const auto& error : reading.errors) {
        got.insert(error.code);
        EXPECT_EQ(error.place.file, file.filename().string());
        EXPECT_EQ(error.place.line, std::stoi(expected[2].str())) << list(reading.errors);
        EXPECT_EQ(error.kind, Kind::refused);
    }
    EXPECT_EQ(got, due) << list(reading.errors);
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}
INSTANTIATE_TEST_SUITE_P(fout, WrongFile, testing::ValuesIn(files_in("fout")), test_name);

TEST(Casus, good_files_are_read_without_a_finding) {
    int read = 0;
    for (const auto& path : files_in("goed")) {
        if (path.filename().string().starts_with("convenant")) continue;
        std::string text = content_of(path);
        auto reading = world().casus.read(view_of(text), path.filename().string(), world().expected(regime_of(text)));
        EXPECT_TRUE(reading.dossier) << path << ": " << list(reading.errors);
        EXPECT_EQ(reading.source, sha256(view_of(text)));
        ++read;
    }
    EXPECT_GE(read, 3);
}

TEST(Casus, every_field_of_the_file_reaches_the_dossier) {
    std::string text = content_of(source + "/tests/intake/goed/geagendeerd-model.xml");
    auto reading = world().casus.read(view_of(text), "a.xml", world().expected("model-2018"));
    ASSERT_TRUE(reading.dossier);
    const Dossier& d = *reading.dossier;
    EXPECT_EQ(d.nummer, "ZH-2025-001");
    EXPECT_EQ(d.gemeente, "gem-zandhoven");
    ASSERT_EQ(d.personen.size(), 3u);
    EXPECT_EQ(d.subject()->naam.voorvoegsel, "van");
    EXPECT_EQ(d.subject()->geboortedatum, Date(1996, 4, 12));
    EXPECT_EQ(d.subject()->adres.huisletter, "B");
    EXPECT_EQ(d.subject()->in_nederland_bron, "BRP");
    EXPECT_THAT(d.subject()->bijzonder, testing::ElementsAre("politiek"));
    EXPECT_EQ(d.persoon("p2")->bestand, "weegploeg");
    EXPECT_EQ(d.persoon("p3")->bestand, "casusoverleg");
    ASSERT_EQ(d.signalen.size(), 1u);
    EXPECT_EQ(d.signalen[0].ontvangen, Date(2025, 1, 16));
    EXPECT_EQ(d.signalen[0].melder, "p2");
    EXPECT_THAT(d.signalen[0].gebieden, testing::ElementsAre("2", "3"));
    EXPECT_EQ(d.analyses.at(0).fase, 2);
    const Besluit* deferral = d.besluit("b2");
    ASSERT_TRUE(deferral);
    EXPECT_EQ(deferral->gronden_lijst, "uitstel");
    EXPECT_THAT(deferral->gronden, testing::ElementsAre("d"));
    EXPECT_EQ(deferral->factoren.at("c"), "Alleen de brief wordt uitgesteld.");
    EXPECT_EQ(deferral->overleg.at(0).datum, Date(2025, 1, 27));
    EXPECT_EQ(deferral->herziening, Date(2025, 3, 3));
    EXPECT_EQ(deferral->bron, "import");
    EXPECT_EQ(d.plannen.at(0).casusregisseur, "gemeente Zandhoven");
    EXPECT_EQ(d.acties.at(0).gereed_op, Date(2025, 3, 20));
    EXPECT_EQ(d.deelnemers.at(0).criterium, "rol-in-plan");
    EXPECT_EQ(d.verstrekkingen.at(0).toestemmingen.size(), 3u);
    EXPECT_EQ(d.dragers.at(0).soort, "papier");
    EXPECT_EQ(d.gebeurtenissen.at(0).soort, "controle-juistheid");
    EXPECT_EQ(d.overdrachten.at(0).keuzes.size(), 3u);
    EXPECT_EQ(d.verzoeken.at(0).verzoeker, "p1");
    EXPECT_EQ(d.verzoeken.at(0).stappen.at(0).uitkomst, "vastgesteld");
}

TEST(Casus, texts_come_out_composed_and_squeezed_and_keep_their_paragraphs) {
    std::string text = content_of(source + "/tests/intake/goed/geagendeerd-model.xml");
    auto put = [&](const std::string& from, const std::string& to) { text.replace(text.find(from), from.size(), to); };
    put("<geslachtsnaam>Dalen", "<geslachtsnaam> Daele\u0308n  Os");
    put("Zegt op het werk", "Eerste\n      regel.\n\n      Zegt op het werk");
    auto reading = world().casus.read(view_of(text), "a.xml", world().expected("model-2018"));
    ASSERT_TRUE(reading.dossier) << list(reading.errors);
    EXPECT_EQ(reading.dossier->subject()->naam.geslachtsnaam, "Dael\u00EBn Os");
    EXPECT_TRUE(reading.dossier->signalen[0].feit.starts_with("Eerste regel.\n\nZegt op"));
}

/// A sound case with one thing changed: the codes that it is refused with.
std::vector<std::string> codes_after(const std::string& file, const std::string& regime, const std::string& from, const std::string& to) {
    std::string text = content_of(source + "/tests/intake/goed/" + file);
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error(from);
    text.replace(at, from.size(), to);
    std::vector<std::string> codes;
    for (const Error& error : world().casus.read(view_of(text), "a.xml", world().expected(regime)).errors) codes.push_back(error.code);
    return codes;
}

TEST(Casus, WEE_01_a_signal_comes_in_through_a_core_party_and_in_Midden_Nederland_through_any_partner) {
    using testing::Contains;
    using testing::Not;
    for (const char* party : {"rvdk", "reclassering"})
        EXPECT_THAT(codes_after("geagendeerd-model.xml", "model-2018", "partij=\"gem-zandhoven\" melder", "partij=\"" + std::string(party) + "\" melder"), Contains("casus.inbreng_niet_door_kernpartij"));
    std::string partner;
    for (const Partij& party : world().convenanten.at("midden-nederland-2015").partijen)
        if (party.soort == "rvdk" || party.soort == "reclassering") partner = party.id;
    ASSERT_FALSE(partner.empty());
    EXPECT_THAT(codes_after("reglement-midden-nederland.xml", "midden-nederland-2015", "partij=\"gem-lindewoude\" melder", "partij=\"" + partner + "\" melder"), Not(Contains("casus.inbreng_niet_door_kernpartij")));
}

TEST(Casus, WEE_01_MN_15_in_Midden_Nederland_each_of_the_five_partners_has_a_channel_and_nobody_else) {
    using testing::Contains;
    using testing::Not;
    auto expected = world().expected("midden-nederland-2015");
    Convenant covenant = *expected.convenant;
    expected.convenant = &covenant;
    const std::string text = content_of(source + "/tests/intake/goed/reglement-midden-nederland.xml");
    const auto codes = [&](const std::string& kind) {
        for (Partij& party : covenant.partijen)
            if (party.id == "gem-lindewoude") party.soort = kind;
        std::vector<std::string> found;
        for (const Error& error : world().casus.read(view_of(text), "a.xml", expected).errors) found.push_back(error.code);
        return found;
    };
    ASSERT_NE(text.find("partij=\"gem-lindewoude\" melder"), std::string::npos);
    for (const char* kind : {"politie", "om", "gemeente", "reclassering", "rvdk"}) EXPECT_THAT(codes(kind), Not(Contains("casus.inbreng_zonder_kanaal"))) << kind;
    EXPECT_THAT(codes("derde"), Contains("casus.inbreng_zonder_kanaal"));
}

TEST(Casus, CAS_15_who_is_stored_besides_the_subject_has_a_recorded_need) {
    using testing::Contains;
    EXPECT_THAT(codes_after("geagendeerd-model.xml", "model-2018", "      <noodzaak>Hij begeleidt het subject naar de gesprekken uit het plan.</noodzaak>\n", ""), Contains("casus.noodzaak_ontbreekt"));
    EXPECT_THAT(codes_after("reglement-midden-nederland.xml", "midden-nederland-2015", "<noodzaak>Zij woont met hem in één huis.</noodzaak>", ""), Contains("casus.noodzaak_ontbreekt"));
}

TEST(Casus, MN_01_an_older_case_under_a_lapsed_regime_is_still_accepted) {
    std::string text = content_of(source + "/tests/intake/goed/reglement-midden-nederland.xml");
    auto expected = world().expected("midden-nederland-2015");
    EXPECT_TRUE(world().casus.read(view_of(text), "a.xml", expected).dossier);
    expected.lapsed = Date(2016, 5, 9);
    auto reading = world().casus.read(view_of(text), "a.xml", expected);
    ASSERT_EQ(reading.errors.size(), 1u);
    EXPECT_EQ(reading.errors[0].code, "casus.regime_vervallen");
}

TEST(Casus, checks_that_lack_their_measure_are_left_out) {
    std::string text = content_of(source + "/tests/intake/fout/partij-onbekend.xml");
    EXPECT_TRUE(world().casus.read(view_of(text), "a.xml", Expected{}).dossier);
}

TEST(Casus, no_error_tells_what_stood_in_the_file) {
    const std::string canary = "Kwartsvogel";
    std::string text = content_of(source + "/tests/intake/goed/geagendeerd-model.xml");
    for (const char* place : {"<geboortedatum>1996-04-12", "rol=\"melder\"", "<postcode>9991 AB", "geslacht=\"M\"", "<straat>Molenweg"}) {
        std::string changed = text, from = place;
        std::size_t at = changed.find(from);
        ASSERT_NE(at, std::string::npos) << place;
        std::size_t value = at + from.find_last_of(">\"", from.size() - 2) + 1;
        changed.insert(value, canary + "' is not a valid value of '" + canary);
        if (from.starts_with("<straat")) changed.replace(changed.find("<huisnummer>12"), 14, "<huisnummer>" + canary);
        auto reading = world().casus.read(view_of(changed), "a.xml", world().expected("model-2018"));
        EXPECT_FALSE(reading.errors.empty()) << place;
        for (const auto& error : reading.errors)
            for (const auto& arg : error.args) EXPECT_EQ(arg.find(canary), std::string::npos) << arg;
    }
}

TEST(Casus, every_code_has_words_and_a_hint_in_both_languages) {
    auto nl = load_catalogue(*world().disk, source + "/locales", "nl"), en = load_catalogue(*world().disk, source + "/locales", "en");
    ASSERT_TRUE(nl) << nl.error().code << " " << nl.error().place.file;
    ASSERT_TRUE(en) << en.error().code << " " << en.error().place.file;
    std::set<std::string> codes;
    for (const auto& folder : {"/generator/intake", "/records/core"})
        for (const auto& entry : fs::directory_iterator(source + folder)) {
            std::string text = content_of(entry.path());
            std::regex code("\"((?:casus|convenant|datum|tekst|xml|locale)\\.[a-z_]+)\"");
            for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) codes.insert((*it)[1]);
        }
    for (const char* key : {"datum.lang", "datum.maand"}) codes.erase(key);
    EXPECT_GE(codes.size(), 60u);
    for (const auto& code : codes)
        for (const auto* words : {&*nl, &*en}) {
            EXPECT_TRUE(words->has("fout." + code)) << words->language() << " " << code;
            EXPECT_TRUE(words->has("hint." + code)) << words->language() << " " << code;
        }
}

}  // namespace
}  // namespace griffier::intake
