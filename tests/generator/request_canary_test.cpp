// Nothing that must not leave stands in a letter or in a note for the file: not in its text, not in its metadata, not in its
// tags, and not in an attachment. A "Kanarie" is what the house knows and the reader may not.
#include <algorithm>

#include "../compose/requests.h"
#include "generator/generator.h"
#include "records/core/text.h"
#include "tests/support/external.h"

namespace griffier::compose_test {
namespace {

Generator& generator() {
    static Generator made = [] {
        auto loaded = Generator::load(*House::get().disk, {source + "/templates", source + "/locales", ""});
        if (!loaded) throw std::runtime_error(House::get().languages.at("en").describe(loaded.error()));
        return std::move(loaded).value();
    }();
    return made;
}

/// Where a program of the tool box reads something out of the file.
const std::vector<std::pair<const char*, const char*>>& places() {
    static const std::vector<std::pair<const char*, const char*>> all{{"text", "pdftotext %s -"},
                                                                      {"document information", "pdfinfo %s"},
                                                                      {"XMP metadata", "pdfinfo -meta %s"},
                                                                      {"tags and their text", "pdfinfo -struct-text %s"},
                                                                      {"objects, links, named places and streams", "qpdf --qdf --object-streams=disable %s -"}};
    return all;
}

bool tools() { return test::have("pdftotext") && test::have("pdfinfo") && test::have("qpdf") && test::have("pdfdetach"); }

void expect_silent(const std::string& name, const Document& document, const std::string& to_be_found) {
    SCOPED_TRACE(name);
    const std::string path = test::write_output(name + ".pdf", document.pdf);
    for (const auto& [place, command] : places()) {
        std::string call = command;
        call.replace(call.find("%s"), 2, path);
        const test::Ran ran = test::run(call);
        ASSERT_EQ(ran.exit, 0) << place;
        if (std::string(place) == "text" || std::string(place) == "tags and their text") {
            EXPECT_NE(ran.output.find(to_be_found), std::string::npos) << "the tool reads " << place;
        }
        for (const char* word : {"Kanarie", "kanarie", "KANARIE"}) EXPECT_EQ(ran.output.find(word), std::string::npos) << word << " in " << place;
    }
    EXPECT_NE(test::run("pdfdetach -list " + path).output.find("0 embedded files"), std::string::npos) << "an attachment is a second way out";
}

TEST(RequestCanary, DOC_05_to_DOC_09_and_DOC_35_tell_nothing_that_must_not_leave_in_text_metadata_tags_or_attachments) {
    if (!tools()) GTEST_SKIP() << "poppler-utils or qpdf is not installed";
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"})
        for (const NamedLetter& named : request_letters()) {
            const auto letter = request_letter(named, regime);
            // What the case has, within reach of the one who orders: the reporter, who is near him, and what is thought of it all.
            if (std::string(named.variant) == "neutraal") letter->decision.redenen = letter->decision.noodzaak = letter->decision.evenredigheid = "Kanarie redenen";
            const auto made = generator().make(letter->order(named.kind, named.variant, named.bare));
            ASSERT_TRUE(made) << named.name << ": " << House::get().languages.at("en").describe(made.error());
            expect_silent(std::string(regime) + "-" + named.name, *made, "Zandhoven");
        }
}

TEST(RequestCanary, DOC_01_to_DOC_04_letters_and_notes_tell_nothing_that_must_not_leave_in_text_metadata_tags_or_attachments) {
    if (!tools()) GTEST_SKIP() << "poppler-utils or qpdf is not installed";
    const std::vector<std::pair<std::string, Case>> letters{{"limburg", Case("limburg-2020", "niet-agenderen")},
                                                            {"noord-holland", Case("noord-holland-2018", "advies-agenderen")},
                                                            {"midden-nederland", Case("midden-nederland-2015", "")},
                                                            {"noord-holland-netwerk", third("noord-holland-2018", "niet-agenderen", "netwerk")},
                                                            {"limburg-melder", third("limburg-2020", "niet-agenderen", "melder")},
                                                            {"midden-nederland-nieuw-doel", new_purpose("midden-nederland-2015", "")},
                                                            {"volwassene", Case("model-2018", "agenderen")},
                                                            {"ouder", minor("model-2018", "agenderen", "2010-05-01", "p3")},
                                                            {"melder", third("model-2018", "niet-agenderen", "melder")},
                                                            {"achterblijver", third("model-2018", "agenderen", "achterblijver")},
                                                            {"nieuw-doel", new_purpose("model-2018", "agenderen")}};
    for (const auto& [name, c] : letters) {
        const auto made = generator().make(c.opdracht());
        ASSERT_TRUE(made) << name << ": " << House::get().languages.at("en").describe(made.error());
        expect_silent(name, *made, "Zandhoven");
    }
    for (const char* regime : {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"})
        for (const auto& [kind, outcome] : {std::pair{"uitstelnotitie", "uitstel"}, {"vrijstellingsnotitie", "vrijstelling"}, {"heroverweging", "uitstel"}, {"informeerafspraak", ""}}) {
            if (std::string(kind) == "vrijstellingsnotitie" && std::string(regime) == "midden-nederland-2015") continue;  // it knows no exemption
            NoteCase c(regime, std::string(regime) == "noord-holland-2018" ? "advies-agenderen" : "agenderen", kind, "b3");
            if (std::string(kind) == "informeerafspraak") {
                Plan plan;
                plan.id = c.item = "pl1", plan.datum = day("2025-03-01"), plan.doel = "Kanarie doel", plan.informeerafspraak = "De wijkagent gaat langs. De brief volgt een dag later.";
                c.file.plannen.push_back(plan);
            } else {
                c.file.besluiten.push_back(deferral(regime, outcome));
            }
            if (std::string(kind) == "heroverweging") {
                auto again = deferral(regime, outcome);
                again.id = c.item = "b4", again.verwijst = "b3", again.datum = c.on = day("2025-04-01"), again.herziening = day("2025-05-06");
                for (auto& one : again.overleg) one.datum = day("2025-03-31");
                c.file.besluiten.push_back(again);
            }
            const auto made = generator().make(c.order());
            ASSERT_TRUE(made) << regime << " " << kind << ": " << House::get().languages.at("en").describe(made.error());
            expect_silent(std::string(regime) + "-" + kind, *made, "Zandhoven");
        }
}

TEST(RequestCanary, INF_12_who_reported_stands_in_the_letter_by_decision_and_his_address_does_not) {
    if (!tools()) GTEST_SKIP() << "poppler-utils or qpdf is not installed";
    Case c("model-2018", "agenderen");
    Besluit naming;
    naming.id = "b11", naming.bestand = "weegploeg", naming.soort = "bronvermelding", naming.uitkomst = "noemen", naming.datum = day("2025-03-01"), naming.betreft = "p2";
    naming.orgaan = "verwerkingsverantwoordelijke", naming.gronden_lijst = "bronvermelding", naming.gronden = {"a"}, naming.redenen = "Kanarie redenen";
    c.file.besluiten.push_back(naming);
    c.file.personen[1].naam.voornamen = "Ilse", c.file.personen[1].naam.geslachtsnaam = "Bakker";
    const auto made = generator().make(c.opdracht());
    ASSERT_TRUE(made) << House::get().languages.at("en").describe(made.error());
    EXPECT_NE(made->text.find("De melding kwam van Ilse Bakker."), std::string::npos) << made->text;
    expect_silent("melder-genoemd", *made, "Zandhoven");
    c.file.besluiten.back().gronden.clear();
    const auto without = generator().make(c.opdracht());
    ASSERT_TRUE(without);
    EXPECT_EQ(without->text.find("Bakker"), std::string::npos) << "a decision without ground names nobody";
}

TEST(RequestCanary, RGT_17_metadata_and_tags_of_the_neutral_answer_are_the_same_with_and_without_a_file) {
    if (!tools()) GTEST_SKIP() << "poppler-utils or qpdf is not installed";
    const auto read = [](const char* regime, const std::string& outcome, const char* reason) {
        RequestLetter letter("inzage", regime, outcome);
        letter.decision.redenen = reason;
        const auto made = generator().make(letter.order("weigering", "neutraal"));
        EXPECT_TRUE(made);
        return made ? made->pdf : Bytes();
    };
    const Bytes with = read("model-2018", "agenderen", "Kanarie redenen"), without = read("model-2018", "niet-agenderen", "");
    EXPECT_FALSE(with.empty());
    EXPECT_EQ(with, without) << "every byte";
}

}  // namespace
}  // namespace griffier::compose_test
