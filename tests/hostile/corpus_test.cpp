#include "tests/hostile/corpus.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

#include "generator/intake/intake.h"

namespace griffier::hostile {
namespace {

std::string content_of(const std::string& path) {
    std::ifstream in(std::string(GRIFFIER_SOURCE_DIR) + path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

double cpu_ms() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    auto ms = [](const timeval& t) { return 1000.0 * static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1000.0; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
constexpr double most_ms = 2000;  // instrumented or unoptimised: only the order of magnitude
#else
constexpr double most_ms = 100;
#endif

struct Hostile : testing::Test {
    std::string good = content_of("/tests/intake/goed/geagendeerd-model.xml");
    intake::CasusReader reader = *intake::CasusReader::create(view_of(content_of("/templates/schema/casus.xsd")), "casus.xsd");
};

TEST_F(Hostile, the_file_that_the_corpus_bends_is_itself_accepted) {
    EXPECT_TRUE(reader.read(view_of(good), "a.xml", {nullptr, nullptr, Date(2025, 12, 31), std::nullopt}).dossier);
}

TEST_F(Hostile, every_file_is_refused_quickly_and_in_little_memory) {
    auto files = corpus(good);
    std::set<std::string> names;
    double worst = 0;
    std::string worst_name;
    for (const auto& file : files) {
        EXPECT_TRUE(names.insert(file.name).second) << file.name;
        std::string bytes = file.make();
        double start = cpu_ms();
        auto reading = reader.read(view_of(bytes), "a.xml", {nullptr, nullptr, Date(2025, 12, 31), std::nullopt});
        double spent = cpu_ms() - start;
        EXPECT_FALSE(reading.dossier) << file.name;
        EXPECT_FALSE(reading.errors.empty()) << file.name;
        EXPECT_LE(reading.errors.size(), 100u) << file.name;
        EXPECT_LT(spent, most_ms) << file.name;
        if (spent > worst) worst = spent, worst_name = file.name;
    }
    EXPECT_GE(files.size(), 300u);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
#ifndef __SANITIZE_ADDRESS__
    EXPECT_LT(usage.ru_maxrss, 256 * 1024);  // the largest file of the corpus itself included
#endif
    std::printf("files=%zu worst_ms=%.1f worst=%s rss_mib=%ld\n", files.size(), worst, worst_name.c_str(), usage.ru_maxrss / 1024);
}

}  // namespace
}  // namespace griffier::hostile
