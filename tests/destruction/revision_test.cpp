// What comes after a certificate: a next revision that only adds, and the check that it does.
#include "records/destruction/revision.h"

#include <gtest/gtest.h>

#include "records/core/xml.h"
#include "records/destruction/mdto.h"
#include "tests/destruction/specimen_list.h"

using namespace griffier;
using namespace griffier::test;

namespace {

const Date later_day(2026, 3, 1);

Verklaring partial() {
    Verklaring c = certificate();
    c.uitkomst.bewijzen[1].bevestigd = false;
    c.uitkomst.bewijzen[1].bewijs.clear();
    c.gedeeltelijk = true;
    return c;
}

std::string xml_of(const Verklaring& c) {
    const auto xml = write_certificate(c);
    return xml ? *xml : "";
}

std::optional<Verklaring> next(const Verklaring& last, const Vernietiguitkomst& now) { return next_revision(last, view_of(xml_of(last)), now, later_day); }

std::string fault(const Verklaring& earlier, const Verklaring& later) {
    const auto checked = check_successor(earlier, view_of(xml_of(earlier)), later);
    return checked ? "" : checked.error().args.at(2);
}

}  // namespace

TEST(Revision, DOC_18_nothing_new_gives_no_revision) {
    EXPECT_FALSE(next(certificate(), certificate().uitkomst));
    EXPECT_FALSE(next(partial(), partial().uitkomst));
}

TEST(Revision, DOC_18_a_holder_that_confirms_later_makes_a_partial_certificate_complete) {
    const Verklaring first = partial();
    const auto second = next(first, certificate().uitkomst);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->revisie, 2);
    EXPECT_EQ(second->naam(), "VV-2026-0001-1-r2");
    EXPECT_FALSE(second->gedeeltelijk);
    EXPECT_EQ(second->datum, later_day);
    EXPECT_EQ(second->herziening->vorige, "VV-2026-0001-1");
    EXPECT_EQ(second->herziening->redenen, std::vector<std::string>{"houder"});
    EXPECT_EQ(fault(first, *second), "");
    const auto read = read_certificate(view_of(xml_of(*second)), "r2");
    ASSERT_TRUE(read);
    EXPECT_EQ(xml_of(*read), xml_of(*second));
    EXPECT_EQ(read->herziening->vorige_hash, hex(sha256(view_of(xml_of(first)))));
}

TEST(Revision, CAS_25_each_answer_of_a_party_is_a_revision_of_its_own) {
    const Verklaring first = certificate();
    Vernietiguitkomst now = first.uitkomst;
    now.mededelingen[0].antwoord = "weigert";
    now.mededelingen[0].op = "2026-02-20";
    const auto second = next(first, now);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->uitkomst.mededelingen[0].antwoord, "weigert");
    EXPECT_FALSE(next(*second, now)) << "told once";
    now.mededelingen[0].antwoord = "vernietigd";
    const auto third = next(*second, now);
    ASSERT_TRUE(third);
    EXPECT_EQ(third->revisie, 3);
    EXPECT_EQ(third->herziening->vorige, "VV-2026-0001-1-r2");
    EXPECT_EQ(fault(*second, *third), "");
    EXPECT_EQ(fault(first, *third), "vorige") << "a revision between them is left out";
}

TEST(Revision, DOC_18_a_copy_that_is_gone_moves_to_what_was_removed) {
    const Verklaring first = certificate();
    Vernietiguitkomst now = first.uitkomst;
    now.reservekopieen.clear();
    const auto second = next(first, now);
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->uitkomst.reservekopieen.empty());
    ASSERT_EQ(second->vervallen_kopieen.size(), 1u);
    EXPECT_EQ(second->vervallen_kopieen[0].naam, "kopie-1");
    EXPECT_EQ(second->vervallen_kopieen[0].tot, later_day.iso());
    EXPECT_EQ(fault(first, *second), "");
}

TEST(Revision, DOC_18_a_store_put_back_from_older_data_takes_nothing_back) {
    const Verklaring complete = certificate();
    EXPECT_FALSE(next(complete, partial().uitkomst));
    Verklaring answered = complete;
    answered.uitkomst.mededelingen[0].antwoord = "vernietigd";
    answered.uitkomst.mededelingen[0].op = "2026-02-02";
    EXPECT_FALSE(next(answered, complete.uitkomst));
}

TEST(Revision, DOC_18_what_does_not_follow_is_refused) {
    const Verklaring first = partial();
    const Verklaring good = *next(first, certificate().uitkomst);
    const auto changed = [&](auto change) {
        Verklaring c = good;
        change(c);
        return fault(first, c);
    };
    EXPECT_EQ(changed([](Verklaring& c) { c.herziening->vorige_hash[0] ^= 1; }), "vorige");
    EXPECT_EQ(changed([](Verklaring& c) { c.herziening->vorige = "VV-2026-0002-1"; }), "vorige");
    EXPECT_EQ(changed([](Verklaring& c) { c.revisie = 3; }), "vorige");
    EXPECT_EQ(changed([](Verklaring& c) { c.herziening.reset(), c.revisie = 1; }), "vorige");
    EXPECT_EQ(changed([](Verklaring& c) { c.categorieen[0].aantal = 2; }), "inhoud");
    EXPECT_EQ(changed([](Verklaring& c) { c.zorgdrager = "Ander"; }), "inhoud");
    EXPECT_EQ(changed([](Verklaring& c) { c.uitkomst.sleutels += 1; }), "inhoud");
    EXPECT_EQ(changed([](Verklaring& c) { c.goedkeuringen[0].functie = "ander"; }), "inhoud");
    EXPECT_EQ(changed([](Verklaring& c) { c.uitzonderingen.clear(); }), "inhoud");
    EXPECT_EQ(changed([](Verklaring& c) { c.datum = Date(2026, 1, 31); }), "datum");
    EXPECT_EQ(changed([](Verklaring& c) { c.uitkomst.bewijzen[0].bewijs = "ander"; }), "houder");
    EXPECT_EQ(changed([](Verklaring& c) { c.uitkomst.bewijzen[0].bevestigd = false; c.gedeeltelijk = true; }), "houder");
    EXPECT_EQ(changed([](Verklaring& c) { c.uitkomst.reservekopieen.clear(); }), "kopie");
}

TEST(Revision, DOC_18_a_revision_without_its_reason_or_predecessor_is_no_certificate) {
    Verklaring c = *next(partial(), certificate().uitkomst);
    c.herziening->redenen.clear();
    EXPECT_EQ(xml_of(c), "");
    c = *next(partial(), certificate().uitkomst);
    c.herziening.reset();
    EXPECT_EQ(xml_of(c), "");
    c = certificate();
    c.herziening = Herziening{"VV-2026-0001-1", std::string(64, 'a'), {"houder"}};
    EXPECT_EQ(xml_of(c), "") << "the first revision follows nothing";
}
