#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <array>

#include "records/core/schema_set.h"
#include "records/core/xml.h"
#include "records/core/xml_scan.h"

namespace griffier {
namespace {

constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema";
// A file of nothing but mistakes must not fill the memory with reports.
constexpr std::size_t kMostErrors = 100;

struct Compiled {
    XmlDocument source;  // libxml2 keeps pointers into it
    xmlSchemaPtr schema = nullptr;
    ~Compiled() { xmlSchemaFree(schema); }
};

bool reaches_out(const XmlElement& element) {
    if (element.ns() == kXsd)
        for (std::string_view word : {"include", "import", "redefine", "override"})
            if (element.name() == word) return true;
    for (const XmlElement& child : element.children())
        if (reaches_out(child)) return true;
    return false;
}

// What stands before the first ": " is made of names; after it a value of the file may stand in quotes, quotes of its own included.
// Only what follows the last known phrase of libxml2 is sure to be libxml2's.
std::string without_values(const std::string& message) {
    static const std::array<std::string_view, 7> phrases = {"' is not a valid value of", "' is not accepted by the pattern", "' is not an element of the set",
                                                            "' has a length of", "' is greater than the maximum", "' is less than the minimum",
                                                            "' has more digits than"};
    std::size_t start = message.find("': ");
    if (start == std::string::npos) return "";
    std::string rest = message.substr(start + 3);
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == ' ')) rest.pop_back();
    std::string facet;
    if (rest.starts_with("[facet '")) {
        std::size_t end = rest.find("'] ");
        if (end != std::string::npos) facet = rest.substr(0, end + 3);
        rest.erase(0, facet.size());
    }
    std::size_t cut = std::string::npos;
    for (std::string_view phrase : phrases) {
        std::size_t found = rest.rfind(phrase);
        if (found != std::string::npos && (cut == std::string::npos || found > cut)) cut = found;
    }
    if (cut != std::string::npos) return facet + "value '...'" + rest.substr(cut + 1);
    std::size_t first = rest.find('\''), final = rest.rfind('\'');
    if (first != std::string::npos && final > first) rest.replace(first, final - first + 1, "'...'");
    return facet + rest;
}

std::string attribute_in(const std::string& message) {
    constexpr std::string_view word = "attribute '";
    std::size_t at = message.find(word);
    if (at == std::string::npos) return "";
    at += word.size();
    return message.substr(at, message.find('\'', at) - at);
}

struct Collected {
    const XmlDocument* document;
    std::vector<Error> errors;
};

void collect(void* data, xmlErrorPtr error) {
    auto* out = static_cast<Collected*>(data);
    if (out->errors.size() >= kMostErrors) return;
    auto* node = static_cast<xmlNodePtr>(error->node);
    Place place{out->document->name(), error->line, ""};
    if (node) {
        place.element = node->name ? reinterpret_cast<const char*>(node->name) : "";
        if (node->type == XML_ELEMENT_NODE) place.line = static_cast<int>(xmlGetLineNo(node));
    }
    std::string message = error->message ? error->message : "";
    while (!message.empty() && message.back() == '\n') message.pop_back();
    std::size_t expected = message.rfind("Expected is");
    std::string names;
    if (std::size_t open = message.find('(', expected == std::string::npos ? message.size() : expected); open != std::string::npos)
        names = message.substr(open + 1, message.rfind(')') - open - 1);
    while (!names.empty() && names.front() == ' ') names.erase(0, 1);
    while (!names.empty() && names.back() == ' ') names.pop_back();

    for (std::size_t space = names.find('{'); space != std::string::npos; space = names.find('{', space))
        names.erase(space, names.find('}', space) - space + 1);  // the reader knows the names, not the namespace

    switch (error->code) {
        case XML_SCHEMAV_ELEMENT_CONTENT:
            if (message.find("Missing child element") != std::string::npos)
                out->errors.push_back(refused("xml.schema_ontbreekt", place, {place.element, names}));
            else
                out->errors.push_back(refused("xml.schema_onverwacht", place, {place.element, names}));
            return;
        case XML_SCHEMAV_CVC_ELT_1:
            out->errors.push_back(refused("xml.schema_wortel", place, {place.element}));
            return;
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
            out->errors.push_back(refused("xml.schema_attribuut", place, {place.element, attribute_in(message)}));
            return;
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_4: {
            std::size_t at = message.find("The attribute '");
            out->errors.push_back(refused("xml.schema_attribuut_ontbreekt", place,
                                          {place.element, at == std::string::npos ? "" : attribute_in(message.substr(at))}));
            return;
        }
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_4:
            out->errors.push_back(refused("xml.schema_tekst", place, {place.element}));
            return;
        default: break;
    }
    std::string attribute;
    if (std::size_t colon = message.find("': "); colon != std::string::npos) attribute = attribute_in(message.substr(0, colon + 1));
    if (node && node->type == XML_ATTRIBUTE_NODE) {
        attribute = place.element;
        if (node->parent) {
            place.element = reinterpret_cast<const char*>(node->parent->name);
            place.line = static_cast<int>(xmlGetLineNo(node->parent));
        }
    }
    out->errors.push_back(refused("xml.schema_waarde", place, {attribute.empty() ? place.element : attribute, without_values(message)}));
}

}  // namespace

Result<XmlSchema> XmlSchema::compile(ByteView bytes, const std::string& name) {
    auto compiled = std::make_shared<Compiled>();
    auto parsed = XmlDocument::parse(bytes, name);
    if (!parsed) {
        Error error = parsed.error();
        error.kind = Kind::configuration;
        return error;
    }
    compiled->source = *std::move(parsed);
    if (!detail::served_files() && reaches_out(compiled->source.root())) return error_of(Kind::configuration, "xml.schema_verwijst", {name, 0, ""});

    std::unique_ptr<xmlSchemaParserCtxt, void (*)(xmlSchemaParserCtxtPtr)> context(xmlSchemaNewDocParserCtxt(compiled->source.raw()),
                                                                                   xmlSchemaFreeParserCtxt);
    struct First {
        int line = 0;
        std::string reason;
    } first;
    xmlSchemaSetParserStructuredErrors(
        context.get(),
        [](void* data, xmlErrorPtr error) {
            auto* out = static_cast<First*>(data);
            if (!out->reason.empty()) return;
            out->line = error->line;
            out->reason = error->message ? error->message : "?";
            while (!out->reason.empty() && out->reason.back() == '\n') out->reason.pop_back();
        },
        &first);
    compiled->schema = xmlSchemaParse(context.get());
    if (!compiled->schema) return error_of(Kind::configuration, "xml.schema_onjuist", {name, first.line, ""}, {first.reason});
    XmlSchema schema;
    schema.schema_ = compiled;
    return schema;
}

Result<XmlSchema> compile_schema_set(const std::map<std::string, Bytes>& files, const std::string& main) {
    const auto first = files.find(main);
    if (first == files.end()) return error_of(Kind::configuration, "xml.schema_deel_ontbreekt", {main, 0, ""}, {main});
    for (const auto& [name, bytes] : files) {
        auto part = XmlDocument::parse(bytes, name);
        if (part) continue;
        Error error = part.error();
        error.kind = Kind::configuration;
        return error;
    }
    struct Serving {
        explicit Serving(const std::map<std::string, Bytes>* parts) { detail::served_files() = parts; }
        ~Serving() { detail::served_files() = nullptr; }
    } serving(&files);
    return XmlSchema::compile(first->second, main);
}

std::vector<Error> XmlSchema::validate(const XmlDocument& document) const {
    detail::harden_libxml();
    auto compiled = std::static_pointer_cast<Compiled>(schema_);
    if (!compiled) throw std::logic_error("validate with a schema that was never compiled");
    Collected collected{&document, {}};
    std::unique_ptr<xmlSchemaValidCtxt, void (*)(xmlSchemaValidCtxtPtr)> context(xmlSchemaNewValidCtxt(compiled->schema), xmlSchemaFreeValidCtxt);
    xmlSchemaSetValidStructuredErrors(context.get(), collect, &collected);
    int result = xmlSchemaValidateDoc(context.get(), document.raw());
    if (result != 0 && collected.errors.empty()) collected.errors.push_back(refused("xml.schema", {document.name(), 0, ""}));
    return std::move(collected.errors);
}

}  // namespace griffier
