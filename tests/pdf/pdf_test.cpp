#include <gtest/gtest.h>

#include <clocale>
#include <cstdlib>
#include <regex>
#include <set>
#include <thread>

#include "generator/pdf/draw.h"
#include "records/core/crypto.h"
#include "tests/support/external.h"
#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::test;

namespace {

const pdf::Drawer& drawer() {
    static const pdf::Drawer one = [] {
        const auto disk = posix_file_system();
        return std::move(pdf::Drawer::create(pdf::debian_srgb_profile, *disk)).value();
    }();
    return one;
}

pdf::DocumentInfo info() {
    pdf::DocumentInfo i;
    i.date = Date(2024, 5, 19);
    i.input_hash = bytes_of("input");
    return i;
}

Bytes made(const Stuk& stuk) {
    const Opmaak opmaak = std::move(typesetter().lay_out(stuk)).value();
    return std::move(drawer().draw(opmaak, info())).value();
}

std::vector<std::pair<std::string, Stuk>> documents() { return {{"letter", sample_letter()}, {"specimen", specimen()}, {"arabic", arabic_report()}}; }

std::string unpacked(const std::string& name, const Stuk& stuk) {
    const std::string path = write_output(name + ".pdf", made(stuk));
    const Ran ran = run("qpdf --qdf --object-streams=disable " + path + " - | LC_ALL=C tr -d '\\000'");
    EXPECT_EQ(ran.exit, 0);
    return ran.output;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

int count(const std::string& text, const std::string& part) {
    int n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
    return n;
}

class Pdf : public ::testing::Test {
  protected:
    void SetUp() override {
        for (const char* tool : {"qpdf", "pdftotext", "pdfinfo", "pdffonts"})
            if (!have(tool)) GTEST_SKIP() << tool << " is not installed (packages qpdf, poppler-utils)";
    }
};

TEST_F(Pdf, qpdf_finds_nothing_wrong) {
    for (const auto& [name, stuk] : documents()) {
        const Ran ran = run("qpdf --check " + write_output(name + ".pdf", made(stuk)));
        EXPECT_EQ(ran.exit, 0) << ran.output;
    }
}

TEST_F(Pdf, the_file_begins_and_ends_as_an_archive_asks) {
    const Bytes file = made(sample_letter());
    const std::string text = text_of(file);
    EXPECT_EQ(text.rfind("%PDF-1.7\n%", 0), 0u);
    for (std::size_t i = 10; i < 14; ++i) EXPECT_GE(file[i], 128) << "the second line holds bytes above 127";
    EXPECT_EQ(text.substr(text.size() - 6), "%%EOF\n");
    EXPECT_TRUE(has(text, "\nxref\n")) << "a classic cross-reference table";
    EXPECT_FALSE(has(text, "/Encrypt"));
    EXPECT_FALSE(has(text, "LZWDecode"));
    EXPECT_FALSE(std::regex_search(text, std::regex("[0-9] obj[^\\r\\n]"))) << "an end of line follows obj (6.1.9)";
}

TEST_F(Pdf, the_catalog_holds_what_both_standards_ask) {
    const std::string text = unpacked("letter", sample_letter());
    for (const char* part : {"/Marked true", "/Lang (nl)", "/DisplayDocTitle true", "/GTS_PDFA1", "/OutputConditionIdentifier (sRGB IEC61966-2.1)", "/N 3", "/StructTreeRoot", "/ParentTreeNextKey"})
        EXPECT_TRUE(has(text, part)) << part;
    EXPECT_FALSE(has(text, "/RoleMap"));
    EXPECT_FALSE(has(text, "/CIDSet"));
    EXPECT_FALSE(has(text, "/DeviceCMYK"));
    EXPECT_FALSE(has(text, "/JavaScript"));
}

TEST_F(Pdf, metadata_name_both_standards_the_number_and_the_regime_version) {
    const std::string text = text_of(made(sample_letter()));
    for (const char* part : {"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>", "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
                             "<dc:identifier>WN-2024-0017-IB-1</dc:identifier>", "<griffier:RegimeVersion>limburg-2020/1</griffier:RegimeVersion>", "<pdfaProperty:name>RegimeVersion</pdfaProperty:name>",
                             "<xmp:CreateDate>2024-05-19T00:00:00Z</xmp:CreateDate>", "U bent besproken in een casusoverleg</rdf:li>"})
        EXPECT_TRUE(has(text, part)) << part;
    EXPECT_TRUE(has(text, "/CreationDate (D:20240519000000Z)"));
}

TEST_F(Pdf, metadata_are_escaped_and_their_names_checked) {
    Stuk stuk = sample_letter();
    stuk.title = "A & B <c> \"d\"";
    stuk.metadata = {{"Regime", "a<b&c"}};
    const std::string text = text_of(made(stuk));
    EXPECT_TRUE(has(text, "A &amp; B &lt;c&gt;"));
    EXPECT_TRUE(has(text, "<griffier:Regime>a&lt;b&amp;c</griffier:Regime>"));
    for (const char* name : {"", "1a", "a b", "a>", "\xC3\xA9", "a:b"}) {
        stuk.metadata = {{"Good", "x"}, {name, "x"}};
        const auto result = drawer().draw(*typesetter().lay_out(stuk), info());
        ASSERT_FALSE(result) << name;
        EXPECT_EQ(result.error().code, "pdf.metagegeven");
        EXPECT_EQ(result.error().args, std::vector<std::string>{"2"});
    }
    stuk.metadata = {{"Twice", "x"}, {"Twice", "y"}};
    EXPECT_FALSE(drawer().draw(*typesetter().lay_out(stuk), info()));
}

TEST_F(Pdf, fonts_are_embedded_subset_and_say_their_characters) {
    for (const auto& [name, stuk] : documents()) {
        const Ran ran = run("pdffonts " + write_output(name + ".pdf", made(stuk)));
        ASSERT_EQ(ran.exit, 0);
        std::istringstream lines(ran.output);
        std::string line;
        std::getline(lines, line);
        std::getline(lines, line);
        int fonts = 0;
        while (std::getline(lines, line)) {
            ++fonts;
            EXPECT_TRUE(std::regex_search(line, std::regex("^[A-Z]{6}\\+.*CID TrueType +Identity-H +yes yes yes"))) << line;
        }
        EXPECT_GE(fonts, 2) << name;
    }
}

TEST_F(Pdf, all_content_is_tagged_or_an_artifact_and_never_nested_in_the_other) {
    for (const auto& [name, stuk] : documents()) {
        const std::string path = write_output(name + ".pdf", made(stuk));
        const std::string text = run("qpdf --qdf --object-streams=disable " + path + " - | strings -n 1").output;
        std::istringstream lines(text);
        std::string line;
        std::vector<char> open;  // t(agged), a(rtifact), s(pan)
        int shown = 0;
        while (std::getline(lines, line)) {
            if (line.size() >= 3 && line.compare(line.size() - 3, 3, "BDC") == 0) {
                if (has(line, "/Span<</ActualText")) {
                    ASSERT_FALSE(open.empty()) << line;
                    open.push_back('s');
                } else {
                    ASSERT_TRUE(open.empty()) << line;
                    open.push_back(has(line, "/Artifact") ? 'a' : 't');
                    EXPECT_TRUE(has(line, "/Artifact") || has(line, "/MCID")) << line;
                }
            } else if (line == "/Artifact BMC") {
                ASSERT_TRUE(open.empty());
                open.push_back('a');
            } else if (line == "EMC") {
                ASSERT_FALSE(open.empty());
                open.pop_back();
            } else if (line.size() > 3 && line.compare(line.size() - 3, 3, "]TJ") == 0) {
                ++shown;
                EXPECT_FALSE(open.empty()) << line;
            }
        }
        EXPECT_TRUE(open.empty());
        EXPECT_GT(shown, 10) << name;
    }
}

TEST_F(Pdf, the_text_comes_out_as_it_went_in) {
    const Ran ran = run("pdftotext -enc UTF-8 " + write_output("letter.pdf", made(sample_letter())) + " -");
    ASSERT_EQ(ran.exit, 0);
    std::string flat = std::regex_replace(ran.output, std::regex("\\s+"), " ");
    for (const char* part : {"Geachte heer Van der Meulen-Ouwehand,", "In deze brief leest u welke gegevens wij van u hebben, waarom wij ze gebruiken,", "uiterlijk 4 september 2024", "Pagina 1 van 2", "Pagina 2 van 2",
                             "mr. A.M. de Vries-Kortekaas"})
        EXPECT_TRUE(has(flat, part)) << part << "\n" << flat;
}

TEST_F(Pdf, hyphens_and_ligatures_come_out_as_the_words_that_they_are_part_of) {
    std::string words;
    for (int i = 0; i < 12; ++i) words += "hoofdarbeidsongeschiktheidsverzekeringsmaatschappijen ";
    for (int i = 0; i < 12; ++i) words += "effici\xC3\xABnt officieel ";
    const Bytes file = made(report({paragraph(words)}));
    const std::string path = write_output("words.pdf", file);
    EXPECT_TRUE(has(run("qpdf --qdf --object-streams=disable " + path + " - | strings").output, "<</ActualText<feff00ad>>>BDC"));
    std::string flat = run("pdftotext -enc UTF-8 " + path + " -").output;
    flat = std::regex_replace(flat, std::regex("\xC2\xAD\\s*"), "");
    flat = std::regex_replace(flat, std::regex("\\s+"), " ");
    EXPECT_EQ(count(flat, "effici\xC3\xABnt officieel"), 12) << flat;
    EXPECT_EQ(count(flat, "hoofdarbeidsongeschiktheidsverzekeringsmaatschappijen"), 12) << flat;
}

TEST_F(Pdf, arabic_comes_out_in_logical_order) {
    const std::string path = write_output("arabic.pdf", made(arabic_report()));
    const std::string text = run("pdftotext -enc UTF-8 " + path + " -").output, tree = run("pdfinfo -enc UTF-8 -struct-text " + path).output;
    for (const char* word : {"بياناتك", "الشخصية", "المدة", "البيانات"}) {
        EXPECT_TRUE(has(text, word)) << text;
        EXPECT_TRUE(has(tree, word)) << tree;
    }
    // Lam and alef lie over each other: by position their order cannot be told, by structure it can.
    EXPECT_TRUE(has(tree, "الاسم")) << tree;
}

TEST_F(Pdf, poppler_reads_the_same_tree_that_layout_made) {
    for (const auto& [name, stuk] : documents()) {
        const Ran ran = run("pdfinfo -struct " + write_output(name + ".pdf", made(stuk)));
        ASSERT_EQ(ran.exit, 0);
        const Opmaak opmaak = std::move(typesetter().lay_out(stuk)).value();
        const auto of = [&](Tag tag) { return static_cast<int>(std::count_if(opmaak.elements.begin(), opmaak.elements.end(), [&](const auto& e) { return e.tag == tag; })); };
        std::map<std::string, int> seen;
        std::istringstream lines(ran.output);
        for (std::string line; std::getline(lines, line);) {
            std::smatch found;
            if (std::regex_search(line, found, std::regex("^ *([A-Z][A-Za-z0-9]*)( |$)"))) ++seen[found[1]];
        }
        EXPECT_EQ(seen["P"], of(Tag::p)) << name;
        EXPECT_EQ(seen["H1"], of(Tag::h1)) << name;
        EXPECT_EQ(seen["H2"], of(Tag::h2)) << name;
        EXPECT_EQ(seen["TR"], of(Tag::tr)) << name;
        EXPECT_EQ(seen["TD"], of(Tag::td)) << name;
        EXPECT_EQ(seen["LI"], of(Tag::li)) << name;
    }
}

TEST_F(Pdf, lists_tables_figures_and_notes_carry_their_attributes) {
    const std::string text = unpacked("specimen", specimen());
    for (const char* part : {"/ListNumbering /LowerAlpha", "/ListNumbering /Decimal", "/Scope /Column", "/Scope /Row", "/ColSpan 2", "/RowSpan 2", "/O /Layout", "/Alt", "/IDTree", "/S /Note", "/S /TOCI", "/S /Caption"})
        EXPECT_TRUE(has(text, part)) << part;
}

TEST_F(Pdf, links_have_contents_a_key_and_an_object_reference) {
    const std::string text = unpacked("specimen", specimen());
    const Opmaak opmaak = std::move(typesetter().lay_out(specimen())).value();
    const int links = static_cast<int>(opmaak.annotations.size());
    ASSERT_GT(links, 5);
    EXPECT_EQ(count(text, "/Subtype /Link"), links);
    EXPECT_EQ(count(text, "/StructParent "), links);
    EXPECT_EQ(count(text, "/Type /OBJR"), links);
    EXPECT_EQ(count(text, "/Tabs /S"), static_cast<int>(opmaak.pages.size()));
    EXPECT_TRUE(has(text, "/URI (https://www.waterland-noord.example/privacy)"));
}

TEST_F(Pdf, bookmarks_follow_the_headings) {
    const std::string text = run("qpdf --json --json-key=outlines " + write_output("specimen.pdf", made(specimen()))).output;
    for (const char* title : {"Specimen: elk element van een stuk", "Opsommingen", "Begrippen", "Bijlage 1: een liggende bladzijde"}) EXPECT_TRUE(has(text, title)) << title;
}

// A covenant with its explanation: hundreds of articles, contents of many pages.
TEST_F(Pdf, a_long_document_has_all_its_contents_and_bookmarks_in_time) {
    Stuk stuk = report({Contents{plain("Inhoud"), 3}});
    int articles = 0;
    for (int chapter = 1; chapter <= 30; ++chapter) {
        stuk.body.push_back(heading(2, "Hoofdstuk " + std::to_string(chapter)));
        for (int i = 0; i < 20; ++i) {
            stuk.body.push_back(heading(3, "Artikel " + std::to_string(++articles)));
            stuk.body.push_back(paragraph("De partijen houden zich hieraan."));
        }
    }
    const Opmaak opmaak = std::move(typesetter().lay_out(stuk)).value();
    ASSERT_EQ(opmaak.bookmarks.size(), 631u);
    EXPECT_EQ(geometry_fault(opmaak), "");
    const std::string path = write_output("long.pdf", std::move(drawer().draw(opmaak, info())).value());
    EXPECT_EQ(run("qpdf --check " + path).exit, 0);
    const std::string text = run("qpdf --json --json-key=outlines " + path).output;
    EXPECT_EQ(count(text, "\"title\""), 631);
    EXPECT_EQ(static_cast<int>(opmaak.annotations.size()), 630) << "a link for every entry of the contents";
}

TEST_F(Pdf, a_landscape_page_lies) {
    const std::string text = run("pdfinfo -l 99 " + write_output("specimen.pdf", made(specimen()))).output;
    EXPECT_TRUE(has(text, "841.89 x 595.28"));
    EXPECT_TRUE(has(text, "595.28 x 841.89"));
    EXPECT_TRUE(has(text, "Tagged:          yes"));
}

TEST_F(Pdf, same_input_gives_the_same_bytes_in_threads_and_after_other_documents) {
    const Bytes first = made(sample_letter());
    EXPECT_EQ(first, made(sample_letter()));
    std::vector<Bytes> results(4);
    std::vector<std::thread> threads;
    for (Bytes& result : results)
        threads.emplace_back([&result] {
            for (int i = 0; i < 3; ++i) {
                (void)made(specimen());
                result = made(sample_letter());
            }
        });
    for (auto& thread : threads) thread.join();
    for (const Bytes& result : results) EXPECT_EQ(result, first);
    const auto disk = posix_file_system();
    const pdf::Drawer fresh = std::move(pdf::Drawer::create(pdf::debian_srgb_profile, *disk)).value();
    EXPECT_EQ(*fresh.draw(*typesetter().lay_out(sample_letter()), info()), first);
}

// The digest of this process is compared with that of processes in another locale, time zone and umask.
TEST_F(Pdf, digest_for_other_processes) {
    const char* wanted = std::getenv("GRIFFIER_PRINT_DIGEST");
    if (wanted == nullptr) GTEST_SKIP() << "helper of same_input_gives_the_same_bytes_in_another_process";
    std::setlocale(LC_ALL, "");
    std::printf("digest=%s\n", hex(sha256(made(specimen()))).c_str());
}

TEST_F(Pdf, same_input_gives_the_same_bytes_in_another_process_locale_time_zone_and_umask) {
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string call = " GRIFFIER_PRINT_DIGEST=1 " + self + " --gtest_filter=Pdf.digest_for_other_processes";
    const std::string here = hex(sha256(made(specimen())));
    for (const char* setting : {"umask 0; LC_ALL=C TZ=UTC", "umask 077; LC_ALL=C.UTF-8 TZ=Asia/Kathmandu", "LC_ALL=nl_NL.UTF-8 TZ=America/St_Johns"}) {
        const Ran ran = run(setting + call);
        EXPECT_TRUE(has(ran.output, "digest=" + here)) << setting << "\n" << ran.output;
    }
}

TEST_F(Pdf, another_input_hash_gives_another_file_id_and_nothing_else) {
    const Opmaak opmaak = std::move(typesetter().lay_out(sample_letter())).value();
    pdf::DocumentInfo other = info();
    other.input_hash = bytes_of("other");
    const Bytes a = *drawer().draw(opmaak, info()), b = *drawer().draw(opmaak, other);
    ASSERT_EQ(a.size(), b.size());
    std::size_t first = a.size(), last = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) first = std::min(first, i), last = i;
    ASSERT_LT(first, a.size());
    EXPECT_LT(last - first, 80u);
    EXPECT_TRUE(has(text_of(ByteView(a).subspan(first - 8, 8)), "<"));
}

TEST_F(Pdf, a_letter_is_small) { EXPECT_LT(made(sample_letter()).size(), 60u * 1024); }

TEST_F(Pdf, a_colour_profile_that_is_none_is_refused) {
    const auto disk = posix_file_system();
    for (const std::string& path : {std::string("/nowhere.icc"), std::string(GRIFFIER_SOURCE_DIR) + "/CMakeLists.txt"}) {
        const auto made = pdf::Drawer::create(path, *disk);
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().code, "pdf.profiel");
        EXPECT_EQ(made.error().kind, Kind::configuration);
    }
}

}  // namespace
