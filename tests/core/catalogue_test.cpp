#include "records/core/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "records/core/file_system.h"

namespace griffier {
namespace {

const std::string folder = std::string(GRIFFIER_SOURCE_DIR) + "/locales";

Catalogue load(const std::string& language) {
    auto disk = posix_file_system();
    auto catalogue = load_catalogue(*disk, folder, language);
    if (!catalogue) throw std::runtime_error(catalogue.error().code + " " + catalogue.error().place.file);
    return *catalogue;
}
std::string code_of(std::string_view text) {
    auto catalogue = Catalogue::parse(view_of(text), "t.xml");
    return catalogue ? "" : catalogue.error().code;
}

TEST(Catalogue, dates_and_terms_are_written_out) {
    Catalogue nl = load("nl"), en = load("en");
    EXPECT_EQ(nl.long_date(Date(2015, 5, 19)), "19 mei 2015");
    EXPECT_EQ(en.long_date(Date(2015, 5, 19)), "19 May 2015");
    EXPECT_EQ(nl.duration(*Duur::parse("P5Y")), "vijf jaar");
    EXPECT_EQ(nl.duration(*Duur::parse("P6M")), "zes maanden");
    EXPECT_EQ(nl.duration(*Duur::parse("P1M")), "één maand");
    EXPECT_EQ(nl.duration(*Duur::parse("P4W")), "vier weken");
    EXPECT_EQ(nl.duration(*Duur::parse("PT72H")), "72 uur");
    EXPECT_EQ(nl.duration(*Duur::parse("P28D")), "28 dagen");
    EXPECT_EQ(en.duration(*Duur::parse("P1Y")), "one year");
    EXPECT_EQ(en.duration(*Duur::parse("P20D")), "twenty days");
    Duur both;
    both.years = 1;
    both.months = 6;
    EXPECT_EQ(nl.duration(both), "één jaar en zes maanden");
    EXPECT_EQ(nl.duration(Duur()), "0 dagen");
}

TEST(Catalogue, arguments_and_plurals_are_filled_in) {
    auto c = Catalogue::parse(view_of("<locale taal='nl'><t k='a'>{1} en {0}, {0}; {2} {x}</t><t k='b'>{0} brieven</t><t k='b' aantal='1'>{0} brief</t></locale>"), "t.xml");
    ASSERT_TRUE(c);
    EXPECT_EQ(c->text("a", {"x{1}", "y"}), "y en x{1}, x{1}; {2} {x}");  // an argument is not filled in turn
    EXPECT_EQ(c->count("b", 1), "1 brief");
    EXPECT_EQ(c->count("b", 0), "0 brieven");
    EXPECT_EQ(c->count("b", 2), "2 brieven");
    EXPECT_THROW(c->text("z"), std::out_of_range);
    EXPECT_FALSE(c->has("z"));
}

TEST(Catalogue, a_text_that_another_language_has_and_this_one_lacks_is_named) {
    const auto nl = Catalogue::parse(view_of("<locale taal='nl'><t k='a'>x</t><t k='b'>y</t></locale>"), "nl.xml");
    const auto en = Catalogue::parse(view_of("<locale taal='en'><t k='a'>x</t></locale>"), "en.xml");
    EXPECT_TRUE(nl->covers(*en));
    const Status missing = en->covers(*nl);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, Kind::configuration);
    EXPECT_EQ(missing.error().code, "locale.ontbreekt");
    EXPECT_EQ(missing.error().args, (std::vector<std::string>{"b", "en"}));
    EXPECT_EQ(missing.error().place.file, "en.xml");
}

TEST(Catalogue, an_error_is_one_line_with_place_message_and_hint) {
    auto c = Catalogue::parse(view_of("<locale taal='nl'><t k='fout.x.y'>Fout {0}.</t><t k='hint.x.y'>Doe {0}.</t></locale>"), "t.xml");
    EXPECT_EQ(c->describe(refused("x.y", {"a.xml", 3, "b"}, {"1"})), "a.xml:3 <b>: Fout 1. Doe 1.");
    EXPECT_EQ(c->describe(refused("x.y", {"a.xml", 0, ""}, {"1"})), "a.xml: Fout 1. Doe 1.");
    EXPECT_EQ(c->describe(refused("x.y", {}, {"1"})), "Fout 1. Doe 1.");
    EXPECT_EQ(c->describe(refused("z.z")), "z.z");
}

TEST(Catalogue, wrong_language_files_are_refused) {
    EXPECT_EQ(code_of("<locale/>"), "locale.wortel");
    EXPECT_EQ(code_of("<words taal='nl'/>"), "locale.wortel");
    EXPECT_EQ(code_of("<locale taal='nl'><t>x</t></locale>"), "locale.sleutel");
    EXPECT_EQ(code_of("<locale taal='nl'><t k='a' aantal='2'>x</t></locale>"), "locale.sleutel");
    EXPECT_EQ(code_of("<locale taal='nl'><t k='a'>x</t><t k='a'>y</t></locale>"), "locale.dubbele_sleutel");
    EXPECT_EQ(code_of("<locale taal='nl'>"), "xml.niet_welgevormd");
    auto nl = Catalogue::parse(view_of("<locale taal='nl'><t k='a'>x</t></locale>"), "1.xml"), en = Catalogue::parse(view_of("<locale taal='en'/>"), "2.xml");
    EXPECT_EQ(nl->merge(*en).error().code, "locale.andere_taal");
    EXPECT_EQ(nl->merge(*nl).error().code, "locale.dubbele_sleutel");
    auto disk = posix_file_system();
    EXPECT_FALSE(load_catalogue(*disk, folder, "xx"));
}

TEST(Catalogue, the_shipped_languages_have_the_same_keys_and_arguments) {
    Catalogue nl = load("nl"), en = load("en");
    auto slots = [](const std::string& text) {
        std::set<std::string> out;
        std::regex slot("\\{[0-9]\\}");
        for (std::sregex_iterator it(text.begin(), text.end(), slot), end; it != end; ++it) out.insert(it->str());
        return out;
    };
    for (const auto* pair : {&nl, &en}) {
        const Catalogue& other = pair == &nl ? en : nl;
        for (const auto& [key, text] : pair->all()) {
            bool plural_only = key.ends_with("#1");  // a language may do without a singular form
            if (!plural_only) {
                EXPECT_TRUE(other.has(key)) << other.language() << " " << key;
                if (other.has(key)) {
                    EXPECT_EQ(slots(text), slots(other.all().at(key))) << key;
                }
            }
        }
    }
}

}  // namespace
}  // namespace griffier
