// griffier verzoek: from receipt to a filed letter, with and without a file about the person, and all that is refused on the way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "jobs_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class Verzoeken : public testing::Test {
  protected:
    void SetUp() override { ASSERT_EQ(world.init().code, ExitCode::done); }

    void import() {
        world.write("zaak.xml", canary_dossier());
        const Answer answer = world.in_store({"import", world.path("zaak.xml")});
        ASSERT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    }
    Answer act(std::vector<std::string> words, const std::string& on) {
        words.insert(words.begin(), "verzoek");
        words.insert(words.end(), {"--as", "proef-uitvoerder", "--purpose", "verzoek", "--on", on, "--json"});
        return world.in_store(words);
    }
    static std::string form(const std::string& kind, const std::string& given, const std::string& family, const std::string& born, const std::string& more = "") {
        return "soort = " + kind + "\nontvangen = 2026-06-01\nkanaal = brief\nwet = AVG\nhoedanigheid = zelf\nvoornamen = " + given + "\ngeslachtsnaam = " + family +
               "\ngeslacht = V\ngeboortedatum = " + born + "\nstraat = Lindelaan\nhuisnummer = 5\npostcode = 9994 AB\nwoonplaats = Elders\n" + more;
    }
    /// Receives a request on 1 June and gives its id.
    std::string receive(const std::string& text) {
        world.write("formulier.txt", text);
        const Answer answer = act({"receive", "--form", world.path("formulier.txt"), "--out", world.path("uit")}, "2026-06-01");
        EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
        for (const auto& line : answer.lines())
            if (line["type"] == "request") return line["request"];
        return "";
    }
    std::string identified(const std::string& text) {
        const std::string id = receive(text);
        EXPECT_EQ(act({"identity", id, "--outcome", "vastgesteld", "--reason", "paspoort gezien"}, "2026-06-03").code, ExitCode::done);
        return id;
    }
    std::string of_subject() { return identified(form("inzage", "Zwervelina", "Kwartelbos", "1987-11-23")); }

    static std::vector<std::string> errors(const Answer& answer) {
        std::vector<std::string> found;
        for (const auto& line : answer.lines())
            if (line["type"] == "error") found.push_back(line["code"]);
        return found;
    }
    static std::string letter(const Answer& answer) {
        for (const auto& line : answer.lines())
            if (line["type"] == "letter") return line["number"];
        return "";
    }
    std::string pdf(const std::string& number) const { return world.read("uit/" + number + ".pdf"); }
    std::vector<std::string> refusal(const std::string& id) const {
        std::vector<std::string> words{"decide", id, "--outcome", "afwijzen", "--list", "uitstel", "--ground", "d", "--reason", "Knarsreden.", "--need", "Knarsnoodzaak.", "--proportion", "Knarsmaat.",
                                       "--out", world.path("uit")};
        for (const char* factor : {"a", "b", "c", "d", "e", "f", "g", "h"}) words.insert(words.end(), {"--factor", std::string(factor) + "=Knarsfactor."});
        return words;
    }

    JobsWorld world;
};

TEST_F(Verzoeken, RGT_01_RGT_07_RGT_11_RGT_14_access_goes_from_receipt_to_a_filed_overview) {
    import();
    const std::string id = of_subject();
    const Answer answer = act({"decide", id, "--outcome", "toewijzen", "--out", world.path("uit")}, "2026-06-10");
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_THAT(letter(answer), testing::StartsWith("DOC-05-"));
    EXPECT_FALSE(pdf(letter(answer)).empty());
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST_F(Verzoeken, RGT_01_somebody_without_a_file_is_recorded_and_hears_that_nothing_is_processed) {
    import();
    const std::string id = identified(form("inzage", "Berta", "Niemand", "1970-01-01"));
    EXPECT_THAT(id, testing::StartsWith("vz-"));
    const Answer answer = act({"decide", id, "--outcome", "toewijzen", "--out", world.path("uit")}, "2026-06-10");
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_THAT(letter(answer), testing::StartsWith("DOC-05-"));
    // It is no case: lists of cases do not have it, and verify finds all in order.
    EXPECT_THAT(world.in_store({"list", "--json"}).out, Not(HasSubstr("VZ-")));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    // Its words are ciphertext: nothing of it stands readable in the store.
    for (const auto& [name, bytes] : world.contents("opslag")) EXPECT_THAT(bytes, Not(HasSubstr("Niemand"))) << name;
}

TEST_F(Verzoeken, RGT_07_without_identity_it_cannot_be_decided) {
    import();
    const std::string id = receive(form("inzage", "Zwervelina", "Kwartelbos", "1987-11-23"));
    const Answer answer = act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10");
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_THAT(errors(answer), testing::Contains("verzoek.zonder_identiteit"));
    EXPECT_THAT(answer.out, HasSubstr("12 lid 3")) << "the article is said";
}

TEST_F(Verzoeken, RGT_01_without_day_of_receipt_nothing_is_recorded) {
    import();
    std::string text = form("inzage", "Berta", "Niemand", "1970-01-01");
    text.erase(text.find("ontvangen"), text.find("kanaal") - text.find("ontvangen"));
    world.write("formulier.txt", text);
    const Answer answer = act({"receive", "--form", world.path("formulier.txt")}, "2026-06-01");
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_THAT(errors(answer), testing::ElementsAre("verzoek.zonder_datum"));
    EXPECT_EQ(act({"list"}, "2026-06-01").summary()["counts"].size(), 0u);
}

TEST_F(Verzoeken, RGT_17_RGT_19_a_refusal_needs_ground_reason_and_every_factor) {
    import();
    const std::string id = of_subject();
    EXPECT_THAT(errors(act({"decide", id, "--outcome", "afwijzen"}, "2026-06-10")), testing::IsSupersetOf({"verzoek.zonder_grond", "verzoek.zonder_reden"}));
    auto words = refusal(id);
    words.resize(words.size() - 2);  // factor h is passed over in silence
    EXPECT_THAT(errors(act(words, "2026-06-10")), testing::ElementsAre("verzoek.factor_ontbreekt"));
    words = refusal(id);
    words[7] = "z";
    EXPECT_THAT(errors(act(words, "2026-06-10")), testing::Contains("verzoek.grond_onbekend"));
    EXPECT_EQ(act(refusal(id), "2026-06-10").code, ExitCode::done);
    EXPECT_THAT(errors(act(refusal(id), "2026-06-11")), testing::Contains("verzoek.al_beslist"));
}

TEST_F(Verzoeken, RGT_17_the_neutral_answer_is_the_same_with_and_without_a_file) {
    // The same person asks twice: before there is a file about her, and when there is one. Only the document's number may differ.
    ASSERT_EQ(act({"policy", "--kind", "inzage", "--ground", "a", "--until", "2026-12-31", "--reason", "Knarsbeleid."}, "2026-06-01").code, ExitCode::done);
    const std::string without = of_subject();
    const Answer nobody = act({"decide", without, "--outcome", "afwijzen", "--out", world.path("uit")}, "2026-06-10");
    ASSERT_EQ(nobody.code, ExitCode::done) << nobody.out << nobody.err;
    import();
    const std::string with = of_subject();
    EXPECT_THAT(errors(act({"decide", with, "--outcome", "toewijzen"}, "2026-06-10")), testing::Contains("verzoek.neutraal_beleid"));
    auto words = refusal(with);
    words[7] = "a";
    const Answer somebody = act(words, "2026-06-10");
    ASSERT_EQ(somebody.code, ExitCode::done) << somebody.out << somebody.err;
    const std::string a = letter(nobody), b = letter(somebody);
    EXPECT_THAT(a, testing::StartsWith("DOC-06-"));
    EXPECT_THAT(b, testing::StartsWith("DOC-06-"));
    EXPECT_EQ(a.size(), b.size());
    ASSERT_FALSE(pdf(a).empty());
    // Streams are compressed, so one other number shifts some bytes of two pages; anything that is told would shift more.
    const auto size_a = static_cast<long>(pdf(a).size()), size_b = static_cast<long>(pdf(b).size());
    EXPECT_LT(std::abs(size_a - size_b), 600) << size_a << " and " << size_b;
    EXPECT_EQ(nobody.lines().front()["neutral"], true);
}

TEST_F(Verzoeken, RGT_09_an_extension_needs_a_reason_and_comes_in_the_first_month) {
    import();
    const std::string id = of_subject();
    EXPECT_THAT(errors(act({"extend", id}, "2026-06-20")), testing::Contains("verzoek.verlenging_zonder_reden"));
    EXPECT_THAT(errors(act({"extend", id, "--reason", "Ingewikkeld."}, "2026-07-02")), testing::Contains("verzoek.verlenging_te_laat"));
    const Answer answer = act({"extend", id, "--reason", "Ingewikkeld.", "--out", world.path("uit")}, "2026-06-30");
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_THAT(letter(answer), testing::StartsWith("DOC-07-"));
    EXPECT_THAT(errors(act({"extend", id, "--reason", "Nog eens."}, "2026-06-30")), testing::Contains("verzoek.al_verlengd"));
}

TEST_F(Verzoeken, RTG_01_RTG_03_a_request_for_the_police_goes_on_at_once_and_is_not_decided_here) {
    std::string text = form("inzage", "Berta", "Niemand", "1970-01-01", "gericht-aan = proef-politie\n");
    text.replace(text.find("wet = AVG"), 9, "wet = Wpg");
    const std::string id = identified(text);
    EXPECT_THAT(errors(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::Contains("verzoek.door_te_zenden"));
    const Answer answer = act({"forward", id, "--party", "proef-politie", "--out", world.path("uit")}, "2026-06-03");
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    long made = 0;
    for (const auto& line : answer.lines()) made += line["type"] == "letter";
    EXPECT_EQ(made, 2) << "one to who must answer, one to the requester";
    EXPECT_THAT(errors(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::Contains("verzoek.gesloten"));
}

TEST_F(Verzoeken, RGT_05_an_authorised_person_shows_the_authorisation_and_it_can_be_withdrawn) {
    std::string text = form("inzage", "Berta", "Niemand", "1970-01-01");
    text.replace(text.find("hoedanigheid = zelf"), 19, "hoedanigheid = gemachtigde");
    const std::string id = identified(text);
    EXPECT_THAT(errors(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::ElementsAre("verzoek.machtiging"));
    EXPECT_EQ(act({"authorise", id, "--outcome", "ontvangen"}, "2026-06-04").code, ExitCode::done);
    EXPECT_EQ(act({"authorise", id, "--outcome", "ingetrokken"}, "2026-06-05").code, ExitCode::done);
    EXPECT_THAT(errors(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::ElementsAre("verzoek.machtiging"));
}

TEST_F(Verzoeken, RGT_03_under_sixteen_the_representative_asks) {
    const std::string id = identified(form("inzage", "Berta", "Niemand", "2012-01-01"));
    EXPECT_THAT(errors(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::ElementsAre("verzoek.vertegenwoordiging"));
}

TEST_F(Verzoeken, COR_01_COR_02_COR_04_COR_05_a_correction_is_completed_decided_carried_out_and_told) {
    import();
    const std::string id = identified(form("rectificatie", "Zwervelina", "Kwartelbos", "1987-11-23"));
    const std::vector<std::string> decide{"decide", id, "--outcome", "verbeteren", "--list", "correctie", "--ground", "a", "--reason", "Het klopte niet.", "--out", world.path("uit")};
    EXPECT_THAT(errors(act(decide, "2026-06-10")), testing::ElementsAre("verzoek.onvolledig"));
    EXPECT_EQ(act({"complete", id, "--outcome", "ontvangen", "--item", "s1", "--wish", "De dag was 5 mei.", "--reason", "Ik was er de dag ervoor niet."}, "2026-06-05").code, ExitCode::done);
    const Answer decided = act(decide, "2026-06-10");
    EXPECT_EQ(decided.code, ExitCode::done) << decided.out << decided.err;
    EXPECT_THAT(letter(decided), testing::StartsWith("DOC-08-"));
    EXPECT_THAT(errors(act({"notify", id}, "2026-06-11")), testing::ElementsAre("verzoek.niet_uitgevoerd"));
    EXPECT_EQ(act({"execute", id}, "2026-06-12").code, ExitCode::done);
    const Answer told = act({"notify", id, "--out", world.path("uit")}, "2026-06-12");
    EXPECT_NE(told.code, ExitCode::usage);
    long made = 0;
    for (const auto& line : told.lines()) made += line["type"] == "letter";
    EXPECT_GE(made, 1) << told.out << told.err;
}

TEST_F(Verzoeken, COR_07_an_erasure_needs_a_ground_of_its_own_list) {
    import();
    const std::string id = identified(form("wissing", "Zwervelina", "Kwartelbos", "1987-11-23"));
    EXPECT_THAT(errors(act({"decide", id, "--outcome", "toewijzen"}, "2026-06-10")), testing::ElementsAre("verzoek.zonder_grond"));
    const Answer answer = act({"decide", id, "--outcome", "toewijzen", "--list", "wissing", "--ground", "a", "--reason", "Niet meer nodig."}, "2026-06-10");
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_THAT(letter(answer), testing::StartsWith("DOC-08-"));
}

TEST_F(Verzoeken, OBJ_01_an_objection_says_its_circumstances_and_gets_a_decision_with_weighing) {
    import();
    const std::string id = identified(form("bezwaar", "Zwervelina", "Kwartelbos", "1987-11-23"));
    const std::vector<std::string> decide{"decide", id, "--outcome", "afwijzen", "--list", "afwijzing.bezwaar", "--ground", "a", "--reason", "Het gevaar weegt zwaarder."};
    EXPECT_THAT(errors(act(decide, "2026-06-10")), testing::ElementsAre("verzoek.zonder_omstandigheden"));
    EXPECT_EQ(act({"complete", id, "--outcome", "ontvangen", "--reason", "Mijn kind heeft er last van."}, "2026-06-05").code, ExitCode::done);
    const Answer answer = act(decide, "2026-06-10");
    EXPECT_EQ(answer.code, ExitCode::done) << answer.out << answer.err;
    EXPECT_THAT(letter(answer), testing::StartsWith("DOC-09-"));
}

TEST_F(Verzoeken, RGT_16_a_reporter_named_in_a_text_stops_the_copy_until_it_is_left_out) {
    std::string xml = canary_dossier();
    xml.replace(xml.find("Dribbelfeit gezien."), 19, "Wiebeldrom zag het.");
    world.write("zaak.xml", xml);
    ASSERT_EQ(world.in_store({"import", world.path("zaak.xml")}).code, ExitCode::done);
    const std::string id = of_subject();
    const Answer named = act({"decide", id, "--outcome", "toewijzen", "--out", world.path("uit")}, "2026-06-10");
    EXPECT_THAT(errors(named), testing::ElementsAre("verzoek.melder_in_kopie"));
    EXPECT_TRUE(letter(named).empty());
    EXPECT_EQ(act({"show", id}, "2026-06-10").lines().front()["state"], "te-beslissen") << "nothing was recorded";
    const Answer without = act({"decide", id, "--outcome", "toewijzen", "--redact", "s1=gaat over iemand anders", "--out", world.path("uit")}, "2026-06-10");
    EXPECT_EQ(without.code, ExitCode::done) << without.out << without.err;
    EXPECT_THAT(letter(without), testing::StartsWith("DOC-05-"));
}

TEST_F(Verzoeken, RGT_08_RGT_09_nights_tell_half_four_fifths_and_the_end_with_both_dates_and_exit_code) {
    const std::string id = identified(form("inzage", "Berta", "Niemand", "1970-01-01"));
    const auto night = [&](const std::string& on) {
        std::pair<std::string, ExitCode> said;
        const Answer answer = world.in_store({"nightly", "--on", on, "--json"});
        said.second = answer.code;
        for (const auto& line : answer.lines())
            if (line["type"] == "request" && line["request"] == id) said.first = line["state"].get<std::string>() + " " + line["target"].get<std::string>() + " " + line["limit"].get<std::string>();
        return said;
    };
    EXPECT_EQ(night("2026-06-10"), std::pair(std::string(), ExitCode::done));
    EXPECT_EQ(night("2026-06-16"), std::pair(std::string("halverwege 2026-06-29 2026-07-01"), ExitCode::done));
    EXPECT_EQ(night("2026-06-26"), std::pair(std::string("dreigt 2026-06-29 2026-07-01"), ExitCode::deadline));
    EXPECT_EQ(night("2026-07-01"), std::pair(std::string("laatste_dag 2026-06-29 2026-07-01"), ExitCode::deadline));
    EXPECT_EQ(night("2026-07-02"), std::pair(std::string("laat 2026-06-29 2026-07-01"), ExitCode::deadline));
}

TEST_F(Verzoeken, RGT_08_a_term_that_has_passed_is_told_as_passed_when_it_is_decided_late) {
    const std::string id = identified(form("inzage", "Berta", "Niemand", "1970-01-01"));
    const Answer shown = act({"show", id}, "2026-07-20");
    EXPECT_EQ(shown.code, ExitCode::done) << "looking is no failure";
    EXPECT_TRUE(shown.lines().front()["late"].get<bool>());
    const Answer decided = act({"decide", id, "--outcome", "toewijzen"}, "2026-07-20");
    EXPECT_EQ(decided.summary()["counts"]["recorded"], 1) << decided.out;
}

TEST_F(Verzoeken, RGT_02_who_does_not_deal_with_requests_is_refused) {
    world.write("formulier.txt", form("inzage", "Berta", "Niemand", "1970-01-01"));
    const Answer answer = world.in_store({"verzoek", "receive", "--form", world.path("formulier.txt"), "--on", "2026-06-01", "--json"});
    EXPECT_EQ(answer.code, ExitCode::usage) << "nobody said who he is";
}

TEST_F(Verzoeken, RGT_01_an_unknown_name_in_the_form_is_refused_with_its_line) {
    world.write("formulier.txt", "soort = inzage\nonzin = x\n");
    const Answer answer = act({"receive", "--form", world.path("formulier.txt")}, "2026-06-01");
    EXPECT_EQ(answer.code, ExitCode::some_refused);
    EXPECT_THAT(errors(answer), testing::ElementsAre("verzoek.formulier"));
    EXPECT_THAT(answer.out, Not(HasSubstr("onzin")));
}

TEST_F(Verzoeken, RGT_17_the_reasons_of_a_policy_are_kept_as_ciphertext_are_told_to_who_deals_with_requests_and_go_when_it_is_over) {
    const Answer set = act({"policy", "--kind", "inzage", "--ground", "a", "--until", "2026-12-31", "--reason", "Knarsbeleid."}, "2026-06-01");
    ASSERT_EQ(set.code, ExitCode::done) << set.out << set.err;
    const std::string place = set.lines().front()["place"];
    EXPECT_THAT(set.out, Not(HasSubstr("Knarsbeleid")));
    for (const auto& [name, bytes] : world.contents("opslag")) EXPECT_THAT(bytes, Not(HasSubstr("Knarsbeleid"))) << name;
    ASSERT_EQ(act({"policy", "--kind", "inzage", "--ground", "a", "--until", "2027-03-31", "--reason", "Knarsvervolg."}, "2026-12-01").code, ExitCode::done);
    const Answer told = act({"policy"}, "2026-12-02");
    EXPECT_THAT(told.out, HasSubstr("Knarsbeleid."));
    EXPECT_THAT(told.out, HasSubstr("Knarsvervolg.")) << "each choice stands beside the earlier ones";
    EXPECT_THAT(world.in_store({"list", "--json"}).out, Not(HasSubstr("VB-"))) << "it is no case";
    EXPECT_THAT(errors(act({"forget", place}, "2027-03-31")), testing::ElementsAre("verzoek.beleid_geldt"));
    EXPECT_EQ(act({"forget", place}, "2028-04-01").code, ExitCode::done);
    EXPECT_EQ(act({"policy"}, "2028-04-01").summary()["counts"].size(), 0u);
    EXPECT_THAT(errors(act({"forget", place}, "2028-04-02")), testing::ElementsAre("verzoek.onbekend"));
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

/// The regulation of Midden-Nederland has no executor: the keeper of the file does his work, and signs for the college.
/// In a covenant that knows no executor: a request is received, looked at and answered. `addressed`: a line of the form.
void answers_by_its_keeper(const std::string& addressed) {
    JobsWorld world;
    world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2018-06-01", "--regime", "midden-nederland-2015", "--with-covenant"});
    std::string covenant = world.read("proef.convenant.xml");
    const std::string role = "rol=\"uitvoerder\"";
    ASSERT_NE(covenant.find(role), std::string::npos);
    world.write("eigen.xml", covenant.replace(covenant.find(role), role.size(), "rol=\"beheerder\""));
    ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
    const auto act = [&](std::vector<std::string> words, const std::string& on) {
        words.insert(words.begin(), "verzoek");
        if (words[1] != "identity") words.insert(words.end(), {"--out", world.path("uit")});
        words.insert(words.end(), {"--as", "proef-uitvoerder", "--purpose", "verzoek", "--on", on, "--json"});
        return world.in_store(words);
    };
    world.write("formulier.txt", "soort = inzage\nontvangen = 2018-06-04\nkanaal = brief\nwet = AVG\nhoedanigheid = zelf\nvoornamen = Joris\ngeslachtsnaam = Elders\ngeslacht = M\ngeboortedatum = 1980-02-03\nstraat = Laan\nhuisnummer = 8\n"
                                 "postcode = 9994 AB\nwoonplaats = Elders\n" + addressed);
    const Answer received = act({"receive", "--form", world.path("formulier.txt")}, "2018-06-04");
    ASSERT_EQ(received.code, ExitCode::done) << received.out << received.err;
    std::string id;
    for (const auto& line : received.lines())
        if (line["type"] == "request") id = line["request"];
    ASSERT_EQ(act({"identity", id, "--outcome", "vastgesteld", "--reason", "paspoort gezien"}, "2018-06-05").code, ExitCode::done);
    const Answer answered = act({"decide", id, "--outcome", "toewijzen"}, "2018-06-12");
    ASSERT_EQ(answered.code, ExitCode::done) << answered.out << answered.err;
    std::string number;
    for (const auto& line : answered.lines())
        if (line["type"] == "letter") number = line["number"];
    EXPECT_THAT(number, testing::StartsWith("DOC-05-"));
    EXPECT_GT(world.read("uit/" + number + ".pdf").size(), 1000u);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
}

TEST(VerzoekenZonderUitvoerder, RGT_23_where_there_is_no_executor_the_keeper_of_the_file_answers) { answers_by_its_keeper(""); }

TEST(VerzoekenZonderUitvoerder, RTG_01_what_is_addressed_to_the_municipality_of_the_keeper_is_answered_and_not_sent_on) { answers_by_its_keeper("gericht-aan = proef-gemeente\n"); }

}  // namespace
}  // namespace griffier::jobs
