// templates/specimen.xml is what a maker of house styles looks at; it can only be that while it holds every element and sets well.
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include "../compose/cases.h"
#include "generator/compose/stuk_reader.h"
#include "generator/pdf/draw.h"
#include "tests/support/external.h"
#include "tests/support/typeset.h"

namespace griffier::compose_test {
namespace {

Bytes file(const std::string& name) { return House::get().disk->read(source + "/" + name).value(); }

Stuk specimen() {
    const auto contract = XmlSchema::compile(file("templates/schema/stuk.xsd"), "stuk.xsd").value();
    auto read = compose::read_stuk(text_of(file("templates/specimen.xml")), "specimen.xml", contract);
    if (!read) throw std::runtime_error(read.error().code + " " + read.error().place.element);
    return std::move(read).value();
}

std::set<std::string> all_matches(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) found.insert((*it)[1]);
    return found;
}

TEST(Specimen, holds_every_element_that_a_report_can_hold) {
    auto known = all_matches(std::string(text_of(file("templates/schema/stuk.xsd"))), std::regex("<xs:element name=\"([a-z-]+)\""));
    const auto used = all_matches(std::string(text_of(file("templates/specimen.xml"))), std::regex("<([a-z-]+)[ />]"));
    for (const char* of_letters : {"letter", "sender", "return-address", "classification", "addressee", "kix", "reference"}) known.erase(of_letters);
    EXPECT_GT(known.size(), 25u);
    for (const auto& name : known) EXPECT_TRUE(used.contains(name)) << name;
}
TEST(Specimen, is_set_without_overlap_and_becomes_a_PDF) {
    const auto set = test::typesetter().lay_out(specimen());
    ASSERT_TRUE(set) << set.error().code << " " << set.error().place.element;
    EXPECT_EQ(test::geometry_fault(*set), "");
    EXPECT_GE(set->bookmarks.size(), 6u);
    const auto drawer = pdf::Drawer::create(pdf::debian_srgb_profile, *House::get().disk);
    const auto made = drawer->draw(*set, {day("2026-06-01"), "griffier", {}});
    ASSERT_TRUE(made);
    if (const char* folder = std::getenv("GRIFFIER_TEST_OUT")) std::ofstream(std::string(folder) + "/specimen-xml.pdf", std::ios::binary) << text_of(*made);
}
TEST(Specimen, is_set_without_overlap_when_lines_are_justified) {
    auto style = test::neutral_style();
    style.justified = true;
    const auto typesetter = layout::Typesetter::create(style, *House::get().disk).value();
    const auto set = typesetter.lay_out(specimen());
    ASSERT_TRUE(set);
    EXPECT_EQ(test::geometry_fault(*set), "");
    // Lines of one long paragraph end at the same place, save the last.
    Stuk wide = test::report({paragraph("Als wij gegevens over u verwerken, moeten wij u dat vertellen. Dat staat in de verordening. Uw naam is genoemd in een melding die bij ons "
                                        "binnenkwam. De weegploeg heeft die melding bekeken en besloten dat een casusoverleg nodig was. Daarna is met u gesproken over een plan.")});
    const auto justified = typesetter.lay_out(wide).value();
    std::vector<double> ends;
    for (const Marked& marked : justified.pages[0].content)
        if (marked.artifact == Marked::Artifact::none && justified.elements[static_cast<std::size_t>(marked.element)].tag == Tag::p)
            for (const GlyphRun& run : marked.runs) ends.push_back(run.x + run.width);
    ASSERT_GE(ends.size(), 3u);
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) EXPECT_NEAR(ends[i], ends[0], 0.5);
}

}  // namespace
}  // namespace griffier::compose_test
