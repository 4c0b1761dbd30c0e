#pragma once
// Compose: values -> Stuk. Templates (templates/*.xsl) say what a document holds and in which order; locales say it in words; C++
// hands the template one tree in which all dates, numbers and names are already in words. Templates hold no legal number and no
// calculation, C++ holds no sentence.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "generator/compose/contract.h"
#include "generator/compose/sheet.h"
#include "generator/compose/sheet_source.h"
#include "generator/opdracht.h"
#include "generator/stuk.h"
#include "records/core/catalogue.h"
#include "records/core/file_system.h"
#include "records/core/result.h"
#include "records/core/xml.h"

namespace griffier::compose {

struct Composed {
    Stuk stuk;
    std::string xml;  ///< the same, as the template made it; empty when it was not asked for
};

class Composer {
  public:
    /// Reads every template and checks it against the words of every language and reader; the sheet for a language and a reader is
    /// compiled for the first letter that needs it, and kept. `templates`: the folder with *.xsl, unhandled.xsl, delen/*.xsl, delen.sha256 and
    /// schema/stuk.xsd. `languages`: language -> words, complete. All errors are Kind::configuration and name file and line.
    static Result<Composer> load(FileSystem& disk, const std::string& templates, std::map<std::string, Catalogue> languages);

    /// Errors: stuk.onbekende_soort, stuk.onbekende_taal (Kind::usage); stuk.niet_toegelaten (refused; args: verdict, first reason);
    /// stuk.geen_vertaling (refused; args: language, reader), stuk.vertaling_niet_vrijgegeven (refused; args: language, words_hash);
    /// those of the kind's own values (informatiebrief.h); those of Sheet::run and read_stuk. Nothing is left behind.
    /// May be called from several threads at once.
    Result<Composed> compose(const Opdracht& opdracht, bool with_xml = true) const;

    /// A document that is about no case: `facts` is what its own room wrote as XML, and the template sees that and nothing else.
    /// Errors: stuk.onbekende_soort, stuk.onbekende_taal (Kind::usage), those of Sheet::run and read_stuk.
    Result<Composed> compose_facts(const std::string& kind, const std::string& language, const std::string& number, const std::string& facts, bool with_xml = true) const;

    /// The hash by which a cooperation releases the words of a courtesy translation (hex); "" for a language that is complete and needs no
    /// release. A language is such a translation when its words have the keys vertaling.soorten and vertaling.lezers.
    std::string words_hash(const std::string& language) const;

    /// The kinds of document that can be made, in the order of their names.
    std::vector<std::string> kinds() const;

  private:
    // What a document says depends on who reads it; the same template is expanded with the words for each kind of reader.
    struct Wording {
        Catalogue words;
        Sheet sheet;
    };
    struct Wordings {
        std::mutex guard;
        std::map<std::string, std::unique_ptr<const Wording>> made;  // "kind language reader": bounded by how many there are of each
    };
    bool has_words(const std::string& kind, const std::string& language, const std::string& reader) const;
    Result<const Wording*> wording(const std::string& kind, const std::string& language, const std::string& reader) const;

    std::map<std::string, SheetDocument> templates_;  // by kind
    std::map<std::string, Catalogue> languages_;
    std::unique_ptr<Wordings> wordings_ = std::make_unique<Wordings>();
    std::map<std::string, std::string> hashes_;  // courtesy language -> hash of its words
    std::optional<Contract> contract_;
};

}  // namespace griffier::compose
