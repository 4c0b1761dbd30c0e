// Files and their exact field lists.
#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

using Codes = std::vector<std::string>;

Codes fields(const std::string& regime, const std::string& file) {
    Codes codes;
    const Bestandregel* b = shipped(regime).bestand(file);
    if (b)
        for (const auto& v : b->velden) codes.push_back(v.onderdeel + " " + v.code);
    return codes;
}

Codes copied(const std::string& regime) {
    Codes codes;
    for (const auto& b : shipped(regime).bestanden)
        for (const auto& v : b.velden)
            if (v.kopie) codes.push_back(b.code + " " + v.code);
    return codes;
}

TEST(Velden, WEE_09_field_list_of_the_weegploeg_is_exact) {
    const Codes five = {"a naw", "b signaal", "c melder", "d analyse", "e besluit-agendering"};
    Codes six = five;
    six.push_back("f besluit-afsluiting");
    EXPECT_EQ(fields("model-2018", "weegploeg"), six);
    EXPECT_EQ(fields("limburg-2020", "weegploeg"), six);
    EXPECT_EQ(fields("noord-holland-2018", "weegploeg"), five);
    EXPECT_FALSE(shipped("noord-holland-2018").bestand("weegploeg")->veld("besluit-afsluiting"));
    EXPECT_EQ(shipped("noord-holland-2018").bestand("weegploeg")->naam, "i2o-weegploeg");
}

TEST(Velden, CAS_14_field_list_of_the_casusoverleg_is_exact) {
    const Codes eight = {"a naw", "b signaal", "c partij", "d analyse", "e actie", "f achterblijver", "g netwerk", "h besluit-afsluiting"};
    for (const char* id : {"model-2018", "limburg-2020", "noord-holland-2018"}) {
        EXPECT_EQ(fields(id, "casusoverleg"), eight) << id;
        EXPECT_FALSE(shipped(id).bestand("casusoverleg")->veld("melder")) << id;
        EXPECT_EQ(shipped(id).bestanden.size(), 2u) << id;
    }
    const auto name_of_c = [](const char* id) { return shipped(id).bestand("casusoverleg")->velden[2].naam; };
    EXPECT_EQ(name_of_c("noord-holland-2018").find("kernpartij") != std::string::npos, true);
    EXPECT_EQ(name_of_c("model-2018").find("kernpartij"), std::string::npos);
}

TEST(Velden, MN_07_one_file_with_seven_items) {
    EXPECT_EQ(shipped("midden-nederland-2015").bestanden.size(), 1u);
    EXPECT_EQ(fields("midden-nederland-2015", "casusoverleg"),
              (Codes{"8 lid 2 onder 1 naw", "8 lid 2 onder 1 naw-netwerk", "8 lid 2 onder 2 signaal", "8 lid 2 onder 3 aanbrenger",
                     "8 lid 2 onder 4 analyse", "8 lid 2 onder 5 actie", "8 lid 2 onder 6 nieuw-signaal", "8 lid 2 onder 7 hulp-achterblijver"}));
}

TEST(Velden, WEE_14_the_copy_never_takes_the_reporter) {
    for (const char* id : {"model-2018", "limburg-2020", "noord-holland-2018"})
        EXPECT_EQ(copied(id), (Codes{"weegploeg naw", "weegploeg signaal", "weegploeg analyse"})) << id;
    EXPECT_TRUE(copied("midden-nederland-2015").empty());
}

TEST(Velden, the_handbook_layer_has_no_files) { EXPECT_TRUE(shipped("handleiding-2018").bestanden.empty()); }

TEST(Velden, each_file_names_its_article) {
    EXPECT_EQ(shipped("model-2018").bestand("weegploeg")->artikel, "8 lid 2");
    EXPECT_EQ(shipped("model-2018").bestand("casusoverleg")->artikel, "10 lid 2");
    EXPECT_EQ(shipped("noord-holland-2018").bestand("weegploeg")->artikel, "8 lid 2");
    EXPECT_EQ(shipped("noord-holland-2018").bestand("casusoverleg")->artikel, "10 lid 2");
    EXPECT_EQ(shipped("midden-nederland-2015").bestand("casusoverleg")->artikel, "8 lid 1; 8 lid 2");
}

}  // namespace
}  // namespace griffier::test
