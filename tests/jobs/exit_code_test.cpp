#include "jobs/exit_code.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <sstream>

namespace griffier::jobs {
namespace {

std::string text_of_file(const std::string& name) {
    std::ifstream in(std::string(GRIFFIER_SOURCE_DIR) + "/" + name);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::map<int, std::string> matches(const std::string& text, const std::string& pattern, int number, int name) {
    std::map<int, std::string> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it) found[std::stoi((*it)[number])] = (*it)[name];
    return found;
}

TEST(ExitCode, the_table_in_the_readme_is_the_one_of_the_code) {
    const auto code = matches(text_of_file("jobs/exit_code.h"), R"((\w+) = (\d+),\s+///<)", 2, 1);
    const auto table = matches(text_of_file("jobs/README.md"), R"(\| (\d+) \| (\w+) \|)", 1, 2);
    EXPECT_EQ(code.size(), 9u);
    EXPECT_EQ(code, table);
}

TEST(ExitCode, the_manual_names_every_code) {
    const std::string manual = text_of_file("HANDLEIDING.md");
    for (const auto& [number, name] : matches(text_of_file("jobs/exit_code.h"), R"((\w+) = (\d+),\s+///<)", 2, 1))
        EXPECT_NE(manual.find("| " + std::to_string(number) + " |"), std::string::npos) << name;
}

TEST(ExitCode, the_graver_one_is_given) {
    const std::vector<ExitCode> rising{ExitCode::done, ExitCode::some_refused, ExitCode::deadline, ExitCode::configuration, ExitCode::damaged};
    for (std::size_t i = 0; i < rising.size(); ++i)
        for (std::size_t j = 0; j < rising.size(); ++j) EXPECT_EQ(graver(rising[i], rising[j]), rising[std::max(i, j)]);
    for (const ExitCode ends : {ExitCode::usage, ExitCode::busy, ExitCode::again, ExitCode::interrupted})
        for (const ExitCode other : rising) {
            EXPECT_EQ(graver(ends, other), ends);
            EXPECT_EQ(graver(other, ends), ends);
        }
}

TEST(ExitCode, every_kind_of_failure_has_one_that_is_not_done) {
    for (const Kind kind : {Kind::refused, Kind::usage, Kind::configuration, Kind::damaged, Kind::busy, Kind::deadline, Kind::again, Kind::interrupted})
        EXPECT_NE(exit_code_of(kind), ExitCode::done);
}

}  // namespace
}  // namespace griffier::jobs
