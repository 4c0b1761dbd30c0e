// What a text that must be anonymous can still betray: each kind of identifier of the case is found where it stands.
#include "generator/publish/residue.h"

#include <gtest/gtest.h>

#include "records/core/file_system.h"

namespace griffier::publish {
namespace {

class Residues : public ::testing::Test {
  protected:
    void SetUp() override {
        Persoon p;
        p.id = "p1", p.rol = "subject";
        p.naam.voornamen = "Zwervelina Mía", p.naam.voorvoegsel = "van der", p.naam.geslachtsnaam = "Kwartelbos";
        p.geboortedatum = Date(2008, 3, 5);
        p.adres.straat = "Lange Flonkerpad", p.adres.huisnummer = 77, p.adres.postcode = "9993 QX", p.adres.woonplaats = "Grutterdam";
        p.telefoon = "0998877665", p.email = "knisper@voorbeeld.example";
        Persoon buur;
        buur.id = "p2", buur.rol = "melder", buur.naam.geslachtsnaam = "Wiebeldrom";
        dossier.nummer = "KAN-2026-001";
        dossier.personen = {p, buur};
        Signaal s;
        s.datum = Date(2026, 5, 4);
        dossier.signalen.push_back(s);
    }
    std::vector<Residue> in(const std::string& text) { return residual_identifiers(text, dossier, words); }
    std::string kinds(const std::string& text) {
        std::string all;
        for (const auto& one : in(text)) all += (all.empty() ? "" : " ") + one.kind;
        return all;
    }
    Dossier dossier;
    std::unique_ptr<FileSystem> disk = posix_file_system();
    Catalogue words = *load_catalogue(*disk, std::string(GRIFFIER_SOURCE_DIR) + "/locales", "nl");
};

TEST_F(Residues, STA_02_a_clean_text_passes) {
    EXPECT_EQ(kinds("Een jongere van zestien wil weg van huis. Welke hulp past daarbij?\nHij is van de stad naar het dorp verhuisd, in 2025."), "");
}

TEST_F(Residues, STA_02_MN_09_every_kind_of_identifier_is_found) {
    EXPECT_EQ(kinds("Het gaat om Zwervelina."), "naam");
    EXPECT_EQ(kinds("het gaat om KWARTELBOS"), "naam");
    EXPECT_EQ(kinds("Mia kwam thuis."), "naam") << "accents do not count";
    EXPECT_EQ(kinds("de buurman (Wiebeldrom) belde"), "naam") << "also who reported";
    EXPECT_EQ(kinds("op het lange flonkerpad"), "adres");
    EXPECT_EQ(kinds("in Grutterdam"), "plaats");
    EXPECT_EQ(kinds("zaak KAN-2026-001"), "nummer");
    EXPECT_NE(kinds("geboren 5 maart 2008"), "");
    EXPECT_NE(kinds("geboren 05-03-2008"), "");
    EXPECT_NE(kinds("jarig op 5 maart"), "");
    EXPECT_NE(kinds("het voorval van 4 mei 2026"), "");
    EXPECT_NE(kinds("bel 0998877665"), "");
    EXPECT_NE(kinds("mail knisper@voorbeeld.example"), "");
}

TEST_F(Residues, STA_02_forms_of_identifiers_are_found_whosever_they_are) {
    EXPECT_EQ(kinds("op 12-11-2024 gebeurde het"), "datum");
    EXPECT_EQ(kinds("op 2024-11-12 gebeurde het"), "datum");
    EXPECT_EQ(kinds("postcode 1234 AB"), "adres");
    EXPECT_EQ(kinds("stuur het aan iemand@ergens.example"), "email");
    EXPECT_EQ(kinds("nummer 123456789"), "nummer");
}

TEST_F(Residues, STA_02_the_place_is_told_in_lines_and_characters_and_never_the_words) {
    const auto found = in("Één vraag.\n\nÉén jongen, Zwervelina, vraagt.");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), (Residue{"naam", 3, 13}));
}

TEST_F(Residues, STA_02_what_only_looks_like_a_part_of_a_name_passes) {
    EXPECT_EQ(kinds("van der hoeken en paden, kwartel en bos, lang en pad"), "");
    EXPECT_EQ(kinds("artikel 12 lid 3, in 2024, 15 jaar"), "");
    EXPECT_EQ(kinds(""), "");
}

}  // namespace
}  // namespace griffier::publish
