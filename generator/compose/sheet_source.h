#pragma once
// From a template as written to a sheet as compiled. Three things happen, once, when templates are loaded:
//   1 merge   every xsl:include of a shared part is replaced by the part, which must have the pinned hash; no other loading is left
//   2 check   only the instructions and XPath functions of a closed list remain
//   3 expand  <t:tekst k="..."/> becomes the words of one language; a key that the locale lacks stops the loading
// In a template: <t:tekst k="brief.betreft"><t:met select="datum"/></t:tekst> fills {0}; <t:met> may hold elements instead of a
// select; with aantal="XPath of a number" the singular text of the key is taken when that number is one.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/catalogue.h"
#include "records/core/result.h"

struct _xmlDoc;

namespace griffier::compose {

/// Shared parts by the name that templates use ("delen/brief.xsl").
class Parts {
  public:
    /// `pins`: lines of "hash  name" (the format of sha256sum). Error sjabloon.deel_gewijzigd when a part's bytes have another hash,
    /// sjabloon.deel_ontbreekt when a pinned part is not among `files`, sjabloon.deel_niet_vastgezet when a file has no pin.
    static Result<Parts> load(ByteView pins, const std::map<std::string, Bytes>& files);
    const Bytes* find(const std::string& name) const;

  private:
    std::map<std::string, Bytes> parts_;
};

using SheetDocument = std::shared_ptr<_xmlDoc>;

/// Steps 1 and 2. Errors (Kind::configuration, with file and line): those of XmlDocument::parse; sjabloon.laden (include or import
/// of anything that is no pinned part, or twice); sjabloon.instructie (args: name); sjabloon.functie (args: name).
Result<SheetDocument> merge_parts(ByteView sheet, const std::string& name, const Parts& parts);

/// Step 3, on a copy. Errors: sjabloon.sleutel_ontbreekt (args: key, language), sjabloon.invulling (a text asks for another number of
/// values than the template gives; args: key, language).
Result<SheetDocument> expand_texts(const SheetDocument& sheet, const std::string& name, const Catalogue& words);

/// What expand_texts would refuse with the words for each of `readers` (their tags, as Catalogue::for_reader takes them), without making
/// a sheet for any.
Status check_texts(const SheetDocument& sheet, const std::string& name, const Catalogue& words, const std::vector<std::vector<std::string>>& readers);

}  // namespace griffier::compose
