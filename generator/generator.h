#pragma once
// Start here. One case in, one document out, nothing kept: compose (values -> Stuk), lay out (Stuk -> Pagina), draw (Pagina -> PDF).
//
//     TRY_ASSIGN(auto generator, Generator::load(disk, {.templates = "templates", .locales = "locales"}));
//     TRY_ASSIGN(auto document, generator.make(opdracht));
//
// Loading reads everything that a document can need (templates, words, house styles, fonts) and refuses what is incomplete; making
// reads nothing. Documents: DOC-01 (norms.md 12).
#include <memory>
#include <string>

#include "generator/opdracht.h"
#include "generator/stuk.h"
#include "records/core/bytes.h"
#include "records/core/file_system.h"
#include "records/core/result.h"

namespace griffier {

namespace compose {
struct Composed;
}
namespace pdf {
struct DocumentInfo;
}

struct Document {
    Bytes pdf;            ///< PDF/A and PDF/UA
    std::string text;     ///< plain text in reading order, paragraphs apart by an empty line, UTF-8
    std::string stuk_xml; ///< the Stuk as XML (templates/schema/stuk.xsd), for tests and comparison; empty when it was not asked for
    int pages = 0;
};

class Generator {
  public:
    struct Folders {
        std::string templates;       ///< *.xsl, delen/, delen.sha256, unhandled.xsl, schema/stuk.xsd, huisstijl/*.xml (each names its fonts)
        std::string locales;         ///< nl.xml, nl.d/ and so on
        std::string colour_profile;  ///< sRGB ICC profile; "" = where Debian puts it
        std::string signing_key = {};     ///< every document is signed with it (PEM or PKCS#12, generator/pdf/signature.h); "" = none is
        std::string signing_pass = {};    ///< file with what opens that key; "" = it is not locked
    };
    /// Reads and checks all templates in all languages; what a letter needs is prepared for the first one that does. A missing key, an unknown element, a part that is not the pinned one or a
    /// style that is not there is Kind::configuration, and so is a signing key that cannot sign (ondertekening.*).
    static Result<Generator> load(FileSystem& disk, const Folders& folders);

    /// Makes one document in the house style of its sender (Partij::huis; "" = neutraal). Errors: the order's own (stuk.*, brief.*),
    /// huisstijl.onbekend (refused), a text that cannot be set (opmaak.*) or drawn (pdf.*). Nothing is left behind.
    /// May be called from several threads at once; the bytes depend on the order alone.
    /// `proof` draws the address window and longer fold marks on the letter, for a look at a house style; such a page is not for sending
    /// and is not signed.
    Result<Document> make(const Opdracht& opdracht, bool proof = false, bool with_xml = false) const;

    /// A document about no case: the facts as XML that a room of its own wrote (generator/publish), and what names the paper.
    struct Facts {
        std::string kind, language = "nl", number, house, xml;
        Date date;
    };
    /// Errors: stuk.onbekende_soort, stuk.onbekende_taal (Kind::usage), huisstijl.onbekend (refused), opmaak.*, pdf.*. As `make` otherwise.
    Result<Document> print(const Facts& facts, bool with_xml = false) const;

    Generator(Generator&&) noexcept;
    Generator& operator=(Generator&&) noexcept;
    ~Generator();

  private:
    struct Parts;
    static Result<Document> finish(const Parts& parts, compose::Composed&& composed, const std::string& house, const std::string& number, const pdf::DocumentInfo& info, bool proof);
    explicit Generator(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace griffier
