#pragma once
// Hardened reading of XML on libxml2 (which no other room includes, except generator/compose for libxslt).
// Refused before a tree is used: any DOCTYPE, not UTF-8, more than the limits below, not well formed. Nothing is ever loaded from
// disk or network: the external entity loader of the process refuses everything. Source: faults.md 68 to 71.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/result.h"

struct _xmlDoc;
struct _xmlNode;

namespace griffier {

struct XmlLimits {
    std::size_t bytes = 4u << 20;
    int depth = 64;
    std::size_t nodes = 200'000;       ///< elements, attributes and texts together
    std::size_t text_bytes = 65'536;   ///< in one text or attribute
};

/// Read access to one element. Valid as long as its XmlDocument lives.
class XmlElement {
  public:
    XmlElement() = default;
    explicit XmlElement(_xmlNode* node) : node_(node) {}
    explicit operator bool() const { return node_ != nullptr; }
    std::string name() const;
    std::string ns() const;
    int line() const;
    /// Attribute without namespace; nothing when absent.
    std::optional<std::string> attribute(std::string_view name) const;
    /// Attribute, or "" when absent.
    std::string get(std::string_view name) const;
    /// Names of the attributes without namespace, in order: for readers that refuse what they do not know.
    std::vector<std::string> attribute_names() const;
    /// All attributes, names without prefix, in order of the file.
    std::vector<std::pair<std::string, std::string>> attributes() const;
    /// Text of this element and all below it, as written.
    std::string text() const;
    /// Text of the first child element with this name, or "" when absent.
    std::string text_of(std::string_view child) const;
    XmlElement child(std::string_view name) const;
    std::vector<XmlElement> children() const;
    std::vector<XmlElement> children(std::string_view name) const;
    /// Child elements and text pieces in order, for mixed content: name "" means a text piece, whose characters stand in text.
    struct Piece {
        std::string text;
        std::shared_ptr<XmlElement> element;
    };
    std::vector<Piece> pieces() const;
    _xmlNode* raw() const { return node_; }

  private:
    _xmlNode* node_ = nullptr;
};

class XmlDocument {
  public:
    /// Parses bytes. `name` is what errors call the file. Error codes: xml.leeg, xml.te_groot, xml.niet_utf8 (another encoding declared
    /// included), xml.doctype, xml.niet_welgevormd, xml.te_diep, xml.te_veel. A byte order mark of UTF-8 is accepted.
    static Result<XmlDocument> parse(ByteView bytes, const std::string& name, const XmlLimits& limits = {});
    XmlElement root() const;
    const std::string& name() const { return name_; }
    _xmlDoc* raw() const { return doc_.get(); }

  private:
    std::shared_ptr<_xmlDoc> doc_;
    std::string name_;
};

/// A compiled XML Schema (W3C). Loading takes the schema's own bytes; it may not include others.
class XmlSchema {
  public:
    /// Kind::configuration when it is no schema, or names another file (xml.schema_onjuist, xml.schema_verwijst).
    static Result<XmlSchema> compile(ByteView bytes, const std::string& name);
    /// The violations, at most 100, each with line and element in its place; empty when valid. Codes: xml.schema_onverwacht and
    /// xml.schema_ontbreekt (args: element, what is expected), xml.schema_wortel, xml.schema_attribuut, xml.schema_attribuut_ontbreekt
    /// (element, attribute), xml.schema_tekst, xml.schema_waarde (element or attribute, libxml2's reason with the value left out, since
    /// a value may be a person's), xml.schema. xsi:schemaLocation has no effect: the parser leaves it out of the tree.
    std::vector<Error> validate(const XmlDocument& document) const;

  private:
    std::shared_ptr<void> schema_;
};

/// Escapes & < > " for text and attributes.
std::string xml_escape(std::string_view text);

}  // namespace griffier
