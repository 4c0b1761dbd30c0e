// The register in the programs that people use: LibreOffice opens the sheet with all rows and columns, a browser draws the page. Skipped, with
// the reason, where a program is not installed.
#include "generator/publish/register.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "generator/intake/intake.h"
#include "records/core/file_system.h"
#include "records/regime_io/regime_loader.h"
#include "tests/support/external.h"

namespace griffier::publish {
namespace {

class RegisterOffice : public ::testing::Test {
  protected:
    std::string source(const std::string& path) { return std::string(GRIFFIER_SOURCE_DIR) + "/" + path; }
    Verwerkingsregister register_of(const std::string& name) {
        auto reader = intake::ConvenantReader::create(*disk->read(source("templates/schema/convenant.xsd")), "convenant.xsd");
        const auto convenant = reader->read(*disk->read(source("samples/convenanten/" + name + ".xml")), name).convenant;
        const auto regime = regimes.regime_for(convenant->regime, "", true);
        const auto facts = read_register_facts(*disk->read(source("samples/register/" + name + ".xml")), name, *disk->read(source("templates/schema/register.xsd")));
        auto made = make_register(*convenant, *regime, *facts, words);
        next_version(*made, "", Date(2026, 6, 1));
        return *made;
    }
    std::unique_ptr<FileSystem> disk = posix_file_system();
    RegimeLoader regimes = *RegimeLoader::load(*disk, source("records/regimes"));
    Catalogue words = *load_catalogue(*disk, source("locales"), "nl");
};

/// Records of a comma-separated file, quotes minded.
std::vector<std::vector<std::string>> records(const std::string& text) {
    std::vector<std::vector<std::string>> all(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') cell += '"', ++i;
        else if (c == '"') quoted = !quoted;
        else if (!quoted && c == ',') all.back().push_back(cell), cell.clear();
        else if (!quoted && c == '\n') all.back().push_back(cell), cell.clear(), all.emplace_back();
        else if (c != '\r') cell += c;
    }
    all.back().push_back(cell);
    if (all.back().size() == 1 && all.back().front().empty()) all.pop_back();
    return all;
}

TEST_F(RegisterOffice, REG_01_DOC_16_libreoffice_opens_the_sheet_with_every_activity_and_column) {
    if (!test::have("soffice")) GTEST_SKIP() << "LibreOffice (soffice) is not installed";
    const std::vector<std::string> names{"oeverstad", "limburg", "noord-holland", "midden-nederland"};
    std::string files;
    std::filesystem::path folder;
    for (const std::string& name : names) {
        const std::string path = test::write_output(name + ".fods", view_of(register_sheet(register_of(name), words)));
        folder = std::filesystem::path(path).parent_path();
        files += " " + path;
    }
    // -1: every sheet to a file of its own.
    const auto ran = test::run("timeout 240 soffice -env:UserInstallation=file://" + (folder / "profiel").string() + " --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' --outdir " +
                               folder.string() + files);
    ASSERT_EQ(ran.exit, 0) << ran.output;
    for (const std::string& name : names) {
        const auto reg = register_of(name);
        std::ifstream in(folder / (name + "-" + words.text("register.blad.activiteiten") + ".csv"));
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto rows = records(text);
        ASSERT_FALSE(text.empty()) << ran.output;
        const auto header = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return std::find(row.begin(), row.end(), words.text("register.kolom.doelen")) != row.end(); });
        ASSERT_NE(header, rows.end());
        for (const auto& column : register_columns()) EXPECT_NE(std::find(header->begin(), header->end(), words.text("register.kolom." + column)), header->end()) << name << " " << column;
        for (const char* column : {"versie", "beoordeeld", "beoordelaar"}) EXPECT_NE(std::find(header->begin(), header->end(), words.text(std::string("register.kolom.") + column)), header->end()) << name << " " << column;
        for (const auto& activity : reg.activiteiten)
            EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return std::find(row.begin(), row.end(), activity.naam) != row.end(); })) << name << " " << activity.naam;
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder / "profiel", ignored);
}

TEST_F(RegisterOffice, REG_01_DOC_16_the_seventeen_columns_of_a_municipal_register_and_the_model_of_cnil_are_there) {
    // Amersfoort's seventeen, by the codes of our columns; and what CNIL's model adds.
    const std::vector<std::string> seventeen{"afdeling", "taak", "verwerking", "activiteit", "verantwoordelijken", "openbaar", "doelen", "grondslag", "gegevens",
                                             "bewaartermijnen", "herkomst", "ontvangers", "doorgifte", "partijen", "convenant", "gezamenlijk", "verdere-verwerking"};
    const std::vector<std::string> cnil{"functionaris", "betrokkenen", "bijzonder", "strafrechtelijk", "beveiliging", "verwerkers"};
    for (const auto* wanted : {&seventeen, &cnil})
        for (const auto& column : *wanted) EXPECT_NE(std::find(register_columns().begin(), register_columns().end(), column), register_columns().end()) << column;
    const auto reg = register_of("oeverstad");
    for (const auto& activity : reg.activiteiten)
        for (const auto& column : seventeen) EXPECT_FALSE(activity.veld(column).empty()) << activity.code << " " << column;
}

TEST_F(RegisterOffice, REG_01_DOC_16_a_browser_draws_the_page) {
    if (!test::have("chromium")) GTEST_SKIP() << "chromium is not installed";
    const std::string path = test::write_output("register.html", view_of(register_page(register_of("oeverstad"), words)));
    const auto ran = test::run("timeout 120 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,1600 --virtual-time-budget=2000 --screenshot=" + path + ".png file://" + path);
    ASSERT_TRUE(std::filesystem::exists(path + ".png")) << ran.output;
    EXPECT_GT(std::filesystem::file_size(path + ".png"), 20'000u) << "a page with text on it";
}

}  // namespace
}  // namespace griffier::publish
