#pragma once
// The world of a working paper: definitions, sample covenants, sample cases, sample forms, and what a form is told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "generator/intake/intake.h"
#include "generator/publish/werkstuk.h"
#include "records/regime_io/kalender_loader.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::publish {

using testing::HasSubstr;
using testing::Not;

inline std::string source(const std::string& path) { return std::string(GRIFFIER_SOURCE_DIR) + "/" + path; }

/// What a form was told: code, and the arguments as one text.
struct Told {
    std::vector<Error> errors;
    std::string facts;
    std::vector<std::string> warnings;
    bool fine() const { return errors.empty() && !facts.empty(); }
    bool has(const std::string& code, const std::string& word = "") const {
        return std::any_of(errors.begin(), errors.end(), [&](const Error& error) {
            if (error.code != code) return false;
            return word.empty() || std::any_of(error.args.begin(), error.args.end(), [&](const std::string& arg) { return arg.find(word) != std::string::npos; });
        });
    }
    std::string all() const {
        std::string out;
        for (const Error& error : errors) {
            out += error.code;
            for (const std::string& arg : error.args) out += " [" + arg + "]";
            out += "\n";
        }
        return out;
    }
};

inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not there: " + from);
    return text.replace(at, from.size(), to);
}
/// A field taken out of a form.
inline std::string without(const std::string& text, const std::string& name) {
    const auto at = text.find("  <veld naam=\"" + name + "\">");
    if (at == std::string::npos) throw std::runtime_error("no field " + name);
    const auto end = text.find("\n  </veld>\n", at), line = text.find("</veld>\n", at);
    const bool rows = text.compare(text.find('>', at) + 1, 1, "\n") == 0;
    return rows ? text.substr(0, at) + text.substr(end + 11) : text.substr(0, at) + text.substr(line + 8);
}

class Werkstuk : public ::testing::Test {
  protected:
    Bytes read(const std::string& path) {
        auto bytes = disk_->read(source(path));
        EXPECT_TRUE(bytes) << path;
        return bytes ? *bytes : Bytes();
    }
    Paper paper(const std::string& kind) {
        auto made = read_paper(read("templates/werkstukken/" + kind + ".xml"), kind, read("templates/schema/werkstuk.xsd"));
        EXPECT_TRUE(made) << kind << " " << (made ? "" : words_.describe(made.error()));
        return *made;
    }
    const Convenant& covenant(const std::string& town) {
        if (!covenants_.contains(town)) {
            auto reader = intake::ConvenantReader::create(read("templates/schema/convenant.xsd"), "convenant.xsd");
            auto reading = reader->read(read("samples/convenanten/" + town + ".xml"), town);
            EXPECT_TRUE(reading.convenant) << town;
            covenants_[town] = *reading.convenant;
        }
        return covenants_[town];
    }
    Regime regime_of(const Convenant& covenant) { return *regimes_.regime_for(covenant.regime, "", true); }
    /// The case of a sample, by its number.
    Dossier dossier(const std::string& town, const std::string& number) {
        const Convenant& parties = covenant(town);
        const Regime regime = regime_of(parties);
        auto reader = intake::CasusReader::create(read("templates/schema/casus.xsd"), "casus.xsd");
        for (const auto& entry : std::filesystem::directory_iterator(source("samples/dossiers/" + town))) {
            const Bytes bytes = *disk_->read(entry.path().string());
            if (text_of(bytes).find("nummer=\"" + number + "\"") == std::string::npos) continue;
            auto reading = reader->read(bytes, number, {&regime, &parties, {}, {}});
            EXPECT_TRUE(reading.dossier) << number;
            return *reading.dossier;
        }
        ADD_FAILURE() << "no sample " << number;
        return {};
    }
    std::string sample(const std::string& name) { return text_of(read("samples/werkstukken/" + name + ".xml")); }

    Told tell(const std::string& town, const std::string& text, std::function<void(Dossier&)> change = {}, std::function<void(Convenant&)> turn = {}) {
        auto schema = XmlSchema::compile(read("templates/schema/werkstukformulier.xsd"), "werkstukformulier.xsd");
        const FormReading reading = read_paper_form(view_of(text), "formulier", *schema);
        if (!reading.errors.empty()) return {reading.errors, "", {}};
        Convenant parties = covenant(town);
        if (turn) turn(parties);
        const Regime regime = regime_of(parties);
        std::optional<Dossier> about;
        if (!reading.form.dossier.empty()) about = dossier(town, reading.form.dossier);
        if (about && change) change(*about);
        const PaperContext context{.regime = regime, .convenant = parties, .kalender = kalender_, .dossier = about ? &*about : nullptr, .on = town == "midden-nederland" ? Date(2018, 8, 1) : Date(2026, 6, 1), .words = words_};
        PaperResult result = check_paper(paper(reading.form.kind), reading.form, context, "formulier");
        return {result.errors, result.facts, result.warnings};
    }
    Told tell(const std::string& name) { return tell(name.substr(0, name.find('/')), sample(name)); }
    std::optional<Error> missing(const std::string& town, const std::string& kind) {
        const Regime regime = regime_of(covenant(town));
        const Dossier about;
        const Paper asked = paper(kind);
        return paper_missing(asked, {.regime = regime, .convenant = covenant(town), .kalender = kalender_, .dossier = asked.of_case ? &about : nullptr, .on = Date(2026, 6, 1), .words = words_});
    }

    std::unique_ptr<FileSystem> disk_ = posix_file_system();
    RegimeLoader regimes_ = *RegimeLoader::load(*disk_, source("records/regimes"));
    Catalogue words_ = *load_catalogue(*disk_, source("locales"), "nl");
    Kalender kalender_ = *load_kalender(*disk_->read(source("records/regimes/kalender.xml")), "kalender.xml");
    std::map<std::string, Convenant> covenants_;
};

}  // namespace griffier::publish
