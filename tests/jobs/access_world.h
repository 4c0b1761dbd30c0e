#pragma once
// A store with persons of every role, and what each of them is shown.
#include <gtest/gtest.h>

#include "jobs_world.h"

namespace griffier::jobs {

inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not there: " + from);
    return text.replace(at, from.size(), to);
}

inline std::string person(const std::string& id, const std::string& party, const std::string& role, const std::string& more = "") {
    return "  <persoon id=\"" + id + "\" partij=\"" + party + "\" rol=\"" + role + "\" " + more + "><naam>" + id + "</naam></persoon>\n";
}

/// A case of the casusoverleg about a minor of seventeen on 1 June 2026, with a plan and an action.
inline std::string tabled_case() {
    std::string dossier = canary_dossier();
    dossier = with(dossier, "1987-11-23", "2008-11-23");  // eighteen on 23 November 2026
    const auto from = dossier.find("    <besluit id=\"b2\"");
    dossier.erase(from, dossier.find("</besluit>\n", from) + 11 - from);
    return with(dossier, "  </weegploegbestand>\n", R"(  </weegploegbestand>
  <casusoverlegbestand>
    <plan id="i1" datum="2026-05-20"><doel>Hobbelplan.</doel></plan>
    <actie id="c1" datum="2026-05-21" partij="proef-gemeente" stand="open"><omschrijving>Wiebelactie.</omschrijving></actie>
  </casusoverlegbestand>
  <overdracht datum="2026-05-18" door="proef-uitvoerder"><keuze veld="naw" verwijst="p1"/><keuze veld="signaal" verwijst="s1"/></overdracht>
)");
}

class AccessTest : public testing::Test {
  protected:
    /// A practice store under a regime, with persons of each role and what else is asked put into the covenant instance.
    void begin(const std::string& regime, const std::string& extra = "", const std::string& parties = "", bool practice = true) {
        world.run({"sample", world.path("proef"), "--dossiers", "1", "--seed", "3", "--on", "2018-06-01", "--regime", regime, "--with-covenant"});
        std::string covenant = world.read("proef.convenant.xml");
        if (!parties.empty()) covenant = with(covenant, "  <persoon id=\"proef-uitvoerder\"", parties + "  <persoon id=\"proef-uitvoerder\"");
        covenant = with(covenant, "</convenant>", extra + "</convenant>");
        world.write("eigen.xml", covenant);
        const Answer made = world.run({"init", practice ? "--practice" : "--real", "--store", world.store(), "--keys", world.path("sleutels"), "--covenant", world.path("eigen.xml")});
        ASSERT_EQ(made.code, ExitCode::done) << made.err << made.out;
    }
    void take_in(const std::string& dossier) {
        world.write("zaak.xml", dossier);
        const Answer taken = world.in_store({"import", world.path("zaak.xml")});
        ASSERT_EQ(taken.code, ExitCode::done) << taken.err << taken.out;
    }
    Answer show(const std::string& as, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"show", "KAN-2026-001", "--as", as, "--purpose", "proef", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return world.in_store(arguments);
    }
    std::vector<std::string> files(const Answer& answer) { return answer.summary().value("files", std::vector<std::string>{}); }
    std::string code_of(const Answer& answer) const {
        for (const auto& line : answer.lines())
            if (line["type"] == "error") return line["code"];
        return "";
    }
    long leaves() { return world.in_store({"verify", "--json"}).summary()["log_leaves"]; }
    JobsWorld world;
};

}  // namespace griffier::jobs
