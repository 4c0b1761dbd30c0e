#pragma once
// A cooperation of the samples with its regime, its facts and its text, to be changed and looked at.
#include <gtest/gtest.h>

#include <algorithm>

#include "generator/intake/intake.h"
#include "generator/publish/publication.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::publish {

class Publication : public ::testing::Test {
  protected:
    struct Town {
        Convenant convenant;
        Regime regime;
        Publicatiegegevens facts;
        std::string text, facts_text;  ///< the files as XML
    };

    static std::string source(const std::string& path) { return std::string(GRIFFIER_SOURCE_DIR) + "/" + path; }
    Bytes read(const std::string& path) {
        auto bytes = disk_->read(source(path));
        EXPECT_TRUE(bytes) << path;
        return bytes ? *bytes : Bytes();
    }
    /// `text`: "" = the model text of the regime, or of the one that it inherits.
    Town town(const std::string& name, std::string text = "") {
        auto reader = intake::ConvenantReader::create(read("templates/schema/convenant.xsd"), "convenant.xsd");
        auto reading = reader->read(read("samples/convenanten/" + name + ".xml"), name);
        EXPECT_TRUE(reading.convenant) << name;
        auto regime = regimes_.regime_for(reading.convenant->regime, "", true);
        EXPECT_TRUE(regime) << name;
        if (text.empty()) text = "templates/convenanttekst/" + (regime->erft ? *regime->erft : regime->id) + ".xml";
        Town out{*reading.convenant, *regime, {}, griffier::text_of(read(text)), griffier::text_of(read("samples/publicatie/" + name + ".xml"))};
        out.facts = *facts_from(out.facts_text);
        return out;
    }
    Result<Convenanttekst> text_from(const std::string& xml) { return read_covenant_text(view_of(xml), "tekst.xml", read("templates/schema/convenanttekst.xsd")); }
    Result<Publicatiegegevens> facts_from(const std::string& xml) { return read_publication_facts(view_of(xml), "gegevens.xml", read("templates/schema/publicatie.xsd")); }

    Convenanttekst filled(const Town& t) {
        auto text = text_from(t.text);
        EXPECT_TRUE(text) << (text ? "" : words_.describe(text.error()));
        auto out = fill_in(*text, t.convenant, t.regime, t.facts, words_);
        EXPECT_TRUE(out) << (out ? "" : words_.describe(out.error()));
        return *out;
    }
    std::vector<Finding> checked(const Town& t) { return check_text(filled(t), t.convenant, t.regime, t.facts, words_); }
    std::vector<Finding> facts_checked(const Town& t) { return check_facts(t.facts, t.convenant, t.regime, kalender_, words_); }
    std::string regeling(const Town& t) { return write_regeling(filled(t), t.convenant, t.regime, t.facts, words_); }

    /// Codes of what weighs so much, each once.
    static std::vector<std::string> codes(const std::vector<Finding>& findings, Finding::Weight weight = Finding::Weight::refusal) {
        std::vector<std::string> out;
        for (const Finding& one : findings)
            if (one.weight == weight && std::find(out.begin(), out.end(), one.error.code) == out.end()) out.push_back(one.error.code);
        return out;
    }
    static bool has(const std::vector<Finding>& findings, const std::string& code) {
        return std::any_of(findings.begin(), findings.end(), [&](const Finding& one) { return one.error.code == code; });
    }
    static std::string instead(std::string text, const std::string& what, const std::string& with = "") {
        const auto at = text.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        return at == std::string::npos ? text : text.replace(at, what.size(), with);
    }
    static bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

    std::unique_ptr<FileSystem> disk_ = posix_file_system();
    RegimeLoader regimes_ = *RegimeLoader::load(*disk_, source("records/regimes"));
    Catalogue words_ = *load_catalogue(*disk_, source("locales"), "nl");
    Kalender kalender_ = *load_kalender(*disk_->read(source("records/regimes/kalender.xml")), "kalender.xml");
};

}  // namespace griffier::publish
