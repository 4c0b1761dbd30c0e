// What is left readable in the channel of a case that is destroyed: it goes, or it is named each night and on the certificate until it is gone.
#include "jobs/remains.h"

#include <gmock/gmock.h>

#include "channel_disk.h"
#include "destruction_world.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Remains : public Destruction {
  protected:
    const std::string leave = "selection-list = Selectielijst proef\nselection-weegploeg = 11.1\nselection-casusoverleg = 11.2\nleave-reference = M-1\nleave-scope = alles\nleave-issuer = archivaris\n";
    void SetUp() override {
        Destruction::SetUp();
        fs::create_directory(world.path("kanaal"));
        set();
        // Two letters in one consignment: of a case that goes, and of one that stays.
        std::string goes = canary_dossier("KAN-2026-002");
        goes.replace(goes.find("uitkomst=\"agenderen\""), 20, "uitkomst=\"niet-agenderen\"");
        for (const auto& [name, xml] : {std::pair(std::string("gaat.xml"), goes), std::pair(std::string("blijft.xml"), canary_dossier("KAN-2026-003"))}) {
            world.write(name, xml);
            const Answer taken = world.in_store({"import", world.path(name), "--on", "2026-06-01", "--json"});
            ASSERT_EQ(taken.code, ExitCode::done) << taken.out;
        }
        const Answer first = night("2026-06-01");
        for (const auto& line : first.lines())
            if (line["type"] == "issued") (line["dossier"] == "KAN-2026-002" ? gone : stays) = line["number"], consignment = line["consignment"];
        ASSERT_FALSE(gone.empty() || stays.empty()) << first.out;
    }
    void set(const std::string& more = "") { configure(leave + "channel = " + world.path("kanaal") + "\n" + more); }
    Answer night(const std::string& on) { return world.in_store({"nightly", "--on", on, "--json"}); }
    Answer issue(std::vector<std::string> arguments, const std::string& on = "2026-11-17") {
        arguments.insert(arguments.begin(), "issue");
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "post", "--on", on, "--json"});
        return world.in_store(arguments);
    }
    Answer execute() { return list({"execute", "VL-2026-0001"}, "2026-11-17"); }
    std::string file(const std::string& number) const { return world.path("kanaal/" + consignment + "/" + number + ".pdf"); }
    std::string certificate(const std::string& name = "VV-2026-0001-1") const { return world.read("opslag/verklaringen/" + name + ".xml"); }
    static std::vector<std::string> errors(const Answer& answer) {
        std::vector<std::string> out;
        for (const auto& line : answer.lines())
            if (line["type"] == "error") out.push_back(line["code"]);
        return out;
    }
    /// What is told of files that are left: the sentences.
    static std::vector<std::string> left(const Answer& answer) {
        std::vector<std::string> out;
        for (const auto& line : answer.lines())
            if (line["type"] == "error" && line["code"] == "kanaal.rest") out.push_back(line["message"]);
        return out;
    }
    static std::string type(const Answer& answer, const std::string& what, const std::string& field) {
        for (const auto& line : answer.lines())
            if (line["type"] == what) return line[field];
        return "";
    }
    bool sound() { return world.in_store({"verify"}).code == ExitCode::done; }
    nlohmann::json manifest() const { return nlohmann::json::parse(world.read("kanaal/" + consignment + "/manifest.json")); }

    std::string gone, stays, consignment;
};

TEST_F(Remains, RET_01_a_letter_that_nobody_confirmed_goes_with_its_case_and_the_list_of_its_consignment_says_so) {
    propose_and_approve_all(2);
    const Answer done = execute();
    EXPECT_EQ(type(done, "destroyed", "state"), "volledig") << done.out;
    EXPECT_EQ(left(done), std::vector<std::string>());
    EXPECT_FALSE(fs::exists(file(gone)));
    EXPECT_TRUE(fs::exists(file(stays))) << "nothing of another case";
    EXPECT_EQ(manifest()["letters"].size(), 1u);
    EXPECT_EQ(manifest()["letters"][0]["number"], stays);
    EXPECT_EQ(manifest()["withdrawn"], nlohmann::json::array({gone}));
    EXPECT_EQ(world.read("kanaal/" + consignment + ".klaar"), hex(sha256(view_of(world.read("kanaal/" + consignment + "/manifest.json")))) + "  " + consignment + "/manifest.json\n");
    EXPECT_EQ(fs::status(world.path("kanaal/" + consignment + "/manifest.json")).permissions() & fs::perms::all, fs::perms(0640));
    EXPECT_THAT(certificate(), HasSubstr("plaats=\"kanaal\" wijze=\"namen\" bekeken=\"1\" gevonden=\"0\""));
    for (const std::string& word : canaries()) EXPECT_THAT(done.out + done.err + certificate(), Not(HasSubstr(word)));
    EXPECT_TRUE(sound());
    // The printer had both, and says so later: that is no message about something else.
    world.write("kanaal/" + consignment + ".ontvangst", std::string(64, 'a') + "  " + gone + ".pdf\n" + hex(sha256(view_of(world.read("kanaal/" + consignment + "/" + stays + ".pdf")))) + "  " + stays + ".pdf\n");
    const Answer after = night("2026-11-18");
    EXPECT_THAT(errors(after), Not(Contains("kanaal.ontvangst_anders")));
    EXPECT_EQ(after.summary()["counts"].value("confirmed", 0), 1) << after.out;
    EXPECT_EQ(left(after), std::vector<std::string>());
}

TEST_F(Remains, RET_01_a_letter_that_was_confirmed_and_not_cleared_away_yet_goes_too) {
    ASSERT_EQ(issue({"confirm", consignment}).code, ExitCode::done);
    ASSERT_TRUE(fs::exists(file(gone)));
    propose_and_approve_all(2);
    EXPECT_EQ(type(execute(), "destroyed", "state"), "volledig");
    EXPECT_FALSE(fs::exists(file(gone)));
    EXPECT_TRUE(fs::exists(file(stays)));
}

TEST_F(Remains, RET_01_a_letter_that_lies_in_two_consignments_goes_from_both) {
    fs::create_directory(world.path("kanaal/" + consignment + "-2"));
    fs::copy(file(gone), world.path("kanaal/" + consignment + "-2/" + gone + ".pdf"));
    world.write("kanaal/" + consignment + "-2/manifest.json", "[]");  // nobody can say what this list was
    fs::create_directory(world.path("kanaal/.nieuw-" + consignment + "-3"));
    fs::copy(file(gone), world.path("kanaal/.nieuw-" + consignment + "-3/" + gone + ".pdf"));
    propose_and_approve_all(2);
    EXPECT_EQ(type(execute(), "destroyed", "state"), "volledig");
    for (const auto& entry : fs::recursive_directory_iterator(world.path("kanaal"))) EXPECT_NE(entry.path().filename(), gone + ".pdf");
    EXPECT_EQ(world.read("kanaal/" + consignment + "-2/manifest.json"), "[]");
}

TEST_F(Remains, RET_01_what_the_operator_keeps_is_named_each_night_and_makes_the_certificate_partial_until_it_is_gone) {
    set("channel-after = operator\n");
    propose_and_approve_all(2);
    const Answer done = list({"execute", "VL-2026-0001", "--out", world.path("bewijs")}, "2026-11-17");
    EXPECT_TRUE(fs::exists(world.path("bewijs/VV-2026-0001-1.pdf"))) << "on paper too";
    EXPECT_EQ(type(done, "destroyed", "state"), "gedeeltelijk") << done.out;
    EXPECT_EQ(done.code, ExitCode::deadline);
    ASSERT_EQ(left(done).size(), 1u);
    EXPECT_THAT(left(done).front(), HasSubstr(consignment + "/" + gone + ".pdf")) << "the file to take away";
    EXPECT_TRUE(fs::exists(file(gone))) << "it is his";
    EXPECT_EQ(manifest()["letters"].size(), 2u);
    EXPECT_THAT(certificate(), HasSubstr("plaats=\"kanaal\" wijze=\"namen\" bekeken=\"2\" gevonden=\"1\""));
    for (const char* on : {"2026-11-18", "2026-11-19"}) {
        const Answer again = night(on);
        EXPECT_EQ(left(again).size(), 1u);
        EXPECT_EQ(again.summary()["counts"].value("left_in_channel", 0), 1);
        EXPECT_EQ(again.code, ExitCode::deadline);
        for (const std::string& word : canaries()) EXPECT_THAT(again.out + again.err, Not(HasSubstr(word)));
    }
    EXPECT_EQ(type(issue({"status"}), "left_in_channel", "number"), gone);
    EXPECT_THAT(errors(issue({"confirm", gone})), Contains("verzending.ligt_er_nog")) << "said, and not so";
    fs::remove(file(gone));
    const Answer clean = night("2026-11-20");
    EXPECT_EQ(left(clean), std::vector<std::string>());
    EXPECT_EQ(type(clean, "certificate_revised", "state"), "volledig") << clean.out;
    EXPECT_THAT(certificate("VV-2026-0001-1-r2"), HasSubstr("plaats=\"kanaal\" wijze=\"namen\" bekeken=\"2\" gevonden=\"0\""));
    EXPECT_EQ(type(night("2026-11-21"), "certificate_revised", "state"), "") << "once";
    EXPECT_TRUE(sound());
}

TEST_F(Remains, RET_01_what_lies_in_a_channel_that_is_away_is_named_and_goes_when_it_is_back) {
    propose_and_approve_all(2);
    fs::rename(world.path("kanaal"), world.path("weg"));
    const Answer done = execute();
    EXPECT_EQ(done.summary()["counts"].value("destroyed", 0), 2) << "the channel holds up no destruction: " << done.out;
    EXPECT_EQ(type(done, "destroyed", "state"), "gedeeltelijk");
    EXPECT_THAT(errors(done), Contains("kanaal.onbereikbaar"));
    ASSERT_EQ(left(done).size(), 1u);
    EXPECT_THAT(left(done).front(), HasSubstr(consignment + "/" + gone + ".pdf"));
    fs::create_directory(world.path("kanaal"));  // an empty mount point tells nothing
    EXPECT_EQ(left(night("2026-11-18")).size(), 1u);
    fs::remove(world.path("kanaal"));
    fs::rename(world.path("weg"), world.path("kanaal"));
    const Answer back = night("2026-11-19");
    EXPECT_EQ(left(back), std::vector<std::string>()) << back.out;
    EXPECT_EQ(type(back, "certificate_revised", "state"), "volledig");
    EXPECT_FALSE(fs::exists(file(gone)));
    EXPECT_TRUE(fs::exists(file(stays)));
}

TEST_F(Remains, RET_01_a_person_says_it_of_a_channel_that_never_comes_back) {
    propose_and_approve_all(2);
    fs::remove_all(world.path("kanaal"));
    ASSERT_EQ(left(execute()).size(), 1u);
    EXPECT_THAT(errors(issue({"confirm", "Kwartelbos"})), Contains("verzending.geen_zending"));
    EXPECT_EQ(issue({"confirm", gone, "--dry-run"}).summary()["counts"].value("would_confirm", 0), 1);
    EXPECT_EQ(left(night("2026-11-18")).size(), 1u) << "a dry run says nothing";
    EXPECT_EQ(issue({"confirm", gone}).summary()["counts"].value("confirmed", 0), 1);
    EXPECT_THAT(errors(issue({"confirm", gone})), Contains("verzending.geen_zending")) << "once";
    const Answer clean = night("2026-11-19");
    EXPECT_EQ(left(clean), std::vector<std::string>());
    EXPECT_EQ(type(clean, "certificate_revised", "state"), "volledig");
}

TEST_F(Remains, fault_13_a_channel_whose_disk_fails_at_any_operation_ends_no_destruction_and_the_next_night_finishes) {
    propose_and_approve_all(2);
    const std::vector<std::string> parts{"opslag", "sleutels", "tweede-houder", "kanaal"};
    fs::create_directory(world.path("voor"));
    for (const std::string& part : parts) fs::copy(world.path(part), world.path("voor/" + part), fs::copy_options::recursive);
    int faults = 0, named = 0;
    for (int at = 1;; ++at) {
        for (const std::string& part : parts) {
            fs::remove_all(world.path(part));
            fs::copy(world.path("voor/" + part), world.path(part), fs::copy_options::recursive);
        }
        int n = 0;
        world.disk = std::make_unique<ChannelDisk>(world.path("kanaal"), [&](const std::string&, const std::string&) { return ++n >= at ? "EIO" : nullptr; });
        const Answer done = execute();
        world.disk = posix_file_system();
        if (n < at) break;
        ++faults;
        EXPECT_EQ(done.summary()["counts"].value("destroyed", 0), 2) << at << done.out;
        const bool told = !left(done).empty();
        named += told;
        const auto codes = errors(done);
        EXPECT_EQ(std::count(codes.begin(), codes.end(), "kanaal.schijf") > 0, told) << at;
        EXPECT_EQ(done.code, told ? ExitCode::deadline : ExitCode::done) << at << done.out;
        if (!told) EXPECT_FALSE(fs::exists(file(gone))) << at << ": only the count of other files for the certificate failed";
        EXPECT_EQ(left(night("2026-11-18")), std::vector<std::string>()) << at;
        EXPECT_FALSE(fs::exists(file(gone))) << at;
        EXPECT_EQ(manifest()["letters"].size(), 1u) << at;
        EXPECT_EQ(world.read("kanaal/" + consignment + ".klaar").substr(0, 64), hex(sha256(view_of(world.read("kanaal/" + consignment + "/manifest.json"))))) << at;
        EXPECT_TRUE(sound()) << at;
    }
    EXPECT_GT(faults, 10);
    EXPECT_GT(named, 5);
}

TEST_F(Remains, a_letter_that_never_left_leaves_nothing_behind) {
    fs::remove_all(world.path("kanaal"));
    std::string other = canary_dossier("KAN-2026-004");
    other.replace(other.find("uitkomst=\"agenderen\""), 20, "uitkomst=\"niet-agenderen\"");
    world.write("vier.xml", other);
    ASSERT_EQ(world.in_store({"import", world.path("vier.xml"), "--on", "2026-06-02"}).code, ExitCode::done);
    ASSERT_EQ(world.in_store({"produce", "--on", "2026-06-02"}).code, ExitCode::done);
    propose_and_approve_all(3);
    const Answer done = execute();
    EXPECT_EQ(left(done).size(), 1u) << "that of the letter that did: " << done.out;
}

}  // namespace
}  // namespace griffier::jobs
