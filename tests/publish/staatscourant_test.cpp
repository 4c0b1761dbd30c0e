// What leaves: structured XML, metadata, delivery, difference, signature pages and the papers around the covenant.
#include "publication_world.h"
#include "records/core/schema_set.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

using Names = std::vector<std::string>;
const char* const all[] = {"oeverstad", "limburg", "noord-holland", "midden-nederland"};

class Staatscourant : public Publication {
  protected:
    const Packed& file(const std::vector<Packed>& list, const std::string& name) {
        const auto at = std::find_if(list.begin(), list.end(), [&](const Packed& one) { return one.name == name; });
        EXPECT_NE(at, list.end()) << name;
        return at == list.end() ? list.front() : *at;
    }
    std::vector<Packed> package(const Town& t) { return write_package(regeling(t), filled(t), t.convenant, t.facts); }
    /// The only paper whose number begins so.
    CovenantPaper paper(const Town& t, const std::string& begin) {
        auto list = governance_papers(filled(t), t.convenant, t.regime, t.facts, kalender_, words_, Date(2026, 6, 1));
        const auto more = signature_papers(filled(t), t.convenant, t.regime, t.facts, words_, Date(2026, 6, 1));
        list.insert(list.end(), more.begin(), more.end());
        for (const CovenantPaper& one : list)
            if (one.number.starts_with(begin)) return one;
        ADD_FAILURE() << "no paper " << begin;
        return list.front();
    }
    static XmlDocument parsed(const std::string& xml) {
        auto document = XmlDocument::parse(view_of(xml), "proef.xml");
        EXPECT_TRUE(document);
        return *document;
    }
};

TEST_F(Staatscourant, INF_19_DOC_11_the_package_holds_covenant_and_annexes_with_metadata_and_delivery) {
    const Town t = town("oeverstad");
    const auto files = package(t);
    const std::string& publication = file(files, "stcrt-2023-90001.xml").bytes;
    for (const char* part : {"<officiele-publicatie", "STAATSCOURANT", "<regeling>", "<nr>18</nr>", "<definitielijst", "<adreslijst>", "thscope=\"col\"", "thscope=\"row\"", "<ondertekening>", "<titel>Externe casuspartners</titel>",
                             "<titel>Procesbeschrijving</titel>", "<titel>Referentiekader</titel>"})
        EXPECT_TRUE(holds(publication, part)) << part;
    const std::string& owms = file(files, "metadata_owms.xml").bytes;
    for (const char* name : {"dcterms:identifier", "dcterms:title", "dcterms:language", "dcterms:type", "dcterms:creator", "dcterms:modified"}) EXPECT_TRUE(holds(owms, std::string("<") + name)) << name;
    EXPECT_TRUE(holds(file(files, "metadata.xml").bytes, "DC.identifier"));
    for (const Packed& one : files) parsed(one.bytes);
}

TEST_F(Staatscourant, the_delivery_holds_the_content_as_a_zip_in_base64) {
    const auto files = package(town("oeverstad"));
    const auto message = parsed(file(files, "aanlevering.xml").bytes);
    const auto zipped = from_base64(message.root().text_of("InhoudZip"));
    ASSERT_TRUE(zipped);
    const std::string bytes = griffier::text_of(*zipped);
    EXPECT_TRUE(bytes.starts_with("PK\x03\x04"));
    EXPECT_TRUE(holds(bytes, file(files, "inhoud.xml").bytes));
    EXPECT_EQ(bytes, zip({{"inhoud.xml", file(files, "inhoud.xml").bytes}}));
    // The check sum of the format: that of "123456789" is known.
    EXPECT_TRUE(holds(zip({{"a", "123456789"}}), "\x26\x39\xF4\xCB"));
}

TEST_F(Staatscourant, what_parties_adopted_is_published_in_their_own_words) {
    const Town t = town("limburg", "samples/publicatie/limburg-tekst.xml");
    const std::string made = regeling(t);
    const auto text = filled(t);
    for (const auto& one : pieces_of(text, words_)) EXPECT_TRUE(!one.piece->own || holds(made, one.piece->text)) << one.place;
    for (const char* words : {"artikel 39f, eerste lid, van de Wet justitiële en strafvorderlijke gegevens", "uiterlijk 4 weken na ontvangst", "één convenant voor heel Limburg"}) EXPECT_TRUE(holds(made, words)) << words;
}

TEST_F(Staatscourant, the_same_text_gives_the_same_bytes) {
    for (const char* name : all) EXPECT_EQ(regeling(town(name)), regeling(town(name))) << name;
}

TEST_F(Staatscourant, the_regeling_is_valid_against_the_schema_of_bwb_toestand) {
    const char* at = std::getenv("GRIFFIER_BWB_SCHEMA");
    const std::string folder = at ? at : source("../shared/data/xsd/bwb");
    if (!disk_->is_directory(folder)) GTEST_SKIP() << "the schema of BWB-toestand 2016-1 is not at hand (GRIFFIER_BWB_SCHEMA names its folder)";
    std::map<std::string, Bytes> files;
    for (const char* name : {"toestand_2016-1.xsd", "toestand_base_2016-1.xsd", "xml_override_2016-1.xsd"}) files[name] = *disk_->read(folder + "/" + name);
    const auto schema = compile_schema_set(files, "toestand_2016-1.xsd");
    ASSERT_TRUE(schema) << words_.describe(schema.error());
    const auto errors = [&](const std::string& xml) { return schema->validate(parsed(as_toestand(xml, "Proef"))); };
    for (const char* name : all) {
        const auto found = errors(regeling(town(name)));
        EXPECT_TRUE(found.empty()) << name << " " << (found.empty() ? "" : words_.describe(found.front()));
    }
    const auto own = errors(regeling(town("limburg", "samples/publicatie/limburg-tekst.xml")));
    EXPECT_TRUE(own.empty());
    EXPECT_FALSE(errors(instead(regeling(town("oeverstad")), "<regeling-tekst>", "<regeling-tekst><onzin/>")).empty());
}

TEST_F(Staatscourant, a_schema_of_several_files_takes_nothing_from_elsewhere) {
    const std::string main = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation=\"deel.xsd\"/></xs:schema>";
    const std::string part = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"a\" type=\"xs:date\"/></xs:schema>";
    const auto bytes = [](const std::string& text) { return Bytes(text.begin(), text.end()); };
    const auto both = compile_schema_set({{"heel.xsd", bytes(main)}, {"deel.xsd", bytes(part)}}, "heel.xsd");
    ASSERT_TRUE(both);
    EXPECT_TRUE(both->validate(parsed("<a>2026-01-01</a>")).empty());
    EXPECT_FALSE(both->validate(parsed("<a>ooit</a>")).empty());
    EXPECT_EQ(compile_schema_set({{"heel.xsd", bytes(main)}}, "heel.xsd").error().code, "xml.schema_onjuist");
    EXPECT_EQ(compile_schema_set({{"heel.xsd", bytes(main)}}, "ander.xsd").error().code, "xml.schema_deel_ontbreekt");
    EXPECT_FALSE(compile_schema_set({{"heel.xsd", bytes(main)}, {"deel.xsd", bytes("<!DOCTYPE a><a/>")}}, "heel.xsd"));
    EXPECT_EQ(XmlSchema::compile(view_of(main), "heel.xsd").error().code, "xml.schema_verwijst");
}

TEST_F(Staatscourant, ANX_05_a_new_version_shows_what_differs_from_the_published_one) {
    Town t = town("oeverstad");
    const std::string before = package(t).front().bytes;
    EXPECT_TRUE(differences(view_of(before), view_of(regeling(t)), words_)->empty());
    for (ExternePartner& one : t.convenant.externe_partners)
        if (one.id == "ext-linde") one.verwijderd = Date(2025, 1, 1);
    const auto changed = *differences(view_of(before), view_of(regeling(t)), words_);
    ASSERT_EQ(changed.size(), 1u);
    EXPECT_EQ(changed.front().place, "bijlage 1");
    EXPECT_FALSE(changed.front().gone.empty());
    EXPECT_TRUE(changed.front().come.empty());
    t.text = instead(t.text, "in onderling overleg op.", "samen op.");
    EXPECT_EQ(differences(view_of(before), view_of(regeling(t)), words_)->size(), 2u);
    EXPECT_EQ(differences(view_of("<iets/>"), view_of(before), words_).error().code, "publicatie.geen_regeling");
    EXPECT_FALSE(differences(view_of("geen xml"), view_of(before), words_));
}

TEST_F(Staatscourant, the_proof_is_of_the_very_regeling_that_is_delivered) {
    const Town t = town("oeverstad");
    const std::string made = regeling(t);
    const CovenantPaper proof = proof_paper(made, filled(t), t.convenant, t.regime, t.facts, {{"bijlage 1", {"oud"}, {"nieuw"}}}, words_, Date(2026, 6, 1));
    EXPECT_TRUE(holds(proof.xml, made));
    EXPECT_TRUE(holds(proof.xml, "<weg>oud</weg>"));
    EXPECT_TRUE(holds(proof.xml, "definitief=\"ja\""));
}

class Handtekeningen : public Staatscourant {};

TEST_F(Handtekeningen, GOV_22_DOC_13_each_participant_has_a_page_and_the_list_says_who_lags) {
    const Town t = town("limburg");
    EXPECT_EQ(std::count_if(t.convenant.partijen.begin(), t.convenant.partijen.end(), [](const Partij& one) { return one.soort == "gemeente"; }), 31);
    const auto papers = signature_papers(filled(t), t.convenant, t.regime, t.facts, words_, Date(2026, 6, 1));
    EXPECT_EQ(papers.size(), t.convenant.partijen.size() + 1);
    const auto state = completeness(t.convenant, t.regime, t.facts);
    EXPECT_EQ(state.asked, 35);
    EXPECT_EQ(state.signed_, 28);
    EXPECT_EQ(state.returned, 26);
    EXPECT_EQ(state.merged, 26);
    EXPECT_EQ(state.missing.size(), 9u);
    EXPECT_TRUE(holds(papers.front().xml, "stand=\"open\""));
    EXPECT_TRUE(holds(papers.front().xml, "stand=\"getekend\""));
}

TEST_F(Handtekeningen, GOV_21_GOV_23_a_page_says_who_signs_for_whom_on_which_ground_and_for_which_version) {
    const CovenantPaper limburg = paper(town("limburg"), "HP-limburg-gem-maasdorp");
    for (const char* part : {"<grond>Gemeentewet 171 lid 1</grond>", "<functie>burgemeester</functie>", "<versie>1</versie>"}) EXPECT_TRUE(holds(limburg.xml, part)) << part;
    EXPECT_FALSE(holds(paper(town("limburg"), "HP-limburg-om-limburg").xml, "<grond>"));
    EXPECT_FALSE(holds(paper(town("oeverstad"), "HP-oeverstad-gem-oeverstad").xml, "<grond>"));
}

TEST_F(Handtekeningen, GOV_19_mayor_and_college_both_sign_in_noord_holland) {
    const Town t = town("noord-holland");
    const CovenantPaper page = paper(t, "HP-noord-holland-gem-duinrecht");
    EXPECT_TRUE(holds(page.xml, "orgaan=\"De burgemeester"));
    EXPECT_TRUE(holds(page.xml, "orgaan=\"Het college"));
    const auto state = completeness(t.convenant, t.regime, t.facts);
    EXPECT_EQ(state.asked, 10);
    EXPECT_EQ(state.missing, Names{"gem-noordkop college"});
    Town wrong = town("noord-holland");
    wrong.facts.handtekeningen.front().orgaan.clear();
    EXPECT_TRUE(has(facts_checked(wrong), "publicatie.onbekend_orgaan"));
}

TEST_F(Handtekeningen, a_page_cannot_be_back_before_it_was_signed_or_merged_before_it_is_back) {
    Town t = town("oeverstad");
    EXPECT_EQ(codes(facts_checked(t)), Names{});
    t.facts.handtekeningen.front().terug = Date(2018, 1, 1);
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.terug_voor_tekenen"});
    t = town("oeverstad");
    t.facts.handtekeningen.front().terug.reset();
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.samengevoegd_zonder_pagina"});
    t = town("oeverstad");
    t.facts.handtekeningen.front().partij = "gem-nergens";
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.onbekende_partij"});
}

class Wijzigen : public Staatscourant {};

TEST_F(Wijzigen, ANX_04_DOC_14_a_change_names_its_mandate_and_what_the_core_parties_found) {
    Town t = town("limburg");
    EXPECT_EQ(codes(facts_checked(t)), Names{});
    const CovenantPaper made = paper(t, "BW-limburg");
    for (const char* part : {"<mandaat>Collegebesluit Maasdorp", "versie=\"2\"", "<toegevoegd", "<beoordeeld"}) EXPECT_TRUE(holds(made.xml, part)) << part;
    t.facts.wijzigingen.front().mandaat.clear();
    const auto found = facts_checked(t);
    ASSERT_EQ(codes(found), Names{"publicatie.zonder_mandaat"});
    const auto refusal = std::find_if(found.begin(), found.end(), [](const Finding& one) { return one.weight == Finding::Weight::refusal; });
    EXPECT_TRUE(holds(words_.message(refusal->error), "Voorstel onder 3"));
}

TEST_F(Wijzigen, ANX_04_without_the_judgement_of_a_core_party_a_change_is_refused) {
    for (const char* who : {"gem-maasdorp", "om-limburg", "pol-limburg"}) {
        Town t = town("limburg");
        auto& list = t.facts.wijzigingen.front().beoordeeld;
        std::erase_if(list, [&](const Verklaard& one) { return one.partij == who; });
        EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.zonder_oordeel"}) << who;
    }
    Town late = town("limburg");
    late.facts.wijzigingen.front().beoordeeld.front().datum = Date(2026, 1, 1);
    EXPECT_EQ(codes(facts_checked(late)), Names{"publicatie.zonder_oordeel"});
}

TEST_F(Wijzigen, GOV_29_without_a_mandate_clause_every_party_agrees) {
    Town t = town("oeverstad");
    EXPECT_EQ(codes(facts_checked(t)), Names{});
    t.facts.wijzigingen.front().instemming.pop_back();
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.zonder_instemming"});
}

TEST_F(Wijzigen, a_change_of_an_annex_or_a_partner_that_is_not_there_is_refused) {
    Town t = town("limburg");
    t.facts.wijzigingen.front().bijlage = "9";
    EXPECT_TRUE(has(facts_checked(t), "publicatie.onbekende_bijlage"));
    t = town("limburg");
    t.facts.wijzigingen.front().toegevoegd = {"ext-nergens"};
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.onbekende_partner"});
}

TEST_F(Wijzigen, ANX_05_a_version_that_was_not_published_is_pointed_out) {
    Town t = town("limburg");
    EXPECT_FALSE(has(facts_checked(t), "publicatie.niet_gepubliceerd"));
    for (BijlageVersie& one : t.convenant.bijlagen) one.gepubliceerd.reset();
    EXPECT_TRUE(has(facts_checked(t), "publicatie.niet_gepubliceerd"));
}

class Toetreden : public Staatscourant {};

TEST_F(Toetreden, ANX_06_MN_17_DOC_12_a_declaration_has_four_recitals_and_names_the_secrecy_duty) {
    const CovenantPaper made = paper(town("midden-nederland"), "TV-midden-nederland-gem-plassendam");
    for (const char* part : {"<doel>", "<deelnemer>", "<ingang>1 april 2016</ingang>", "<getekend>14 maart 2016</getekend>", "<geheimhouding>10</geheimhouding>", "<plaats>"}) EXPECT_TRUE(holds(made.xml, part)) << part;
    EXPECT_FALSE(holds(made.xml, "<eerder"));
}

TEST_F(Toetreden, MN_17_an_accession_before_it_was_signed_is_told_and_not_refused) {
    const Town t = town("midden-nederland");
    const auto found = facts_checked(t);
    EXPECT_EQ(codes(found), Names{});
    EXPECT_EQ(codes(found, Finding::Weight::warning), (Names{"publicatie.ingang_voor_tekenen", "publicatie.minder_deelnemers"}));
    EXPECT_TRUE(holds(paper(t, "TV-midden-nederland-gem-vechtoord").xml, "<eerder/>"));
}

TEST_F(Toetreden, GOV_29_a_covenant_without_accession_clause_knows_no_declaration) {
    Town t = town("oeverstad");
    t.facts.toetredingen.push_back({"gem-oeverstad", "Oeverstad", Date(2026, 1, 1), Date(2026, 1, 1), {"gemeente"}, 1});
    EXPECT_TRUE(has(facts_checked(t), "publicatie.geen_toetreding"));
    for (const Partij& party : t.convenant.partijen) t.facts.toetredingen.back().instemming.push_back({party.id, Date(2025, 12, 1)});
    t.convenant.partijen.front().toegetreden = t.convenant.partijen.front().ondertekend = Date(2026, 1, 1);
    EXPECT_FALSE(has(facts_checked(t), "publicatie.geen_toetreding"));
    EXPECT_FALSE(has(facts_checked(t), "publicatie.zonder_instemming"));
    t.facts.toetredingen.back().instemming.pop_back();
    EXPECT_TRUE(has(facts_checked(t), "publicatie.zonder_instemming"));
    Town north = town("noord-holland");
    const std::string joined = north.convenant.partijen.front().id;
    north.facts.toetredingen.push_back({joined, "Proef", Date(2026, 1, 1), Date(2026, 1, 1), {"gemeente"}, 1});
    north.convenant.partijen.front().toegetreden = north.convenant.partijen.front().ondertekend = Date(2026, 1, 1);
    for (const Partij& party : north.convenant.partijen) north.facts.toetredingen.back().instemming.push_back({party.id, Date(2025, 12, 1)});
    EXPECT_FALSE(has(facts_checked(north), "publicatie.zonder_instemming"));
    std::erase_if(north.facts.toetredingen.back().instemming, [&](const Verklaard& one) { return one.partij != joined; });
    EXPECT_TRUE(has(facts_checked(north), "publicatie.zonder_instemming")) << "every other party has to agree";
    Town days = town("midden-nederland");
    days.facts.toetredingen.front().ingang = Date(2015, 12, 1);
    EXPECT_TRUE(has(facts_checked(days), "publicatie.toetreding_anders"));
    days.facts.toetredingen.front().getekend.reset();
    EXPECT_TRUE(has(facts_checked(days), "publicatie.niet_getekend"));
}

class Opzeggen : public Staatscourant {};

TEST_F(Opzeggen, GOV_13_SEC_05_DOC_27_a_leaver_is_bound_through_the_notice_and_keeps_the_secret_after_it) {
    const Town t = town("limburg");
    const CovenantPaper made = paper(t, "OB-limburg");
    for (const char* part : {"ontvangen=\"30 november 2025\"", "duur=\"drie maanden\"", "<laatste>28 februari 2026</laatste>", "<uit>1 maart 2026</uit>", "<geheimhouding artikel=\"18 lid 2\">", "<bestand>weegploeg</bestand>"})
        EXPECT_TRUE(holds(made.xml, part)) << part;
    EXPECT_EQ(codes(facts_checked(t), Finding::Weight::warning), (Names{"publicatie.nog_niet_getekend", "publicatie.opzegging_niet_vermeld"}));
}

TEST_F(Opzeggen, GOV_14_when_a_core_party_leaves_the_judgement_of_the_others_is_needed) {
    Town t = town("limburg");
    t.facts.opzeggingen.front().oordeel.clear();
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.zonder_voortbestaan"});
}

TEST_F(Opzeggen, a_party_that_is_out_before_its_notice_ended_is_told) {
    Town t = town("limburg");
    for (Partij& one : t.convenant.partijen)
        if (one.id == "gem-posterbos") one.opgezegd = Date(2025, 11, 30), one.uitgetreden = Date(2026, 2, 28);
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.te_vroeg_uit"});
    for (Partij& one : t.convenant.partijen)
        if (one.id == "gem-posterbos") one.uitgetreden = Date(2026, 3, 1);
    EXPECT_EQ(codes(facts_checked(t)), Names{});
    for (Partij& one : t.convenant.partijen)
        if (one.id == "gem-posterbos") one.opgezegd = Date(2025, 11, 29);
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.opzegging_anders"});
}

TEST_F(Opzeggen, GOV_17_in_midden_nederland_no_partner_leaves_alone) {
    Town t = town("midden-nederland");
    t.facts.opzeggingen.push_back({"gem-plassendam", "", Date(2016, 1, 1), {}, 1});
    EXPECT_TRUE(has(facts_checked(t), "publicatie.geen_uittreding"));
    for (const CovenantPaper& one : governance_papers(filled(t), t.convenant, t.regime, t.facts, kalender_, words_, Date(2018, 1, 1))) EXPECT_NE(one.kind, "opzegbevestiging");
}

class Besluiten : public Staatscourant {};

TEST_F(Besluiten, GOV_20_GOV_24_DOC_15_the_sheet_holds_proposal_decision_council_and_communication) {
    const CovenantPaper made = paper(town("limburg"), "CB-limburg");
    for (const char* part : {"zaaknummer=\"Z-2019-4417\"", "portefeuillehouder=", "openbaar=\"ja\"", "<raad>raad n.v.t.</raad>", "<voorstel>", "<besluit orgaan=\"Het college", "<communicatie>"}) EXPECT_TRUE(holds(made.xml, part)) << part;
    for (const CovenantPaper& one : governance_papers(filled(town("limburg")), town("limburg").convenant, town("limburg").regime, town("limburg").facts, kalender_, words_, Date(2026, 6, 1))) EXPECT_NE(one.kind, "raadsbericht");
}

TEST_F(Besluiten, GOV_19_in_noord_holland_both_organs_decide_and_the_council_is_told) {
    Town t = town("noord-holland");
    EXPECT_EQ(codes(facts_checked(t), Finding::Weight::warning), Names{"publicatie.nog_niet_getekend"});
    EXPECT_EQ(completeness(t.convenant, t.regime, t.facts).signed_, 9);
    EXPECT_TRUE(holds(paper(t, "RB-noord-holland").xml, "<raad>raad ter informatie</raad>"));
    t.facts.besluitvormingen.front().besluiten.pop_back();
    const auto found = facts_checked(t);
    ASSERT_TRUE(has(found, "publicatie.orgaan_besliste_niet"));
    EXPECT_EQ(found.back().error.args[1], "burgemeester");
}

TEST_F(Besluiten, a_decision_before_its_proposal_is_refused) {
    Town t = town("limburg");
    t.facts.besluitvormingen.front().besluiten.front().datum = Date(2019, 1, 1);
    EXPECT_EQ(codes(facts_checked(t)), Names{"publicatie.besluit_voor_voorstel"});
}

TEST_F(Publication, facts_that_are_no_facts_or_stand_twice_are_refused) {
    const Town t = town("oeverstad");
    EXPECT_EQ(facts_from("<publicatie/>").error().code, "publicatie.geen_gegevens");
    EXPECT_FALSE(facts_from(instead(t.facts_text, "stand=\"definitief\"", "stand=\"af\"")));
    EXPECT_FALSE(facts_from(instead(t.facts_text, "2023-07-14", "2023-02-30")));
    EXPECT_EQ(facts_from(instead(t.facts_text, "<veld naam=\"plaats\">", "<veld naam=\"plaats\">Elders</veld><veld naam=\"plaats\">")).error().code, "publicatie.dubbel");
}

}  // namespace
}  // namespace griffier::publish
