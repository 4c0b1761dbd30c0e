// No leaks by design: every command, also where it fails, over a case whose every field is an odd word. The words may stand in what
// `show` was asked for and in the letters, and nowhere else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

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
    std::string instance = world.read("proef.convenant.xml");
    world.write("ander.convenant.xml", instance.replace(instance.find("<functie>"), 9, "<functie>tijdelijk "));
    world.write("vraag.txt", "Fluisterwens: welke aanpak past hier?");
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
        with_actor({"convenant", "update", world.path("kanarie.xml")}), with_actor({"convenant", "update", world.path("proef.convenant.xml")}),
        with_actor({"convenant", "update", world.path("ander.convenant.xml"), "--dry-run"}),
        with_actor({"convenant", "update", world.path("ander.convenant.xml"), "--voorstel", world.path("wijziging.txt"), "--reason", "Ritselreden", "--mandate", "Fluisterwens"}),
        with_actor({"convenant", "update", world.path("ander.convenant.xml"), "--bekrachtig", world.path("kanarie.xml"), "--handtekening", world.path("kanarie.xml"), "--door", "Kwartelbos"}),
        {"convenant", "show", "--number", "Kwartelbos"},
        {"init", "--practice", "--covenant", world.path("kanarie.xml"), "--keys", world.path("k2")},
        {"sample", world.path("meer"), "--dossiers", "1"},
        with_actor({"confirm", "input"}), with_actor({"keys", "share", "--file", "weegploeg", "--to", world.path("deel")}),
        {"backup", world.path("kopieen"), "--until", "2027-01-01"}, {"restore", world.path("kopieen")}, {"restore", world.path("kanarie.xml")},
        with_actor({"vernietigingslijst", "propose"}), with_actor({"vernietigingslijst", "propose", "--on", "2031-01-01"}),
        with_actor({"vernietigingslijst", "show", "VL-2031-0001"}), with_actor({"vernietigingslijst", "execute", "VL-2031-0001"}), {"vernietigingslijst", "status"},
        with_actor({"vernietigingslijst", "withdraw", "VL-2031-0001"}), with_actor({"vernietigingslijst", "withdraw", "Kwartelbos"}),
        with_actor({"vernietigingslijst", "answer", "VL-2031-0001", "--party", "Kwartelbos", "--outcome", "Ritselreden"}), with_actor({"vernietigingslijst", "answer", "Wiebeldrom", "--party", "proef-om", "--outcome", "vernietigd"}),
        {"archive", "--out", world.path("uit")}, with_actor({"archive", "KAN-2026-001", "--on", "2028-06-01", "--dry-run"}), {"archive", "GEEN-1"}, {"archive", "Kwartelbos"},
        {"log", "export", "--to", world.path("logboek")}, {"log", "export", "--to", world.path("logboek"), "--format", "Ritselreden"}, {"log", "check", world.path("logboek")}, {"log", "check", world.path("kanarie.xml")},
        {"log", "cosign", world.path("logboek"), "--memory", world.path("getuige"), "--key", world.path("kanarie.xml"), "--name", "getuige.example/proef"},
        {"log", "prove", world.path("logboek"), "--leaf", "0", "--to", world.path("blad.tlog-proof")}, {"log", "prove", world.path("logboek"), "--leaf", "Ritselreden", "--to", world.path("blad2.tlog-proof")},
        with_actor({"vernietigingslijst", "approve", "VL-2031-0001", "--handtekening", world.path("kanarie.xml"), "--door", "proef-uitvoerder"}),
        with_actor({"register", "make", "--out", world.path("register")}), with_actor({"register", "make", "--facts", world.path("kanarie.xml")}),
        with_actor({"werkstuk", "make", "--form", world.path("werkstuk.xml")}), with_actor({"werkstuk", "make", "--form", world.path("werkstuk-goed.xml"), "--out", world.path("uit")}),
        with_actor({"werkstuk", "make", "--form", world.path("kanarie.xml")}), with_actor({"werkstuk", "form", "weegbesluit", "--dossier", "KAN-2026-001"}),
        with_actor({"werkstuk", "form", "Kwartelbos"}), with_actor({"werkstuk", "list"}), with_actor({"werkstuk", "show", "Kwartelbos", "--out", world.path("uit")}),
        with_actor({"verzoek", "receive", "--form", world.path("fout-formulier.txt")}), with_actor({"verzoek", "receive", "--form", world.path("kanarie.xml")}), with_actor({"verzoek", "receive", "--form", world.path("soort-formulier.txt")}),
        with_actor({"verzoek", "policy", "--kind", "wissing", "--ground", "a", "--until", "2026-12-31", "--reason", "Ritselreden"}), with_actor({"verzoek", "list"}),
        with_actor({"verzoek", "show", "vz-0000000000"}), with_actor({"verzoek", "show", "Kwartelbos"}), with_actor({"verzoek", "decide", "Kwartelbos", "--outcome", "Ritselreden"}),
        with_actor({"geheimhouding", "make", "--partner", "Kwartelbos", "--out", world.path("uit")}), with_actor({"geheimhouding", "sign", "Kwartelbos", "--proof", world.path("kanarie.xml"), "--date", "Ritselreden"}),
        with_actor({"geheimhouding", "end", "Kwartelbos"}), with_actor({"geheimhouding", "list"}),
        with_actor({"verstrekking", "KAN-2026-001", "--to", "Kwartelbos", "--by", "Wiebeldrom", "--need", "Ritselreden", "--what", "Fluisterwens"}),
        with_actor({"verstrekking", "KAN-2026-001", "--to", "proef-om", "--by", "Wiebeldrom", "--need", "Ritselreden", "--what", "Fluisterwens", "--aim", "Flonkerpad", "--ground", "Grutterdam"}),
        with_actor({"verstrekking", "KAN-2026-001", "--to", "proef-om", "--by", "proef-gemeente", "--need", "Ritselreden", "--what", "Fluisterwens", "--consent", "Kwartelbos=2026-06-01"}),
        with_actor({"verstrekking", "KAN-2026-001", "--to", "proef-om", "--by", "proef-gemeente", "--need", "Ritselreden", "--what", "Fluisterwens", "--aim", "Flonkerpad", "--out", world.path("uit")}),
        {"calendar"}, with_actor({"calendar", "done", "Kwartelbos", "--reason", "Ritselreden"}), with_actor({"calendar", "done", "evaluatie", "--about", "Kwartelbos", "--outcome", "Fluisterwens", "--reason", "Ritselreden"}),
        with_actor({"calendar", "done", "beveiligingsevaluatie", "--reason", "Ritselreden", "--outcome", "herzien"}),
        with_actor({"statistiek", "make", "--out", world.path("cijfers")}), {"statistiek", "check", world.path("kanarie.xml")},
        with_actor({"evaluate", "--out", world.path("verslag")}), with_actor({"evaluate", "--out", world.path("verslag"), "--from", "Kwartelbos", "--to", "Fluisterwens"}),
        with_actor({"evaluate", "--out", world.path("verslag"), "--from", "2026-01-01", "--to", "2026-05-31", "--on", "2031-01-02"}), with_actor({"evaluate", "--out", world.path("verslag"), "--from", "2026-01-01", "--to", "2026-03-31", "--sign", world.path("kanarie.xml")}),
        with_actor({"adviesblad", "KAN-2026-001", "--text", world.path("kanarie.xml"), "--to", "Kwartelbos"}), with_actor({"adviesblad", "KAN-2026-001", "--text", world.path("vraag.txt"), "--to", "Ritselreden", "--out", world.path("uit")}),
        with_actor({"issue", "Kwartelbos", "DOC-01-000000000000"}), {"issue"}, {"issue", "status"}, {"issue", "status", "Kwartelbos"},
        with_actor({"issue", "confirm", "Kwartelbos"}), with_actor({"issue", "withdraw", "Kwartelbos", "DOC-01-000000000000", "--reason", "Ritselreden"}),
        with_actor({"issue", "resolve", "Kwartelbos", "--outcome", "Fluisterwens", "--reason", "Ritselreden", "--voorstel", world.path("v9")}),
        with_actor({"issue", "resolve", "--bekrachtig", world.path("kanarie.xml"), "--handtekening", world.path("kanarie.xml"), "--door", "Kwartelbos"}),
        with_actor({"config", "check"}), with_actor({"config", "show"}), {"describe", "man"}, {"describe", "bash"}, {"describe", "Kwartelbos"},
    };
    // A request from receipt to notification, every free word of it odd; then what is refused on it, and one by somebody without a file.
    const std::vector<std::vector<std::string>> steps{
        {"identity", "--outcome", "gevraagd", "--reason", "Ritselreden"}, {"identity", "--outcome", "vastgesteld", "--reason", "Ritselreden"},
        {"identity", "--outcome", "Ritselreden"}, {"authorise", "--outcome", "gevraagd", "--reason", "Ritselreden"}, {"authorise", "--outcome", "ontvangen"},
        {"complete", "--outcome", "ontvangen", "--item", "s1", "--wish", "Fluisterwens", "--reason", "Ritselreden"},
        {"third", "--person", "p2", "--outcome", "gevraagd", "--reason", "Ritselreden"}, {"third", "--person", "p2", "--outcome", "bezwaar", "--reason", "Ritselreden"},
        {"third", "--person", "Wiebeldrom", "--outcome", "bezwaar"}, {"consult", "--party", "proef-politie", "--reason", "Ritselreden"}, {"consult", "--party", "Ritselreden", "--reason", "x"},
        {"extend", "--reason", "Ritselreden"}, {"extend", "--reason", "Ritselreden"}, {"decide", "--outcome", "afwijzen"},
        {"decide", "--outcome", "verbeteren", "--list", "correctie", "--ground", "a", "--reason", "Ritselreden", "--redact", "s1=Fluisterwens"},
        {"lift", "--outcome", "Ritselreden", "--reason", "Ritselreden"}, {"lift", "--outcome", "aangekondigd", "--reason", "Ritselreden"}, {"lift", "--outcome", "besloten", "--reason", "Ritselreden", "--used", "Kwartelbos"},
        {"notify"}, {"execute", "--reason", "Ritselreden"}, {"notify"}, {"notify", "--party", "proef-om", "--reason", "Ritselreden"}, {"letters"}, {"show"},
        {"forward", "--party", "proef-politie", "--reason", "Ritselreden"}, {"withdraw", "--reason", "Ritselreden"}, {"forget"}};
    const auto form = [](const std::string& given, const std::string& family) {
        return "soort = rectificatie\nontvangen = 2026-06-01\nkanaal = brief\nwet = AVG\nhoedanigheid = zelf\nvoornamen = " + given + "\ngeslachtsnaam = " + family +
               "\ngeslacht = V\ngeboortedatum = 1987-11-23\nstraat = Flonkerpad\nhuisnummer = 77\npostcode = 9993 QX\nwoonplaats = Grutterdam\n";
    };
    world.write("formulier.txt", form("Zwervelina", "Kwartelbos"));
    world.write("formulier-los.txt", form("Snoezepoet", "Wiebeldrom"));
    std::string odd = form("Zwervelina", "Kwartelbos");
    world.write("soort-formulier.txt", odd.replace(odd.find("rectificatie"), 12, "Fluisterwens") + "betreft = Wiebeldrom\n");
    world.write("fout-formulier.txt", "soort = Kwartelbos\nontvangen = Flonkerpad\nKwartelbos = Flonkerpad\n");
    // A working paper with an odd word in every place that a hand can reach, and one that is in order.
    const auto paper = [](const std::string& kind, const std::string& number, const std::string& fields) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<formulier xmlns=\"https://griffier.example/werkstuk/1\" soort=\"" + kind + "\"" + number + " datum=\"2026-06-01\">\n" + fields + "</formulier>\n";
    };
    world.write("werkstuk.xml", paper("terugkoppeling", " dossier=\"KAN-2026-001\"",
                                      "<veld naam=\"kwartelbos\">Flonkerpad</veld><veld naam=\"besluit\">Kwartelbos</veld><veld naam=\"door\">Wiebeldrom</veld><veld naam=\"aan\">Zwervelina</veld>"
                                      "<veld naam=\"gedaan-op\">Grutterdam</veld><veld naam=\"wijze\">Kwartelbos</veld><veld naam=\"tekst\">Kwartelbos van Flonkerpad 77, geboren 23 november 1987.</veld>"));
    world.write("werkstuk-goed.xml", paper("aanstelling", "", "<veld naam=\"functionaris\">Kwartelbos</veld><veld naam=\"aansteller\">Kwartelbos</veld><veld naam=\"taken\">Fluisterwens</veld>"));
    // The text of a covenant with odd words where they do not belong, and what its keeper recorded.
    std::ifstream model(std::string(GRIFFIER_SOURCE_DIR) + "/templates/convenanttekst/model-2018.xml");
    std::string text((std::istreambuf_iterator<char>(model)), {});
    for (const auto& [rule, part] : {std::pair{"termijn.opzegging", "duur"}, std::pair{"grondslag.om", "wet"}}) {
        const std::string empty = std::string("<uit regel=\"") + rule + "\" deel=\"" + part + "\"/>";
        text.replace(text.find(empty), empty.size(), std::string("<uit regel=\"") + rule + "\" deel=\"" + part + "\">Zwervelina Kwartelbos, Flonkerpad 77</uit>");
    }
    text.replace(text.find("<veld naam=\"inwerking\"/>"), 25, "<veld naam=\"inwerking\">Grutterdam</veld>");
    text.replace(text.find("<afkondiging>"), 13, "<afkondiging>Z. Kwartelbos, knisper@voorbeeld.example, 0998877665, ");
    world.write("tekst.xml", text);
    world.write("publicatie.xml", "<publicatie xmlns=\"https://griffier.example/publicatie/1\" convenant=\"proef\" stand=\"definitief\"><veld naam=\"criteria\">Fluisterwens</veld>"
                                  "<wijziging id=\"w1\" bijlage=\"1\" versie=\"2\" datum=\"2026-01-01\" door=\"proef-gemeente\"><reden>Kwartelbos</reden></wijziging></publicatie>");
    for (const std::string step : {"check", "make", "sign", "papers"})
        for (const char* facts : {"publicatie.xml", "kanarie.xml"}) {
            calls.push_back({"publish", step, "--covenant", world.path("proef.convenant.xml"), "--text", world.path("tekst.xml"), "--facts", world.path(facts)});
            if (step != "check") calls.back().insert(calls.back().end(), {"--out", world.path("uit")});
        }
    calls.push_back({"publish", "check", "--covenant", world.path("proef.convenant.xml"), "--text", world.path("kanarie.xml")});
    std::set<std::string> called;
    std::vector<std::string> words = canaries();
    words.insert(words.end(), {"Fluisterdoel", "Fluisterwens", "Ritselreden"});
    int n = 0;
    long letters = 0;
    const auto quiet = [&](std::vector<std::string> call, const std::string& language, bool json) {
        called.insert(call[0]);
        if (call.size() > 1) called.insert(call[0] + " " + call[1]);
        call.insert(call.end(), {"--lang", language});
        if (json) call.push_back("--json");
        const Answer answer = call[0] == "restore" ? world.run([&] { auto other = call; other.insert(other.end(), {"--store", world.path("herstel" + std::to_string(n++)), "--keys", world.path("sleutels")}); return other; }())
                                                   : world.in_store(call);
        for (const std::string& word : words) {
            EXPECT_EQ(answer.out.find(word), std::string::npos) << word << " on stdout of " << call[0] << " " << (call.size() > 1 ? call[1] : "");
            EXPECT_EQ(answer.err.find(word), std::string::npos) << word << " on stderr of " << call[0] << " " << (call.size() > 1 ? call[1] : "");
        }
        return answer;
    };
    for (const bool json : {false, true})
        for (const std::string language : {"nl", "en"})
            for (auto call : calls) {
                if (call[0] == "besluit" && std::find(call.begin(), call.end(), "Ritselreden") != call.end() && std::find(call.begin(), call.end(), "oplossing") != call.end())
                    call.insert(call.end(), {"--voorstel", world.path("voorstel" + std::to_string(n++))});
                quiet(call, language, json);
            }
    for (const bool json : {false, true})
        for (const std::string name : {"formulier.txt", "formulier-los.txt"}) {
            const std::string language = json ? "en" : "nl";
            const Answer received = quiet(with_actor({"verzoek", "receive", "--form", world.path(name), "--out", world.path("uit")}), language, json);
            std::smatch id;
            ASSERT_TRUE(std::regex_search(received.out, id, std::regex("vz-[0-9a-f]{10}"))) << received.out << received.err;
            for (std::vector<std::string> step : steps) {
                const bool writes = step[0] != "show" && step[0] != "forget";
                step.insert(step.begin(), "verzoek");
                step.insert(step.begin() + 2, id.str());
                if (writes) step.insert(step.end(), {"--out", world.path("uit")});
                const Answer answer = quiet(with_actor(step), language, json);
                EXPECT_NE(answer.code, ExitCode::usage) << step[1] << answer.err;
                for (std::size_t at = answer.out.find("DOC-0"); at != std::string::npos; at = answer.out.find("DOC-0", at + 1)) ++letters;
            }
        }
    EXPECT_GE(letters, 10) << "letters were made on the way";
    for (const std::string& command : command_names()) EXPECT_TRUE(called.count(command)) << command << " is not in this test";
    EXPECT_THAT(world.in_store(with_actor({"show", "KAN-2026-001"})).out, HasSubstr("Kwartelbos")) << "the words are there to be found";
    std::vector<std::string> folders{"opslag", "sleutels", "logboek"};
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
