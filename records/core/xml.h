#pragma once
// Hardened reading of XML on libxml2 (which no other room includes, except generator/compose for libxslt).
// Refused before a tree is used: any DOCTYPE, not UTF-8, more than the limits below, not well formed. Nothing is ever loaded from
// disk or network: the external entity loader of the process refuses everything. Source: faults.md 68 to 71.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
    /// Parses bytes. `name` is what errors call the file. Error codes: xml.te_groot, xml.niet_utf8, xml.doctype, xml.niet_welgevormd,
    /// xml.te_diep, xml.te_veel.
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
    static Result<XmlSchema> compile(ByteView bytes, const std::string& name);
    /// All violations, each with line and element in its place (code xml.schema, args: libxml2's reason with quoted values left
    /// out, since a value may be a person's); empty when valid.
    std::vector<Error> validate(const XmlDocument& document) const;

  private:
    std::shared_ptr<void> schema_;
};

/// Escapes & < > " for text and attributes.
std::string xml_escape(std::string_view text);

}  // namespace griffier
