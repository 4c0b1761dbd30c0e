// The certificate on paper: every branch of its template, from a certificate that has everything (tests/destruction/specimen_list.h).
#include "jobs/certificate_paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/generator.h"
#include "records/core/file_system.h"
#include "tests/destruction/specimen_list.h"

namespace griffier::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string paper(const Verklaring& certificate, const std::string& language = "nl") {
    const auto disk = posix_file_system();
    const std::string folder = GRIFFIER_SOURCE_DIR;
    const auto words = load_catalogue(*disk, folder + "/locales", language);
    const auto generator = Generator::load(*disk, {folder + "/templates", folder + "/locales", ""});
    const auto xml = write_certificate(certificate);
    if (!words || !generator || !xml) return "";
    const auto made = generator->print({"verklaring-van-vernietiging", language, certificate.nummer, "", certificate_in_words(*xml, *words), certificate.datum});
    return made ? made->text : made.error().code;
}

TEST(CertificatePaper, DOC_18_says_what_is_partial_what_stayed_and_who_has_not_answered) {
    Verklaring c = test::certificate();
    const std::string whole = paper(c);
    EXPECT_THAT(whole, Not(HasSubstr("Nog niet volledig")));
    for (const char* said : {"1 februari 2026, 03:00:09 uur", "elke byte doorzocht", "de map met documenten", "een besluit om aan te houden", "20 januari 2026", "kopie-1", "nog geen antwoord", "3 bestanden", "vijf jaar", "zes maanden"})
        EXPECT_THAT(whole, HasSubstr(said));
    c.uitkomst.bewijzen[1].bevestigd = false;
    c.gedeeltelijk = true;
    const std::string partial = paper(c);
    EXPECT_THAT(partial, HasSubstr("Nog niet volledig"));
    EXPECT_THAT(partial, HasSubstr("NIET bevestigd"));
    EXPECT_THAT(paper(c, "en"), HasSubstr("Not complete yet"));
}

TEST(CertificatePaper, CAS_25_a_revision_says_what_it_adds_to_and_what_is_new) {
    Verklaring c = test::certificate();
    c.revisie = 2;
    c.herziening = Herziening{"VV-2026-0001-1", std::string(64, 'a'), {"houder", "controle", "antwoord", "kopie"}};
    c.uitkomst.mededelingen[0].antwoord = "teruggegeven";
    c.uitkomst.mededelingen[0].op = "2026-03-04";
    c.vervallen_kopieen = {{"kopie-1", Date(2026, 1, 1), "2026-03-05"}};
    c.uitkomst.reservekopieen.clear();
    const std::string text = paper(c);
    for (const char* said : {"VV-2026-0001-1-r2", "Aanvulling op", "een houder van de sleutels bevestigde", "teruggegeven", "4 maart 2026", "kopie-1", "weg op 5 maart 2026", "Geen bekende reservekopie"})
        EXPECT_THAT(text, HasSubstr(said));
    EXPECT_THAT(paper(c, "en"), HasSubstr("Adds to"));
    c.uitkomst.mededelingen[0].antwoord = "anders";
    EXPECT_THAT(paper(c), testing::StartsWith("sjabloon."));
}

TEST(CertificatePaper, DOC_18_times_on_paper_are_those_of_the_clock_on_the_wall_also_in_summer_and_past_midnight) {
    Verklaring c = test::certificate();
    c.uitkomst.begonnen = "2026-06-30T22:30:00Z";
    c.uitkomst.klaar = "2026-12-31T23:05:00Z";
    const std::string text = paper(c);
    EXPECT_THAT(text, HasSubstr("1 juli 2026, 00:30:00 uur"));
    EXPECT_THAT(text, HasSubstr("1 januari 2027, 00:05:00 uur"));
    EXPECT_THAT(text, Not(HasSubstr("UTC")));
}

TEST(CertificatePaper, DOC_18_a_manner_that_it_does_not_know_stops_it) {
    Verklaring c = test::certificate();
    c.wijze = "verbranden";
    const std::string made = paper(c);
    EXPECT_THAT(made, testing::StartsWith("sjabloon.")) << made;
}

}  // namespace
}  // namespace griffier::jobs
