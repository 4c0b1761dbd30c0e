#include "generator/compose/tree.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <new>
#include <stdexcept>

namespace griffier::compose {
namespace {

const xmlChar* chars(const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); }

template <class T>
T* made(T* pointer) {
    if (!pointer) throw std::bad_alloc();
    return pointer;
}

}  // namespace

Tree::Tree(std::string_view root) : doc_(made(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0"))), xmlFreeDoc) {
    xmlDocSetRootElement(doc_.get(), made(xmlNewDocNode(doc_.get(), nullptr, chars(std::string(root)), nullptr)));
}

Tree Tree::given(const std::string& xml) {
    Tree tree;
    tree.doc_.reset(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_NOERROR | XML_PARSE_NOWARNING), xmlFreeDoc);
    if (!tree.doc_) throw std::logic_error("facts that are no XML");
    return tree;
}

Tree::Node Tree::root() { return Node(xmlDocGetRootElement(doc_.get())); }

Tree::Node Tree::Node::add(std::string_view name, std::string_view text) {
    xmlNode* child = made(xmlNewChild(node_, nullptr, chars(std::string(name)), nullptr));
    if (!text.empty()) xmlAddChild(child, made(xmlNewDocText(node_->doc, chars(std::string(text)))));
    return Node(child);
}

void Tree::Node::add_all(std::string_view name, const std::vector<std::string>& texts) {
    for (const auto& text : texts) add(name, text);
}

Tree::Node& Tree::Node::set(std::string_view attribute, std::string_view value) {
    made(xmlSetProp(node_, chars(std::string(attribute)), chars(std::string(value))));
    return *this;
}

std::string Tree::xml() const {
    xmlChar* memory = nullptr;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(doc_.get(), &memory, &size, "UTF-8", 1);
    std::string text(reinterpret_cast<char*>(made(memory)), static_cast<std::size_t>(size));
    xmlFree(memory);
    return text;
}

}  // namespace griffier::compose
