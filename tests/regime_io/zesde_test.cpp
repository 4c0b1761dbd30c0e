// One more file makes one more regime, without compiling anything; what the loader refuses; what its hash stands for.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "records/core/bytes.h"
#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

namespace fs = std::filesystem;

/// A copy of the shipped directory that goes away again.
class Directory {
  public:
    Directory() {
        std::string pattern = (fs::temp_directory_path() / "regimes-XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary directory");
        path_ = pattern;
        for (const auto& entry : fs::directory_iterator(regime_directory())) fs::copy(entry.path(), fs::path(path_) / entry.path().filename());
    }
    ~Directory() { fs::remove_all(path_); }
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;

    std::string text(const std::string& name) const {
        std::ifstream in(fs::path(path_) / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const std::string& name, const std::string& content) const {
        std::ofstream(fs::path(path_) / name, std::ios::binary) << content;
    }
    void replace(const std::string& name, const std::string& from, const std::string& to) const {
        std::string content = text(name);
        const auto at = content.find(from);
        if (at == std::string::npos) throw std::runtime_error(from + " is not in " + name);
        write(name, content.replace(at, from.size(), to));
    }
    void add_sixth(const std::string& name = "zesde.xml") const {
        fs::copy(fs::path(GRIFFIER_SOURCE_DIR) / "tests/regimes/zesde.xml", fs::path(path_) / name);
    }
    Result<RegimeLoader> load() const {
        auto disk = posix_file_system();
        return RegimeLoader::load(*disk, path_);
    }

  private:
    std::string path_;
};

TEST(ZesdeRegime, one_file_more_is_one_regime_more_with_its_own_terms_and_access) {
    Directory directory;
    directory.add_sixth();
    auto loaded = directory.load();
    ASSERT_TRUE(loaded) << loaded.error().code;
    const Regime* sixth = loaded->find("zesde");
    ASSERT_TRUE(sixth);
    EXPECT_EQ(sixth->termijnen_voor("vernietigen").front()->duur.iso(), "P2Y");
    EXPECT_EQ(sixth->termijn("termijn.vernietiging")->uitleg, "De gegevens blijven ten hoogste twee jaar na de afsluiting.");
    EXPECT_EQ(sixth->toegangsregel("kernpartij", "casusoverleg", "actief")->oordeel, "raadplegen");
    EXPECT_EQ(sixth->drempel("goedkeuring.personen")->waarde, 3);
    EXPECT_EQ(sixth->partij("gemeente")->uitleg, "Er doen ten minste twee gemeenten mee.");
    EXPECT_EQ(sixth->eis("duur")->uitleg, "Het convenant geldt vanaf 1 juli 2024.");
    EXPECT_NE(reading_version(*sixth).find("ten hoogste twee jaar"), std::string::npos);
}

TEST(ZesdeRegime, the_sentence_follows_the_attribute) {
    Directory directory;
    directory.add_sixth();
    directory.replace("zesde.xml", "duur=\"P2Y\"", "duur=\"P18M\"");
    auto loaded = directory.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->find("zesde")->termijn("termijn.vernietiging")->uitleg, "De gegevens blijven ten hoogste achttien maanden na de afsluiting.");
}

TEST(ZesdeRegime, it_can_inherit_and_replace_one_rule_by_its_id) {
    Directory directory;
    directory.write("kind.xml", R"(<regime xmlns="https://griffier.example/regime/1" id="kind" versie="1" wetgeving="AVG" erft="limburg-2020">
  <naam>Kind</naam><toelichting>Erft van Limburg.</toelichting>
  <termijn id="termijn.archief" bron="convenant" stuk="convenant" artikel="13a" soort="ten-hoogste" duur="P9M" start="laatste-verwerking"
    waarvoor="archiveren" maandeinde="klemmen" rustdag="blijft"><uitleg>Archiveren gebeurt binnen {duur}.</uitleg></termijn>
</regime>)");
    auto loaded = directory.load();
    ASSERT_TRUE(loaded) << loaded.error().code;
    const Regime* child = loaded->find("kind");
    EXPECT_EQ(child->termijn("termijn.archief")->duur.iso(), "P9M");
    EXPECT_EQ(child->termijn("termijn.archief")->herkomst, "kind");
    EXPECT_EQ(child->termijn("termijn.vernietiging.geagendeerd")->herkomst, "model-2018");
    EXPECT_EQ(child->toegangsregel("kernpartij", "weegploeg", "actief")->herkomst, "limburg-2020");
    EXPECT_EQ(child->eis("geheimhouding.verklaring")->herkomst, "handleiding-2018");
    EXPECT_EQ(child->regels().size(), loaded->find("limburg-2020")->regels().size());
}

TEST(Hash, it_changes_with_the_file_with_what_is_inherited_and_with_what_is_adopted) {
    Directory directory;
    auto before = directory.load();
    ASSERT_TRUE(before);
    for (const auto& [id, regime] : before->all()) EXPECT_TRUE(from_hex(regime.hash) && regime.hash.size() == 64) << id;
    const auto changed = [&](const RegimeLoader& after) {
        std::string ids;
        for (const auto& [id, regime] : before->all())
            if (regime.hash != after.find(id)->hash) ids += id + " ";
        return ids;
    };
    directory.replace("model-2018.xml", "duur=\"P5Y\"", "duur=\"P6Y\"");
    auto model = directory.load();
    ASSERT_TRUE(model);
    EXPECT_EQ(changed(*model), "limburg-2020 model-2018 ");
    directory.replace("model-2018.xml", "duur=\"P6Y\"", "duur=\"P5Y\"");
    directory.replace("handleiding-2018.xml", "<naam>", "<naam> ");
    auto layer = directory.load();
    ASSERT_TRUE(layer);
    EXPECT_EQ(changed(*layer), "handleiding-2018 limburg-2020 model-2018 noord-holland-2018 ");
}

TEST(Richtsnoer, noord_holland_without_guidance_has_nothing_of_the_handbook) {
    auto with = shipped_loader().regime_for("noord-holland-2018", "1", true);
    auto without = shipped_loader().regime_for("noord-holland-2018", "1", false);
    ASSERT_TRUE(with && without);
    EXPECT_TRUE(with->eis("doorzendplicht"));
    EXPECT_FALSE(without->eis("doorzendplicht"));
    for (const Regel* r : without->regels()) EXPECT_EQ(r->herkomst, "noord-holland-2018") << r->id;
    EXPECT_EQ(with->hash, without->hash);
    for (const Regel* r : with->regels()) EXPECT_EQ(r->richtsnoer, r->herkomst == "handleiding-2018") << r->id;
}

TEST(Richtsnoer, guidance_never_speaks_where_the_covenant_speaks) {
    const Regime& nh = shipped("noord-holland-2018");
    EXPECT_EQ(nh.termijn("termijn.antwoord.bezwaar")->herkomst, "noord-holland-2018");
    EXPECT_EQ(nh.grond("correctie", "a")->herkomst, "noord-holland-2018");
    EXPECT_EQ(nh.eis("geheimhouding.verklaring")->artikel, "14 lid 3");
    EXPECT_EQ(nh.eis("verwerkersovereenkomst")->herkomst, "noord-holland-2018");
    EXPECT_FALSE(nh.eis("plan.voortgang-inzien"));
}

TEST(Bindend, the_layer_adds_to_the_model_and_replaces_nothing) {
    const Regime& model = shipped("model-2018");
    EXPECT_EQ(model.begrip("weegploeg")->herkomst, "model-2018");
    EXPECT_EQ(model.begrip("betrokkene")->herkomst, "handleiding-2018");
    for (const Regel* r : model.regels()) EXPECT_FALSE(r->richtsnoer) << r->id;
}

TEST(Loader, refuses_unknown_layers_and_other_versions) {
    const auto code = [](const char* id, const char* version) {
        auto r = shipped_loader().regime_for(id, version, true);
        return r ? std::string("gevonden") : r.error().code;
    };
    EXPECT_EQ(code("model-2018", "1"), "gevonden");
    EXPECT_EQ(code("model-2018", ""), "gevonden");
    EXPECT_EQ(code("model-2019", "1"), "regime.onbekend");
    EXPECT_EQ(code("handleiding-2018", "1"), "regime.laag_gekozen");
    EXPECT_EQ(code("model-2018", "2"), "regime.andere_versie");
    EXPECT_FALSE(shipped_loader().find("model-2019"));
}

TEST(Loader, a_file_must_be_called_after_its_regime) {
    Directory directory;
    directory.add_sixth("zevende.xml");
    auto loaded = directory.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "regime.bestandsnaam");
    EXPECT_EQ(loaded.error().kind, Kind::configuration);
}

TEST(Loader, one_bad_file_refuses_the_directory_by_file_and_line) {
    Directory directory;
    directory.replace("model-2018.xml", "ten hoogste {duur}", "ten hoogste {vergeten}");
    auto loaded = directory.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "regime.onbekende_invulplek");
    EXPECT_EQ(loaded.error().place.file, "model-2018.xml");
    EXPECT_EQ(loaded.error().place.element, "termijn.vernietiging.niet-geagendeerd");
    EXPECT_GT(loaded.error().place.line, 1);
}

TEST(Loader, a_circle_of_inheritance_is_refused) {
    Directory directory;
    directory.replace("model-2018.xml", "wetgeving=\"AVG\"", "wetgeving=\"AVG\" erft=\"limburg-2020\"");
    auto loaded = directory.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "regime.erft_kring");
}

TEST(Loader, a_layer_that_is_gone_is_refused_for_its_heirs_too) {
    Directory directory;
    directory.replace("handleiding-2018.xml", "laag=\"ja\"", "laag=\"nee\"");
    auto loaded = directory.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "regime.geen_bestand");
}

TEST(Loader, no_directory_or_no_schema_is_an_error) {
    auto disk = posix_file_system();
    EXPECT_FALSE(RegimeLoader::load(*disk, regime_directory() + "/bestaat-niet"));
    EXPECT_FALSE(RegimeLoader::load(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/tests/regimes/fout"));
}

}  // namespace
}  // namespace griffier::test
