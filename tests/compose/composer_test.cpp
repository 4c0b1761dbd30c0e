// Loading templates and words as a whole: what is incomplete does not load.
#include <algorithm>
#include <regex>
#include <thread>

#include "cases.h"
#include "edited_disk.h"
#include "generator/compose/stuk_reader.h"

namespace griffier::compose_test {
namespace {

const std::string templates = source + "/templates";

Error load_error(EditedDisk& disk) {
    auto made = compose::Composer::load(disk, templates, House::get().languages);
    return made ? Error{Kind::usage, "loaded", {}, {}} : made.error();
}

TEST(Composer, makes_every_kind_that_has_a_template) {
    std::vector<std::string> sheets;
    const auto names = House::get().disk->list(templates).value();
    for (const auto& name : names)
        if (name.ends_with(".xsl") && name != "unhandled.xsl") sheets.push_back(name.substr(0, name.size() - 4));
    std::sort(sheets.begin(), sheets.end());
    EXPECT_EQ(House::get().composer.kinds(), sheets);
    for (const char* kind : {"informatiebrief", "uitstelnotitie", "vrijstellingsnotitie", "heroverweging", "informeerafspraak"})
        EXPECT_TRUE(std::find(sheets.begin(), sheets.end(), kind) != sheets.end()) << kind;
}

TEST(Composer, locale_without_a_key_of_a_template_does_not_load) {
    auto& house = House::get();
    auto words = Catalogue::parse(house.disk->read(source + "/locales/nl.xml").value(), "nl.xml").value();
    const auto names = house.disk->list(source + "/locales/nl.d").value();
    for (const auto& name : names) {
        auto text = text_of(house.disk->read(source + "/locales/nl.d/" + name).value());
        if (name == "informatiebrief.xml") text = std::regex_replace(text, std::regex("<t k=\"bijlage.computer.nee\">[^<]*</t>"), "");
        ASSERT_TRUE(words.merge(Catalogue::parse(view_of(text), name).value()));
    }
    const auto made = compose::Composer::load(*house.disk, templates, {{"nl", words}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "sjabloon.sleutel_ontbreekt");
    EXPECT_EQ(made.error().args, (std::vector<std::string>{"bijlage.computer.nee", "nl"}));
    EXPECT_GT(made.error().place.line, 0);
}
TEST(Composer, words_for_one_kind_of_reader_that_ask_for_another_number_of_values_do_not_load) {
    auto languages = House::get().languages;
    const auto extra = Catalogue::parse(view_of("<locale taal=\"nl\"><t k=\"bijlage.computer.nee@melder\">Nee, {0}.</t></locale>"), "proef.xml").value();
    ASSERT_TRUE(languages.at("nl").merge(extra));
    const auto made = compose::Composer::load(*House::get().disk, templates, languages);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "sjabloon.invulling");
    EXPECT_EQ(made.error().args, (std::vector<std::string>{"bijlage.computer.nee", "nl"}));
}
TEST(Composer, a_sheet_is_compiled_by_the_first_of_several_threads_and_all_get_the_same) {
    auto made = compose::Composer::load(*House::get().disk, templates, House::get().languages);
    ASSERT_TRUE(made);
    const Case c("model-2018", "agenderen");
    const auto order = c.opdracht();
    std::vector<std::string> texts(4);
    std::vector<std::thread> threads;
    for (auto& text : texts) threads.emplace_back([&] { text = made->compose(order).value().xml; });
    for (auto& thread : threads) thread.join();
    for (const auto& text : texts) EXPECT_EQ(text, texts.front());
    EXPECT_NE(texts.front(), "");
    EXPECT_EQ(made->compose(order, false).value().xml, "");
}
TEST(Composer, a_control_character_from_a_stored_value_is_refused_and_never_set) {
    Case c("model-2018", "agenderen");
    c.covenant.naam += "\x01";
    const auto made = House::get().composer.compose(c.opdracht());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "xml.niet_welgevormd");
}
TEST(Composer, changed_part_that_was_not_pinned_anew_does_not_load) {
    EditedDisk disk(*House::get().disk, templates);
    disk.set("delen/brief.xsl", text_of(House::get().disk->read(templates + "/delen/brief.xsl").value()) + "<!-- -->");
    EXPECT_EQ(load_error(disk).code, "sjabloon.deel_gewijzigd");
}
TEST(Composer, part_beside_the_pinned_ones_does_not_load) {
    EditedDisk disk(*House::get().disk, templates);
    disk.set("delen/nieuw.xsl", "<x/>");
    EXPECT_EQ(load_error(disk).code, "sjabloon.deel_niet_vastgezet");
}
TEST(Composer, template_without_values_and_kind_without_template_do_not_load) {
    EditedDisk more(*House::get().disk, templates);
    more.set("onbekendebrief.xsl", "<x/>");
    EXPECT_EQ(load_error(more).code, "sjabloon.zonder_gegevens");
    EditedDisk less(*House::get().disk, templates);
    less.hide("informatiebrief.xsl");
    EXPECT_EQ(load_error(less).code, "sjabloon.ontbreekt");
}
TEST(Composer, element_that_no_template_handles_stops_the_document) {
    EditedDisk disk(*House::get().disk, templates);
    disk.replace("informatiebrief.xsl", "|beslisdatum|weegploeg|", "|beslisdatum|");
    const auto made = compose::Composer::load(disk, templates, House::get().languages);
    ASSERT_TRUE(made);
    const auto letter = made->compose(Case("model-2018", "agenderen").opdracht());
    ASSERT_FALSE(letter);
    EXPECT_EQ(letter.error().code, "sjabloon.onbekend_element");
    EXPECT_EQ(letter.error().args.back(), "weegploeg");
}
TEST(Composer, template_that_breaks_the_contract_is_refused_with_the_element) {
    EditedDisk disk(*House::get().disk, templates);
    disk.replace("informatiebrief.xsl", "<heading level=\"2\" id=\"waarom\">", "<heading level=\"9\" id=\"waarom\">");
    const auto made = compose::Composer::load(disk, templates, House::get().languages);
    ASSERT_TRUE(made);
    const auto letter = made->compose(Case("model-2018", "agenderen").opdracht());
    ASSERT_FALSE(letter);
    EXPECT_EQ(letter.error().code, "stuk.contract");
    EXPECT_EQ(letter.error().args.front(), "heading");
}
TEST(Composer, unknown_kind_and_unknown_language_are_refused) {
    Case c("model-2018", "agenderen");
    auto order = c.opdracht();
    order.kind = "liefdesbrief";
    EXPECT_EQ(House::get().composer.compose(order).error().code, "stuk.onbekende_soort");
    order = c.opdracht();
    order.language = "xx";
    EXPECT_EQ(House::get().composer.compose(order).error().code, "stuk.onbekende_taal");
}
TEST(Composer, nothing_but_a_yes_of_the_permit_step_makes_a_document) {
    Case c("model-2018", "agenderen");
    for (const auto verdict : {Oordeel::nee, Oordeel::wacht, Oordeel::onbekend}) {
        auto order = c.opdracht();
        order.permission.oordeel = verdict;
        const auto made = House::get().composer.compose(order);
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().code, "stuk.niet_toegelaten");
        EXPECT_EQ(made.error().kind, Kind::refused);
    }
}

TEST(Composer, letters_have_the_same_keys_in_every_language) {
    for (const char* file : {"compose.xml", "informatiebrief.xml"}) {
        std::map<std::string, std::map<std::string, std::string>> texts;
        for (const char* language : {"nl", "en"}) texts[language] = Catalogue::parse(House::get().disk->read(source + "/locales/" + language + ".d/" + file).value(), file).value().all();
        for (const auto& [key, text] : texts.at("nl")) EXPECT_TRUE(texts.at("en").contains(key)) << key;
        for (const auto& [key, text] : texts.at("en")) EXPECT_TRUE(texts.at("nl").contains(key)) << key;
    }
}
TEST(Composer, every_error_of_this_room_has_words_and_a_hint) {
    auto& house = House::get();
    const std::regex code("\"((?:sjabloon|stuk|brief)\\.(?!xsd)[a-z_]+)\"");
    std::size_t seen = 0;
    const auto folder = source + "/generator/compose";
    const auto names = house.disk->list(folder).value();
    for (const auto& name : names) {
        if (!name.ends_with(".cpp")) continue;
        const auto text = text_of(house.disk->read(folder + "/" + name).value());
        for (auto it = std::sregex_iterator(text.begin(), text.end(), code); it != std::sregex_iterator(); ++it, ++seen)
            for (const auto& [language, words] : house.languages) {
                if (words.has((*it)[1].str())) continue;  // a text of a letter, and no error
                if (words.has("vertaling.soorten")) continue;  // a courtesy translation has no words for whoever maintains the program
                EXPECT_TRUE(words.has("fout." + (*it)[1].str())) << language << " " << (*it)[1];
                EXPECT_TRUE(words.has("hint." + (*it)[1].str())) << language << " " << (*it)[1];
            }
    }
    EXPECT_GT(seen, 20u);
}

// ---- the contract ---------------------------------------------------------------------------------------------------------------

XmlSchema contract() { return XmlSchema::compile(House::get().disk->read(templates + "/schema/stuk.xsd").value(), "stuk.xsd").value(); }
Result<Stuk> read(const std::string& body, const std::string& before = "") {
    return compose::read_stuk("<stuk number=\"N-1\" kind=\"proef\" language=\"nl\" title=\"T\" author=\"A\">" + before + "<body>" + body + "</body></stuk>", "proef", contract());
}

TEST(StukReader, maps_every_block_and_inline) {
    const auto made = read(
        "<p id=\"a\" lang=\"en\" style=\"lead\" keep=\"true\">x <strong>s<em>e</em></strong><link to=\"#a\">l</link><lang tag=\"ar\">t</lang><name>n</name><note>f</note><br/></p>"
        "<heading level=\"3\" bookmark=\"false\">h</heading>"
        "<list numbering=\"lower-alpha\" suffix=\")\" start=\"4\"><item label=\"x.\"><p>i</p></item></list>"
        "<definitions><entry><term>t</term><meaning><p>m</p></meaning></entry></definitions>"
        "<table widths=\"1 2.5\" summary=\"s\" lines=\"false\"><caption>c</caption><head><cell><p>h</p></cell><cell/></head><row keep=\"true\"><cell columns=\"2\" rows=\"1\" header=\"true\" align=\"end\"><p>c</p></cell></row></table>"
        "<figure width=\"50\" height=\"20.5\" alternative=\"a\"><shape kind=\"circle\" points=\"1,2.5\" radius=\"3\" fill=\"soft\" stroke=\"0\"/><shape kind=\"text\" points=\"0,0\" anchor=\"centre\" size=\"7\">w</shape><caption>c</caption></figure>"
        "<signatures><closing>g</closing><signer name=\"N\" room=\"false\"><before>b</before><line>f</line><blank label=\"Plaats\"/></signer></signatures>"
        "<appendix landscape=\"true\">b</appendix><contents depth=\"2\">i</contents><keep><p>k</p></keep><box><title>t</title><p>b</p></box>",
        "<meta name=\"Regime\">m</meta><word key=\"page\">P {0}</word><fact label=\"L\">v</fact>");
    ASSERT_TRUE(made) << House::get().languages.at("en").describe(made.error());
    const auto& b = made->body;
    ASSERT_EQ(b.size(), 11u);
    const auto& p = std::get<Paragraph>(b[0].value);
    EXPECT_EQ(b[0].id + b[0].language, "aen");
    EXPECT_TRUE(p.style == Paragraph::Style::lead && p.keep_with_next);
    std::vector<Inline::Kind> kinds;
    for (const auto& i : p.content) kinds.push_back(i.kind);
    using K = Inline::Kind;
    EXPECT_EQ(kinds, (std::vector<K>{K::text, K::strong, K::link, K::language, K::name, K::footnote, K::line_break}));
    EXPECT_EQ(p.content[1].children[1].kind, K::emphasis);
    EXPECT_EQ(p.content[2].text + p.content[3].text, "#aar");
    const auto& h = std::get<Heading>(b[1].value);
    EXPECT_TRUE(h.level == 3 && !h.bookmark);
    const auto& l = std::get<List>(b[2].value);
    EXPECT_TRUE(l.numbering == List::Numbering::lower_alpha && l.suffix == ")" && l.start == 4 && l.items.front().label == "x.");
    EXPECT_EQ(std::get<DefinitionList>(b[3].value).entries.size(), 1u);
    const auto& t = std::get<Table>(b[4].value);
    EXPECT_EQ(t.widths, (std::vector<double>{1, 2.5}));
    EXPECT_TRUE(!t.lines && t.summary == "s" && t.header.size() == 1 && t.body.front().keep);
    EXPECT_TRUE(t.body.front().cells.front().column_span == 2 && t.body.front().cells.front().header && t.body.front().cells.front().align == TableCell::Align::end);
    const auto& f = std::get<Figure>(b[5].value);
    EXPECT_TRUE(f.height == 20.5 && f.shapes.size() == 2 && f.shapes[0].points.front().second == 2.5 && f.shapes[0].stroke == 0 && f.shapes[1].text == "w");
    const auto& s = std::get<SignatureBlock>(b[6].value).signers.front();
    EXPECT_TRUE(s.name == "N" && !s.room && s.blanks.front().first == "Plaats" && s.blanks.front().second.empty());
    EXPECT_TRUE(std::get<AppendixStart>(b[7].value).landscape);
    EXPECT_EQ(std::get<Contents>(b[8].value).depth, 2);
    EXPECT_EQ(std::get<KeepTogether>(b[9].value).blocks.size(), 1u);
    EXPECT_EQ(std::get<NoteBox>(b[10].value).blocks.size(), 1u);
    EXPECT_EQ(made->metadata.front().second + made->words.at("page") + made->facts.front().second, "mP {0}v");
}
TEST(StukReader, what_the_contract_does_not_know_is_refused_with_its_line) {
    for (const char* each : {"", "tekst", "<onbekend/>", "<p><p/></p>", "<p style=\"groot\"/>", "<heading level=\"1\">x</heading>", "<heading>x</heading>", "<list/>", "<table/>", "<box><p>x</p></box>",
                             "<p><link to=\"javascript:x\">x</link></p>", "<p id=\"a\"/><p id=\"a\"/>", "<figure width=\"1\" height=\"1\" alternative=\"\"><shape kind=\"line\" points=\"0,0 1,1\"/></figure>"}) {
        const auto made = read(each);
        ASSERT_FALSE(made) << each;
        EXPECT_EQ(made.error().code, "stuk.contract") << each;
        EXPECT_EQ(made.error().kind, Kind::configuration);
    }
}
TEST(StukReader, letter_needs_an_addressee_and_a_return_address) {
    EXPECT_FALSE(read("<p>x</p>", "<letter><sender><line>a</line></sender><return-address>r</return-address><addressee/><fact label=\"D\">d</fact></letter>"));
    EXPECT_FALSE(read("<p>x</p>", "<letter><sender><line>a</line></sender><return-address> </return-address><addressee><line>l</line></addressee><fact label=\"D\">d</fact></letter>"));
    const auto made = read("<p>x</p>", "<letter><sender><line>a</line></sender><return-address>r</return-address><addressee><line>l</line></addressee><reference label=\"K\"><line>1</line></reference><fact label=\"B\" subject=\"true\">s</fact></letter>");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->letter.front().subject_label, "B");
    EXPECT_EQ(made->letter.front().references.front().lines.front(), "1");
}

}  // namespace
}  // namespace griffier::compose_test
