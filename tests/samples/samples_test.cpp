// The samples as the tests of intake see them: every case and covenant is accepted as it stands, every wrong file is refused, each for
// a reason that has words in both languages.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "generator/intake/intake.h"
#include "records/core/catalogue.h"
#include "records/core/file_system.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"
#include "records/rules/request_steps.h"

namespace griffier {
namespace {

namespace fs = std::filesystem;

const std::string source = GRIFFIER_SOURCE_DIR;

/// The reference dates of samples/run.sh.
const std::map<std::string, std::string> on = {
    {"oeverstad", "2026-06-01"}, {"limburg", "2026-06-01"}, {"noord-holland", "2026-06-01"}, {"midden-nederland", "2018-08-01"}};

std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(source + "/samples/" + folder))
        if (entry.is_regular_file() && entry.path().extension() == ".xml") found.push_back(entry.path().string());
    std::sort(found.begin(), found.end());
    return found;
}

class Samples : public testing::Test {
  protected:
    void SetUp() override {
        disk_ = posix_file_system();
        auto regimes = RegimeLoader::load(*disk_, source + "/records/regimes");
        ASSERT_TRUE(regimes) << regimes.error().code << " " << regimes.error().place.file << " " << regimes.error().place.line;
        regimes_ = *std::move(regimes);
        const Bytes casus = bytes(source + "/templates/schema/casus.xsd");
        const Bytes convenant = bytes(source + "/templates/schema/convenant.xsd");
        auto cases = intake::CasusReader::create(casus, "casus.xsd");
        ASSERT_TRUE(cases);
        cases_.emplace(*std::move(cases));
        auto covenants = intake::ConvenantReader::create(convenant, "convenant.xsd");
        ASSERT_TRUE(covenants);
        covenants_.emplace(*std::move(covenants));
    }

    Bytes bytes(const std::string& path) {
        auto read = disk_->read(path);
        EXPECT_TRUE(read) << path;
        return read ? *std::move(read) : Bytes{};
    }

    Convenant covenant(const std::string& name) {
        const Bytes content = bytes(source + "/samples/convenanten/" + name + ".xml");
        auto reading = covenants_->read(content, name);
        EXPECT_TRUE(reading.convenant.has_value()) << describe(reading.errors);
        return reading.convenant.value_or(Convenant{});
    }

    Regime regime(const Convenant& convenant) {
        auto found = regimes_.regime_for(convenant.regime, convenant.regime_versie, convenant.handleiding_richtsnoer);
        EXPECT_TRUE(found) << convenant.regime << " " << convenant.regime_versie;
        return found ? *std::move(found) : Regime{};
    }

    intake::CaseReading read(const std::string& path, const Convenant& convenant, const Regime& regime, const std::string& folder) {
        intake::Expected expected;
        expected.convenant = &convenant;
        expected.regime = &regime;
        expected.on = Date::parse(on.at(folder));
        for (const Termijn* life : regime.termijnen_voor("vervallen"))
            if (convenant.inwerking) expected.lapsed = plus(*convenant.inwerking, life->duur);
        const Bytes content = bytes(path);
        return cases_->read(content, fs::path(path).filename().string(), expected);
    }

    /// What the rules on requests find in a file that is otherwise well.
    bool wrong_about_requests(const Dossier& dossier, const Convenant& convenant, const Regime& regime, const std::string& folder) {
        const Kalender kalender = load_kalender(bytes(std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes/kalender.xml"), "kalender.xml").value();
        for (const Verzoek& request : dossier.verzoeken)
            if (!step_errors({request, dossier, false, regime, convenant, kalender, *Date::parse(on.at(folder)), {}}).empty()) return true;
        return std::any_of(dossier.besluiten.begin(), dossier.besluiten.end(), [&](const Besluit& one) { return !recorded_decision_errors(one, dossier, regime, convenant, kalender, {}).empty(); });
    }

    static std::string describe(const std::vector<Error>& errors) {
        std::string text;
        for (const Error& e : errors) {
            text += e.place.file + ":" + std::to_string(e.place.line) + " " + e.code;
            for (const auto& a : e.args) text += " [" + a + "]";
            text += "\n";
        }
        return text;
    }

    std::unique_ptr<FileSystem> disk_;
    RegimeLoader regimes_;
    std::optional<intake::CasusReader> cases_;
    std::optional<intake::ConvenantReader> covenants_;
};

TEST_F(Samples, every_covenant_fits_its_regime) {
    for (const auto& [name, day] : on) {
        const Convenant convenant = covenant(name);
        EXPECT_TRUE(intake::check_convenant(convenant, regime(convenant), name).empty())
            << describe(intake::check_convenant(convenant, regime(convenant), name));
    }
}

TEST_F(Samples, every_case_is_accepted_as_it_stands) {
    int accepted = 0;
    for (const auto& [name, day] : on) {
        const Convenant convenant = covenant(name);
        const Regime rules = regime(convenant);
        for (const std::string& path : files_in("dossiers/" + name)) {
            const auto reading = read(path, convenant, rules, name);
            EXPECT_TRUE(reading.errors.empty()) << describe(reading.errors);
            accepted += reading.dossier.has_value();
        }
    }
    EXPECT_GE(accepted, 40);
}

TEST_F(Samples, every_wrong_case_is_refused_where_it_is_wrong) {
    // What is wrong with the first two shows only beside what is stored, with the others when the program looks at a decision: tests/registry
    // and tests/jobs refuse them.
    const std::set<std::string> later = {"nummer-van-een-ander", "versie-sluit-niet-aan", "afgeschermd-en-toch-gebruikt", "melder-genoemd-zonder-grond"};
    for (const std::string name : {"oeverstad", "midden-nederland"}) {
        const Convenant convenant = covenant(name);
        const Regime rules = regime(convenant);
        for (const std::string& path : files_in("fout/" + name)) {
            const auto reading = read(path, convenant, rules, name);
            EXPECT_EQ(reading.errors.empty(), reading.dossier.has_value()) << path;
            const bool refused = !reading.dossier || wrong_about_requests(*reading.dossier, convenant, rules, name);
            EXPECT_EQ(refused, later.count(fs::path(path).stem().string()) == 0) << path;
        }
    }
}

TEST_F(Samples, every_wrong_covenant_is_refused) {
    for (const std::string& path : files_in("fout/convenant")) {
        const Bytes content = bytes(path);
        const auto reading = covenants_->read(content, path);
        if (!reading.convenant) {
            EXPECT_FALSE(reading.errors.empty()) << path;
            continue;
        }
        auto rules = regimes_.regime_for(reading.convenant->regime, reading.convenant->regime_versie, true);
        EXPECT_TRUE(!rules || !intake::check_convenant(*reading.convenant, *rules, path).empty()) << path;
    }
}

TEST_F(Samples, every_wrong_regime_is_refused) {
    for (const std::string& path : files_in("fout/regime")) {
        auto findings = check_regime(*disk_, path, source + "/records/regimes");
        EXPECT_TRUE(!findings || !findings->empty()) << path;
    }
}

}  // namespace
}  // namespace griffier
