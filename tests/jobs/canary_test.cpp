// No leaks by design: every command, also where it fails, over a case whose every field is an odd word. The words may stand in what
// `show` was asked for and in the letters, and nowhere else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/call.h"
#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;

TEST(Canary, SEC_06_no_command_tells_anything_of_a_case_but_what_was_asked_for) {
    JobsWorld world;
    ASSERT_EQ(world.init().code, ExitCode::done);
    world.write("kanarie.xml", canary_dossier());
    std::string wrong = canary_dossier("KAN-2026-002");
    wrong.replace(wrong.find("1987-11-23"), 10, "2027-11-23");
    world.write("fout.xml", wrong);
    world.write("stuk.xml", canary_dossier("KAN-2026-003").substr(0, 900));
    const std::vector<std::string> as{"--as", "proef-uitvoerder", "--purpose", "Fluisterdoel"};
    const auto with_actor = [&](std::vector<std::string> call) {
        call.insert(call.end(), as.begin(), as.end());
        return call;
    };
    const std::string regime = std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes/model-2018.xml";
    const std::vector<std::string> proposal{"besluit", "KAN-2026-001", "--kind", "oplossing", "--outcome", "uitgevoerd", "--reason", "Ritselreden"};
    std::vector<std::vector<std::string>> calls{
        {"import", world.path("kanarie.xml"), world.path("fout.xml"), world.path("stuk.xml")},
        {"import", world.path("weg.xml")},
        {"produce", "--out", world.path("uit")},
        {"produce", "GEEN-1"},
        {"nightly", "--out", world.path("uit"), "--inbox", world.folder},
        {"list"}, {"status"}, {"verify"},
        {"explain", "KAN-2026-001"}, with_actor({"explain", "GEEN-1"}),
        {"show", "KAN-2026-001"}, {"show", "KAN-2026-001", "--as", "vreemde", "--purpose", "Fluisterdoel"}, with_actor({"show", "GEEN-1"}),
        with_actor({"besluit", "KAN-2026-001", "--kind", "onzin"}),
        with_actor({"besluit", "KAN-2026-001", "--kind", "aanhouding", "--outcome", "aanhouden", "--reason", "Ritselreden", "--until", "2026-09-01"}),
        with_actor(proposal),
        with_actor({"besluit", "KAN-2026-001", "--bekrachtig", world.path("kanarie.xml"), "--handtekening", world.path("kanarie.xml"), "--door", "proef-uitvoerder"}),
        {"regime", "check", "model-2018"}, {"regime", "check", world.path("kanarie.xml")}, {"regime", "read", "model-2018"},
        {"convenant", "check", world.path("proef.convenant.xml")}, {"convenant", "check", world.path("kanarie.xml")}, {"convenant", "show"},
        {"init", "--practice", "--covenant", world.path("kanarie.xml"), "--keys", world.path("k2")},
        {"sample", world.path("meer"), "--dossiers", "1"},
        with_actor({"confirm", "input"}), with_actor({"keys", "share", "--file", "weegploeg", "--to", world.path("deel")}),
    };
    std::set<std::string> called;
    std::vector<std::string> words = canaries();
    words.insert(words.end(), {"Fluisterdoel", "Ritselreden"});
    int n = 0;
    for (const bool json : {false, true})
        for (const std::string language : {"nl", "en"})
            for (auto call : calls) {
                called.insert(call[0]);
                call.insert(call.end(), {"--lang", language});
                if (json) call.push_back("--json");
                if (call[0] == "besluit" && std::find(call.begin(), call.end(), "Ritselreden") != call.end() && std::find(call.begin(), call.end(), "oplossing") != call.end())
                    call.insert(call.end(), {"--voorstel", world.path("voorstel" + std::to_string(n++))});
                const Answer answer = world.in_store(call);
                for (const std::string& word : words) {
                    EXPECT_EQ(answer.out.find(word), std::string::npos) << word << " on stdout of " << call[0];
                    EXPECT_EQ(answer.err.find(word), std::string::npos) << word << " on stderr of " << call[0];
                }
            }
    for (const std::string& command : command_names()) EXPECT_TRUE(called.count(command.substr(0, command.find(' ')))) << command << " is not in this test";
    EXPECT_THAT(world.in_store(with_actor({"show", "KAN-2026-001"})).out, HasSubstr("Kwartelbos")) << "the words are there to be found";
    std::vector<std::string> folders{"opslag", "sleutels"};
    for (const std::string& word : words) {
        for (const std::string& folder : folders)
            for (const auto& [file, bytes] : world.contents(folder)) EXPECT_EQ(bytes.find(word), std::string::npos) << word << " in " << file;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(world.folder))
            EXPECT_EQ(entry.path().filename().string().find(word), std::string::npos) << word << " in a file name";
        EXPECT_EQ(world.read("uit/index.html").find(word), std::string::npos) << word << " on the overview";
        for (int i = 0; i < n; ++i) EXPECT_EQ(world.read("voorstel" + std::to_string(i)).find(word), std::string::npos) << word << " in a proposal";
    }
}

TEST(Canary, verify_names_readable_files_that_should_not_be_there_by_number_and_never_by_name) {
    JobsWorld world;
    ASSERT_EQ(world.init().code, ExitCode::done);
    std::filesystem::create_directory(world.path("postvak"));
    const std::string settings = world.read("opslag/griffier.ini");
    world.write("opslag/griffier.ini", settings + "inbox = " + world.path("postvak") + "\ninput-after = removed\n");
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    world.write("postvak/Kwartelbos.xml", canary_dossier());
    const Answer waiting = world.in_store({"verify"});
    EXPECT_EQ(waiting.code, ExitCode::some_refused);
    EXPECT_EQ((waiting.out + waiting.err).find("Kwartelbos"), std::string::npos);
    ASSERT_EQ(world.in_store({"import", world.path("postvak/Kwartelbos.xml")}).code, ExitCode::done);
    EXPECT_FALSE(std::filesystem::exists(world.path("postvak/Kwartelbos.xml"))) << "removed when it was durable";
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    world.write("opslag/kopie.pdf", "x");
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::some_refused);
    std::filesystem::remove(world.path("opslag/kopie.pdf"));
    world.write("opslag/griffier.ini", settings + "input-after = weggooien\n");
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::configuration);
}

}  // namespace
}  // namespace griffier::jobs
