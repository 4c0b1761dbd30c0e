// What a template can do and what it cannot, from the checks at loading to the limits while it runs.
#include <gtest/gtest.h>

#include <thread>

#include "generator/compose/sheet.h"
#include "generator/compose/sheet_source.h"
#include "records/core/crypto.h"
#include "records/core/xml.h"

namespace griffier::compose {
namespace {

const std::string head = "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" xmlns:t=\"urn:griffier:tekst\" exclude-result-prefixes=\"t\">";
std::string sheet(const std::string& body) { return head + body + "</xsl:stylesheet>"; }
std::string root_template(const std::string& body) { return sheet("<xsl:template match=\"/\">" + body + "</xsl:template>"); }

Parts parts(const std::map<std::string, std::string>& texts = {}) {
    std::map<std::string, Bytes> files;
    std::string pins;
    for (const auto& [name, text] : texts) {
        files[name] = bytes_of(text);
        pins += hex(sha256(view_of(text))) + "  " + name + "\n";
    }
    return Parts::load(view_of(pins), files).value();
}

Catalogue words(const std::string& entries) { return Catalogue::parse(view_of("<locale taal=\"nl\">" + entries + "</locale>"), "proef.xml").value(); }

std::string load_error(const std::string& text, const Parts& with = parts()) {
    const auto merged = merge_parts(view_of(text), "proef.xsl", with);
    return merged ? "" : merged.error().code;
}

/// Past the checks of sheet_source.h on purpose: what libxslt itself refuses.
Result<std::string> run_unchecked(const std::string& text, const SheetLimits& limits = {}) {
    const auto document = XmlDocument::parse(view_of(text), "proef.xsl").value();
    TRY_ASSIGN(const auto compiled, Sheet::compile(*document.raw(), "proef.xsl", limits));
    Tree tree("brief");
    tree.root().add("naam", "Zonder & <tekens>").set("code", "x\"y");
    return compiled.run(tree);
}
std::string run_error(const std::string& text, const SheetLimits& limits = {}) {
    const auto made = run_unchecked(text, limits);
    return made ? "made: " + *made : made.error().code;
}

// ---- loading ------------------------------------------------------------------------------------------------------------------

TEST(Sheet, pinned_part_is_merged_and_used) {
    const auto with = parts({{"delen/a.xsl", sheet("<xsl:template match=\"naam\"><p><xsl:value-of select=\".\"/></p></xsl:template>")}});
    const auto merged = merge_parts(view_of(sheet("<xsl:include href=\"delen/a.xsl\"/><xsl:template match=\"/\"><body><xsl:apply-templates select=\"brief/naam\"/></body></xsl:template>")), "proef.xsl", with);
    ASSERT_TRUE(merged) << merged.error().code;
    const auto compiled = Sheet::compile(**merged, "proef.xsl");
    ASSERT_TRUE(compiled);
    Tree tree("brief");
    tree.root().add("naam", "Zandhoven");
    EXPECT_EQ(compiled->run(tree).value(), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<body>\n <p>Zandhoven</p>\n</body>\n");
}
TEST(Sheet, include_of_another_file_is_refused) {
    EXPECT_EQ(load_error(sheet("<xsl:include href=\"delen/b.xsl\"/>")), "sjabloon.laden");
    EXPECT_EQ(load_error(sheet("<xsl:include href=\"/etc/passwd\"/>")), "sjabloon.laden");
    EXPECT_EQ(load_error(sheet("<xsl:include href=\"https://example.org/a.xsl\"/>")), "sjabloon.laden");
    const auto with = parts({{"delen/a.xsl", sheet("")}});
    EXPECT_EQ(load_error(sheet("<xsl:import href=\"delen/a.xsl\"/>"), with), "sjabloon.laden");
    EXPECT_EQ(load_error(sheet("<xsl:include href=\"delen/a.xsl\"/><xsl:include href=\"delen/a.xsl\"/>"), with), "sjabloon.laden");
    EXPECT_EQ(load_error(sheet("<xsl:include href=\"delen/../delen/a.xsl\"/>"), with), "sjabloon.laden");
}
TEST(Sheet, part_cannot_load_another_part) {
    const auto with = parts({{"a", sheet("<xsl:include href=\"b\"/>")}, {"b", sheet("")}});
    EXPECT_EQ(load_error(sheet("<xsl:include href=\"a\"/>"), with), "sjabloon.laden");
}
TEST(Sheet, part_that_changed_or_is_missing_or_was_never_pinned_is_refused) {
    const std::string text = sheet("");
    const std::string pin = hex(sha256(view_of(text))) + "  delen/a.xsl\n";
    EXPECT_TRUE(Parts::load(view_of(pin), {{"delen/a.xsl", bytes_of(text)}}));
    EXPECT_EQ(Parts::load(view_of(pin), {{"delen/a.xsl", bytes_of(text + " ")}}).error().code, "sjabloon.deel_gewijzigd");
    EXPECT_EQ(Parts::load(view_of(pin), {}).error().code, "sjabloon.deel_ontbreekt");
    EXPECT_EQ(Parts::load({}, {{"delen/a.xsl", bytes_of(text)}}).error().code, "sjabloon.deel_niet_vastgezet");
    EXPECT_EQ(Parts::load(view_of("wartaal\n"), {}).error().code, "sjabloon.vastzetting");
}
TEST(Sheet, instruction_outside_the_list_is_refused) {
    for (const char* each : {"<xsl:document href=\"/tmp/x\"/>", "<xsl:result-document href=\"x\"/>", "<xsl:copy-of select=\".\"/>", "<xsl:number/>", "<xsl:processing-instruction name=\"x\"/>",
                             "<xsl:element name=\"p\"/>", "<e:document xmlns:e=\"http://exslt.org/common\" href=\"x\"/>", "<t:anders/>"})
        EXPECT_EQ(load_error(root_template(each)), "sjabloon.instructie") << each;
    EXPECT_EQ(load_error("<brief/>"), "sjabloon.instructie");
    EXPECT_EQ(load_error("<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" xmlns:e=\"urn:e\" extension-element-prefixes=\"e\"/>"), "sjabloon.instructie");
}
TEST(Sheet, function_that_loads_or_varies_is_refused_wherever_it_stands) {
    for (const char* each : {"<xsl:value-of select=\"document('/etc/passwd')\"/>", "<xsl:value-of select=\"document ( '' )\"/>", "<p id=\"{generate-id(.)}\"/>", "<xsl:if test=\"system-property('xsl:vendor')\"/>",
                             "<xsl:value-of select=\"unparsed-entity-uri('x')\"/>", "<xsl:value-of select=\"format-number(1, '0')\"/>", "<xsl:value-of select=\"key('a', 'b')\"/>"})
        EXPECT_EQ(load_error(root_template(each)), "sjabloon.functie") << each;
    EXPECT_EQ(load_error(root_template("<xsl:value-of select=\"concat('document(', name())\"/>")), "");  // in a string it is no call
}
TEST(Sheet, sheet_with_a_doctype_or_an_entity_is_refused) {
    EXPECT_EQ(load_error("<!DOCTYPE x [<!ENTITY a SYSTEM \"/etc/passwd\">]>" + sheet("")), "xml.doctype");
}
TEST(Sheet, sheet_that_is_no_valid_XSLT_is_refused) {
    EXPECT_EQ(run_error(root_template("<xsl:value-of select=\"((\"/>")), "sjabloon.vertaling");
    EXPECT_EQ(run_error(root_template("<xsl:call-template name=\"weg\"/>")), "sjabloon.uitvoering");
}

// ---- words --------------------------------------------------------------------------------------------------------------------

std::string expanded(const std::string& body, const Catalogue& with) {
    const auto merged = merge_parts(view_of(root_template("<p>" + body + "</p>")), "proef.xsl", parts()).value();
    const auto sheet_with_words = expand_texts(merged, "proef.xsl", with);
    if (!sheet_with_words) return sheet_with_words.error().code;
    Tree tree("brief");
    tree.root().set("n", "1").add("naam", "Zandhoven");
    const auto made = Sheet::compile(**sheet_with_words, "proef.xsl").value().run(tree);
    if (!made) return made.error().code;
    const auto begin = made->find("<p>") + 3;
    return made->substr(begin, made->find("</p>") - begin);
}
TEST(Sheet, words_are_filled_with_values_and_elements) {
    const auto with = words("<t k=\"a\">In {0} en {1}.</t><t k=\"b\">b</t>");
    EXPECT_EQ(expanded("<t:tekst k=\"a\"><t:met select=\"brief/naam\"/><t:met><name><t:tekst k=\"b\"/></name></t:met></t:tekst>", with), "In Zandhoven en <name>b</name>.");
}
TEST(Sheet, singular_is_taken_when_the_number_is_one) {
    const auto with = words("<t k=\"a\">veel</t><t k=\"a\" aantal=\"1\">een</t>");
    EXPECT_EQ(expanded("<t:tekst k=\"a\" aantal=\"brief/@n\"/>", with), "een");
    EXPECT_EQ(expanded("<t:tekst k=\"a\" aantal=\"2\"/>", with), "veel");
    EXPECT_EQ(expanded("<t:tekst k=\"b\" aantal=\"2\"/>", words("<t k=\"b\">veel</t>")), "sjabloon.sleutel_ontbreekt");
}
TEST(Sheet, missing_key_stops_the_loading_and_is_named) {
    const auto merged = merge_parts(view_of(root_template("\n<p><t:tekst k=\"weg\"/></p>")), "proef.xsl", parts()).value();
    const auto made = expand_texts(merged, "proef.xsl", words(""));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "sjabloon.sleutel_ontbreekt");
    EXPECT_EQ(made.error().kind, Kind::configuration);
    EXPECT_EQ(made.error().args, (std::vector<std::string>{"weg", "nl"}));
    EXPECT_EQ(made.error().place.line, 2);
}
TEST(Sheet, words_that_ask_for_other_values_than_the_template_gives_are_refused) {
    EXPECT_EQ(expanded("<t:tekst k=\"a\"/>", words("<t k=\"a\">{0}</t>")), "sjabloon.invulling");
    EXPECT_EQ(expanded("<t:tekst k=\"a\"><t:met select=\"brief\"/></t:tekst>", words("<t k=\"a\">niets</t>")), "sjabloon.invulling");
    EXPECT_EQ(expanded("<t:tekst k=\"a\"><t:met select=\"brief\"/></t:tekst>", words("<t k=\"a\">{0} {naam}</t>")), "sjabloon.invulling");
}
TEST(Sheet, words_are_never_read_as_markup_or_XPath) {
    EXPECT_EQ(expanded("<t:tekst k=\"a\"/>", words("<t k=\"a\">&lt;b&gt; ' \" &amp; document('x')</t>")), "&lt;b&gt; ' \" &amp; document('x')");
}

// ---- running ------------------------------------------------------------------------------------------------------------------

TEST(Sheet, libxslt_itself_refuses_to_read_write_or_reach_out) {
    for (const char* each : {"<x><xsl:value-of select=\"document('/etc/passwd')\"/></x>", "<x><xsl:value-of select=\"document('proef.xsl')\"/></x>", "<x><xsl:value-of select=\"document('http://127.0.0.1/')\"/></x>"})
        EXPECT_EQ(run_error(root_template(each)), "sjabloon.uitvoering") << each;
    const std::string target = "/tmp/griffier-compose-test-must-not-exist";
    EXPECT_EQ(run_error("<xsl:stylesheet version=\"1.1\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template match=\"/\"><xsl:document href=\"" + target + "\"><x/></xsl:document><x/></xsl:template></xsl:stylesheet>"), "sjabloon.uitvoering");
    EXPECT_NE(std::remove(target.c_str()), 0);
    EXPECT_EQ(run_error(sheet("<xsl:include href=\"/etc/hostname\"/><xsl:template match=\"/\"><x/></xsl:template>")), "sjabloon.vertaling");
    EXPECT_EQ(run_error(sheet("<xsl:import href=\"/etc/hostname\"/><xsl:template match=\"/\"><x/></xsl:template>")), "sjabloon.vertaling");
}
TEST(Sheet, extension_functions_are_not_there) {
    EXPECT_EQ(run_error("<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" xmlns:d=\"http://exslt.org/dates-and-times\"><xsl:template match=\"/\"><x><xsl:value-of select=\"d:date()\"/></x></xsl:template></xsl:stylesheet>"), "sjabloon.uitvoering");
}
TEST(Sheet, endless_recursion_stops_at_the_depth_limit) {
    EXPECT_EQ(run_error(sheet("<xsl:template match=\"/\"><x><xsl:call-template name=\"a\"/></x></xsl:template><xsl:template name=\"a\"><xsl:call-template name=\"a\"/></xsl:template>")), "sjabloon.uitvoering");
}
TEST(Sheet, work_stops_at_the_limit_of_operations) {
    std::string doubling = "<xsl:template match=\"/\"><x><xsl:call-template name=\"t0\"/></x></xsl:template>";
    for (int i = 0; i < 30; ++i)
        doubling += "<xsl:template name=\"t" + std::to_string(i) + "\"><xsl:call-template name=\"t" + std::to_string(i + 1) + "\"/><xsl:call-template name=\"t" + std::to_string(i + 1) + "\"/></xsl:template>";
    doubling += "<xsl:template name=\"t30\"><xsl:value-of select=\"count(//*)\"/></xsl:template>";
    EXPECT_EQ(run_error(sheet(doubling), {200, 100'000}), "sjabloon.uitvoering");
}
TEST(Sheet, stop_of_a_sheet_names_its_reason_but_never_a_text_of_the_tree) {
    const auto unknown = run_unchecked(root_template("<xsl:message terminate=\"yes\">onbekend-element <xsl:value-of select=\"name(brief/*)\"/></xsl:message>"));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "sjabloon.onbekend_element");
    EXPECT_EQ(unknown.error().args.back(), "naam");
    const auto leak = run_unchecked(root_template("<xsl:message terminate=\"yes\">fout bij <xsl:value-of select=\"brief/naam\"/></xsl:message>"));
    ASSERT_FALSE(leak);
    EXPECT_EQ(leak.error().code, "sjabloon.uitvoering");
    EXPECT_EQ(leak.error().args, std::vector<std::string>{"proef.xsl"});
}
TEST(Sheet, message_that_does_not_stop_is_a_failure_as_well) {
    EXPECT_EQ(run_error(root_template("<x><xsl:message>let op</xsl:message></x>")), "sjabloon.uitvoering");
}
TEST(Sheet, one_sheet_serves_many_threads) {
    const auto document = XmlDocument::parse(view_of(sheet("<xsl:template match=\"/\"><x><xsl:for-each select=\"brief/naam\"><p><xsl:call-template name=\"v\"/></p></xsl:for-each></x></xsl:template>"
                                                           "<xsl:template name=\"v\"><xsl:value-of select=\"concat(normalize-space(.), count(../naam))\"/></xsl:template>")),
                                             "proef.xsl").value();
    const auto compiled = Sheet::compile(*document.raw(), "proef.xsl").value();
    std::vector<std::string> results(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < results.size(); ++i)
        threads.emplace_back([&, i] {
            Tree tree("brief");
            for (int n = 0; n < 50; ++n) tree.root().add("naam", "n");
            for (int round = 0; round < 50; ++round) results[i] = compiled.run(tree).value();
        });
    for (auto& thread : threads) thread.join();
    for (const auto& result : results) EXPECT_EQ(result, results.front());
}

}  // namespace
}  // namespace griffier::compose
