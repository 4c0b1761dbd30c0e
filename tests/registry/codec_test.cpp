// Values as text and back. What the store wrote itself is read without a tree; any other text by the library, and both must agree.
#include <gtest/gtest.h>

#include "records/core/text.h"
#include "records/registry/codec.h"

using namespace griffier;

namespace {

using Words = std::map<std::string, std::string>;

Besluit decision() {
    Besluit b;
    b.id = "b1", b.bestand = "weegploeg", b.soort = "weging", b.uitkomst = "agenderen", b.datum = Date(1969, 12, 30), b.herziening = Date(2026, 3, 1);
    b.partijen = {"gem", "om"}, b.factoren = {{"a", "Eén \"woord\" \\ en\neen regel."}, {"b", ""}};
    b.overleg = {{"pol", Date(2026, 2, 3), "Geen bezwaar; wél een vraag \x01."}};
    return b;
}

Persoon person() {
    Persoon p;
    p.id = "p1", p.rol = "betrokkene", p.naam.geslachtsnaam = "Kwartelhof-Ößel", p.naam.partners.emplace_back().geslachtsnaam = "D'Aubel";
    p.adres.huisnummer = -1, p.adres.geheim = true, p.adres.regels = {"", "tweede"}, p.bijzonder = {"x"};
    return p;
}

std::string text_for(const auto& value) { return text_of(encode(value)); }

template <class Value>
std::optional<std::string> again(const std::string& text) {
    const auto value = decode<Value>(view_of(text));
    return value ? std::optional(text_for(*value)) : std::nullopt;
}

/// A blank in front is nothing to the library, and keeps the quick reader off.
template <class Value>
void expect_agreement(const std::string& text) {
    EXPECT_EQ(again<Value>(text), again<Value>(" " + text)) << text;
}

template <class Value>
void expect_every_change_agrees(const Value& value) {
    const std::string text = text_for(value);
    ASSERT_EQ(again<Value>(text), text);
    expect_agreement<Value>(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string less = text;
        less.erase(at, 1);
        expect_agreement<Value>(less);
        expect_agreement<Value>(text.substr(0, at));
        constexpr std::string_view others = "\"\\,:0-9{}[]n \n\x7f\xc3";
        for (std::size_t i = 0; i < 3; ++i) {  // all of them in turn: neighbours have others
            const char other = others[(3 * at + i) % others.size()];
            std::string changed = text, more = text;
            changed[at] = other;
            more.insert(at, 1, other);
            expect_agreement<Value>(changed);
            expect_agreement<Value>(more);
        }
    }
}

}  // namespace

TEST(Codec, a_decision_with_one_byte_changed_reads_as_the_library_reads_it) { expect_every_change_agrees(decision()); }

TEST(Codec, a_person_with_one_byte_changed_reads_as_the_library_reads_it) { expect_every_change_agrees(person()); }

TEST(Codec, words_with_one_byte_changed_read_as_the_library_reads_them) { expect_every_change_agrees(Words{{"een", "1"}, {"twee", "é"}, {"é", ""}}); }

TEST(Codec, a_text_of_an_older_version_lacks_members_and_is_read_all_the_same) {
    const auto read = decode<Signaal>(view_of(R"({"id":"s1","feit":"Wat er was."})"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->feit, "Wat er was.");
    EXPECT_FALSE(read->ontvangen);
}

TEST(Codec, what_is_no_such_value_gives_nothing) {
    EXPECT_FALSE(decode<Words>(view_of("")));
    EXPECT_FALSE(decode<Words>(view_of(R"({"een":1})")));
    EXPECT_FALSE(decode<Words>(view_of("{\"een\":\"\xff\"}")));
    EXPECT_FALSE(decode<Words>(view_of(R"({"een":"1"}x)")));
    EXPECT_EQ(decode<Words>(view_of(R"({"twee":"2","een":"1","een":"3"})")), (Words{{"een", "3"}, {"twee", "2"}}));
}
