// A word that was typed where a code belongs can be a name: it is never said back, on the screen or in JSON, in either language.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* odd = "wiebeldrom";

class TypedWords : public AccessTest {
  protected:
    std::vector<std::string> as(std::vector<std::string> call) const {
        call.insert(call.end(), {"--as", "proef-uitvoerder", "--purpose", "proef"});
        return call;
    }
    /// What a call says, in Dutch as JSON and in English as text; it must be refused.
    void unsaid(const std::vector<std::string>& call, const std::string& code) {
        std::vector<std::string> dutch = as(call), english = as(call);
        dutch.push_back("--json");
        english.insert(english.end(), {"--lang", "en"});
        const Answer told = world.in_store(dutch), said = world.in_store(english);
        EXPECT_NE(told.code, ExitCode::done) << code << told.out;
        EXPECT_THAT(told.out + told.err + said.out + said.err, Not(HasSubstr(odd))) << code;
        EXPECT_THAT(told.out, HasSubstr("\"" + code + "\"")) << code;
    }
    std::string request(const std::string& kind) {
        world.write("formulier.txt", "soort = " + kind + "\nontvangen = 2026-06-01\nkanaal = brief\nwet = AVG\nhoedanigheid = zelf\nvoornamen = Zwervelina\ngeslachtsnaam = Kwartelbos\n"
                                     "geslacht = V\ngeboortedatum = 1987-11-23\nstraat = Flonkerpad\nhuisnummer = 77\npostcode = 9993 QX\nwoonplaats = Grutterdam\n");
        const Answer received = world.in_store(as({"verzoek", "receive", "--form", world.path("formulier.txt"), "--json"}));
        const auto at = received.out.find("vz-");
        EXPECT_NE(at, std::string::npos) << received.out;
        return at == std::string::npos ? "" : received.out.substr(at, 13);
    }
};

TEST_F(TypedWords, SEC_06_of_a_decision) {
    begin("model-2018");
    take_in(canary_dossier());
    const std::vector<std::string> base{"besluit", "KAN-2026-001"};
    const auto with_more = [&](std::vector<std::string> more) {
        std::vector<std::string> call = base;
        call.insert(call.end(), more.begin(), more.end());
        return call;
    };
    const std::vector<std::string> informing{"--kind", "informeren", "--outcome", "informeren"};
    unsaid(with_more({"--kind", odd}), "besluit.soort");
    unsaid(with_more({"--kind", "informeren", "--outcome", odd}), "besluit.uitkomst");
    for (const auto& [flag, code] : {std::pair{"--body", "besluit.orgaan"}, {"--party", "besluit.partij"}, {"--person", "besluit.persoon"}, {"--about", "besluit.verwijzing"}, {"--refers", "besluit.verwijzing"},
                                     {"--address", "besluit.verwijzing"}, {"--used", "besluit.verwijzing"}, {"--file", "besluit.bestand"}}) {
        std::vector<std::string> call = with_more(informing);
        call.insert(call.end(), {flag, odd});
        unsaid(call, code);
    }
    unsaid(with_more({"--kind", "informeren", "--outcome", "uitstel", "--ground", odd, "--reason", "x"}), "besluit.grond");
    unsaid(with_more({"--kind", "informeren", "--outcome", "uitstel", "--ground", "d", "--list", odd, "--reason", "x"}), "besluit.grond");
    unsaid(with_more({"--kind", "regimewissel", "--outcome", "over", "--factor", std::string("naar=") + odd, "--reason", "x"}), "besluit.regime");
    unsaid(with_more({"--kind", "toegang", "--outcome", "toelaten", "--by", odd}), "besluit.partij");
}

TEST_F(TypedWords, SEC_06_the_log_keeps_no_such_word_either) {
    begin("model-2018");
    take_in(canary_dossier());
    for (const std::vector<std::string>& more : {std::vector<std::string>{"--kind", odd}, {"--kind", "informeren", "--outcome", odd}, {"--kind", "informeren", "--outcome", "informeren", "--file", odd},
                                                 {"--kind", "informeren", "--outcome", "informeren", "--body", odd}}) {
        std::vector<std::string> call{"besluit", "KAN-2026-001"};
        call.insert(call.end(), more.begin(), more.end());
        EXPECT_EQ(world.in_store(as(call)).code, ExitCode::some_refused);
    }
    EXPECT_EQ(world.in_store(as({"verzoek", "show", odd})).code, ExitCode::some_refused);
    EXPECT_EQ(world.in_store(as({"show", odd})).code, ExitCode::some_refused);
    for (const auto& [name, bytes] : world.contents("opslag")) EXPECT_EQ(bytes.find(odd), std::string::npos) << name;
}

TEST_F(TypedWords, SEC_06_of_a_request) {
    begin("model-2018");
    take_in(canary_dossier());
    const std::string id = request("rectificatie");
    ASSERT_EQ(world.in_store(as({"verzoek", "identity", id, "--outcome", "vastgesteld"})).code, ExitCode::done);
    unsaid({"verzoek", "decide", id, "--outcome", odd}, "verzoek.uitkomst");
    unsaid({"verzoek", "decide", id, "--outcome", "afwijzen", "--body", odd, "--reason", "x"}, "verzoek.orgaan");
    unsaid({"verzoek", "decide", id, "--outcome", "afwijzen", "--list", "correctie", "--ground", odd, "--reason", "x"}, "verzoek.grond_onbekend");
    unsaid({"verzoek", "decide", id, "--outcome", "afwijzen", "--list", odd, "--ground", "a", "--reason", "x"}, "verzoek.grond_onbekend");
    unsaid({"verzoek", "decide", id, "--outcome", "afwijzen", "--list", "uitstel", "--ground", "d", "--factor", std::string(odd) + "=x", "--reason", "x"}, "verzoek.grond_onbekend");
    unsaid({"verzoek", "identity", id, "--outcome", odd}, "verzoek.stap");
    unsaid({"verzoek", "third", id, "--person", odd, "--outcome", "bezwaar"}, "verzoek.betreft_onbekend");
    unsaid({"verzoek", "consult", id, "--party", odd, "--reason", "x"}, "verzoek.partij");
    unsaid({"verzoek", "forward", id, "--party", odd, "--reason", "x"}, "verzoek.partij");
    unsaid({"verzoek", "policy", "--kind", "inzage", "--list", odd, "--ground", "a", "--until", "2026-12-31", "--reason", "x"}, "verzoek.grond_onbekend");
    unsaid({"verzoek", "policy", "--kind", "inzage", "--ground", odd, "--until", "2026-12-31", "--reason", "x"}, "verzoek.grond_onbekend");
    unsaid({"verzoek", "show", odd}, "verzoek.onbekend");
}

TEST_F(TypedWords, RGT_17_what_to_do_next_names_the_request_itself) {
    begin("model-2018");
    take_in(canary_dossier());
    const std::string id = request("inzage");
    const Answer answer = world.in_store(as({"verzoek", "decide", id, "--outcome", "toewijzen", "--reason", "x", "--json"}));
    EXPECT_THAT(answer.out, HasSubstr("griffier verzoek identity " + id + " --outcome vastgesteld"));
    for (const auto& line : answer.lines())
        if (line["type"] == "error") {
            EXPECT_THAT(std::string(line["hint"]), Not(HasSubstr(" ID "))) << line;
            EXPECT_THAT(std::string(line["hint"]), Not(HasSubstr("{"))) << line;
        }
}

}  // namespace
}  // namespace griffier::jobs
