// griffier werkstuk on the whole road: form in, paper filed with the case or in the house's own file, seen by who may see it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string source(const std::string& path) { return std::string(GRIFFIER_SOURCE_DIR) + "/" + path; }

class WerkstukJob : public testing::Test {
  protected:
    void begin(const std::string& town, const std::vector<std::string>& cases) {
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", source("samples/convenanten/" + town + ".xml")}).code, ExitCode::done);
        for (const std::string& one : cases) ASSERT_EQ(world.in_store({"import", source("samples/dossiers/" + town + "/" + one + ".xml")}).code, ExitCode::done);
    }
    Answer call(std::vector<std::string> arguments, const std::string& as = "uitvoerder") {
        arguments.insert(arguments.begin(), "werkstuk");
        arguments.insert(arguments.end(), {"--as", as, "--purpose", "proef", "--json"});
        return world.in_store(arguments);
    }
    Answer make(const std::string& form, const std::string& as = "uitvoerder") { return call({"make", "--form", form, "--out", world.path("uit")}, as); }
    std::string error_of(const Answer& answer) const {
        for (const auto& line : answer.lines())
            if (line["type"] == "error") return line["code"];
        return "";
    }
    std::string number_of(const Answer& answer) const {
        for (const auto& line : answer.lines())
            if (line["type"] == "paper") return line["number"];
        return "";
    }
    std::string form(const std::string& name) const { return source("samples/werkstukken/" + name + ".xml"); }
    JobsWorld world;
};

TEST_F(WerkstukJob, DOC_23_a_form_becomes_a_filed_paper_and_the_same_form_makes_nothing_new) {
    begin("oeverstad", {"externe-partner-met-toestemming"});
    const Answer first = make(form("oeverstad/integraal-plan"));
    ASSERT_EQ(first.code, ExitCode::done) << first.out << first.err;
    EXPECT_EQ(first.summary()["counts"]["papers_made"], 1);
    const std::string number = number_of(first);
    const std::string bytes = world.read("uit/" + number + ".pdf");
    EXPECT_EQ(bytes.substr(0, 5), "%PDF-");
    const Answer again = make(form("oeverstad/integraal-plan"));
    EXPECT_EQ(again.summary()["counts"]["papers_known"], 1);
    EXPECT_EQ(number_of(again), number);
    EXPECT_EQ(world.read("uit/" + number + ".pdf"), bytes);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    for (const auto& [path, text] : world.contents("opslag")) EXPECT_EQ(text.find("Hij is in behandeling"), std::string::npos) << "readable in " << path;
}

TEST_F(WerkstukJob, SEC_14_a_paper_is_seen_by_who_may_see_its_file_and_every_look_is_logged) {
    begin("oeverstad", {"externe-partner-met-toestemming"});
    const std::string number = number_of(make(form("oeverstad/integraal-plan")));
    const auto leaves = [&] { return world.in_store({"verify", "--json"}).summary()["log_leaves"].get<long>(); };
    long before = leaves();
    EXPECT_EQ(call({"show", number, "--out", world.path("weer")}).code, ExitCode::done);
    EXPECT_EQ(world.read("weer/" + number + ".pdf"), world.read("uit/" + number + ".pdf"));
    EXPECT_GT(leaves(), before);
    before = leaves();
    const Answer police = call({"show", number, "--out", world.path("politie")}, "lid-politie");  // his mandate is the weegploeg only
    EXPECT_EQ(error_of(police), "handelen.geen_toegang");
    EXPECT_FALSE(std::filesystem::exists(world.path("politie")));
    EXPECT_GT(leaves(), before) << "the refusal is in the log";
    EXPECT_EQ(error_of(make(form("oeverstad/weegbesluit-agenderen"), "lid-om")), "handelen.geen_taak");
    EXPECT_EQ(error_of(make(form("oeverstad/weegbesluit-agenderen"), "lid-vertrokken")), "handelen.mandaat");
}

TEST_F(WerkstukJob, a_refused_form_changes_nothing_and_says_no_name) {
    begin("oeverstad", {"externe-partner-met-toestemming"});
    world.write("fout.xml", with(world.disk->exists(form("oeverstad/uitnodiging")) ? text_of(*world.disk->read(form("oeverstad/uitnodiging"))) : "", "U hebt kennis", "U kent Giovanni Martina en hebt kennis"));
    const Answer refused = make(world.path("fout.xml"));
    EXPECT_EQ(refused.code, ExitCode::some_refused);
    EXPECT_EQ(error_of(refused), "werkstuk.herkenbaar");
    EXPECT_THAT(refused.out + refused.err, Not(HasSubstr("Martina")));
    EXPECT_FALSE(std::filesystem::exists(world.path("uit")));
    EXPECT_EQ(call({"list"}).summary()["counts"].value("papers_filed", 0), 0);
}

TEST_F(WerkstukJob, a_dry_run_only_looks) {
    begin("oeverstad", {"externe-partner-met-toestemming"});
    const Answer looked = call({"make", "--form", form("oeverstad/integraal-plan"), "--dry-run", "--out", world.path("uit")});
    EXPECT_EQ(looked.code, ExitCode::done) << looked.out;
    EXPECT_EQ(looked.summary()["counts"]["papers_checked"], 1);
    EXPECT_FALSE(std::filesystem::exists(world.path("uit")));
    EXPECT_EQ(call({"list"}).summary()["counts"].value("papers_filed", 0), 0);
    EXPECT_EQ(call({"make", "--form", form("oeverstad/incident"), "--dry-run"}).summary()["counts"]["papers_checked"], 1) << "a paper of the house too";
    EXPECT_EQ(call({"list"}).summary()["counts"].value("papers_filed", 0), 0);
}

TEST_F(WerkstukJob, SEC_12_papers_of_the_house_lie_apart_from_cases_and_requests) {
    begin("oeverstad", {"externe-partner-met-toestemming"});
    const Answer made = make(form("oeverstad/incident"), "privacy");
    ASSERT_EQ(made.code, ExitCode::done) << made.out << made.err;
    EXPECT_EQ(make(form("oeverstad/beveiligingsplan")).code, ExitCode::done);
    EXPECT_EQ(world.in_store({"list", "--json"}).summary()["counts"].value("dossiers", 1), 1) << "no case came";
    const Answer requests = world.in_store({"verzoek", "list", "--as", "uitvoerder", "--purpose", "proef", "--json"});
    EXPECT_EQ(requests.code, ExitCode::done) << requests.out;
    EXPECT_THAT(requests.out, Not(HasSubstr("HUIS")));
    EXPECT_EQ(world.in_store({"nightly"}).code == ExitCode::damaged, false);
    EXPECT_EQ(world.in_store({"verify"}).code, ExitCode::done);
    EXPECT_EQ(call({"show", number_of(made), "--out", world.path("weer")}).code, ExitCode::done);
    EXPECT_EQ(error_of(call({"show", number_of(made), "--out", world.path("om")}, "lid-om")), "handelen.geen_taak");
}

TEST_F(WerkstukJob, WEE_08_CAS_13_a_paper_of_the_casusoverleg_sees_nothing_of_the_weegploeg_file) {
    begin("oeverstad", {"plan-afgesloten-na-advies"});
    std::string text = text_of(*world.disk->read(form("oeverstad/afsluitbesluit")));
    EXPECT_EQ(make(form("oeverstad/afsluitbesluit")).code, ExitCode::done);
    // b1 is the decision of the weegploeg: in the file of the casusoverleg there is no such decision.
    world.write("ander.xml", with(text, "naam=\"advies\">b4", "naam=\"advies\">b1"));
    EXPECT_EQ(error_of(make(world.path("ander.xml"))), "werkstuk.besluit");
}

TEST_F(WerkstukJob, an_empty_form_is_written_once_and_comes_back_with_what_is_missing) {
    begin("oeverstad", {"externe-partner-met-toestemming"});
    const Answer form_made = call({"form", "integraal-plan", "--dossier", "OEV-2026-015", "--out", world.path("formulieren")});
    ASSERT_EQ(form_made.code, ExitCode::done) << form_made.out << form_made.err;
    const std::string text = world.read("formulieren/integraal-plan.xml");
    EXPECT_THAT(text, HasSubstr("<veld naam=\"subject\">p1</veld>")) << "what is known is filled in";
    EXPECT_THAT(text, HasSubstr("convenant art. 9 lid 3"));
    EXPECT_THAT(text, Not(HasSubstr("Martina")));
    EXPECT_EQ(error_of(call({"form", "integraal-plan", "--dossier", "OEV-2026-015", "--out", world.path("formulieren")})), "werkstuk.staat_er_al");
    EXPECT_EQ(error_of(make(world.path("formulieren/integraal-plan.xml"))), "werkstuk.ontbreekt");
    EXPECT_EQ(error_of(call({"form", "integraal-plan"})), "werkstuk.zaak_nodig") << "without a case";
    EXPECT_EQ(call({"form", "geen-werkstuk"}).code, ExitCode::usage);
    EXPECT_EQ(error_of(call({"form", "driehoeksadvies", "--dossier", "OEV-2026-015"})), "werkstuk.niet_in_regime");
}

TEST_F(WerkstukJob, what_comes_from_outside_is_read_in_a_cage_and_refused_when_it_is_no_form) {
    begin("oeverstad", {"externe-partner-met-toestemming"});
    const std::string text = text_of(*world.disk->read(form("oeverstad/integraal-plan")));
    world.write("doctype.xml", with(text, "<formulier", "<!DOCTYPE formulier [<!ENTITY a \"b\">]>\n<formulier"));
    EXPECT_EQ(error_of(make(world.path("doctype.xml"))), "xml.doctype");
    world.write("half.xml", text.substr(0, text.size() / 2));
    EXPECT_EQ(error_of(make(world.path("half.xml"))), "xml.niet_welgevormd");
    world.write("ander.xml", "<?xml version=\"1.0\"?>\n<dossier/>\n");
    EXPECT_EQ(error_of(make(world.path("ander.xml"))), "werkstuk.geen_formulier");
    world.write("soort.xml", with(text, "soort=\"integraal-plan\"", "soort=\"bestaat-niet\""));
    EXPECT_EQ(error_of(make(world.path("soort.xml"))), "werkstuk.onbekende_soort");
    world.write("nummer.xml", with(text, "OEV-2026-015", "OEV-1999-999"));
    EXPECT_EQ(error_of(make(world.path("nummer.xml"))), "opslag.onbekend_dossier");
    EXPECT_EQ(make(world.path("weg.xml")).code, ExitCode::usage);
    EXPECT_EQ(error_of(call({"make", "--form", form("oeverstad/integraal-plan"), "--dossier", "OEV-2026-002"})), "werkstuk.ander_dossier");
}

TEST_F(WerkstukJob, DOC_30_and_DOC_24_are_made_under_the_regimes_that_have_them) {
    begin("noord-holland", {"advies-driehoek-zegt-ja"});
    for (const char* name : {"driehoeksadvies", "driehoeksbesluit", "eigen-bestand", "adviesvraag"}) {
        const Answer made = make(form(std::string("noord-holland/") + name));
        EXPECT_EQ(made.code, ExitCode::done) << name << made.out;
    }
    EXPECT_EQ(call({"list"}).summary()["counts"]["papers_filed"], 4);
}

}  // namespace
}  // namespace griffier::jobs
