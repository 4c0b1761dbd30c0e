// One bad regime file per way to be wrong (tests/regimes/fout), each with the code of its finding.
#include <algorithm>
#include <ostream>
#include <set>

#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

struct Wrong {
    const char* file;
    const char* code;
};

const std::vector<Wrong> all_wrong = {
    {"geen-bron", "regime.geen_bron"},
    {"geen-artikel", "regime.geen_bron"},
    {"huisregel-zonder-reden", "regime.geen_reden"},
    {"lezing-zonder-reden", "regime.geen_reden"},
    {"cijfer-in-zin", "regime.cijfer_in_zin"},
    {"duur-in-zin", "regime.cijfer_in_zin"},
    {"getal-in-woorden", "regime.getal_in_zin"},
    {"onbekende-invulplek", "regime.onbekende_invulplek"},
    {"open-accolade", "regime.onbekende_invulplek"},
    {"dubbel-id", "regime.dubbel_id"},
    {"overlap-termijn", "regime.overlap"},
    {"overlap-toegang", "regime.overlap"},
    {"geen-vernietiging", "regime.geen_vernietiging"},
    {"vernietiging-ander-bestand", "regime.geen_vernietiging"},
    {"geen-bestand", "regime.geen_bestand"},
    {"laag-met-bestand", "regime.laag_met_bestand"},
    {"laag-die-erft", "regime.laag_erft"},
    {"erft-onbekend", "regime.erft_onbekend"},
    {"erft-zichzelf", "regime.erft_kring"},
    {"erft-een-laag", "regime.erft_laag"},
    {"laag-onbekend", "regime.laag_onbekend"},
    {"laag-is-een-regime", "regime.laag_is_geen_laag"},
    {"uitzondering-onbekend", "regime.uitzondering_onbekend"},
    {"bindende-laag-botst", "regime.overlap"},
    {"onbekend-bestand-termijn", "regime.onbekend_bestand"},
    {"onbekend-bestand-toegang", "regime.onbekend_bestand"},
    {"geen-ondergrens", "regime.geen_ondergrens"},
    {"drempel-zonder-ondergrens", "regime.geen_ondergrens"},
    {"onder-ondergrens", "regime.onder_ondergrens"},
    {"boven-bovengrens", "regime.onder_ondergrens"},
    {"drempel-onder-ondergrens", "regime.onder_ondergrens"},
    {"dubbel-veld", "regime.dubbel_veld"},
    {"rustdag-past-niet", "regime.soort_past_niet"},
    {"uren-in-dagen", "regime.soort_past_niet"},
    {"eu-maand-in-jaren", "regime.soort_past_niet"},
    {"verlenging-past-niet", "regime.soort_past_niet"},
    {"bewaren-nul", "regime.soort_past_niet"},
    {"start-niet-in-keuze", "regime.soort_past_niet"},
    {"looptijd-zonder-inwerking", "regime.soort_past_niet"},
    {"leeftijd-zonder-geboorte", "regime.soort_past_niet"},
    {"duur-nul", "regime.duur"},
    {"vervallen-voor-inwerking", "regime.geldigheid"},
    {"looptijd-past-niet", "regime.geldigheid"},
    {"geen-soort", "regime.schema"},
    {"onbekende-soort", "regime.schema"},
    {"geen-maandeinde", "regime.schema"},
    {"geen-rustdag", "regime.schema"},
    {"geen-uitleg", "regime.schema"},
    {"onbekende-regelsoort", "regime.schema"},
    {"onbekende-bron", "regime.schema"},
    {"andere-schemaversie", "regime.schema"},
    {"geen-versie", "regime.schema"},
    {"kapotte-xml", "xml.niet_welgevormd"},
    {"doctype", "xml.doctype"},
};

std::string path(const std::string& name) { return std::string(GRIFFIER_SOURCE_DIR) + "/tests/regimes/" + name; }

std::vector<Error> check(const std::string& file) {
    auto disk = posix_file_system();
    auto findings = check_regime(*disk, file, regime_directory());
    return findings ? *findings : std::vector<Error>{findings.error()};
}

void PrintTo(const Wrong& value, std::ostream* out) { *out << value.file; }

class FoutRegime : public testing::TestWithParam<Wrong> {};

TEST_P(FoutRegime, is_refused_with_file_line_and_code) {
    const auto findings = check(path(std::string("fout/") + GetParam().file + ".xml"));
    ASSERT_FALSE(findings.empty()) << "it was found sound";
    std::string codes;
    for (const auto& f : findings) codes += f.code + " ";
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Error& f) { return f.code == GetParam().code; });
    ASSERT_NE(found, findings.end()) << "found only: " << codes;
    EXPECT_EQ(found->kind, Kind::configuration);
    EXPECT_NE(found->place.file.find(GetParam().file), std::string::npos);
    EXPECT_GT(found->place.line, 0) << found->code;
    // One mistake, one code: the check does not bury it under others.
    for (const auto& f : findings) EXPECT_EQ(f.code, GetParam().code);
}

std::string file_name(const testing::TestParamInfo<Wrong>& info) {
    std::string name = info.param.file;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Bestand, FoutRegime, testing::ValuesIn(all_wrong), file_name);

TEST(FoutRegimes, every_file_of_the_folder_has_its_expected_code_here) {
    std::set<std::string> known;
    for (const auto& w : all_wrong) known.insert(std::string(w.file) + ".xml");
    auto disk = posix_file_system();
    auto names = disk->list(path("fout"));
    ASSERT_TRUE(names);
    EXPECT_EQ(std::set<std::string>(names->begin(), names->end()), known);
}

TEST(FoutRegimes, every_code_has_words_in_both_languages) {
    auto disk = posix_file_system();
    for (const char* language : {"nl", "en"}) {
        const std::string name = std::string("locales/") + language + ".d/regime_io.xml";
        auto bytes = disk->read(std::string(GRIFFIER_SOURCE_DIR) + "/" + name);
        ASSERT_TRUE(bytes);
        auto words = Catalogue::parse(*bytes, name);
        ASSERT_TRUE(words);
        std::set<std::string> codes = {"regime.bestandsnaam", "regime.onbekend", "regime.laag_gekozen", "regime.andere_versie"};
        for (const auto& w : all_wrong)
            if (std::string(w.code).starts_with("regime.")) codes.insert(w.code);
        for (const auto& code : codes) {
            EXPECT_TRUE(words->has("fout." + code)) << name << " " << code;
            EXPECT_TRUE(words->has("hint." + code)) << name << " " << code;
        }
    }
}

TEST(Regimecheck, the_shipped_files_and_the_sixth_are_sound) {
    for (const auto& [id, regime] : shipped_loader().all()) EXPECT_TRUE(check(regime_directory() + "/" + id + ".xml").empty()) << id;
    EXPECT_TRUE(check(path("zesde.xml")).empty());
}

TEST(Regimecheck, a_file_that_is_not_there_is_an_error_and_no_finding) {
    auto disk = posix_file_system();
    EXPECT_FALSE(check_regime(*disk, path("fout/bestaat-niet.xml"), regime_directory()));
    EXPECT_FALSE(check_regime(*disk, path("zesde.xml"), path("fout")));
}

}  // namespace
}  // namespace griffier::test
