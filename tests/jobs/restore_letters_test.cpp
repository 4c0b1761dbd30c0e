// Letters of a store that is put back from a copy: nobody gets one twice because of it, and what cannot be known is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;

class RestoredLetters : public testing::Test {
  protected:
    void SetUp() override {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
        std::string covenant = world.read("proef.convenant.xml");
        covenant.insert(covenant.find("</convenant>"), "  <persoon id=\"tweede\" partij=\"proef-om\" rol=\"lid-weegploeg\" sleutel=\"" + hex(ed25519_public(seed)) + "\"><naam>tweede</naam></persoon>\n");
        world.write("eigen.xml", covenant);
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--holders", world.path("h2"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
        fs::create_directory(world.path("kanaal"));
    }
    void with_channel(const std::string& store) { world.write(store + "/griffier.ini", world.read(store + "/griffier.ini") + "channel = " + world.path("kanaal") + "\n"); }
    void take(const std::string& dossier) {
        world.write("zaak.xml", canary_dossier(dossier));
        ASSERT_EQ(call({"import", world.path("zaak.xml")}).code, ExitCode::done);
    }
    Answer call(std::vector<std::string> arguments, const std::string& on = "2026-06-01") {
        arguments.insert(arguments.end(), {"--store", world.path(store), "--on", on, "--json"});
        return world.run(arguments);
    }
    Answer as(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--as", "proef-uitvoerder", "--purpose", "post"});
        return call(arguments);
    }
    static nlohmann::json first(const Answer& answer, const std::string& type) {
        for (const auto& line : answer.lines())
            if (line["type"] == type) return line;
        return {};
    }
    std::string produced(const std::string& dossier) { return first(call({"produce", dossier}), "letter")["number"]; }
    std::string state_of(const std::string& number) { return first(call({"issue", "status", number}), "letter_state").value("state", ""); }
    /// Makes a copy; `go_on` afterwards puts it back and works there from then on.
    void copy() { from = world.path("kopieen/" + first(call({"backup", world.path("kopieen")}), "copy")["copy"].get<std::string>()); }
    Answer put_back(const std::string& lang = "") {
        std::vector<std::string> arguments{"restore", from, "--store", world.path("terug"), "--keys", world.path("sleutels"), "--holders", world.path("h2")};
        lang.empty() ? arguments.emplace_back("--json") : (arguments.emplace_back("--lang"), arguments.emplace_back(lang));
        store = "terug";
        return world.run(arguments);
    }
    std::vector<std::string> letters() {
        std::vector<std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(world.path("kanaal")))
            if (entry.path().extension() == ".pdf") out.push_back(entry.path().stem());
        return out;
    }
    bool sound() { return call({"verify"}).code == ExitCode::done; }

    JobsWorld world;
    Secret seed{Bytes(32, 7)};
    std::string store = "opslag", from;
};

TEST_F(RestoredLetters, fault_60_what_had_not_left_in_the_copy_is_unknown_goes_nowhere_by_itself_and_two_persons_say_it) {
    with_channel(store);
    take("KAN-2026-001"), take("KAN-2026-002"), take("KAN-2026-003");
    const std::string confirmed = produced("KAN-2026-001");
    const std::string consignment = first(call({"issue"}), "issued")["consignment"];
    ASSERT_EQ(as({"issue", "confirm", consignment}).code, ExitCode::done);
    const std::string left = produced("KAN-2026-002");
    ASSERT_EQ(call({"issue"}).summary()["counts"].value("issued", 0), 1);
    const std::string waits = produced("KAN-2026-003");
    fs::rename(world.path("kanaal"), world.path("weg"));
    call({"issue"});
    ASSERT_EQ(state_of(waits), "te-verzenden");
    copy();
    fs::rename(world.path("weg"), world.path("kanaal"));
    ASSERT_EQ(call({"issue"}).summary()["counts"].value("issued", 0), 1) << "after the copy it left";
    const auto before = letters();
    const Answer back = put_back();
    EXPECT_EQ(back.lines().front()["unknown_letters"], 1) << back.out;
    EXPECT_EQ(back.lines().front()["filed_letters"], nlohmann::json::array());
    with_channel(store);
    EXPECT_EQ(state_of(confirmed), "bevestigd");
    EXPECT_EQ(state_of(left), "overgedragen");
    EXPECT_EQ(state_of(waits), "onbekend");
    EXPECT_TRUE(sound());
    for (const char* on : {"2026-06-01", "2026-06-02", "2027-06-01"}) {
        const Answer night = call({"nightly"}, on);
        EXPECT_EQ(first(night, "unknown").value("reason", ""), "herstel") << night.out;
        EXPECT_EQ(first(night, "unknown").value("number", ""), waits);
        EXPECT_EQ(night.summary()["counts"].value("issued", 0), 0);
        EXPECT_NE(night.code, ExitCode::done);
        EXPECT_EQ(letters(), before);
    }
    EXPECT_EQ(first(as({"issue", "withdraw", waits, "--reason", "x"}), "error").value("code", ""), "verzending.twee_personen");
    ASSERT_EQ(as({"issue", "resolve", waits, "--outcome", "uitgevoerd", "--reason", "De drukker had hem.", "--voorstel", world.path("voorstel")}).code, ExitCode::done);
    const Bytes signature = ed25519_sign(seed, view_of(world.read("voorstel")));
    world.write("handtekening", std::string(signature.begin(), signature.end()));
    EXPECT_EQ(as({"issue", "resolve", "--bekrachtig", world.path("voorstel"), "--handtekening", world.path("handtekening"), "--door", "tweede"}).summary()["counts"].value("resolved", 0), 1);
    EXPECT_EQ(state_of(waits), "overgedragen");
    EXPECT_EQ(call({"nightly"}, "2027-06-02").summary()["counts"].value("issued", 0), 0);
    EXPECT_EQ(letters(), before);
    EXPECT_TRUE(sound());
}

TEST_F(RestoredLetters, fault_60_a_letter_that_left_after_the_copy_and_that_the_copy_had_not_entered_is_asked_of_the_channel) {
    with_channel(store);
    take("KAN-2026-001");
    const std::string number = produced("KAN-2026-001");
    copy();
    ASSERT_EQ(call({"issue"}).summary()["counts"].value("issued", 0), 1);
    EXPECT_EQ(put_back().lines().front()["filed_letters"], nlohmann::json::array({number}));
    with_channel(store);
    const Answer night = call({"nightly"});
    EXPECT_EQ(letters(), std::vector<std::string>{number}) << night.out;
    EXPECT_EQ(state_of(number), "overgedragen");
    EXPECT_TRUE(sound());
}

TEST_F(RestoredLetters, without_a_channel_it_is_said_what_cannot_be_known_and_a_letter_made_anew_has_the_number_that_it_had) {
    take("KAN-2026-001"), take("KAN-2026-002");
    const std::string filed = produced("KAN-2026-001");
    copy();
    ASSERT_NE(call({"produce", "--out", world.path("eerst")}).code, ExitCode::usage);
    ASSERT_TRUE(fs::exists(world.path("eerst/" + filed + ".pdf"))) << "after the copy it was put out";
    const Answer back = put_back();
    EXPECT_EQ(back.lines().front()["filed_letters"], nlohmann::json::array({filed})) << back.out;
    EXPECT_EQ(back.lines().front()["unknown_letters"], 0);
    ASSERT_NE(call({"produce", "--out", world.path("weer")}, "2026-06-03").code, ExitCode::usage);
    std::set<std::string> one, two;
    for (const auto& [folder, names] : {std::pair("eerst", &one), std::pair("weer", &two)})
        for (const auto& entry : fs::directory_iterator(world.path(folder)))
            if (entry.path().extension() == ".pdf") names->insert(entry.path().filename());
    EXPECT_EQ(one.size(), 2u);
    EXPECT_EQ(one, two) << "so that a person sees that it was posted before";
    EXPECT_TRUE(sound());
}

TEST_F(RestoredLetters, the_words_of_a_restore_name_the_day_the_numbers_and_nobody) {
    take("KAN-2026-001");
    const std::string filed = produced("KAN-2026-001");
    copy();
    const Answer back = put_back("nl");
    EXPECT_THAT(back.out, HasSubstr(filed));
    EXPECT_THAT(back.out, HasSubstr("1 juni 2026"));
    EXPECT_THAT(back.out, HasSubstr("Vergelijk eerst"));
    for (const std::string& word : canaries()) EXPECT_THAT(back.out + back.err, testing::Not(HasSubstr(word)));
}

}  // namespace
}  // namespace griffier::jobs
