// Letters that answer a request (DOC-05 to DOC-09, DOC-35) on their way to the channel: each is looked at again just before it leaves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::StartsWith;

class RequestRelease : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(world.init().code, ExitCode::done);
        fs::create_directory(world.path("kanaal"));
        world.write("opslag/griffier.ini", world.read("opslag/griffier.ini") + "channel = " + world.path("kanaal") + "\n");
        take_in(xml);
    }
    void take_in(const std::string& text) {
        world.write("zaak.xml", text);
        const Answer answer = world.in_store({"import", world.path("zaak.xml"), "--json"});
        ASSERT_EQ(answer.code, ExitCode::done) << answer.out;
    }
    /// The next version of the case, with a change.
    void change(const std::string& from, const std::string& to) {
        const std::string hash = hex(sha256(view_of(xml)));
        const auto version = xml.find("versie=\""), end = xml.find("\" ", version);
        xml.replace(version, end - version, "versie=\"" + std::to_string(++version_) + "\" vervangt=\"" + hash);
        ASSERT_NE(xml.find(from), std::string::npos);
        xml.replace(xml.find(from), from.size(), to);
        take_in(xml);
    }
    Answer act(std::vector<std::string> words, const std::string& on) {
        words.insert(words.begin(), "verzoek");
        words.insert(words.end(), {"--as", "proef-uitvoerder", "--purpose", "verzoek", "--on", on, "--json"});
        return world.in_store(words);
    }
    /// A request of the subject, received and with her identity established.
    std::string request(const std::string& kind) {
        world.write("formulier.txt", "soort = " + kind + "\nontvangen = 2026-06-01\nkanaal = brief\nwet = AVG\nhoedanigheid = zelf\nvoornamen = Zwervelina\ngeslachtsnaam = Kwartelbos\ngeslacht = V\n"
                                     "geboortedatum = 1987-11-23\nstraat = Lindelaan\nhuisnummer = 5\npostcode = 9994 AB\nwoonplaats = Elders\n");
        const Answer answer = act({"receive", "--form", world.path("formulier.txt")}, "2026-06-01");
        EXPECT_EQ(answer.code, ExitCode::done) << answer.out;
        const std::string id = first(answer, "request")["request"];
        EXPECT_EQ(act({"identity", id, "--outcome", "vastgesteld", "--reason", "paspoort gezien"}, "2026-06-03").code, ExitCode::done);
        return id;
    }
    std::vector<std::string> refusal(const std::string& id) const {
        std::vector<std::string> words{"decide", id, "--outcome", "afwijzen", "--list", "uitstel", "--ground", "d", "--reason", "Knarsreden.", "--need", "Knarsnoodzaak.", "--proportion", "Knarsmaat."};
        for (const char* factor : {"a", "b", "c", "d", "e", "f", "g", "h"}) words.insert(words.end(), {"--factor", std::string(factor) + "=Knarsfactor."});
        return words;
    }
    Answer issue(const std::string& on) { return world.in_store({"issue", "--on", on, "--json"}); }
    static nlohmann::json first(const Answer& answer, const std::string& type) {
        for (const auto& line : answer.lines())
            if (line["type"] == type) return line;
        return {};
    }
    static std::vector<std::string> all(const Answer& answer, const std::string& type, const std::string& field) {
        std::vector<std::string> out;
        for (const auto& line : answer.lines())
            if (line["type"] == type) out.push_back(line.value(field, ""));
        std::sort(out.begin(), out.end());
        return out;
    }
    static std::vector<std::string> kinds(std::vector<std::string> numbers) {
        for (std::string& one : numbers) one = one.substr(0, 6);
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }
    std::vector<std::string> letters() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(world.path("kanaal")))
            if (entry.path().extension() == ".pdf") out.push_back(entry.path().stem());
        return out;
    }

    JobsWorld world;
    std::string xml = canary_dossier();

  private:
    int version_ = 1;
};

TEST_F(RequestRelease, RGT_11_the_answer_to_a_request_leaves_once_with_the_receipt_of_it) {
    const std::string id = request("inzage");
    ASSERT_EQ(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10").code, ExitCode::done);
    const Answer first_time = issue("2026-06-10");
    EXPECT_EQ(kinds(all(first_time, "issued", "number")), (std::vector<std::string>{"DOC-05", "DOC-35"})) << first_time.out;
    EXPECT_EQ(issue("2026-06-11").summary()["counts"].value("issued", 0), 0);
    EXPECT_EQ(letters().size(), 2u);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(RequestRelease, fault_49_every_kind_of_answer_leaves_on_a_later_day_when_the_case_changed_in_what_it_does_not_tell) {
    const std::string seen = request("inzage");
    issue("2026-06-03");  // the receipt names the term as it was then
    ASSERT_EQ(act({"extend", seen, "--reason", "Ingewikkeld."}, "2026-06-20").code, ExitCode::done);
    ASSERT_EQ(act({"decide", seen, "--outcome", "toewijzen"}, "2026-06-22").code, ExitCode::done);
    const std::string denied = request("inzage");
    ASSERT_EQ(act(refusal(denied), "2026-06-10").code, ExitCode::done);
    const std::string corrected = request("rectificatie");
    ASSERT_EQ(act({"complete", corrected, "--outcome", "ontvangen", "--item", "s1", "--wish", "De dag was 5 mei.", "--reason", "Ik was er de dag ervoor niet."}, "2026-06-05").code, ExitCode::done);
    ASSERT_EQ(act({"decide", corrected, "--outcome", "verbeteren", "--list", "correctie", "--ground", "a", "--reason", "Het klopte niet."}, "2026-06-10").code, ExitCode::done);
    const std::string objection = request("bezwaar");
    ASSERT_EQ(act({"complete", objection, "--outcome", "ontvangen", "--reason", "Mijn kind heeft er last van."}, "2026-06-05").code, ExitCode::done);
    ASSERT_EQ(act({"decide", objection, "--outcome", "afwijzen", "--list", "afwijzing.bezwaar", "--ground", "a", "--reason", "Het gevaar weegt zwaarder."}, "2026-06-10").code, ExitCode::done);
    change("<relatie>Plofkraakbuur</relatie>", "<relatie>Buurvrouw</relatie>");  // of the reporter, who stands in no letter
    const Answer later = issue("2026-07-20");
    EXPECT_EQ(all(later, "withdrawn", "number"), std::vector<std::string>()) << later.out;
    const auto gone = kinds(all(later, "issued", "number"));
    for (const char* kind : {"DOC-05", "DOC-06", "DOC-07", "DOC-08", "DOC-09", "DOC-35"}) EXPECT_THAT(gone, Contains(kind)) << later.out;
}

TEST_F(RequestRelease, fault_50_an_overview_of_what_is_no_longer_so_is_withdrawn_and_made_anew) {
    const std::string id = request("inzage");
    ASSERT_EQ(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10").code, ExitCode::done);
    change("<feit>Dribbelfeit gezien.</feit>", "<feit>Iets anders gezien.</feit>");
    const Answer changed = issue("2026-06-11");
    EXPECT_THAT(first(changed, "withdrawn").value("number", ""), StartsWith("DOC-05-")) << changed.out;
    EXPECT_EQ(first(changed, "withdrawn").value("reason", ""), "inhoud-anders");
    EXPECT_EQ(kinds(all(changed, "issued", "number")), std::vector<std::string>{"DOC-35"}) << "the receipt says nothing of the case";
    const std::string withdrawn = first(changed, "withdrawn")["number"];
    const Answer again = act({"letters", id}, "2026-06-12");
    EXPECT_EQ(again.summary()["counts"].value("made", 0), 1) << again.out;
    const Answer sent = issue("2026-06-12");
    EXPECT_EQ(kinds(all(sent, "issued", "number")), std::vector<std::string>{"DOC-05"}) << sent.out;
    EXPECT_NE(all(sent, "issued", "number").front(), withdrawn);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(RequestRelease, what_a_person_withdrew_stays_away_until_the_request_or_the_case_changes) {
    const std::string id = request("inzage");
    const std::string number = first(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10"), "letter")["number"];
    const Answer taken = world.in_store({"issue", "withdraw", number, "--reason", "x", "--as", "proef-uitvoerder", "--purpose", "post", "--on", "2026-06-10", "--json"});
    ASSERT_EQ(taken.summary()["counts"].value("withdrawn", 0), 1) << taken.out;
    EXPECT_EQ(act({"letters", id}, "2026-06-11").summary()["counts"].value("made", 0), 0);
    EXPECT_EQ(kinds(all(issue("2026-06-11"), "issued", "number")), std::vector<std::string>{"DOC-35"});
    change("<feit>Dribbelfeit gezien.</feit>", "<feit>Iets anders gezien.</feit>");
    EXPECT_EQ(act({"letters", id}, "2026-06-12").summary()["counts"].value("made", 0), 1);
    EXPECT_EQ(kinds(all(issue("2026-06-12"), "issued", "number")), std::vector<std::string>{"DOC-05"});
}

TEST_F(RequestRelease, RET_01_letters_of_a_request_that_is_forgotten_go_from_the_channel_with_it) {
    world.write("formulier.txt", "soort = inzage\nontvangen = 2026-06-01\nkanaal = brief\nwet = AVG\nhoedanigheid = zelf\nvoornamen = Berta\ngeslachtsnaam = Niemand\ngeslacht = V\n"
                                 "geboortedatum = 1970-01-01\nstraat = Lindelaan\nhuisnummer = 5\npostcode = 9994 AB\nwoonplaats = Elders\n");
    const std::string id = first(act({"receive", "--form", world.path("formulier.txt")}, "2026-06-01"), "request")["request"];
    ASSERT_EQ(issue("2026-06-02").summary()["counts"].value("issued", 0), 1);
    ASSERT_EQ(letters().size(), 1u);
    const Answer forgotten = act({"forget", id}, "2026-12-01");
    EXPECT_EQ(forgotten.summary()["counts"].value("recorded", 0), 1) << forgotten.out;
    EXPECT_TRUE(letters().empty());
    EXPECT_EQ(forgotten.summary()["counts"].value("left_in_channel", 0), 0);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

}  // namespace
}  // namespace griffier::jobs
