// What a file must have to be PDF/A-2a and PDF/UA-1, one assertion a rule, over letter, specimen, Arabic report and practice pages. The
// file is read by another program (qpdf), so that nothing here trusts the writer. tests/conformance/negative.sh breaks each rule.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "generator/pdf/draw.h"
#include "tests/support/external.h"
#include "tests/support/specimen.h"
#include "tests/support/typeset.h"

using namespace griffier;
using namespace griffier::test;
using nlohmann::json;

namespace {

std::string decoded(const std::string& base64) {
    static const std::string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0;
    int have_bits = 0;
    for (char c : base64) {
        const auto value = signs.find(c);
        if (value == std::string::npos) continue;
        bits = (bits << 6) | static_cast<unsigned>(value);
        have_bits += 6;
        if (have_bits >= 8) have_bits -= 8, out += static_cast<char>((bits >> have_bits) & 255);
    }
    return out;
}

/// Page content with every string in hexadecimal, however it was written.
std::string in_hexadecimal(const std::string& content) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (std::size_t i = 0; i < content.size(); ++i) {
        if (content[i] != '(') {
            out += content[i];
            continue;
        }
        out += '<';
        int depth = 1;
        for (++i; i < content.size(); ++i) {
            char c = content[i];
            if (c == '(') ++depth;
            if (c == ')' && --depth == 0) break;
            if (c == '\\' && ++i < content.size()) {
                c = content[i];
                if (c >= '0' && c <= '7') {
                    int value = 0;
                    for (int k = 0; k < 3 && i < content.size() && content[i] >= '0' && content[i] <= '7'; ++k, ++i) value = 8 * value + content[i] - '0';
                    --i;
                    c = static_cast<char>(value);
                } else if (c == 'n') c = '\n';
                else if (c == 'r') c = '\r';
                else if (c == 't') c = '\t';
                else if (c == 'b') c = '\b';
                else if (c == 'f') c = '\f';
                else if (c == '\n') continue;
            }
            out += digits[static_cast<unsigned char>(c) >> 4];
            out += digits[static_cast<unsigned char>(c) & 15];
        }
        out += '>';
    }
    return out;
}

/// One file as qpdf reads it.
struct File {
    std::string name, bytes;
    json objects;  // "obj:1 0 R" -> {value} or {stream: {dict, data}}

    const json& at(const json& value) const {  // follows a reference
        static const std::regex reference("[0-9]+ [0-9]+ R");
        if (value.is_string() && std::regex_match(value.get<std::string>(), reference)) {
            const json& object = objects.at("obj:" + value.get<std::string>());
            return object.contains("stream") ? object["stream"]["dict"] : object["value"];
        }
        return value;
    }
    std::string data(const json& reference) const { return decoded(objects.at("obj:" + reference.get<std::string>())["stream"]["data"].get<std::string>()); }
    std::string content(const std::string& page) const { return in_hexadecimal(data(at(page).at("/Contents"))); }
    const json& trailer() const { return objects.at("trailer")["value"]; }
    const json& catalog() const { return at(trailer().at("/Root")); }
    /// References of the pages in order.
    std::vector<std::string> pages() const {
        std::vector<std::string> out;
        for (const auto& kid : at(catalog().at("/Pages")).at("/Kids")) out.push_back(kid.get<std::string>());
        return out;
    }
    /// References of all objects with this /Type.
    std::vector<std::string> of_type(const std::string& type) const {
        std::vector<std::string> out;
        for (const auto& [key, object] : objects.items()) {
            if (key == "trailer") continue;
            const json& dict = object.contains("stream") ? object["stream"]["dict"] : object["value"];
            if (dict.is_object() && dict.value("/Type", "") == type) out.push_back(key.substr(4));
        }
        return out;
    }
    std::vector<std::string> elements(const std::string& tag) const {
        std::vector<std::string> out;
        for (const std::string& one : of_type("/StructElem"))
            if (at(one).at("/S") == tag) out.push_back(one);
        return out;
    }
    /// Tags of the children that are elements; "MCID" and "OBJR" for the others.
    std::vector<std::string> kids(const std::string& element) const {
        std::vector<std::string> out;
        const json& value = at(element);
        if (!value.contains("/K")) return out;
        json all = value["/K"].is_array() ? value["/K"] : json::array({value["/K"]});
        for (const auto& kid : all) {
            const json& target = at(kid);
            if (target.is_number()) out.push_back("MCID");
            else if (target.value("/Type", "") == "/MCR") out.push_back("MCID");
            else if (target.value("/Type", "") == "/OBJR") out.push_back("OBJR");
            else out.push_back(target.at("/S").get<std::string>());
        }
        return out;
    }
    std::string metadata() const { return data(catalog().at("/Metadata")); }
};

/// The attribute of an owner, wherever it stands in /A.
json attribute(const json& element, const std::string& owner, const std::string& key) {
    if (!element.contains("/A")) return nullptr;
    const json all = element["/A"].is_array() ? element["/A"] : json::array({element["/A"]});
    for (const auto& one : all)
        if (one.is_object() && one.value("/O", "") == owner && one.contains(key)) return one[key];
    return nullptr;
}

class Checklist : public ::testing::Test {
  protected:
    static const std::vector<File>& files() {
        static const std::vector<File> all = [] {
            const auto disk = posix_file_system();
            const auto drawer = std::move(pdf::Drawer::create(pdf::debian_srgb_profile, *disk)).value();
            std::vector<File> made;
            Stuk hostile = sample_letter();
            hostile.title = "A & B <c> \"d\" ]]>";
            for (const auto& [name, stuk] : std::vector<std::pair<std::string, Stuk>>{{"letter", sample_letter()}, {"specimen", specimen()}, {"arabic", arabic_report()}, {"hostile", hostile}}) {
                pdf::DocumentInfo info;
                info.date = Date(2024, 5, 19);
                const Bytes bytes = std::move(drawer.draw(*typesetter().lay_out(stuk), info)).value();
                const std::string path = write_output(name + ".pdf", bytes);
                const Ran ran = run("qpdf --json=2 --json-stream-data=inline --decode-level=all " + path);
                made.push_back({name, text_of(ByteView(bytes)), json::parse(ran.output).at("qpdf").at(1)});
            }
            return made;
        }();
        return all;
    }
    void SetUp() override {
        if (!have("qpdf")) GTEST_SKIP() << "qpdf is not installed (package qpdf)";
    }
};

#define EACH_FILE                     \
    for (const File& file : files())  \
        if (SCOPED_TRACE(file.name); true)

int count(const std::string& text, const std::string& part) {
    int n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
    return n;
}

// ---- the file

TEST_F(Checklist, file_has_header_binary_line_classic_table_and_nothing_after_its_end) {
    EACH_FILE {
        EXPECT_EQ(file.bytes.rfind("%PDF-1.7\n%", 0), 0u);
        for (int i = 10; i < 14; ++i) EXPECT_GT(static_cast<unsigned char>(file.bytes[static_cast<std::size_t>(i)]), 127) << i;
        EXPECT_NE(file.bytes.find("\nxref\n"), std::string::npos);
        EXPECT_EQ(file.bytes.find("/ObjStm"), std::string::npos);
        EXPECT_EQ(file.bytes.find("/XRef"), std::string::npos);
        EXPECT_TRUE(file.bytes.ends_with("%%EOF\n"));
        EXPECT_EQ(count(file.bytes, "%%EOF"), 1);
        EXPECT_FALSE(file.trailer().contains("/Encrypt"));
        for (const auto& [key, object] : file.objects.items())
            if (object.contains("stream")) { EXPECT_EQ(object["stream"]["dict"].dump().find("LZW"), std::string::npos) << key; }
    }
}

TEST_F(Checklist, objects_stand_on_lines_of_their_own) {
    EACH_FILE {
        const std::regex open("\n[0-9]+ 0 obj([^\n])"), close("([^\n])endobj|endobj([^\n])");
        EXPECT_FALSE(std::regex_search(file.bytes, open));
        EXPECT_FALSE(std::regex_search(file.bytes, close));
        EXPECT_EQ(count(file.bytes, " 0 obj\n"), count(file.bytes, "\nendobj\n"));
    }
}

TEST_F(Checklist, trailer_has_two_equal_ids_a_root_and_the_facts) {
    EACH_FILE {
        const json& id = file.trailer().at("/ID");
        ASSERT_EQ(id.size(), 2u);
        EXPECT_EQ(id[0], id[1]);
        EXPECT_EQ(id[0].get<std::string>().size(), 34u) << "b: and 32 digits";
        EXPECT_TRUE(file.trailer().contains("/Root"));
        EXPECT_TRUE(file.trailer().contains("/Info"));
    }
}

// ---- the catalog

TEST_F(Checklist, catalog_is_marked_tells_its_language_and_shows_its_title) {
    EACH_FILE {
        EXPECT_EQ(file.catalog().at("/MarkInfo").at("/Marked"), true);
        EXPECT_EQ(file.catalog().at("/Lang"), file.name == "arabic" ? "u:ar" : "u:nl");
        EXPECT_EQ(file.catalog().at("/ViewerPreferences").at("/DisplayDocTitle"), true);
        EXPECT_TRUE(file.catalog().contains("/Metadata"));
        EXPECT_TRUE(file.catalog().contains("/StructTreeRoot"));
    }
}

TEST_F(Checklist, one_output_intent_with_an_RGB_profile_and_no_other_colour_space) {
    EACH_FILE {
        const json& all = file.catalog().at("/OutputIntents");
        ASSERT_EQ(all.size(), 1u);
        EXPECT_EQ(all[0].at("/S"), "/GTS_PDFA1");
        EXPECT_EQ(all[0].at("/OutputConditionIdentifier"), "u:sRGB IEC61966-2.1");
        EXPECT_EQ(file.at(all[0].at("/DestOutputProfile")).at("/N"), 3);
        EXPECT_EQ(file.data(all[0].at("/DestOutputProfile")).substr(16, 4), "RGB ");
        EXPECT_EQ(file.bytes.find("DeviceCMYK"), std::string::npos);
        for (const std::string& page : file.pages()) EXPECT_FALSE(std::regex_search(file.content(page), std::regex("(^|\\n| )[kK](\\n| |$)")));
    }
}

// ---- metadata

TEST_F(Checklist, metadata_name_both_standards_and_declare_what_is_not_of_the_archive_standard) {
    EACH_FILE {
        const std::string xmp = file.metadata();
        for (const char* part : {"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                                 "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<", "<pdfaSchema:prefix>pdfuaid<", "<pdfaProperty:name>part<", "<pdfaProperty:valueType>Integer<"})
            EXPECT_NE(xmp.find(part), std::string::npos) << part;
        EXPECT_FALSE(file.at(file.catalog().at("/Metadata")).contains("/Filter"));
        const std::regex own("<griffier:([A-Za-z0-9]+)>");
        for (std::sregex_iterator it(xmp.begin(), xmp.end(), own), end; it != end; ++it)
            EXPECT_NE(xmp.find("<pdfaProperty:name>" + (*it)[1].str() + "<"), std::string::npos) << (*it)[1];
    }
}

TEST_F(Checklist, metadata_and_facts_of_the_file_say_the_same) {
    EACH_FILE {
        const std::string xmp = file.metadata();
        const json& facts = file.at(file.trailer().at("/Info"));
        const auto escaped = [](std::string text) {
            for (const auto& [raw, entity] : {std::pair<std::string, std::string>{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}})
                for (auto at = text.find(raw); at != std::string::npos; at = text.find(raw, at + entity.size())) text.replace(at, raw.size(), entity);
            return text;
        };
        const std::string title = facts.at("/Title").get<std::string>().substr(2);
        EXPECT_NE(xmp.find("x-default\">" + escaped(title) + "</rdf:li>"), std::string::npos) << title;
        if (facts.contains("/Author")) { EXPECT_NE(xmp.find("<dc:creator><rdf:Seq><rdf:li>" + escaped(facts["/Author"].get<std::string>().substr(2)) + "<"), std::string::npos); }
        EXPECT_NE(xmp.find("<pdf:Producer>" + facts.at("/Producer").get<std::string>().substr(2) + "<"), std::string::npos);
        EXPECT_EQ(facts.at("/CreationDate"), "u:D:20240519000000Z");
        EXPECT_EQ(facts.at("/ModDate"), "u:D:20240519000000Z");
        EXPECT_NE(xmp.find("<xmp:CreateDate>2024-05-19T00:00:00Z<"), std::string::npos);
        EXPECT_NE(xmp.find("<xmp:ModifyDate>2024-05-19T00:00:00Z<"), std::string::npos);
    }
}

TEST_F(Checklist, metadata_are_XML_whatever_the_title_holds) {
    if (!have("xmllint")) GTEST_SKIP() << "xmllint is not installed (package libxml2-utils)";
    EACH_FILE { EXPECT_EQ(run("xmllint --noout " + write_output(file.name + ".xmp", bytes_of(file.metadata()))).exit, 0); }
}

// ---- fonts

TEST_F(Checklist, fonts_are_whole_sets_of_embedded_subsets) {
    EACH_FILE {
        int met = 0;
        for (const std::string& one : file.of_type("/Font")) {
            const json& font = file.at(one);
            if (font.at("/Subtype") != "/Type0") continue;
            ++met;
            EXPECT_EQ(font.at("/Encoding"), "/Identity-H");
            const json& below = file.at(font.at("/DescendantFonts")[0]);
            EXPECT_EQ(below.at("/Subtype"), "/CIDFontType2");
            EXPECT_EQ(below.at("/CIDSystemInfo").at("/Registry"), "u:Adobe");
            EXPECT_EQ(below.at("/CIDSystemInfo").at("/Ordering"), "u:Identity");
            EXPECT_EQ(below.at("/CIDSystemInfo").at("/Supplement"), 0);
            EXPECT_EQ(below.at("/CIDToGIDMap"), "/Identity");
            EXPECT_TRUE(below.at("/W").is_array());
            const json& about = file.at(below.at("/FontDescriptor"));
            EXPECT_FALSE(about.contains("/CIDSet"));
            for (const char* key : {"/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"}) EXPECT_TRUE(about.contains(key)) << key;
            EXPECT_EQ(about.at("/FontName"), font.at("/BaseFont"));
            EXPECT_EQ(below.at("/BaseFont"), font.at("/BaseFont"));
            EXPECT_TRUE(std::regex_match(font.at("/BaseFont").get<std::string>(), std::regex("/[A-Z]{6}\\+.+")));
            const std::string program = file.data(about.at("/FontFile2"));
            EXPECT_EQ(file.at(about.at("/FontFile2")).at("/Length1"), program.size());
            EXPECT_EQ(program.substr(0, 4), std::string("\0\1\0\0", 4)) << "TrueType";
        }
        EXPECT_GT(met, 0);
    }
}

/// What each code of a font stands for, in UTF-16 digits.
std::map<std::string, std::string> unicode_of(const File& file, const json& font) {
    const std::string map = file.data(font.at("/ToUnicode"));
    std::map<std::string, std::string> out;
    const std::regex pair("<([0-9A-F]{4})><([0-9A-F]+)>");
    for (std::sregex_iterator it(map.begin(), map.end(), pair), end; it != end; ++it) out[(*it)[1]] = (*it)[2];
    return out;
}

TEST_F(Checklist, every_glyph_shown_is_one_that_the_font_has_and_says_a_character) {
    EACH_FILE {
        for (const std::string& page : file.pages()) {
            const json& fonts = file.at(file.at(page).at("/Resources")).at("/Font");
            std::map<std::string, std::map<std::string, std::string>> of_font;
            for (const auto& [name, reference] : fonts.items()) of_font[name] = unicode_of(file, file.at(reference));
            const std::string content = file.content(page);
            std::string font;
            const std::regex token("(/F[0-9]+) [0-9.]+ Tf|<([0-9A-Fa-f]+)>(?=[^>])|/ActualText ?<[0-9A-Fa-f]+>|/(Lang|ActualText) ?\\([^)]*\\)");
            int shown = 0;
            for (std::sregex_iterator it(content.begin(), content.end(), token), end; it != end; ++it) {
                if ((*it)[1].matched) font = (*it)[1];
                if (!(*it)[2].matched) continue;
                const std::string codes = (*it)[2];
                ASSERT_EQ(codes.size() % 4, 0u);
                for (std::size_t i = 0; i < codes.size(); i += 4, ++shown) {
                    std::string code = codes.substr(i, 4);
                    for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
                    ASSERT_NE(code, "0000") << ".notdef on " << page;
                    ASSERT_TRUE(of_font[font].count(code)) << font << " " << code;
                }
            }
            EXPECT_GT(shown, 10);
            for (const auto& [name, codes] : of_font)
                for (const auto& [code, text] : codes)
                    for (std::size_t i = 0; i < text.size(); i += 4) {
                        const std::string unit = text.substr(i, 4);
                        EXPECT_FALSE(unit == "0000" || unit == "FEFF" || unit == "FFFE") << name << " " << code;
                        EXPECT_FALSE(unit >= "E000" && unit <= "F8FF") << name << " " << code << ": private use";
                    }
        }
    }
}

// ---- content and pages

TEST_F(Checklist, content_is_tagged_or_an_artifact_never_one_in_the_other_and_every_mcid_is_used_once) {
    EACH_FILE {
        for (const std::string& page : file.pages()) {
            const std::string content = file.content(page);
            std::vector<char> open;  // T tagged, A artifact, S span
            std::set<int> met;
            const std::regex token("/([A-Za-z0-9]+) ?(<<[^\\n]*?>>)? ?B[DM]C|EMC|<[0-9A-Fa-f]+> ?Tj|\\] ?TJ|\\n[fSB]\\*?\\n");
            for (std::sregex_iterator it(content.begin(), content.end(), token), end; it != end; ++it) {
                const std::string all = it->str();
                if (all == "EMC") {
                    ASSERT_FALSE(open.empty());
                    open.pop_back();
                } else if (!(*it)[1].matched) {
                    ASSERT_FALSE(open.empty()) << "content outside every mark: " << all;
                } else if ((*it)[1] == "Artifact") {
                    ASSERT_TRUE(open.empty());
                    open.push_back('A');
                } else if (all.find("/MCID") != std::string::npos) {
                    ASSERT_TRUE(open.empty());
                    open.push_back('T');
                    const int id = std::stoi(all.substr(all.find("/MCID") + 6));
                    ASSERT_TRUE(met.insert(id).second) << id;
                } else {
                    ASSERT_EQ((*it)[1], "Span");
                    ASSERT_FALSE(open.empty());
                    open.push_back('S');
                }
            }
            EXPECT_TRUE(open.empty());
            if (!met.empty()) { EXPECT_EQ(*met.rbegin(), static_cast<int>(met.size()) - 1) << "counted from 0"; }
        }
    }
}

TEST_F(Checklist, headers_and_footers_are_pagination_artifacts) {
    EACH_FILE {
        for (const std::string& page : file.pages()) {
            const std::string content = file.content(page);
            EXPECT_TRUE(std::regex_search(content, std::regex("/Artifact ?<</Type ?/Pagination ?/Subtype ?/Footer"))) << page;
            if (page != file.pages()[0]) { EXPECT_TRUE(std::regex_search(content, std::regex("/Artifact ?<</Type ?/Pagination ?/Subtype ?/Header"))) << page; }
        }
    }
}

TEST_F(Checklist, a_hyphen_at_a_line_end_says_that_it_is_one) {
    const File& file = files()[1];
    int hyphens = 0;
    for (const std::string& page : file.pages()) hyphens += count(file.content(page), "<FEFF00AD>");
    EXPECT_GT(hyphens, 0);
}

TEST_F(Checklist, pages_have_a_key_into_the_structure_an_order_of_tabs_and_their_own_size) {
    EACH_FILE {
        int key = 0;
        for (const std::string& one : file.pages()) {
            const json& page = file.at(one);
            EXPECT_EQ(page.at("/StructParents"), key++);
            EXPECT_EQ(page.at("/Tabs"), "/S");
            EXPECT_EQ(page.at("/MediaBox").size(), 4u);
            EXPECT_TRUE(page.contains("/Resources"));
        }
    }
}

// ---- structure

TEST_F(Checklist, the_tree_has_one_document_and_leads_from_every_mark_and_annotation_to_its_element) {
    EACH_FILE {
        const json& root = file.at(file.catalog().at("/StructTreeRoot"));
        ASSERT_EQ(root.at("/K").size(), 1u);
        EXPECT_EQ(file.at(root.at("/K")[0]).at("/S"), "/Document");
        EXPECT_FALSE(root.contains("/RoleMap")) << "only standard types are used";
        const json& numbers = file.at(root.at("/ParentTree")).at("/Nums");
        EXPECT_EQ(root.at("/ParentTreeNextKey"), numbers.size() / 2);
        std::map<int, json> owners;
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) owners[numbers[i].get<int>()] = file.at(numbers[i + 1]).is_array() ? file.at(numbers[i + 1]) : numbers[i + 1];
        // Every element that names a mark is the one that the mark leads to.
        for (const std::string& one : file.of_type("/StructElem")) {
            const json& element = file.at(one);
            const json all = element["/K"].is_array() ? element["/K"] : json::array({element["/K"]});
            for (const auto& kid : all) {
                std::string page = element.value("/Pg", "");
                int id = -1;
                if (kid.is_number()) id = kid.get<int>();
                else if (kid.is_object() && kid.value("/Type", "") == "/MCR") id = kid.at("/MCID").get<int>(), page = kid.value("/Pg", page);
                if (id >= 0) {
                    EXPECT_EQ(owners.at(file.at(page).at("/StructParents").get<int>()).at(static_cast<std::size_t>(id)), one);
                }
                if (kid.is_object() && kid.value("/Type", "") == "/OBJR") {
                    EXPECT_EQ(owners.at(file.at(kid.at("/Obj")).at("/StructParent").get<int>()), one);
                }
            }
        }
    }
}

TEST_F(Checklist, every_element_has_a_type_a_parent_that_knows_it_and_content) {
    static const std::set<std::string> standard = {"/Document", "/Part", "/Sect", "/Div", "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/Caption", "/THead", "/TBody",
                                                   "/TR", "/TH", "/TD", "/Figure", "/Note", "/Reference", "/Link", "/Span", "/TOC", "/TOCI", "/Form"};
    EACH_FILE {
        for (const std::string& one : file.of_type("/StructElem")) {
            const json& element = file.at(one);
            EXPECT_TRUE(standard.count(element.at("/S").get<std::string>())) << element.at("/S");
            const json& parent = file.at(element.at("/P"));
            const json all = parent.at("/K").is_array() ? parent.at("/K") : json::array({parent.at("/K")});
            EXPECT_NE(std::find(all.begin(), all.end(), json(one)), all.end()) << one;
            if (element.at("/S") != "/TD" && element.at("/S") != "/TH") { EXPECT_FALSE(file.kids(one).empty()) << one << " " << element.at("/S"); }
        }
    }
}

/// Elements in reading order.
void walk(const File& file, const std::string& element, std::vector<std::string>& out) {
    out.push_back(element);
    const json& value = file.at(element);
    if (!value.contains("/K")) return;
    const json all = value["/K"].is_array() ? value["/K"] : json::array({value["/K"]});
    for (const auto& kid : all)
        if (kid.is_string()) walk(file, kid.get<std::string>(), out);
}

TEST_F(Checklist, headings_begin_at_the_first_level_and_skip_none) {
    EACH_FILE {
        std::vector<std::string> all;
        walk(file, file.at(file.catalog().at("/StructTreeRoot")).at("/K")[0].get<std::string>(), all);
        int last = 0, met = 0;
        for (const std::string& one : all) {
            const std::string tag = file.at(one).at("/S").get<std::string>();
            EXPECT_NE(tag, "/H");
            if (tag.size() != 3 || tag[1] != 'H' || tag[2] < '1' || tag[2] > '6') continue;
            const int level = tag[2] - '0';
            EXPECT_LE(level, last + 1) << one;
            last = level;
            ++met;
        }
        EXPECT_GT(met, 0);
    }
}

TEST_F(Checklist, lists_hold_items_and_items_a_label_and_a_body) {
    EACH_FILE {
        EXPECT_FALSE(file.elements("/L").empty());
        for (const std::string& list : file.elements("/L"))
            for (const std::string& kid : file.kids(list)) EXPECT_EQ(kid, "/LI");
        for (const std::string& item : file.elements("/LI")) {
            const auto kids = file.kids(item);
            EXPECT_TRUE((kids == std::vector<std::string>{"/Lbl", "/LBody"} || kids == std::vector<std::string>{"/LBody"})) << item;
            const json& list = file.at(file.at(item).at("/P"));
            EXPECT_EQ(list.at("/S"), "/L");
            const json numbering = attribute(list, "/List", "/ListNumbering");
            if (numbering != nullptr && numbering != "/None") { EXPECT_EQ(kids.size(), 2u) << "a numbered item has its number"; }
        }
    }
}

TEST_F(Checklist, tables_are_rectangles_of_rows_in_parts_with_headers_that_say_what_they_head) {
    EACH_FILE {
        for (const std::string& one : file.elements("/Table")) {
            std::vector<std::string> parts = file.kids(one);
            if (!parts.empty() && parts.front() == "/Caption") parts.erase(parts.begin());
            if (!parts.empty() && parts.front() == "/THead") parts.erase(parts.begin());
            EXPECT_EQ(parts, std::vector<std::string>{"/TBody"});
            for (const auto& part : file.at(one).at("/K")) {
                if (file.at(part).at("/S") == "/Caption") continue;
                std::vector<int> taken;  // by column: rows that a cell from above still fills
                std::size_t columns = 0;
                for (const auto& row : file.at(part).at("/K")) {
                    ASSERT_EQ(file.at(row).at("/S"), "/TR");
                    std::size_t column = 0;
                    const auto skip = [&] {
                        while (column < taken.size() && taken[column] > 0) ++column;
                    };
                    for (const auto& cell : file.at(row).at("/K")) {
                        const json& about = file.at(cell);
                        const std::string tag = about.at("/S").get<std::string>();
                        ASSERT_TRUE(tag == "/TH" || tag == "/TD") << tag;
                        if (tag == "/TH") {
                            const json scope = attribute(about, "/Table", "/Scope");
                            EXPECT_TRUE(scope == "/Column" || scope == "/Row" || scope == "/Both") << cell;
                        }
                        const json wide = attribute(about, "/Table", "/ColSpan"), high = attribute(about, "/Table", "/RowSpan");
                        skip();
                        for (int i = 0; i < (wide == nullptr ? 1 : wide.get<int>()); ++i, ++column) {
                            if (taken.size() <= column) taken.resize(column + 1, 0);
                            EXPECT_EQ(taken[column], 0) << "two cells in one place";
                            taken[column] = high == nullptr ? 1 : high.get<int>();
                        }
                    }
                    skip();
                    if (columns == 0) columns = taken.size();
                    EXPECT_EQ(taken.size(), columns) << row;
                    for (int& rows : taken) {
                        EXPECT_GT(rows, 0) << "a hole in " << row;
                        --rows;
                    }
                }
                for (int rows : taken) EXPECT_EQ(rows, 0) << "a span that leaves its part";
            }
        }
    }
}

TEST_F(Checklist, a_part_in_another_language_says_which) {
    std::set<std::string> met;
    for (const std::string& one : files()[1].of_type("/StructElem"))
        if (files()[1].at(one).contains("/Lang")) met.insert(files()[1].at(one)["/Lang"].get<std::string>());
    for (const char* tag : {"u:ar", "u:he", "u:en", "u:fr"}) EXPECT_TRUE(met.count(tag)) << tag;
}

TEST_F(Checklist, figures_say_what_they_show_and_where_and_notes_have_an_id_of_their_own) {
    const File& file = files()[1];
    ASSERT_FALSE(file.elements("/Figure").empty());
    for (const std::string& one : file.elements("/Figure")) {
        EXPECT_GT(file.at(one).at("/Alt").get<std::string>().size(), 10u);
        EXPECT_EQ(attribute(file.at(one), "/Layout", "/BBox").size(), 4u);
    }
    ASSERT_FALSE(file.elements("/Note").empty());
    std::set<std::string> ids;
    for (const std::string& one : file.elements("/Note")) EXPECT_TRUE(ids.insert(file.at(one).at("/ID").get<std::string>()).second);
}

TEST_F(Checklist, a_note_is_linked_from_its_marker_and_back) {
    const File& file = files()[1];
    for (const std::string& note : file.elements("/Note")) {
        const json& label = file.at(file.at(note).at("/K")[0]);
        ASSERT_EQ(label.at("/S"), "/Lbl");
        ASSERT_EQ(file.at(label.at("/K")[0]).at("/S"), "/Link");
    }
    std::size_t markers = 0;
    for (const std::string& one : file.elements("/Reference"))
        if (file.at(file.at(one).at("/P")).at("/S") != "/TOCI") {
            ++markers;
            EXPECT_EQ(file.kids(one), std::vector<std::string>{"/Link"});
        }
    EXPECT_EQ(markers, file.elements("/Note").size());
    std::set<std::string> said;
    for (const std::string& one : file.of_type("/Annot")) said.insert(file.at(one).at("/Contents").get<std::string>());
    EXPECT_TRUE(said.count("u:Voetnoot 1"));
    EXPECT_TRUE(said.count("u:Terug naar de tekst bij voetnoot 1"));
}

TEST_F(Checklist, links_can_be_printed_say_where_they_lead_and_belong_to_an_element) {
    EACH_FILE {
        const auto pages = file.pages();
        std::map<std::string, int> objects_of;  // annotation -> element references
        for (const std::string& link : file.elements("/Link")) {
            int annotations = 0;
            const json& value = file.at(link);
            for (const auto& kid : value["/K"].is_array() ? value["/K"] : json::array({value["/K"]}))
                if (kid.is_object() && kid.value("/Type", "") == "/OBJR") ++annotations, ++objects_of[kid.at("/Obj").get<std::string>()];
            EXPECT_GT(annotations, 0) << link;
        }
        for (const std::string& page : pages)
            for (const auto& one : file.at(page).value("/Annots", json::array())) {
                const json& link = file.at(one);
                EXPECT_EQ(link.at("/Subtype"), "/Link");
                EXPECT_EQ(link.at("/F"), 4);
                EXPECT_EQ(link.at("/Border"), json::array({0, 0, 0}));
                EXPECT_GT(link.at("/Contents").get<std::string>().size(), 2u);
                EXPECT_TRUE(link.contains("/StructParent"));
                EXPECT_EQ(objects_of[one.get<std::string>()], 1);
                if (link.contains("/A")) EXPECT_EQ(link.at("/A").at("/S"), "/URI");
                else EXPECT_NE(std::find(pages.begin(), pages.end(), link.at("/Dest")[0].get<std::string>()), pages.end());
            }
    }
}

TEST_F(Checklist, bookmarks_lead_to_pages_and_contents_to_headings) {
    const File& file = files()[1];
    const json& root = file.at(file.catalog().at("/Outlines"));
    std::vector<std::string> titles;
    for (json at = root.at("/First"); at != nullptr;) {
        const json& item = file.at(at);
        titles.push_back(item.at("/Title").get<std::string>());
        EXPECT_EQ(item.at("/Dest").size(), 5u);
        at = item.contains("/First") ? item["/First"] : item.contains("/Next") ? item["/Next"] : json(nullptr);
    }
    EXPECT_GT(titles.size(), 3u);
    ASSERT_FALSE(file.elements("/TOC").empty());
    for (const std::string& item : file.elements("/TOCI")) EXPECT_EQ(file.kids(item), std::vector<std::string>{"/Reference"});
}

}  // namespace
