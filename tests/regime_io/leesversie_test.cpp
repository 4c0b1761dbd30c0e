// The reading versions in the tree are what the regime files give today. GRIFFIER_UPDATE=1 writes them anew.
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "tests/regime_io/shipped.h"

namespace griffier::test {
namespace {

std::string path_of(const std::string& id) { return regime_directory() + "/" + id + ".leesversie.md"; }

TEST(Leesversie, the_checked_in_reading_versions_are_those_of_the_regime_files) {
    auto disk = posix_file_system();
    for (const auto& [id, regime] : shipped_loader().all()) {
        const std::string text = reading_version(regime);
        if (std::getenv("GRIFFIER_UPDATE")) {
            std::ofstream(path_of(id), std::ios::binary) << text;
            continue;
        }
        auto bytes = disk->read(path_of(id));
        ASSERT_TRUE(bytes) << path_of(id);
        const std::string kept = text_of(*bytes);
        const auto differs = std::mismatch(kept.begin(), kept.end(), text.begin(), text.end());
        EXPECT_TRUE(kept == text) << id << " differs from line " << 1 + std::count(kept.begin(), differs.first, '\n')
                                  << ": run this test once with GRIFFIER_UPDATE=1 and read the difference";
    }
}

TEST(Leesversie, every_rule_stands_in_it_with_its_sentence_or_its_text) {
    for (const auto& [id, regime] : shipped_loader().all()) {
        const std::string text = reading_version(regime);
        for (const auto& t : regime.termijnen) EXPECT_NE(text.find(t.uitleg), std::string::npos) << id << " " << t.id;
        for (const auto& e : regime.eisen) EXPECT_NE(text.find(e.uitleg), std::string::npos) << id << " " << e.id;
        for (const auto& a : regime.toegang) EXPECT_NE(text.find(a.uitleg), std::string::npos) << id << " " << a.id;
        for (const auto& g : regime.gronden) EXPECT_NE(text.find(g.tekst), std::string::npos) << id << " " << g.id;
        for (const auto& h : regime.handelingen) EXPECT_NE(text.find(h.uitleg), std::string::npos) << id << " " << h.id;
    }
}

TEST(Leesversie, a_house_rule_and_a_reading_are_marked_with_their_reason) {
    const Regime& model = shipped("model-2018");
    const std::string text = reading_version(model);
    for (const Regel* r : model.regels())
        if (r->bron == Bron::huisregel || r->lezing) {
            EXPECT_NE(text.find(r->reden), std::string::npos) << r->id;
        }
}

TEST(Leesversie, the_same_regime_gives_the_same_bytes) {
    EXPECT_EQ(reading_version(shipped("limburg-2020")), reading_version(shipped("limburg-2020")));
}

}  // namespace
}  // namespace griffier::test
