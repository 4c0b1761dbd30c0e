// DOC-01, the information letter. Each content item is shown twice: it stands in the letter, and it is gone when the part of the template
// that carries it is taken out.
#include <tuple>

#include "cases.h"
#include "edited_disk.h"
#include "generator/compose/plain_text.h"

namespace griffier::compose_test {
namespace {

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

std::string why(const Error& error) { return House::get().languages.at("en").describe(error); }

std::string letter(const Case& c) {
    const auto made = c.compose();
    if (!made) {
        ADD_FAILURE() << why(made.error());
        return {};
    }
    return compose::plain_text(made->stuk);
}

/// What stands under a heading (from its line to the next heading).
std::string section(const std::string& text, const std::string& heading) {
    const auto begin = text.find("# " + heading + "\n");
    if (begin == std::string::npos) return {};
    const auto body = begin + heading.size() + 3;
    return text.substr(body, text.find("\n#", body) - body);
}

std::string trimmed(std::string text) {
    while (!text.empty() && text.front() == '\n') text.erase(0, 1);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

struct Edit {
    std::string file, from, to;
};

/// `there` holds for the letter as it is, and no longer when `edit` takes the part out.
void expect_carried(const Case& c, const Edit& edit, const std::function<bool(const std::string&)>& there) {
    EXPECT_TRUE(there(letter(c)));
    auto& house = House::get();
    EditedDisk disk(*house.disk, source + "/templates");
    disk.replace(edit.file, edit.from, edit.to);
    auto composer = compose::Composer::load(disk, source + "/templates", house.languages);
    ASSERT_TRUE(composer) << why(composer.error());
    const auto made = composer->compose(c.opdracht());
    EXPECT_FALSE(made && there(compose::plain_text(made->stuk))) << "taking out " << edit.from << " changed nothing";
}

void expect_carried(const Edit& edit, const std::function<bool(const std::string&)>& there) { expect_carried(Case("model-2018", "niet-agenderen"), edit, there); }

// ---- AVG 14(1) ------------------------------------------------------------------------------------------------------------------

TEST(Informatiebrief, INF_11_letter_names_all_controllers_with_their_contact) {
    expect_carried({"delen/gegevens.xsl", "<xsl:call-template name=\"who\"/>", ""}, [](const std::string& text) {
        const auto who = section(text, "Wie is verantwoordelijk voor uw gegevens?");
        return has(who, "Gemeente Zandhoven, Raadhuisplein 1") && has(who, "Openbaar Ministerie, parket Noordkust, Havenkade 12") && has(who, "Politie, eenheid Noordkust, Stationsweg 8");
    });
}
TEST(Informatiebrief, INF_11_letter_names_the_dpo) {
    expect_carried({"delen/gegevens.xsl", "<xsl:for-each select=\"functionaris\"><xsl:call-template name=\"contact-lines\"/></xsl:for-each>", ""},
                   [](const std::string& text) { return has(text, "T. Wiarda") && has(text, "fg@zandhoven.example"); });
}
TEST(Informatiebrief, INF_11_letter_tells_the_purposes) {
    expect_carried({"delen/gegevens.xsl", "<xsl:with-param name=\"items\" select=\"doel[@hoofddoel = 'ja']\"/>", "<xsl:with-param name=\"items\" select=\"bron\"/>"},
                   [](const std::string& text) { return has(section(text, "Waarvoor gebruiken wij uw gegevens?"), "de risico’s voor de samenleving verkleinen"); });
}
TEST(Informatiebrief, GOV_06_letter_tells_every_purpose_of_its_own_regime) {
    for (const auto& [regime, outcome] : {std::pair{"model-2018", "agenderen"}, {"noord-holland-2018", "advies-agenderen"}, {"midden-nederland-2015", ""}}) {
        const Case c(regime, outcome);
        const auto text = letter(c);
        std::size_t items = 0;
        const auto part = section(text, "Waarvoor gebruiken wij uw gegevens?");
        for (auto at = part.find("- "); at != std::string::npos; at = part.find("\n- ", at + 1)) ++items;
        EXPECT_EQ(items, c.rules().doelen.size()) << regime;
    }
}
TEST(Informatiebrief, INF_11_letter_tells_the_legal_basis) {
    expect_carried({"delen/gegevens.xsl", "<p id=\"grond\"><t:tekst k=\"bijlage.grond.taak\"/></p>", ""}, [](const std::string& text) { return has(text, "een taak van algemeen belang"); });
    expect_carried({"delen/gegevens.xsl", "<item><p><t:tekst k=\"bijlage.wetten.grond\"/></p></item>", ""}, [](const std::string& text) { return has(text, "artikel 6, eerste lid, onder e, AVG"); });
}
TEST(Informatiebrief, GOV_09_letter_names_the_acts_per_party_from_the_regime) {
    expect_carried({"delen/gegevens.xsl", "<xsl:for-each select=\"grondslag\">", "<xsl:for-each select=\"grondslag[false()]\">"},
                   [](const std::string& text) { return has(text, "door de politie: Wpg 20; Wpg 18 lid 2; Wpg 16 lid 1.") && has(text, "door het Openbaar Ministerie: Wjsg 39f lid 1."); });
}
TEST(Informatiebrief, INF_11_letter_tells_the_categories_of_data) {
    expect_carried({"delen/gegevens.xsl", "<xsl:with-param name=\"items\" select=\"gegeven\"/>", "<xsl:with-param name=\"items\" select=\"bron\"/>"}, [](const std::string& text) {
        const auto part = section(text, "Welke gegevens hebben wij van u?");
        return has(part, "uw naam, adres en woonplaats") && has(part, "een beschrijving van de signalen") && has(part, "wat wij van de signalen vinden") && has(part, "uw politieke opvattingen");
    });
}
TEST(Informatiebrief, INF_11_letter_after_not_tabling_claims_no_plan_data) {
    EXPECT_FALSE(has(letter(Case("model-2018", "niet-agenderen")), "het plan af te sluiten"));
    EXPECT_TRUE(has(letter(Case("model-2018", "agenderen")), "het plan af te sluiten"));
    EXPECT_TRUE(has(letter(Case("model-2018", "agenderen")), "wat organisaties naar aanleiding van de signalen doen"));
}
TEST(Informatiebrief, INF_11_letter_tells_the_receivers) {
    expect_carried({"delen/gegevens.xsl", "<xsl:call-template name=\"bullets\"><xsl:with-param name=\"items\" select=\"ontvanger\"/></xsl:call-template>", ""},
                   [](const std::string& text) { return has(section(text, "Wie kan uw gegevens krijgen?"), "medewerkers van de samenwerkende organisaties"); });
}
TEST(Informatiebrief, SEC_16_letter_to_an_adult_names_no_child_protection_among_receivers) {
    const auto part = section(letter(Case("model-2018", "agenderen")), "Wie kan uw gegevens krijgen?");
    EXPECT_TRUE(has(part, "- de reclassering\n"));
    EXPECT_TRUE(has(part, "andere organisaties die aan het plan meewerken"));
    EXPECT_FALSE(has(part, "Kinderbescherming"));
}
TEST(Informatiebrief, SEC_14_letter_after_not_tabling_names_core_parties_only) {
    const auto part = section(letter(Case("model-2018", "niet-agenderen")), "Wie kan uw gegevens krijgen?");
    EXPECT_FALSE(has(part, "reclassering"));
    EXPECT_FALSE(has(part, "aan het plan"));
}
TEST(Informatiebrief, INF_11_letter_says_that_nothing_goes_to_third_countries) {
    expect_carried({"delen/gegevens.xsl", "<xsl:when test=\"doorgifte/@buiten-eer = 'nee'\"><t:tekst k=\"bijlage.ontvangers.doorgifte\"/></xsl:when>", "<xsl:when test=\"doorgifte/@buiten-eer = 'nee'\">-</xsl:when>"},
                   [](const std::string& text) { return has(text, "niet naar landen buiten de Europese Economische Ruimte") && has(text, "niet naar internationale organisaties"); });
}

// Each sentence and each line, so that none can go unseen.
TEST(Informatiebrief, INF_11_who_for_what_which_data_and_for_whom_stand_in_the_letter_whole) {
    const auto text = letter(Case("model-2018", "niet-agenderen"));
    EXPECT_EQ(trimmed(section(text, "Wie is verantwoordelijk voor uw gegevens?")),
              "Deze organisaties zijn samen verantwoordelijk voor uw gegevens:\n"
              "\n"
              "- Gemeente Zandhoven, Raadhuisplein 1, 9990 AA Zandhoven, 099 010 0100, info@zandhoven.example\n"
              "- Openbaar Ministerie, parket Noordkust, Havenkade 12, 9970 CC Noordkust, 099 010 0300\n"
              "- Politie, eenheid Noordkust, Stationsweg 8, 9970 CD Noordkust, 099 010 0400\n"
              "\n"
              "U kunt bij elk van hen terecht. Er is één contactpunt voor al uw vragen en verzoeken:\n"
              "\n"
              "M. van der Linde\n"
              "uitvoerder persoonsgerichte aanpak\n"
              "Raadhuisplein 1\n"
              "9990 AA Zandhoven\n"
              "Telefoon: 099 010 0101\n"
              "E-mail: contactpunt@zandhoven.example\n"
              "\n"
              "Een functionaris voor gegevensbescherming controleert of wij goed met uw gegevens omgaan. U kunt die zelf bereiken:\n"
              "\n"
              "T. Wiarda\n"
              "functionaris voor gegevensbescherming\n"
              "Raadhuisplein 1\n"
              "9990 AA Zandhoven\n"
              "Telefoon: 099 010 0102\n"
              "E-mail: fg@zandhoven.example");
    EXPECT_EQ(trimmed(section(text, "Waarvoor gebruiken wij uw gegevens?")),
              "Wij werken samen met deze doelen:\n"
              "\n"
              "- de risico’s voor de samenleving verkleinen van radicalisering, extremisme en reizen van of naar een strijdgebied, en zorg bieden\n"
              "- de risico’s daarvan voor de ontwikkeling van minderjarigen verkleinen\n"
              "\n"
              "Daarvoor willen wij:\n"
              "\n"
              "- mensen helpen om afstand te nemen van radicale ideeën\n"
              "- mensen helpen om hun gedrag te veranderen\n"
              "- risico’s voor de veiligheid beperken\n"
              "- voorkomen dat mensen naar een strijdgebied reizen\n"
              "- zorg bieden aan mensen die worden besproken\n"
              "- hulp bieden aan familie van mensen die zijn vertrokken, als die dat wil\n"
              "\n"
              "Dit werk is een taak van algemeen belang. Daarom mogen wij uw gegevens gebruiken. Welke wetten dat zeggen, leest u onderaan.\n"
              "\n"
              "Uw toestemming is niet nodig. U kunt dus ook geen toestemming intrekken.\n"
              "\n"
              "De wet kent nog een andere reden: een ‘gerechtvaardigd belang’. Die reden gebruiken wij niet.");
    EXPECT_EQ(trimmed(section(text, "Welke gegevens hebben wij van u?")),
              "Wij leggen deze soorten gegevens vast:\n"
              "\n"
              "- uw naam, adres en woonplaats\n"
              "- een beschrijving van de signalen over u\n"
              "- wat wij van de signalen vinden\n"
              "- de beslissing om u wel of niet te bespreken in een casusoverleg\n"
              "\n"
              "Daar zijn ook gevoelige gegevens bij. Ze gaan over:\n"
              "\n"
              "- uw politieke opvattingen");
    EXPECT_EQ(trimmed(section(text, "Wie kan uw gegevens krijgen?")),
              "Alleen wie de gegevens nodig heeft, kan ze krijgen. Dat zijn:\n"
              "\n"
              "- medewerkers van de samenwerkende organisaties, voor hun eigen taak\n"
              "- de medewerkers die het bestand bijhouden\n"
              "- de medewerkers die verzoeken behandelen\n"
              "\n"
              "Iedereen die uw gegevens krijgt, moet ze geheimhouden. Zij mogen ze alleen soms doorgeven, bijvoorbeeld als de wet dat eist.\n"
              "\n"
              "Uw gegevens gaan niet naar landen buiten de Europese Economische Ruimte. Ze gaan ook niet naar internationale organisaties.");
}
TEST(Informatiebrief, INF_12_source_computer_rights_and_complaint_stand_in_the_letter_whole) {
    const auto text = letter(Case("model-2018", "niet-agenderen"));
    EXPECT_EQ(trimmed(section(text, "Hoe komen wij aan uw gegevens?")),
              "Deze organisatie bracht in wat wij over u weten:\n"
              "\n"
              "- Gemeente Zandhoven\n"
              "\n"
              "De gegevens komen niet uit openbare bronnen.");
    EXPECT_EQ(trimmed(section(text, "Neemt een computer beslissingen over u?")),
              "Nee. Mensen bekijken de signalen en mensen beslissen. Een computer maakt ook geen profiel van u.");
    EXPECT_EQ(trimmed(section(text, "Welke rechten hebt u?")),
              "Inzage: U kunt vragen welke gegevens wij van u hebben. U krijgt dan een overzicht en een kopie.\n"
              "Verbeteren: Klopt er iets niet, of ontbreekt er iets? Dan kunt u vragen om uw gegevens te verbeteren of aan te vullen.\n"
              "Wissen: U kunt vragen om gegevens te wissen. Dat kan bijvoorbeeld als wij ze niet meer nodig hebben.\n"
              "Beperken: U kunt vragen om uw gegevens een tijd niet te gebruiken. Bijvoorbeeld zolang wij nagaan of ze kloppen.\n"
              "Bezwaar: U kunt bezwaar maken tegen het gebruik van uw gegevens. In het kader in de brief leest u hoe.\n"
              "Meenemen: Soms kunnen mensen hun gegevens meenemen naar een andere organisatie. Dat recht geldt hier niet, want het hoort bij toestemming of een contract.\n"
              "\n"
              "U krijgt zo snel mogelijk antwoord, en uiterlijk binnen één maand. Hebben wij meer tijd nodig? Dan schrijven wij u dat binnen die tijd, met de reden. Er kan hooguit twee maanden bij komen.\n"
              "\n"
              "Een verzoek kost niets. Richt het aan ons contactpunt. Wij vragen u dan om te laten zien wie u bent. Soms mogen wij van de wet een verzoek weigeren. Ook dan krijgt u antwoord.");
    EXPECT_EQ(trimmed(section(text, "Hebt u een klacht?")),
              "Vertel het ons, dan zoeken wij samen naar een oplossing. U kunt ook altijd een klacht indienen bij de Autoriteit Persoonsgegevens. Die ziet erop toe dat organisaties goed met persoonsgegevens omgaan.\n"
              "\n"
              "Autoriteit Persoonsgegevens\n"
              "Postbus 93374, 2509 AJ Den Haag\n"
              "Telefoon: 088 1805 250\n"
              "autoriteitpersoonsgegevens.nl");
}
TEST(Informatiebrief, GOV_10_the_articles_stand_in_the_letter_whole_and_the_covenant_gives_the_reader_no_claims) {
    const auto text = letter(Case("model-2018", "niet-agenderen"));
    EXPECT_EQ(trimmed(section(text, "In welke wetten staat dit?")),
              "- Wat in deze brief moet staan: artikel 14 van de Algemene verordening gegevensbescherming (AVG).\n"
              "- Dat wij uw gegevens mogen gebruiken: artikel 6, eerste lid, onder e, AVG.\n"
              "- Uw rechten: artikel 15 tot en met 22 AVG. Een klacht: artikel 77 AVG.\n"
              "- Redenen om een verzoek te weigeren: artikel 23 AVG en artikel 41 van de Uitvoeringswet AVG (UAVG).\n"
              "- Het convenant noemt daarvoor: UAVG 41.\n"
              "- De taak van de gemeente: Gemeentewet 172.\n"
              "- De taak van het Openbaar Ministerie: Wet RO 124.\n"
              "- De taak van de politie: Politiewet 3.\n"
              "- Gegevens gebruiken en delen door de gemeente: AVG 6 lid 1 onder e.\n"
              "- Gegevens gebruiken en delen door het Openbaar Ministerie: Wjsg 39f lid 1.\n"
              "- Gegevens gebruiken en delen door de politie: Wpg 20; Wpg 18 lid 2; Wpg 16 lid 1.\n"
              "- Hoe lang wij bewaren: convenant, artikel 13 lid 3.\n"
              "\n"
              "Het getal is steeds het artikel. Wpg is de Wet politiegegevens. Wjsg is de Wet justitiële en strafvorderlijke gegevens. Wet RO is de Wet op de rechterlijke organisatie.\n"
              "\n"
              "De organisaties werken samen volgens deze afspraken: Convenant persoonsgerichte aanpak Zandhoven.\n"
              "\n"
              "Die afspraken gelden tussen de organisaties. Uw rechten staan in de wet.");
}

// ---- AVG 14(2) ------------------------------------------------------------------------------------------------------------------

TEST(Informatiebrief, INF_12_letter_tells_how_long_data_are_kept) {
    expect_carried({"informatiebrief.xsl", "<xsl:call-template name=\"how-long\"/>", ""}, [](const std::string& text) { return has(text, "hooguit zes maanden"); });
}
TEST(Informatiebrief, RET_04_not_tabled_letter_tells_six_months_and_the_last_day) {
    const auto part = section(letter(Case("model-2018", "niet-agenderen")), "Hoe lang bewaren wij uw gegevens?");
    EXPECT_TRUE(has(part, "niet langer dan nodig is, en hooguit zes maanden."));
    EXPECT_TRUE(has(part, "Uiterlijk op 28 augustus 2025 zijn ze vernietigd."));
    EXPECT_FALSE(has(part, "jaar"));
}
TEST(Informatiebrief, RET_04_letter_follows_the_start_that_the_cooperation_chose) {
    Case c("model-2018", "niet-agenderen");
    c.covenant.startkeuzes = {{"termijn.vernietiging.niet-geagendeerd", "eerste-signaal", {}}};
    EXPECT_TRUE(has(section(letter(c), "Hoe lang bewaren wij uw gegevens?"), "hooguit zes maanden. Uiterlijk op 18 augustus 2025 zijn ze vernietigd."));
    c.covenant.startkeuzes[0].vanaf = day("2025-02-19");
    EXPECT_TRUE(has(section(letter(c), "Hoe lang bewaren wij uw gegevens?"), "Uiterlijk op 28 augustus 2025")) << "its first signal is of before";
    Case advice("noord-holland-2018", "advies-agenderen");
    const std::string chosen = "hooguit zes maanden. Die tijd begint op de dag van het eerste signaal.";
    EXPECT_FALSE(has(letter(advice), chosen));
    advice.covenant.startkeuzes = {{"termijn.vernietiging.niet-geagendeerd", "eerste-signaal", {}}};
    expect_carried(advice, {"informatiebrief.xsl", "<xsl:when test=\"@gekozen = 'eerste-signaal'\">", "<xsl:when test=\"false()\">"},
                   [&](const std::string& text) { return has(text, "Beslist de driehoek om u niet te bespreken? Dan geldt dit.") && has(text, chosen); });
}
TEST(Informatiebrief, RET_01_tabled_letter_tells_the_five_years_and_their_start) {
    const auto part = section(letter(Case("model-2018", "agenderen")), "Hoe lang bewaren wij uw gegevens?");
    EXPECT_TRUE(has(part, "Wij bewaren uw gegevens vijf jaar en vernietigen ze daarna. Die tijd begint op de dag waarop wij voor het laatst aan uw zaak werken."));
    EXPECT_FALSE(has(part, "maanden"));
}
TEST(Informatiebrief, RET_02_tabled_letter_tells_of_the_archive) {
    expect_carried(Case("model-2018", "agenderen"), {"informatiebrief.xsl", "<xsl:for-each select=\"archief\">", "<xsl:for-each select=\"archief[false()]\">"},
                   [](const std::string& text) { return has(text, "Binnen één jaar na die dag gaan uw gegevens naar een afgesloten archief."); });
}
TEST(Informatiebrief, RET_06_Midden_Nederland_letter_tells_three_years_from_closure_and_no_other_term) {
    const auto part = section(letter(Case("midden-nederland-2015", "")), "Hoe lang bewaren wij uw gegevens?");
    EXPECT_TRUE(has(part, "niet langer dan nodig is, en hooguit drie jaar. Die tijd begint op de dag waarop wij uw zaak afsluiten."));
    for (const char* leak : {"maanden", "vijf jaar", "archief"}) EXPECT_FALSE(has(part, leak)) << leak;
}
TEST(Informatiebrief, RET_12_letter_on_an_advice_tells_both_ends) {
    const auto part = section(letter(Case("noord-holland-2018", "advies-agenderen")), "Hoe lang bewaren wij uw gegevens?");
    EXPECT_TRUE(has(part, "Beslist de driehoek om u niet te bespreken? Dan geldt dit. Wij bewaren uw gegevens niet langer dan nodig is, en hooguit zes maanden."));
    EXPECT_TRUE(has(part, "Beslist de driehoek om u wel te bespreken? Dan geldt dit. Wij bewaren uw gegevens vijf jaar"));
    EXPECT_FALSE(has(part, "Uiterlijk op"));
}
TEST(Informatiebrief, RET_04_storage_text_follows_the_regime_and_is_never_typed) {
    Case c("model-2018", "niet-agenderen");
    Regime changed = c.rules();
    for (auto& term : changed.termijnen)
        if (term.id == "termijn.vernietiging.niet-geagendeerd") term.duur = *Duur::parse("P3M");
    auto order = c.opdracht();
    order.regime = &changed;
    const auto made = House::get().composer.compose(order);
    ASSERT_TRUE(made) << why(made.error());
    const auto part = section(compose::plain_text(made->stuk), "Hoe lang bewaren wij uw gegevens?");
    EXPECT_TRUE(has(part, "hooguit drie maanden. Uiterlijk op 28 mei 2025"));
}
TEST(Informatiebrief, INF_12_letter_says_that_no_legitimate_interest_is_relied_on) {
    expect_carried({"delen/gegevens.xsl", "<p id=\"belang\"><t:tekst k=\"bijlage.grond.belang\"/></p>", ""}, [](const std::string& text) { return has(text, "gerechtvaardigd belang"); });
}
TEST(Informatiebrief, INF_12_letter_tells_every_right) {
    const std::vector<std::pair<std::string, std::string>> rights{{"inzage", "Inzage: "},       {"correctie", "Verbeteren: "}, {"wissing", "Wissen: "},
                                                                  {"beperking", "Beperken: "}, {"bezwaar", "Bezwaar: "},     {"overdracht", "Meenemen: "}};
    for (const auto& [key, words] : rights) {
        const std::string entry = "<entry><term><t:tekst k=\"bijlage.recht." + key + ".kop\"/></term><meaning><p><t:tekst k=\"bijlage.recht." + key + "\"/></p></meaning></entry>";
        expect_carried({"delen/gegevens.xsl", entry, ""}, [&](const std::string& text) { return has(section(text, "Welke rechten hebt u?"), words); });
    }
}
TEST(Informatiebrief, OBJ_01_right_to_object_stands_clearly_and_apart_from_the_rest) {
    const auto made = Case("model-2018", "niet-agenderen").compose();
    ASSERT_TRUE(made) << why(made.error());
    bool annex = false, boxed = false;
    for (const auto& block : made->stuk.body) {
        annex = annex || std::holds_alternative<AppendixStart>(block.value);
        if (const auto* box = std::get_if<NoteBox>(&block.value); box && !annex)
            boxed = compose::plain_text(box->title) == "U kunt bezwaar maken" && has(compose::plain_text(std::get<Paragraph>(box->blocks.front().value).content), "Wij stoppen dan, tenzij");
    }
    EXPECT_TRUE(boxed);
    expect_carried({"informatiebrief.xsl", "<p><t:tekst k=\"informatiebrief.bezwaar.tekst\"/></p>", "<p/>"}, [](const std::string& text) { return has(text, "Leg uit waarom wij in uw situatie moeten stoppen"); });
}
TEST(Informatiebrief, GOV_10_answer_term_is_that_of_the_act_not_the_covenant) {
    const auto text = letter(Case("model-2018", "niet-agenderen"));
    EXPECT_TRUE(has(text, "uiterlijk binnen één maand."));
    EXPECT_TRUE(has(text, "hooguit twee maanden bij komen"));
    EXPECT_FALSE(has(text, "28 dagen"));
    EXPECT_FALSE(has(text, "vier weken"));
    expect_carried({"delen/gegevens.xsl", "<xsl:if test=\"niet-afdwingbaar\">", "<xsl:if test=\"false()\">"}, [](const std::string& t) { return has(t, "Uw rechten staan in de wet."); });
}
TEST(Informatiebrief, INF_12_letter_says_that_there_is_no_consent_to_withdraw) {
    expect_carried({"delen/gegevens.xsl", "<p id=\"toestemming\"><t:tekst k=\"bijlage.grond.toestemming\"/></p>", ""}, [](const std::string& text) { return has(text, "geen toestemming intrekken"); });
}
TEST(Informatiebrief, INF_12_letter_tells_of_the_complaint_to_the_authority) {
    expect_carried({"delen/gegevens.xsl", "<xsl:call-template name=\"complaint\"/>", ""}, [](const std::string& text) { return has(text, "klacht indienen bij de Autoriteit Persoonsgegevens") && has(text, "Postbus 93374"); });
}
TEST(Informatiebrief, INF_12_letter_tells_the_contributing_party_and_whether_the_source_is_public) {
    expect_carried({"delen/gegevens.xsl", "<xsl:call-template name=\"source\"/>", ""}, [](const std::string& text) {
        const auto part = section(text, "Hoe komen wij aan uw gegevens?");
        return has(part, "- Gemeente Zandhoven") && has(part, "niet uit openbare bronnen");
    });
}
TEST(Informatiebrief, INF_12_public_source_is_told_when_there_was_one) {
    Case c("model-2018", "niet-agenderen");
    c.file.signalen.front().bron_soort = "openbare-bron";
    EXPECT_TRUE(has(letter(c), "Een deel van de gegevens komt uit openbare bronnen."));
}
TEST(Informatiebrief, INF_12_letter_says_that_no_computer_decides) {
    expect_carried({"delen/gegevens.xsl", "<xsl:when test=\"computer/@genomen = 'nee'\"><t:tekst k=\"bijlage.computer.nee\"/></xsl:when>", "<xsl:when test=\"computer/@genomen = 'nee'\">-</xsl:when>"}, [](const std::string& text) { return has(text, "Nee. Mensen bekijken de signalen en mensen beslissen.") && has(text, "geen profiel van u"); });
}

// ---- the letter itself ------------------------------------------------------------------------------------------------------------

TEST(Informatiebrief, DOC_01_letter_has_addressee_sender_date_and_subject) {
    const auto made = Case("model-2018", "niet-agenderen").compose();
    ASSERT_TRUE(made) << why(made.error());
    ASSERT_EQ(made->stuk.letter.size(), 1u);
    const auto& l = made->stuk.letter.front();
    EXPECT_EQ(l.addressee, (std::vector<std::string>{"J.A. van den Heuvel", "Molenweg 12", "9991 AB  ZANDHOVEN"}));
    EXPECT_EQ(l.sender.front(), "Gemeente Zandhoven");
    EXPECT_EQ(l.rows, (std::vector<std::pair<std::string, std::string>>{{"Datum", "3 maart 2025"}, {"Betreft", "Wij hebben gegevens over u vastgelegd"}}));
    EXPECT_EQ(l.subject_label, "Betreft");
    EXPECT_TRUE(has(compose::plain_text(made->stuk), "\nGeachte heer Van den Heuvel,\n"));
    EXPECT_EQ(made->stuk.number, "ZH-4F7K-2M9Q");
}
TEST(Informatiebrief, INF_05_sender_and_signature_follow_the_regime) {
    EXPECT_TRUE(has(letter(Case("model-2018", "agenderen")), "namens\nGemeente Zandhoven\nOpenbaar Ministerie, parket Noordkust\nPolitie, eenheid Noordkust\nM. van der Linde\nuitvoerder"));
    EXPECT_TRUE(has(letter(Case("limburg-2020", "agenderen")), "\nM. van der Linde\nuitvoerder"));
    Case police("noord-holland-2018", "niet-agenderen");
    police.file.signalen.front().partij = "pol";
    const auto text = letter(police);
    EXPECT_EQ(text.rfind("Politie, eenheid Noordkust\nStationsweg 8", 0), 0u);
    EXPECT_TRUE(has(text, "namens\nPolitie, eenheid Noordkust\nJ. Kersten\ndistrictschef"));
    EXPECT_TRUE(has(letter(Case("midden-nederland-2015", "")), "namens\nhet college van burgemeester en wethouders van Zandhoven\nF. Achterberg\nburgemeester"));
}
TEST(Informatiebrief, INF_05_choice_is_required_where_two_core_parties_brought_signals) {
    Case c("noord-holland-2018", "niet-agenderen");
    auto second = c.file.signalen.front();
    second.id = "s2", second.partij = "pol";
    c.file.signalen.push_back(second);
    c.file.besluiten.front().gebruikt.push_back("s2");
    const auto made = c.compose();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, Kind::refused);
}
TEST(Informatiebrief, GOV_08_letter_gives_the_contact_point_with_a_person_and_how_to_reach_him) {
    expect_carried({"informatiebrief.xsl", "<xsl:call-template name=\"questions\"/>", ""}, [](const std::string& text) {
        const auto part = section(text, "Hebt u vragen?");
        return has(part, "M. van der Linde") && has(part, "099 010 0101") && has(part, "contactpunt@zandhoven.example");
    });
}
TEST(Informatiebrief, GOV_07_joint_controllers_give_one_contact_point) {
    const auto text = letter(Case("model-2018", "agenderen"));
    EXPECT_TRUE(has(text, "U kunt bij elk van hen terecht. Er is één contactpunt"));
    EXPECT_TRUE(has(letter(Case("midden-nederland-2015", "")), "Deze organisatie is verantwoordelijk voor uw gegevens:\n\n- Gemeente Zandhoven"));
}
TEST(Informatiebrief, INF_20_not_tabled_letter_says_that_no_measures_follow) {
    const auto part = section(letter(Case("model-2018", "niet-agenderen")), "Wat gebeurt er nu?");
    EXPECT_TRUE(has(part, "Op 28 februari 2025 heeft de weegploeg het signaal bekeken."));
    EXPECT_TRUE(has(part, "Wij nemen dus geen maatregelen."));
    EXPECT_FALSE(has(part, "casusoverleg"));
}
TEST(Informatiebrief, INF_01_advice_in_Noord_Holland_tells_that_the_triangle_has_not_decided) {
    const auto part = section(letter(Case("noord-holland-2018", "advies-agenderen")), "Wat gebeurt er nu?");
    EXPECT_TRUE(has(part, "heeft de i2o-weegploeg het signaal bekeken"));
    EXPECT_TRUE(has(part, "De groep adviseert"));
    EXPECT_TRUE(has(part, "Eerst beslist de lokale driehoek"));
}
TEST(Informatiebrief, INF_07_letter_after_a_deferral_says_why_it_comes_only_now) {
    Case c("model-2018", "niet-agenderen");
    auto deferral = c.file.besluiten.back();
    deferral.id = "b9", deferral.uitkomst = "uitstel", deferral.gronden_lijst = "uitstel", deferral.gronden = {"d"};
    c.file.besluiten.back().datum = day("2025-05-06");
    for (auto& o : c.file.besluiten.back().overleg) o.datum = day("2025-05-05");
    c.file.besluiten.insert(c.file.besluiten.begin() + 1, deferral);
    c.on = day("2025-05-07");
    expect_carried(c, {"informatiebrief.xsl", "<xsl:apply-templates select=\"laat\"/>", ""},
                   [](const std::string& text) { return has(section(text, "Waarom krijgt u deze brief nu pas?"), "Die reden is er nu niet meer."); });
    const auto text = letter(c);
    EXPECT_FALSE(has(text, "opsporing"));  // the ground itself is not for the reader
}
TEST(Informatiebrief, INF_13_letter_past_the_outer_limit_apologises) {
    Case c("model-2018", "niet-agenderen");
    c.on = day("2025-06-20");
    EXPECT_TRUE(has(section(letter(c), "Waarom krijgt u deze brief nu pas?"), "Wij bieden u daarvoor onze excuses aan."));
    EXPECT_FALSE(has(letter(Case("model-2018", "niet-agenderen")), "nu pas"));
}
TEST(Informatiebrief, DOC_01_letter_is_no_decision_and_has_no_remedy_clause) {
    for (const char* regime : {"model-2018", "noord-holland-2018", "limburg-2020"}) {
        const auto text = letter(Case(regime, "niet-agenderen"));
        for (const char* clause : {"zes weken", "bezwaarschrift", "beroep instellen", "rechtbank", "rechtsmiddel", "Awb"}) EXPECT_FALSE(has(text, clause)) << clause;
    }
}
TEST(Informatiebrief, MN_18_letter_shows_the_old_act_as_history_and_applies_the_new_one) {
    const auto text = letter(Case("midden-nederland-2015", ""));
    EXPECT_TRUE(has(text, "gold de Wet bescherming persoonsgegevens (Wbp). Nu geldt de AVG."));
    EXPECT_FALSE(has(letter(Case("model-2018", "agenderen")), "Wbp"));
}
TEST(Informatiebrief, MN_12_letter_goes_only_when_a_decision_to_inform_is_recorded) {
    Case c("midden-nederland-2015", "");
    c.file.besluiten.clear();
    const auto made = c.compose();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "stuk.niet_toegelaten");
}
TEST(Informatiebrief, INF_16_Noord_Holland_letter_cites_the_regulation_and_the_act_beside_it) {
    const auto text = letter(Case("noord-holland-2018", "niet-agenderen"));
    EXPECT_TRUE(has(text, "artikel 23 AVG en artikel 41 van de Uitvoeringswet AVG"));
    EXPECT_TRUE(has(text, "Het convenant noemt daarvoor: AVG 23."));
}
TEST(Informatiebrief, GOV_04_letter_uses_the_name_that_the_regime_gives_the_weegploeg) {
    EXPECT_TRUE(has(letter(Case("noord-holland-2018", "niet-agenderen")), "de i2o-weegploeg"));
    EXPECT_FALSE(has(letter(Case("model-2018", "niet-agenderen")), "i2o"));
}

// ---- what never stands in it ----------------------------------------------------------------------------------------------------

TEST(Informatiebrief, WEE_14_nothing_of_the_reporter_or_the_file_itself_stands_in_any_variant) {
    const std::vector<std::pair<std::string, std::string>> variants{{"model-2018", "agenderen"},          {"model-2018", "niet-agenderen"},
                                                                    {"limburg-2020", "agenderen"},        {"noord-holland-2018", "advies-agenderen"},
                                                                    {"noord-holland-2018", "niet-agenderen"}, {"midden-nederland-2015", ""}};
    for (const auto& [regime, outcome] : variants)
        for (const char* language : {"nl", "en"}) {
            Case c(regime, outcome);
            c.language = language;
            const auto made = c.compose();
            ASSERT_TRUE(made) << regime << outcome << why(made.error());
            const std::string everything = made->xml + compose::plain_text(made->stuk);
            for (const char* canary : {"anarie", " ouder", " parent", "reporter", "melder", "p2"})
                EXPECT_EQ(everything.find(canary), std::string::npos) << canary << " in " << regime << " " << outcome << " " << language;
        }
}

// ---- refused ------------------------------------------------------------------------------------------------------------------

TEST(Informatiebrief, GOV_03_empty_field_that_the_letter_needs_stops_it_and_is_named) {
    struct Empty {
        std::string field;
        std::function<void(Convenant&)> empty;
    };
    const std::vector<Empty> fields{
        {"functionaris.naam", [](Convenant& c) { c.functionaris = {}; }},
        {"functionaris.email", [](Convenant& c) { c.functionaris.email = c.functionaris.telefoon = c.functionaris.straat = ""; }},
        {"contactpunt.naam", [](Convenant& c) { c.contactpunt.naam = c.contactpunt.functie = c.contactpunt.organisatie = ""; }},
        {"contactpunt.telefoon", [](Convenant& c) { c.contactpunt.telefoon = c.contactpunt.email = ""; }},
        {"verwerkingsverantwoordelijke", [](Convenant& c) { c.verwerkingsverantwoordelijken.clear(); }},
        {"verwerkingsverantwoordelijke[weg]", [](Convenant& c) { c.verwerkingsverantwoordelijken.push_back("weg"); }},
        {"partij[om].contact", [](Convenant& c) { c.partijen[2].contact = {}; }},
        {"partij[gem].contact.straat", [](Convenant& c) { c.partijen[0].contact.straat = ""; }},
        {"partij[gem].contact.postcode", [](Convenant& c) { c.partijen[0].contact.postcode = ""; }},
        {"partij[gem].contact.plaats", [](Convenant& c) { c.partijen[0].contact.plaats = ""; }},
        {"persoon[linde].naam", [](Convenant& c) { c.personen[0].naam = ""; }},
        {"persoon[linde].functie", [](Convenant& c) { c.personen[0].functie = ""; }},
        {"naam", [](Convenant& c) { c.naam = ""; }},
        {"doorgifte", [](Convenant& c) { c.doorgifte = {}; }},
        {"doorgifte.naar", [](Convenant& c) { c.doorgifte = {"ja", "", "een besluit", "het contactpunt"}; }},
        {"doorgifte.waarborg", [](Convenant& c) { c.doorgifte = {"ja", "een bedrijf in Canada", "", "het contactpunt"}; }},
        {"doorgifte.afschrift", [](Convenant& c) { c.doorgifte = {"ja", "een bedrijf in Canada", "een besluit", ""}; }},
        {"geautomatiseerd-besluit", [](Convenant& c) { c.geautomatiseerd = {}; }},
        {"geautomatiseerd-besluit.uitleg", [](Convenant& c) { c.geautomatiseerd = {"ja", ""}; }},
    };
    for (const auto& [field, empty] : fields) {
        Case c("model-2018", "niet-agenderen");
        empty(c.covenant);
        const auto made = c.compose();
        ASSERT_FALSE(made) << field;
        EXPECT_EQ(made.error().code, "brief.veld_leeg") << field;
        EXPECT_EQ(made.error().kind, Kind::refused);
        EXPECT_EQ(made.error().args, std::vector<std::string>{field});
    }
}
TEST(Informatiebrief, INF_09_minor_without_a_decision_on_the_addressee_gets_no_letter) {
    Case c("model-2018", "niet-agenderen");
    c.file.personen.front().geboortedatum = day("2008-05-01");
    const auto made = c.compose();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "stuk.niet_toegelaten");
}
TEST(Informatiebrief, INF_21_letter_for_the_subject_is_not_sent_to_another) {
    Case c("model-2018", "niet-agenderen");
    auto order = c.opdracht();
    order.addressee = "p2";
    const auto made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "brief.variant");
}
TEST(Informatiebrief, no_address_and_no_name_stop_the_letter) {
    Case gone("model-2018", "niet-agenderen");
    gone.file.personen.front().adres.verblijft_niet = true;
    auto order = gone.opdracht();
    order.permission.oordeel = Oordeel::ja;
    auto made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "brief.geen_adres");
    EXPECT_EQ(made.error().args.back(), "verblijft-niet");
    Case unknown("model-2018", "niet-agenderen");
    unknown.file.personen.front().naam.geslachtsnaam = ".";
    order = unknown.opdracht();
    order.permission.oordeel = Oordeel::ja;
    made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "brief.geen_naam");
}
TEST(Informatiebrief, INF_12_letter_without_a_known_source_is_refused) {
    Case c("model-2018", "niet-agenderen");
    c.file.signalen.front().partij = "onbekend";
    auto order = c.opdracht();
    order.permission.oordeel = Oordeel::ja;
    const auto made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "brief.geen_bron");
}
TEST(Informatiebrief, errors_carry_no_personal_data) {
    Case c("model-2018", "niet-agenderen");
    c.file.personen.front().adres = {};
    auto order = c.opdracht();
    order.permission.oordeel = Oordeel::ja;
    const auto made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    const auto line = why(made.error());
    EXPECT_FALSE(has(line, "Heuvel")) << line;
}
TEST(Informatiebrief, RET_04_regime_without_a_storage_term_makes_no_letter) {
    Case c("model-2018", "niet-agenderen");
    Regime changed = c.rules();
    std::erase_if(changed.termijnen, [](const Termijn& t) { return t.waarvoor == "vernietigen"; });
    auto order = c.opdracht();
    order.regime = &changed;
    const auto made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "brief.geen_termijn");
}
TEST(Informatiebrief, unknown_act_of_the_regime_stops_the_letter) {
    Case c("model-2018", "niet-agenderen");
    Regime changed = c.rules();
    changed.wetgeving = "XYZ";
    auto order = c.opdracht();
    order.regime = &changed;
    const auto made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "sjabloon.gestopt");
    EXPECT_EQ(made.error().args.back(), "onbekende-waarde wetgeving");
}
TEST(Informatiebrief, code_without_words_stops_a_translation_and_not_the_Dutch_letter) {
    Case c("model-2018", "niet-agenderen");
    Regime changed = c.rules();
    Veld extra;
    extra.code = "nieuw-veld", extra.naam = "wat het regime nieuw vastlegt";
    changed.bestanden.front().velden.push_back(extra);
    auto order = c.opdracht();
    order.regime = &changed;
    auto made = House::get().composer.compose(order);
    ASSERT_TRUE(made) << why(made.error());
    EXPECT_TRUE(has(compose::plain_text(made->stuk), "- wat het regime nieuw vastlegt"));
    order.language = "en";
    made = House::get().composer.compose(order);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "brief.woord_ontbreekt");
    EXPECT_EQ(made.error().args.front(), "veld.nieuw-veld");
}

// ---- language, practice, bytes ------------------------------------------------------------------------------------------------

TEST(Informatiebrief, DOC_01_English_letter_is_marked_as_a_translation_that_does_not_bind) {
    Case c("model-2018", "agenderen");
    c.language = "en";
    const auto made = c.compose();
    ASSERT_TRUE(made) << why(made.error());
    EXPECT_EQ(made->stuk.language, "en");
    const auto text = compose::plain_text(made->stuk);
    EXPECT_TRUE(has(text, "Only the letter in Dutch is binding."));
    EXPECT_TRUE(has(text, "Dear Mr Van den Heuvel,"));
    EXPECT_TRUE(has(text, "We keep your data for five years and then destroy it."));
    EXPECT_FALSE(has(letter(Case("model-2018", "agenderen")), "vertaling"));
}
TEST(Informatiebrief, practice_store_marks_every_page) {
    Case c("model-2018", "agenderen");
    c.practice = true;
    auto made = c.compose();
    ASSERT_TRUE(made) << why(made.error());
    EXPECT_EQ(made->stuk.marking, "OEFENING");
    c.practice = false;
    made = c.compose();
    ASSERT_TRUE(made);
    EXPECT_EQ(made->stuk.marking, "");
}
TEST(Informatiebrief, same_order_gives_the_same_bytes) {
    const Case c("model-2018", "agenderen");
    const auto first = c.compose();
    const auto second = c.compose();
    auto& house = House::get();
    auto again = compose::Composer::load(*house.disk, source + "/templates", house.languages);
    ASSERT_TRUE(first && second && again);
    EXPECT_EQ(first->xml, second->xml);
    EXPECT_EQ(first->xml, again->compose(c.opdracht()).value().xml);
}
TEST(Informatiebrief, text_of_a_person_cannot_become_markup) {
    Case c("model-2018", "agenderen");
    c.file.personen.front().naam.geslachtsnaam = "<strong>X</strong> & {0} ]]>";
    const auto made = c.compose();
    ASSERT_TRUE(made) << why(made.error());
    EXPECT_TRUE(has(made->stuk.letter.front().addressee.front(), "<strong>X</strong> & {0} ]]>"));
}

TEST(Informatiebrief, INF_14_INF_21_a_new_purpose_of_a_third_person_s_data_is_told_without_a_word_about_the_subject) {
    auto c = third("model-2018", "agenderen", "netwerk");
    Gebeurtenis event;
    event.id = "g1", event.bestand = "casusoverleg", event.soort = "nieuw-doel", event.datum = day("2025-06-16"), event.betreft = "p4";
    event.omschrijving = "onderzoek naar wat in deze aanpak werkt";
    c.file.gebeurtenissen.push_back(event);
    auto inform = c.file.besluiten.back();
    inform.id = "b8", inform.verwijst = "g1", inform.datum = day("2025-06-02");
    c.file.besluiten.push_back(inform);
    c.on = day("2025-06-16"), c.purpose = true;
    const auto made = c.compose();
    ASSERT_TRUE(made) << House::get().languages.at("en").describe(made.error());
    const auto text = compose::plain_text(made->stuk);
    EXPECT_NE(text.find("onderzoek naar wat in deze aanpak werkt"), std::string::npos) << text;
    EXPECT_EQ(text.find("anarie"), std::string::npos) << text;
    c.file.gebeurtenissen.back().omschrijving = "onderzoek naar Kanarieman";
    const auto named = c.compose();
    ASSERT_FALSE(named);
    EXPECT_EQ(named.error().code, "brief.noemt_ander");
}

TEST(Informatiebrief, INF_19_where_covenant_and_annexes_were_published_stands_in_the_letter_where_the_regime_asks_publication) {
    for (const auto& [regime, outcome, told] : {std::tuple("model-2018", "agenderen", true), {"limburg-2020", "agenderen", true}, {"noord-holland-2018", "advies-agenderen", false}, {"midden-nederland-2015", "", false}}) {
        Case c(regime, outcome);
        for (const char* number : {"1", "2", "3"}) {
            BijlageVersie annex;
            annex.nummer = number, annex.gepubliceerd = day(std::string(number) == "3" ? "2026-01-05" : "2019-03-18"), annex.publicatienummer = std::string(number) == "3" ? "2026, 90003" : "2019, 90001";
            c.covenant.bijlagen.push_back(annex);
        }
        const auto made = c.compose();
        ASSERT_TRUE(made) << regime;
        const auto text = compose::plain_text(made->stuk);
        const auto first = text.find("in de Staatscourant van 18 maart 2019, nummer 2019, 90001.");
        EXPECT_EQ(first != std::string::npos, told) << regime << text;
        EXPECT_EQ(text.find("90001", first == std::string::npos ? 0 : text.find("90001", first) + 1), std::string::npos) << "each issue once";
        EXPECT_EQ(text.find("90003"), std::string::npos) << "what comes after the letter is not in it";
    }
}

}  // namespace
}  // namespace griffier::compose_test
