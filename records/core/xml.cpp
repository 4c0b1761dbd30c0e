#include "records/core/xml.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <cstring>
#include <mutex>
#include <new>

#include "records/core/text.h"
#include "records/core/xml_scan.h"

namespace griffier {
namespace {

constexpr std::string_view kInstance = "http://www.w3.org/2001/XMLSchema-instance";

/// Nothing is loaded but the parts of a schema that its caller has in memory (compile_schema_set).
xmlParserInputPtr refuse_entity(const char* url, const char*, xmlParserCtxtPtr context) {
    const auto* files = detail::served_files();
    if (!files || !url) return nullptr;
    const std::string_view path = url;
    const auto found = files->find(std::string(path.substr(path.rfind('/') + 1)));
    if (found == files->end()) return nullptr;
    const Bytes& bytes = found->second;
    xmlParserInputBufferPtr buffer = xmlParserInputBufferCreateMem(reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()), XML_CHAR_ENCODING_NONE);
    xmlParserInputPtr input = buffer ? xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE) : nullptr;
    if (input) input->filename = reinterpret_cast<char*>(xmlStrdup(reinterpret_cast<const xmlChar*>(url)));
    return input;
}
void ignore_generic(void*, const char*, ...) {}
void ignore_structured(void*, xmlErrorPtr) {}

struct Run {
    int error_line = 0;
    bool failed = false, doctype = false, memory = false;
};

Run* run_of(void* context) { return static_cast<Run*>(static_cast<xmlParserCtxtPtr>(context)->_private); }

void refuse_subset(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    run_of(context)->doctype = true;
    xmlStopParser(static_cast<xmlParserCtxtPtr>(context));
}

void note_error(void* context, xmlErrorPtr error) {
    Run* run = run_of(context);
    run->memory = run->memory || error->code == XML_ERR_NO_MEMORY;
    if (error->level < XML_ERR_ERROR || run->failed) return;
    run->failed = true;
    run->error_line = error->line;
}

// xsi:schemaLocation would send the schema validator after other files; it is for editors only, so it never reaches the tree.
void start_element(void* context, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
                   int count, int defaulted, const xmlChar** attributes) {
    int kept = 0;
    for (int i = 0; i < count; ++i) {
        const xmlChar** five = attributes + 5 * i;
        auto is = [&](int at, std::string_view text) { return five[at] && text == reinterpret_cast<const char*>(five[at]); };
        if (is(2, kInstance) && (is(0, "schemaLocation") || is(0, "noNamespaceSchemaLocation"))) continue;
        if (kept != i) std::memmove(attributes + 5 * kept, five, 5 * sizeof(xmlChar*));
        ++kept;
    }
    xmlSAX2StartElementNs(context, local, prefix, uri, namespace_count, namespaces, kept, defaulted, attributes);
}

struct FreeContext {
    void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
};

}  // namespace

namespace detail {
const std::map<std::string, Bytes>*& served_files() {
    thread_local const std::map<std::string, Bytes>* files = nullptr;
    return files;
}

void harden_libxml() {
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
        xmlSetExternalEntityLoader(refuse_entity);
    });
    // Thread-local in libxml2: whatever thread parses must not print.
    xmlSetGenericErrorFunc(nullptr, ignore_generic);
    xmlSetStructuredErrorFunc(nullptr, ignore_structured);
}
}  // namespace detail

Result<XmlDocument> XmlDocument::parse(ByteView bytes, const std::string& name, const XmlLimits& limits) {
    detail::harden_libxml();
    TRY(scan_xml(bytes, name, limits));

    std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
    if (!context) throw std::bad_alloc();
    Run run;
    context->_private = &run;
    context->sax->internalSubset = refuse_subset;
    context->sax->externalSubset = refuse_subset;
    context->sax->startElementNs = start_element;
    context->sax->serror = note_error;
    xmlDocPtr tree = xmlCtxtReadMemory(context.get(), reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr,
                                       "UTF-8", XML_PARSE_NONET);
    XmlDocument document;
    document.doc_ = std::shared_ptr<xmlDoc>(tree, xmlFreeDoc);
    document.name_ = name;
    if (run.memory) throw std::bad_alloc();  // says nothing about the file
    if (run.doctype) return refused("xml.doctype", {name, 0, ""});
    if (!tree || run.failed || !context->wellFormed || !xmlDocGetRootElement(tree))
        return refused("xml.niet_welgevormd", {name, run.error_line, ""});
    return document;
}

XmlElement XmlDocument::root() const { return XmlElement(doc_ ? xmlDocGetRootElement(doc_.get()) : nullptr); }

namespace {
std::string string_of(const xmlChar* text) { return text ? std::string(reinterpret_cast<const char*>(text)) : std::string(); }
bool is_text(const xmlNode* node) { return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE; }

std::string value_of(const xmlAttr* attribute) {
    std::string value;
    for (const xmlNode* part = attribute->children; part; part = part->next)
        if (is_text(part)) value += string_of(part->content);
    return value;
}

// Depth is bounded by XmlLimits, so recursion is.
void collect(const xmlNode* node, std::string& out) {
    for (const xmlNode* child = node->children; child; child = child->next) {
        if (is_text(child)) out += string_of(child->content);
        else if (child->type == XML_ELEMENT_NODE) collect(child, out);
    }
}
}  // namespace

std::string XmlElement::name() const { return node_ ? string_of(node_->name) : std::string(); }
std::string XmlElement::ns() const { return node_ && node_->ns ? string_of(node_->ns->href) : std::string(); }
int XmlElement::line() const { return node_ ? static_cast<int>(xmlGetLineNo(node_)) : 0; }

std::optional<std::string> XmlElement::attribute(std::string_view name) const {
    if (!node_) return std::nullopt;
    for (xmlAttrPtr attribute = node_->properties; attribute; attribute = attribute->next)
        if (!attribute->ns && name == reinterpret_cast<const char*>(attribute->name)) return value_of(attribute);
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> XmlElement::attributes() const {
    std::vector<std::pair<std::string, std::string>> out;
    if (node_)
        for (xmlAttrPtr attribute = node_->properties; attribute; attribute = attribute->next)
            out.emplace_back(string_of(attribute->name), value_of(attribute));
    return out;
}

std::string XmlElement::get(std::string_view name) const { return attribute(name).value_or(""); }

std::vector<std::string> XmlElement::attribute_names() const {
    std::vector<std::string> names;
    for (xmlAttrPtr attribute = node_ ? node_->properties : nullptr; attribute; attribute = attribute->next)
        if (!attribute->ns) names.emplace_back(reinterpret_cast<const char*>(attribute->name));
    return names;
}

std::string XmlElement::text() const {
    std::string out;
    if (node_) collect(node_, out);
    return out;
}

std::string XmlElement::text_of(std::string_view child_name) const { return child(child_name).text(); }

XmlElement XmlElement::child(std::string_view name) const {
    if (node_)
        for (xmlNodePtr child = node_->children; child; child = child->next)
            if (child->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(child->name)) return XmlElement(child);
    return {};
}

std::vector<XmlElement> XmlElement::children() const {
    std::vector<XmlElement> out;
    if (node_)
        for (xmlNodePtr child = node_->children; child; child = child->next)
            if (child->type == XML_ELEMENT_NODE) out.emplace_back(child);
    return out;
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
    std::vector<XmlElement> out;
    for (const XmlElement& element : children())
        if (name == reinterpret_cast<const char*>(element.raw()->name)) out.push_back(element);
    return out;
}

std::vector<XmlElement::Piece> XmlElement::pieces() const {
    std::vector<Piece> out;
    if (!node_) return out;
    for (xmlNodePtr child = node_->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) {
            out.push_back({"", std::make_shared<XmlElement>(child)});
        } else if (is_text(child)) {
            if (out.empty() || out.back().element) out.push_back({});
            out.back().text += string_of(child->content);
        }
    }
    return out;
}

std::string xml_escape(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace griffier
