// A correction is a new version in a file of its own; what names no version keeps the meaning that it had.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/regime_io/shipped.h"
#include "tests/support/folder.h"

namespace griffier::test {
namespace {

namespace fs = std::filesystem;

class Versions : public testing::Test {
  protected:
    void SetUp() override {
        for (const auto& entry : fs::directory_iterator(regime_directory())) fs::copy(entry.path(), fs::path(folder_.path()) / entry.path().filename());
    }
    void write(const std::string& name, const std::string& text) const { std::ofstream(folder_.path() + "/" + name, std::ios::binary) << text; }
    std::string read(const std::string& name) const {
        std::ifstream in(folder_.path() + "/" + name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    Result<RegimeLoader> load() const {
        const auto disk = posix_file_system();
        return RegimeLoader::load(*disk, folder_.path());
    }
    /// Version 2 of the model: everything of version 1, with the archive after nine months.
    void correct_model(const std::string& name = "model-2018.v2.xml", const std::string& version = "2") const {
        const Termijn* term = shipped("model-2018").termijnen_voor("archiveren").front();
        write(name, R"(<regime xmlns="https://griffier.example/regime/1" id="model-2018" versie=")" + version +
                        R"(" wetgeving="AVG" erft="model-2018"><naam>Model</naam><toelichting>Een verbetering.</toelichting><termijn id=")" + term->id +
                        R"(" bron="convenant" stuk="000" artikel="13" soort="ten-hoogste" duur="P9M" start=")" + term->start +
                        R"(" waarvoor="archiveren" maandeinde="klemmen" rustdag="blijft"><uitleg>Na ten hoogste {duur} naar het archief.</uitleg></termijn></regime>)");
    }
    Folder folder_;
};

TEST_F(Versions, a_corrected_regime_stands_beside_the_old_one_and_changes_nothing_of_it) {
    const Result<RegimeLoader> before = load();
    ASSERT_TRUE(before) << before.error().code;
    correct_model();
    const Result<RegimeLoader> after = load();
    ASSERT_TRUE(after) << after.error().code << " " << after.error().place.element;
    ASSERT_TRUE(after->find("model-2018", "1") && after->find("model-2018", "2"));
    EXPECT_EQ(after->find("model-2018", "1")->hash, before->find("model-2018")->hash);
    EXPECT_EQ(after->find("model-2018")->versie, "2") << "the newest where none is asked";
    EXPECT_NE(after->find("model-2018", "2")->hash, after->find("model-2018", "1")->hash);
    EXPECT_EQ(after->find("model-2018", "2")->termijnen_voor("archiveren").front()->duur.iso(), "P9M");
    EXPECT_NE(after->find("model-2018", "1")->termijnen_voor("archiveren").front()->duur.iso(), "P9M");
    EXPECT_EQ(after->find("model-2018", "3"), nullptr);
}

TEST_F(Versions, a_regime_that_inherits_keeps_the_version_that_it_had_unless_it_names_another) {
    const Result<RegimeLoader> before = load();
    correct_model();
    const Result<RegimeLoader> after = load();
    ASSERT_TRUE(before && after);
    EXPECT_EQ(after->find("limburg-2020")->hash, before->find("limburg-2020")->hash);
    write("limburg-2020.v2.xml", R"(<regime xmlns="https://griffier.example/regime/1" id="limburg-2020" versie="2" wetgeving="AVG" erft="model-2018" erft-versie="2">
        <naam>Limburg</naam><toelichting>Volgt de verbetering.</toelichting><eis id="eis.toets" bron="huisregel" reden="Toets." code="toets" geldt="ja" waarde="ja"><uitleg>Een eis.</uitleg></eis></regime>)");
    const Result<RegimeLoader> followed = load();
    ASSERT_TRUE(followed) << followed.error().code << " " << followed.error().place.element << " " << followed.error().place.line;
    EXPECT_EQ(followed->find("limburg-2020", "2")->termijnen_voor("archiveren").front()->duur.iso(), "P9M");
    EXPECT_NE(followed->find("limburg-2020", "1")->termijnen_voor("archiveren").front()->duur.iso(), "P9M");
}

TEST_F(Versions, a_version_twice_or_a_file_under_another_name_is_refused) {
    correct_model("model-2018.v3.xml", "2");
    Result<RegimeLoader> loaded = load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "regime.bestandsnaam");
    fs::remove(folder_.path() + "/model-2018.v3.xml");
    correct_model("model-2018.v1.xml", "1");
    loaded = load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "regime.dubbele_versie");
}

TEST_F(Versions, a_version_that_nobody_has_is_not_inherited) {
    write("kind.xml", R"(<regime xmlns="https://griffier.example/regime/1" id="kind" versie="1" wetgeving="AVG" erft="model-2018" erft-versie="7">
        <naam>Kind</naam><toelichting>Erft wat er niet is.</toelichting><eis id="eis.toets" bron="huisregel" reden="Toets." code="toets" geldt="ja" waarde="ja"><uitleg>Een eis.</uitleg></eis></regime>)");
    const Result<RegimeLoader> loaded = load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "regime.erft_onbekend");
}

}  // namespace
}  // namespace griffier::test
