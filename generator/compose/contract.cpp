#include "generator/compose/contract.h"

#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <new>
#include <stdexcept>

#include "generator/compose/sheet.h"
#include "generator/compose/stuk_reader.h"
#include "records/core/text.h"

namespace griffier::compose {
namespace {

struct Compiled {
    XmlDocument source;  // libxml2 keeps pointers into it
    std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)> schema{nullptr, xmlSchemaFree};
};

void say_nothing(void*, xmlErrorPtr) {}

// What XML cannot hold (a control character, bytes that are no UTF-8) would be refused by a parser; here nothing is parsed.
bool sound(const xmlChar* content) {
    if (!content) return true;
    const std::string_view text(reinterpret_cast<const char*>(content));
    bool ascii = true;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n' && c != '\t') return false;
        ascii = ascii && byte < 0x80;
    }
    return ascii || (valid_utf8(text) && text.find("\xEF\xBF\xBE") == text.npos && text.find("\xEF\xBF\xBF") == text.npos);
}

bool sound(const xmlNode* node, int depth) {
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            if (!sound(node->content)) return false;
        } else if (node->type == XML_ELEMENT_NODE) {
            if (depth == 0) return false;
            for (const xmlAttr* attribute = node->properties; attribute; attribute = attribute->next)
                if (!sound(attribute->children, depth - 1)) return false;
            if (!sound(node->children, depth - 1)) return false;
        }
    }
    return true;
}

}  // namespace

Result<Contract> Contract::compile(ByteView schema, const std::string& name) {
    Contract contract;
    TRY_ASSIGN(contract.schema_, XmlSchema::compile(schema, name));
    auto compiled = std::make_shared<Compiled>();
    TRY_ASSIGN(compiled->source, XmlDocument::parse(schema, name));
    const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> context(xmlSchemaNewDocParserCtxt(compiled->source.raw()), xmlSchemaFreeParserCtxt);
    if (context) compiled->schema.reset(xmlSchemaParse(context.get()));
    if (!compiled->schema) throw std::bad_alloc();  // it compiled a moment ago
    contract.compiled_ = std::move(compiled);
    return contract;
}

Result<Stuk> Contract::read(const std::shared_ptr<_xmlDoc>& made, const std::string& name) const {
    const auto* compiled = static_cast<const Compiled*>(compiled_.get());
    if (!compiled) throw std::logic_error("a contract that was never compiled");
    xmlNode* root = xmlDocGetRootElement(made.get());
    if (root && sound(root, XmlLimits{}.depth)) {
        const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> context(xmlSchemaNewValidCtxt(compiled->schema.get()), xmlSchemaFreeValidCtxt);
        if (!context) throw std::bad_alloc();
        xmlSchemaSetValidStructuredErrors(context.get(), say_nothing, nullptr);
        if (xmlSchemaValidateDoc(context.get(), made.get()) == 0) return stuk_of(XmlElement(root));
    }
    return read_stuk(Sheet::xml(*made), name, schema_);
}

}  // namespace griffier::compose
