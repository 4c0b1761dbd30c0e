#pragma once
// A store with one case that is due, two approvers with keys of their own, and the commands that lead to a certificate.
#include <gtest/gtest.h>

#include "jobs_world.h"
#include "records/core/crypto.h"

namespace griffier::jobs {

/// A case that was not tabled on 20 May 2026: at most six months, so to 20 November.
inline std::string not_tabled(const std::string& number, const std::string& more = "") {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="https://griffier.example/casus/1" nummer=")" + number + R"(" versie="1" gemeente="proef-gemeente">
  <weegploegbestand>
    <persoon id="p1" rol="subject">
      <naam geslacht="V"><voornamen>Zwervelina</voornamen><geslachtsnaam>Kwartelbos</geslachtsnaam></naam>
      <geboortedatum>1987-11-23</geboortedatum>
      <verblijf nederland="ja" bron="Pruttelbron"/>
    </persoon>
    <signaal id="s1" datum="2026-05-04" partij="proef-politie"><feit>Dribbelfeit gezien.</feit><duiding>Mompelduiding.</duiding></signaal>
    <analyse id="a1" datum="2026-05-11"><argument>Snorrelargument.</argument></analyse>
    <besluit id="b1" soort="weging" uitkomst="niet-agenderen" datum="2026-05-20" orgaan="weegploeg" partijen="proef-gemeente proef-om proef-politie"><redenen>Kabbelreden.</redenen></besluit>
)" + more + R"(  </weegploegbestand>
</dossier>
)";
}

class Destruction : public testing::Test {
  protected:
    void SetUp() override {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2026-06-01", "--regime", "model-2018", "--with-covenant"});
        std::string covenant = world.read("proef.convenant.xml");
        const auto person = [&](const std::string& id, const std::string& role, const std::string& name, const Bytes& key) {
            return "  <persoon id=\"" + id + "\" partij=\"proef-om\" rol=\"" + role + "\"" + (key.empty() ? "" : " sleutel=\"" + hex(key) + "\"") + "><naam>" + name + "</naam><functie>functie " + role + "</functie></persoon>\n";
        };
        covenant.insert(covenant.find("</convenant>"), person("een", "privacy-officer", "E. Een", ed25519_public(one)) + person("twee", "lid-weegploeg", "T. Wee", ed25519_public(two)) +
                                                           person("bedient", "operator", "B. Edient", ed25519_public(three)));
        world.write("eigen.xml", covenant);
        ASSERT_EQ(world.run({"init", "--practice", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")}).code, ExitCode::done);
        std::filesystem::create_directory(world.path("tweede-houder"));
        settings = world.read("opslag/griffier.ini");
        configure();
        take_in("KAN-2026-001");
    }
    void configure(const std::string& more = "selection-list = Selectielijst proef\nselection-weegploeg = 11.1\nselection-casusoverleg = 11.2\nleave-reference = M-1\nleave-scope = alles\nleave-issuer = archivaris\n") {
        world.write("opslag/griffier.ini", settings + "\nkeys = " + world.path("sleutels") + "\nholders = " + world.path("tweede-houder") + "\n" + more);
    }
    void take_in(const std::string& number, const std::string& more = "") {
        world.write(number + ".xml", not_tabled(number, more));
        ASSERT_EQ(world.in_store({"import", world.path(number + ".xml")}).code, ExitCode::done);
    }
    Answer list(std::vector<std::string> arguments, const std::string& on, const std::string& as = "proef-uitvoerder") {
        arguments.insert(arguments.begin(), "vernietigingslijst");
        arguments.insert(arguments.end(), {"--as", as, "--purpose", "proef", "--on", on, "--json"});
        return world.in_store(arguments);
    }
    Answer decide(std::vector<std::string> parts, const std::string& on, const std::string& number = "KAN-2026-001") {
        std::vector<std::string> arguments{"besluit", number, "--as", "proef-uitvoerder", "--purpose", "proef", "--on", on, "--reason", "Verzonnen.", "--json"};
        arguments.insert(arguments.end(), parts.begin(), parts.end());
        return world.in_store(arguments);
    }
    Answer approve(const std::string& who, const Secret& key, const std::string& on, const std::string& text = "VL-2026-0001.txt") {
        list({"show", "VL-2026-0001", "--out", world.path("lijst")}, on);
        const Bytes signature = ed25519_sign(key, view_of(world.read("lijst/" + text)));
        world.write("handtekening", std::string(signature.begin(), signature.end()));
        return list({"approve", "VL-2026-0001", "--handtekening", world.path("handtekening"), "--door", who}, on);
    }
    void propose_and_approve(const std::string& on = "2026-11-10") { propose_and_approve_all(1, on); }
    void propose_and_approve_all(int items, const std::string& on = "2026-11-10") {
        ASSERT_EQ(list({"propose"}, on).summary()["counts"]["on_list"], items);
        ASSERT_EQ(approve("een", one, on).code, ExitCode::done);
        ASSERT_EQ(approve("twee", two, on).code, ExitCode::done);
    }
    std::string state(const std::string& on) {
        for (const auto& line : list({"status"}, on).lines())
            if (line["type"] == "list") return line["state"];
        return "";
    }
    static std::string code_of(const Answer& answer) {
        for (const auto& line : answer.lines())
            if (line["type"] == "error") return line["code"];
        return "";
    }
    JobsWorld world;
    std::string settings;
    Secret one{Bytes(32, 7)}, two{Bytes(32, 8)}, three{Bytes(32, 9)};
};

}  // namespace griffier::jobs
