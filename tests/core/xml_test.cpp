#include "records/core/xml.h"

#include <gtest/gtest.h>

namespace griffier {
namespace {

Result<XmlDocument> parse(std::string_view text, const XmlLimits& limits = {}) { return XmlDocument::parse(view_of(text), "a.xml", limits); }
std::string code_of(std::string_view text, const XmlLimits& limits = {}) {
    auto document = parse(text, limits);
    return document ? "" : document.error().code;
}
int line_of(std::string_view text) {
    auto document = parse(text);
    return document ? 0 : document.error().place.line;
}

TEST(Xml, elements_attributes_and_texts_are_read) {
    auto document = parse("<?xml version='1.0' encoding='UTF-8'?>\n<a xmlns='urn:x' b='1 &amp; &#233;'>\n <c>een</c><c>t<d>w</d>ee<!-- x --></c><![CDATA[<z>]]></a>");
    ASSERT_TRUE(document);
    XmlElement root = document->root();
    EXPECT_EQ(root.name(), "a");
    EXPECT_EQ(root.ns(), "urn:x");
    EXPECT_EQ(root.line(), 2);
    EXPECT_EQ(root.get("b"), "1 & é");
    EXPECT_FALSE(root.attribute("zz"));
    EXPECT_EQ(root.text_of("c"), "een");
    EXPECT_EQ(root.children("c").size(), 2u);
    EXPECT_EQ(root.children("c")[1].text(), "twee");
    EXPECT_EQ(root.children("c")[1].line(), 3);
    auto pieces = root.children("c")[1].pieces();
    ASSERT_EQ(pieces.size(), 3u);
    EXPECT_EQ(pieces[0].text, "t");
    EXPECT_EQ(pieces[1].element->name(), "d");
    EXPECT_EQ(pieces[2].text, "ee");
    EXPECT_EQ(root.attributes().size(), 1u);
    EXPECT_FALSE(root.child("none"));
    EXPECT_EQ(root.child("none").child("deeper").text(), "");
}

TEST(Xml, a_byte_order_mark_is_accepted) { EXPECT_EQ(code_of("\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>"), ""); }

TEST(Xml, every_document_type_is_refused_with_its_line) {
    for (const char* text : {"<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "<?xml version='1.0'?><!-- x --><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                             "<a><!DOCTYPE b></a>", "<!doctype a><a/>"})
        EXPECT_EQ(code_of(text), "xml.doctype") << text;
    EXPECT_EQ(line_of("<?xml version='1.0'?>\n\n<!DOCTYPE a>\n<a/>"), 3);
    EXPECT_EQ(code_of("<a><![CDATA[<!DOCTYPE b>]]><!-- <!DOCTYPE c> --></a>"), "");  // text, no declaration
}

TEST(Xml, other_encodings_are_refused) {
    using namespace std::string_literals;
    for (const auto& text : {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>"s, "<?xml version='1.0' encoding='UTF-16'?><a/>"s, "<?xml version='1.0' encoding=\"UTF-7\"?><a/>"s,
                             "\xFF\xFE<\0a\0/\0>\0"s, "<\0a\0/\0>\0"s, "<a>\xE9</a>"s, "<a>\xC0\xBC</a>"s})
        EXPECT_EQ(code_of(text), "xml.niet_utf8");
    EXPECT_EQ(code_of("<?xml version='1.0' encoding='utf-8'?><a/>"), "");
}

TEST(Xml, what_is_not_well_formed_is_refused) {
    for (const char* text : {"<a>", "</a>", "<a></b>", "<a b=1/>", "<a b='1' b='2'/>", "<a/><b/>", "a", "<a/>b", "<a b='<'/>", "<a>&x;</a>", "<a>&#0;</a>", "<a>&#x1;</a>", "<a b></a>",
                             "<a><![CDATA[x</a>", "<a><!-- -- --></a>", "<x:a/>", "< a/>", "<a><?xml version='1.0'?></a>", "<a>]]></a>", "<a b='1'c='2'/>", "<?xml", "<?xml version='1.0'",
                             "<!ELEMENT a ANY><a/>", "<a", "<", "<a/", "<a b='1", "<1/>", "<a>&amp</a>"})
        EXPECT_EQ(code_of(text), "xml.niet_welgevormd") << text;
    EXPECT_EQ(code_of(""), "xml.leeg");
    EXPECT_EQ(line_of("<a>\n<b>\n</c></a>"), 3);
}

TEST(Xml, limits_hold_at_their_edge) {
    XmlLimits limits;
    limits.depth = 3;
    EXPECT_EQ(code_of("<a><a><a/></a></a>", limits), "");
    EXPECT_EQ(code_of("<a><a><a><a/></a></a></a>", limits), "xml.te_diep");
    limits = {};
    limits.nodes = 4;
    EXPECT_EQ(code_of("<a><b c='1'/>x</a>", limits), "");
    EXPECT_EQ(code_of("<a><b c='1'/>x<d/></a>", limits), "xml.te_veel");
    limits = {};
    limits.bytes = 8;
    EXPECT_EQ(code_of("<a>x</a>", limits), "");
    EXPECT_EQ(code_of("<a>xy</a>", limits), "xml.te_groot");
    limits = {};
    limits.text_bytes = 5;
    EXPECT_EQ(code_of("<a>12345</a>", limits), "");
    EXPECT_EQ(code_of("<a>123456</a>", limits), "xml.te_veel");
    EXPECT_EQ(code_of("<a b='123456'/>", limits), "xml.te_veel");
}

TEST(Xml, places_for_schemas_never_reach_the_tree) {
    auto document = parse("<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' b='1' xsi:schemaLocation='urn:x http://x.example/x.xsd' "
                          "xsi:noNamespaceSchemaLocation='/etc/passwd' c='2'/>");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().attributes().size(), 2u);
    EXPECT_EQ(document->root().get("c"), "2");
}

TEST(Xml, processing_instructions_and_inclusions_do_nothing) {
    auto document = parse("<?xml-stylesheet href='file:///etc/passwd'?><?oasis-xml-catalog catalog='file:///etc/passwd'?>"
                          "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd' parse='text'/></a>");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().text(), "");
}

TEST(Xml, escaping_lets_any_text_come_back) {
    std::string nasty = "a<b>&\"c' ]]> \u00E9";
    auto document = parse("<a b=\"" + xml_escape(nasty) + "\">" + xml_escape(nasty) + "</a>");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().get("b"), nasty);
    EXPECT_EQ(document->root().text(), nasty);
}

const char* const kSchema = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
<xs:element name="a"><xs:complexType><xs:sequence>
 <xs:element name="d" type="xs:date"/><xs:element name="n" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token"><xs:pattern value="[a-z]+"/></xs:restriction></xs:simpleType></xs:element>
</xs:sequence><xs:attribute name="k" type="xs:token" use="required"/></xs:complexType></xs:element></xs:schema>)";

std::vector<Error> validate(std::string_view text) {
    auto schema = XmlSchema::compile(view_of(kSchema), "s.xsd");
    auto document = parse(text);
    EXPECT_TRUE(schema);
    EXPECT_TRUE(document);
    return schema->validate(*document);
}
std::string code_in(std::string_view text) {
    auto errors = validate(text);
    return errors.empty() ? "" : errors.front().code;
}

TEST(Schema, violations_have_a_code_a_line_and_an_element) {
    EXPECT_EQ(code_in("<a k='x'><d>2025-02-28</d></a>"), "");
    EXPECT_EQ(code_in("<b/>"), "xml.schema_wortel");
    EXPECT_EQ(code_in("<a k='x'/>"), "xml.schema_ontbreekt");
    EXPECT_EQ(code_in("<a k='x'><z/></a>"), "xml.schema_onverwacht");
    EXPECT_EQ(code_in("<a><d>2025-02-28</d></a>"), "xml.schema_attribuut_ontbreekt");
    EXPECT_EQ(code_in("<a k='x' l='y'><d>2025-02-28</d></a>"), "xml.schema_attribuut");
    EXPECT_EQ(code_in("<a k='x'>tekst<d>2025-02-28</d></a>"), "xml.schema_tekst");
    auto errors = validate("<a k='x'>\n <d>2025-02-30</d></a>");
    ASSERT_FALSE(errors.empty());
    EXPECT_EQ(errors[0].code, "xml.schema_waarde");
    EXPECT_EQ(errors[0].place.line, 2);
    EXPECT_EQ(errors[0].place.element, "d");
    EXPECT_EQ(errors[0].args.at(0), "d");
    EXPECT_NE(errors[0].args.at(1).find("xs:date"), std::string::npos);
}

TEST(Schema, a_value_never_stands_in_an_error_however_it_is_quoted) {
    for (const char* value : {"Kanarie", "Kanarie' is not a valid value of 'Kanarie", "': Kanarie' is not accepted by the pattern 'Kanarie", "[facet 'Kanarie'] Kanarie"})
        for (const std::string& text : {"<a k='x'><d>" + std::string(value) + "</d></a>", "<a k='x'><d>2025-02-28</d><n>" + std::string(value) + "</n></a>"}) {
            auto errors = validate(text);
            EXPECT_FALSE(errors.empty());
            for (const auto& error : errors)
                for (const auto& arg : error.args) EXPECT_EQ(arg.find("Kanarie"), std::string::npos) << arg;
        }
}

TEST(Schema, a_schema_that_is_none_or_reaches_out_is_refused) {
    auto none = XmlSchema::compile(view_of("<a/>"), "s.xsd");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, "xml.schema_onjuist");
    EXPECT_EQ(none.error().kind, Kind::configuration);
    for (const char* word : {"include", "import"}) {
        auto out = XmlSchema::compile(view_of("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:" + std::string(word) + " schemaLocation='/etc/passwd'/></xs:schema>"), "s.xsd");
        ASSERT_FALSE(out);
        EXPECT_EQ(out.error().code, "xml.schema_verwijst");
    }
}

TEST(Schema, a_file_of_mistakes_is_reported_in_part) {
    std::string text = "<a k='x'><d>2025-02-28</d>";
    for (int i = 0; i < 5000; ++i) text += "<n>9</n>";
    EXPECT_LE(validate(text + "</a>").size(), 100u);
}

}  // namespace
}  // namespace griffier
