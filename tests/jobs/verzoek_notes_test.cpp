// griffier verzoek as an official meets it: what the copy says, what is noted beside a step, and how a mistake in a form or policy is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "tests/support/external.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class Verzoeknotities : public testing::Test {
  protected:
    void SetUp() override { ASSERT_EQ(world.init().code, ExitCode::done); }

    void import() {
        world.write("zaak.xml", canary_dossier());
        ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    }
    Answer act(std::vector<std::string> words, const std::string& on, bool json = true) {
        words.insert(words.begin(), "verzoek");
        words.insert(words.end(), {"--as", "proef-uitvoerder", "--purpose", "verzoek", "--on", on});
        if (json) words.emplace_back("--json");
        return world.in_store(words);
    }
    static std::string form(const std::string& street = "Flonkerpad", const std::string& number = "77", const std::string& code = "9993 QX", const std::string& town = "Grutterdam") {
        return "soort = inzage\nontvangen = 2026-06-01\nkanaal = brief\nwet = AVG\nhoedanigheid = zelf\nvoornamen = Zwervelina\ngeslachtsnaam = Kwartelbos\ngeslacht = V\n"
               "geboortedatum = 1987-11-23\nstraat = " + street + "\nhuisnummer = " + number + "\npostcode = " + code + "\nwoonplaats = " + town + "\n";
    }
    static std::string elsewhere() { return form("Lindelaan", "5", "9994 AB", "Elders"); }
    Answer receive(const std::string& text) {
        world.write("formulier.txt", text);
        return act({"receive", "--form", world.path("formulier.txt")}, "2026-06-01");
    }
    static std::string id_of(const Answer& answer) {
        for (const auto& line : answer.lines())
            if (line["type"] == "request") return line["request"];
        return "";
    }
    std::string identified(const std::string& text) {
        const std::string id = id_of(receive(text));
        EXPECT_EQ(act({"identity", id, "--outcome", "vastgesteld", "--reason", "paspoort gezien"}, "2026-06-03").code, ExitCode::done);
        return id;
    }
    static std::vector<std::string> notes(const Answer& answer, const std::string& field = "note") {
        std::vector<std::string> found;
        for (const auto& line : answer.lines())
            if (line["type"] == "note" && line.contains(field)) found.push_back(line[field]);
        return found;
    }
    static nlohmann::json error(const Answer& answer) {
        for (const auto& line : answer.lines())
            if (line["type"] == "error") return line;
        return nlohmann::json::object();
    }
    Answer policy(const std::string& kind, const std::string& until, const std::string& on) {
        return act({"policy", "--kind", kind, "--ground", "a", "--until", until, "--reason", "Knarsbeleid."}, on);
    }

    JobsWorld world;
};

TEST_F(Verzoeknotities, RGT_11_the_copy_has_the_recorded_address_and_the_letter_goes_where_the_request_came_from) {
    if (!test::have("pdftotext")) GTEST_SKIP() << "no pdftotext to read the letter with";
    import();
    const std::string id = identified(elsewhere());
    const Answer answer = act({"decide", id, "--outcome", "toewijzen", "--out", world.path("uit")}, "2026-06-10");
    ASSERT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    std::string text;
    for (const auto& line : answer.lines())
        if (line["type"] == "letter") text = test::run("pdftotext -layout " + world.path("uit/" + line["number"].get<std::string>() + ".pdf") + " -").output;
    const auto copy = text.find("Kopie van uw gegevens");
    ASSERT_NE(copy, std::string::npos);
    EXPECT_THAT(text.substr(copy), HasSubstr("Flonkerpad 77"));
    EXPECT_THAT(text.substr(copy), Not(HasSubstr("Lindelaan")));
    EXPECT_THAT(text.substr(0, copy), HasSubstr("Lindelaan 5"));
}

TEST_F(Verzoeknotities, RGT_07_an_address_that_differs_from_the_file_is_told_at_each_step_and_never_printed) {
    import();
    const Answer received = receive(elsewhere());
    EXPECT_THAT(notes(received), testing::Contains("address-differs"));
    const std::string id = id_of(received);
    EXPECT_EQ(act({"identity", id, "--outcome", "vastgesteld"}, "2026-06-03").code, ExitCode::done);
    EXPECT_THAT(notes(act({"show", id}, "2026-06-04")), testing::Contains("address-differs"));
    const Answer plain = act({"show", id}, "2026-06-04", false);
    EXPECT_THAT(plain.out, testing::AllOf(HasSubstr("wijkt af van het dossier"), Not(HasSubstr("Lindelaan")), Not(HasSubstr("Flonkerpad"))));
    EXPECT_THAT(notes(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::Contains("address-differs"));
}

TEST_F(Verzoeknotities, RGT_07_the_same_address_written_otherwise_is_no_difference) {
    import();
    EXPECT_THAT(notes(receive(form("flonkerpad", "77", "9993QX", "GRUTTERDAM"))), testing::IsEmpty());
}

TEST_F(Verzoeknotities, RGT_17_a_policy_of_a_kind_that_is_none_is_refused) {
    const Answer answer = policy("inzagge", "2026-12-31", "2026-06-01");
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_EQ(error(answer)["code"], "verzoek.soort");
    EXPECT_THAT(answer.out, Not(HasSubstr("inzagge")));
}

TEST_F(Verzoeknotities, RGT_17_a_policy_is_one_line_that_says_whether_it_holds_and_ends_by_a_day_that_has_passed) {
    EXPECT_EQ(error(policy("inzage", "2026-05-01", "2026-06-01"))["code"], "verzoek.beleid_voorbij") << "there is none to end";
    EXPECT_EQ(error(policy("inzage", "volgend jaar", "2026-06-01"))["code"], "aanroep.datum");
    ASSERT_EQ(policy("inzage", "2026-12-31", "2026-06-01").code, ExitCode::done);
    const auto state = [&](const std::string& on) { return act({"policy"}, on).lines().front()["state"].get<std::string>(); };
    EXPECT_EQ(state("2026-06-02"), "geldt");
    const std::string id = id_of(receive(form()));
    EXPECT_EQ(act({"identity", id, "--outcome", "vastgesteld"}, "2026-06-03").code, ExitCode::done);
    const Answer refused = act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10");
    EXPECT_THAT(error(refused)["hint"].get<std::string>(), HasSubstr("griffier verzoek policy --kind inzage --ground a --until 2026-06-09 --reason"));
    ASSERT_EQ(policy("inzage", "2026-06-09", "2026-06-10").code, ExitCode::done) << "as the advice has it";
    EXPECT_EQ(state("2026-06-10"), "beeindigd");
    EXPECT_EQ(act({"policy"}, "2026-06-10").summary()["counts"]["policies"], 1);
    EXPECT_EQ(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10").code, ExitCode::done);
}

TEST_F(Verzoeknotities, RGT_17_under_a_neutral_answer_nobody_is_told_that_the_requester_reads_the_reasons) {
    import();
    const std::string id = identified(form());
    const auto hint = [&](const char* ground) {
        for (const auto& line : act({"decide", id, "--outcome", "afwijzen", "--list", "uitstel", "--ground", ground}, "2026-06-10").lines())
            if (line["type"] == "error" && line["code"].get<std::string>().starts_with("verzoek.zonder_reden")) return line["hint"].get<std::string>();
        return std::string();
    };
    EXPECT_THAT(hint("a"), testing::AllOf(HasSubstr("blijft die reden binnen"), Not(HasSubstr("verzoeker leest"))));
    EXPECT_THAT(hint("i"), HasSubstr("verzoeker leest"));
    ASSERT_EQ(policy("inzage", "2026-12-31", "2026-06-01").code, ExitCode::done);
    EXPECT_THAT(hint("i"), HasSubstr("blijft die reden binnen"));
    for (const char* step : {"policy", "consult"}) EXPECT_THAT(world.run({"verzoek", step, "--help"}).out, testing::AllOf(HasSubstr("blijft binnen"), Not(HasSubstr("verzoeker leest")))) << step;
}

TEST_F(Verzoeknotities, RGT_16_RGT_23_data_of_the_police_without_consultation_are_told_until_it_is_recorded) {
    import();
    const std::string id = identified(form());
    EXPECT_THAT(notes(act({"show", id}, "2026-06-04"), "party"), testing::ElementsAre("proef-politie"));
    const Answer given = act({"decide", id, "--outcome", "toewijzen", "--dry-run"}, "2026-06-10");
    EXPECT_EQ(given.code, ExitCode::done) << "no veto in this covenant";
    EXPECT_THAT(notes(given), testing::ElementsAre("not-consulted"));
    EXPECT_THAT(notes(act({"decide", id, "--outcome", "toewijzen", "--redact", "s1=gaat over een ander", "--dry-run"}, "2026-06-10")), testing::IsEmpty()) << "what is left out is not given";
    EXPECT_EQ(act({"consult", id, "--party", "proef-politie", "--reason", "Zuchtmening."}, "2026-06-05").code, ExitCode::done);
    const Answer shown = act({"show", id}, "2026-06-06");
    EXPECT_THAT(notes(shown), testing::IsEmpty());
    EXPECT_EQ(shown.lines().front()["consulted"], nlohmann::json::parse(R"([{"party":"proef-politie","date":"2026-06-05"}])"));
    EXPECT_THAT(act({"show", id}, "2026-06-06", false).out, HasSubstr("2026-06-05 overleg met proef-politie"));
    EXPECT_THAT(notes(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::IsEmpty());
}

TEST_F(Verzoeknotities, RGT_01_a_mistake_in_the_form_names_its_line_and_never_what_was_typed) {
    const auto said = [&](const std::string& line) {
        const Answer answer = receive("soort = inzage\n" + line + "\n");
        EXPECT_THAT(answer.out, Not(HasSubstr("knarswoord")));
        EXPECT_THAT(answer.out, Not(HasSubstr("?")));
        const auto found = error(answer);
        EXPECT_THAT(found["message"].get<std::string>(), HasSubstr("regel 2"));
        return found["code"].get<std::string>();
    };
    EXPECT_EQ(said("ontvangen = 1-6-2026"), "verzoek.formulier_datum");
    EXPECT_EQ(said("betrokkene.geboortedatum = knarswoord"), "verzoek.formulier_datum");
    EXPECT_EQ(said("knarswoord = x"), "verzoek.formulier");
    EXPECT_EQ(said("knarswoord"), "verzoek.formulier");
    EXPECT_EQ(said("huisnummer = knarswoord"), "verzoek.formulier_waarde");
}

TEST_F(Verzoeknotities, RGT_01_show_says_what_is_next_with_the_id_of_the_request) {
    import();
    const std::string id = id_of(receive(form()));
    const Answer waits = act({"show", id}, "2026-06-02", false);
    EXPECT_THAT(waits.out, testing::AllOf(HasSubstr("griffier verzoek identity " + id), HasSubstr("er ontbreekt nog iets"), Not(HasSubstr("niets te doen")), Not(HasSubstr(" ID "))));
    EXPECT_EQ(act({"identity", id, "--outcome", "vastgesteld"}, "2026-06-03").code, ExitCode::done);
    const Answer ready = act({"show", id}, "2026-06-04", false);
    EXPECT_THAT(ready.out, testing::AllOf(HasSubstr("klaar om te beslissen"), HasSubstr("toewijzen, deels, afwijzen"), Not(HasSubstr("niets te doen"))));
    EXPECT_EQ(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10").code, ExitCode::done);
    EXPECT_THAT(act({"show", id}, "2026-06-11", false).out, testing::AllOf(HasSubstr("afgehandeld"), Not(HasSubstr("verzoek decide"))));
}

TEST_F(Verzoeknotities, RGT_01_another_open_request_of_the_same_kind_by_the_same_person_is_named) {
    const std::string before = id_of(receive(form()));  // when there was no case yet
    EXPECT_THAT(notes(receive(form())), testing::ElementsAre("open-request"));
    EXPECT_EQ(act({"withdraw", before}, "2026-06-01").code, ExitCode::done);
    import();
    const Answer third = receive(form());
    EXPECT_THAT(notes(third), testing::ElementsAre("open-request")) << "the second one; the first was withdrawn";
    EXPECT_THAT(notes(receive(form()), "other"), testing::Contains(id_of(third))) << "of the case too";
    std::string other = form();
    other.replace(other.find("Zwervelina"), 10, "Zwerveline");
    EXPECT_THAT(notes(receive(other)), testing::IsEmpty());
}

}  // namespace
}  // namespace griffier::jobs
