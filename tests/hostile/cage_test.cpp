#include "generator/intake/caged.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "generator/intake/checks.h"
#include "records/model/fields.h"
#include "tests/hostile/corpus.h"

namespace griffier::intake {
namespace {

std::string content_of(const std::string& path) {
    std::ifstream in(std::string(GRIFFIER_SOURCE_DIR) + path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

struct Caged : testing::Test {
    std::string good = content_of("/tests/intake/goed/geagendeerd-model.xml"), schema = content_of("/templates/schema/casus.xsd");
    Expected expected{nullptr, nullptr, Date(2025, 12, 31), std::nullopt};
    CagedCases cage(const CageLimits& limits = {}) { return *CagedCases::start(view_of(schema), "casus.xsd", limits); }
    /// As large as a case may be, and slow to check: every signal has the same id.
    std::string many_signals() const {
        std::string out = good;
        std::string signals;
        for (int i = 0; i < 8'000; ++i) signals += "<signaal id=\"s1\" datum=\"2025-01-14\" partij=\"gem-zandhoven\"><feit>x</feit></signaal>";
        return out.insert(out.find("<analyse id=\"a1\""), signals);
    }
    static std::string bytes_of_dossier(Dossier dossier) {
        Encoder encoder;
        encoder(dossier);
        return encoder.take();
    }
};

TEST_F(Caged, a_dossier_comes_out_as_it_would_without_the_cage) {
    auto caged = cage().read(view_of(good), "a.xml", expected);
    auto open = CasusReader::create(view_of(schema), "casus.xsd")->read(view_of(good), "a.xml", expected);
    ASSERT_TRUE(caged.dossier);
    EXPECT_EQ(bytes_of_dossier(*caged.dossier), bytes_of_dossier(*open.dossier));
    EXPECT_EQ(caged.source, open.source);
}

TEST_F(Caged, every_hostile_file_is_refused_with_the_same_errors_and_the_cage_lives_on) {
    CagedCases reader = cage();
    auto open = *CasusReader::create(view_of(schema), "casus.xsd");
    for (const auto& file : hostile::corpus(good)) {
        std::string bytes = file.make();
        auto caged = reader.read(view_of(bytes), "a.xml", expected);
        auto free = open.read(view_of(bytes), "a.xml", expected);
        EXPECT_FALSE(caged.dossier) << file.name;
        ASSERT_EQ(caged.errors.size(), free.errors.size()) << file.name << " " << caged.errors.at(0).code;
        for (std::size_t i = 0; i < free.errors.size(); ++i) {
            EXPECT_EQ(caged.errors[i].code, free.errors[i].code) << file.name;
            EXPECT_EQ(caged.errors[i].place.line, free.errors[i].place.line) << file.name;
        }
    }
    EXPECT_TRUE(reader.read(view_of(good), "a.xml", expected).dossier);
}

TEST_F(Caged, a_child_out_of_time_costs_its_file_only) {
    CageLimits brief;
    brief.cpu_ms = 10;
    auto reader = cage(brief);
    const std::string slow = many_signals();
    EXPECT_EQ(reader.read(view_of(slow), "a.xml", expected).errors.at(0).code, "kooi.gestopt");
    EXPECT_TRUE(reader.read(view_of(good), "a.xml", expected).dossier);
}

TEST_F(Caged, children_are_replaced_after_their_share_without_losing_a_file) {
    CageLimits few;
    few.requests = 3;
    auto reader = cage(few);
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(reader.read(view_of(good), "a.xml", expected).dossier) << i;
}

TEST_F(Caged, files_under_way_come_back_in_order_though_one_of_them_kills) {
    CageLimits brief;
    brief.cpu_ms = 10;
    auto reader = cage(brief);
    const std::string slow = many_signals();
    for (int i = 0; i < 12; ++i) reader.ask(view_of(i % 4 == 1 ? slow : i % 4 == 3 ? std::string(5u << 20, ' ') : good), std::to_string(i));
    for (int i = 0; i < 12; ++i) {
        ParsedCase parsed = reader.next();
        if (i % 4 == 1 || i % 4 == 3) {
            ASSERT_EQ(parsed.errors.size(), 1u) << i;
            EXPECT_EQ(parsed.errors[0].code, i % 4 == 1 ? "kooi.gestopt" : "xml.te_groot");
            EXPECT_EQ(parsed.errors[0].place.file, std::to_string(i));
        } else {
            EXPECT_TRUE(parsed.errors.empty()) << i;
            EXPECT_EQ(parsed.dossier.nummer, "ZH-2025-001");
        }
    }
}

TEST_F(Caged, an_instance_comes_out_as_it_would_without_the_cage) {
    std::string instance = content_of("/samples/convenanten/oeverstad.xml"), convenant_schema = content_of("/templates/schema/convenant.xsd");
    auto reader = *CagedConvenants::start(view_of(convenant_schema), "convenant.xsd");
    auto caged = reader.read(view_of(instance), "a.xml");
    auto open = ConvenantReader::create(view_of(convenant_schema), "convenant.xsd")->read(view_of(instance), "a.xml");
    ASSERT_TRUE(caged.convenant);
    EXPECT_EQ(encode(*caged.convenant), encode(*open.convenant));
    EXPECT_EQ(caged.convenant->hash, hex(sha256(view_of(instance))));
    for (const auto& file : hostile::corpus(good)) {
        auto refused = reader.read(view_of(file.make()), "b.xml");
        EXPECT_FALSE(refused.convenant) << file.name;
        EXPECT_FALSE(refused.errors.empty()) << file.name;
    }
}

TEST_F(Caged, bytes_that_no_child_writes_are_no_dossier) {
    auto reading = CasusReader::create(view_of(schema), "casus.xsd")->read(view_of(good), "a.xml", expected);
    std::string bytes = bytes_of_dossier(*reading.dossier);
    auto decode = [](std::string_view text) {
        Dossier dossier;
        Decoder decoder(text);
        decoder(dossier);
    };
    EXPECT_NO_THROW(decode(bytes));
    for (std::size_t cut = 0; cut < bytes.size(); cut += 7) EXPECT_THROW(decode(std::string_view(bytes).substr(0, cut)), std::runtime_error) << cut;
    EXPECT_THROW(decode(std::string(64, '\xFF')), std::runtime_error);
}

}  // namespace
}  // namespace griffier::intake
