#include "generator/compose/sheet_source.h"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <new>
#include <set>
#include <string_view>
#include <vector>

#include "records/core/crypto.h"
#include "records/core/xml.h"

namespace griffier::compose {
namespace {

constexpr std::string_view xsl = "http://www.w3.org/1999/XSL/Transform";
constexpr std::string_view own = "urn:griffier:tekst";

// sort, number and key are left out on purpose: order and numbers are the business of C++.
constexpr std::array<std::string_view, 17> instructions{"stylesheet", "output", "template", "param", "variable", "apply-templates",
                                                        "call-template", "with-param", "if", "choose", "when", "otherwise",
                                                        "for-each", "value-of", "text", "attribute", "message"};
// generate-id and system-property would make bytes differ between runs; document and unparsed-entity-uri load.
constexpr std::array<std::string_view, 14> functions{"position", "last", "count", "name", "local-name", "string", "concat",
                                                     "starts-with", "contains", "normalize-space", "not", "true", "false",
                                                     "string-length"};
constexpr std::array<std::string_view, 7> no_functions{"and", "or", "div", "mod", "text", "node", "comment"};

template <class List>
bool among(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view local(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }
bool is(const xmlNode* node, std::string_view ns) {
    return node->type == XML_ELEMENT_NODE && node->ns && node->ns->href && reinterpret_cast<const char*>(node->ns->href) == ns;
}
bool is(const xmlNode* node, std::string_view ns, std::string_view name) { return is(node, ns) && local(node) == name; }

std::string attribute(const xmlNode* node, const char* name) {
    xmlChar* value = xmlGetNoNsProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name));
    std::string text = value ? reinterpret_cast<char*>(value) : "";
    xmlFree(value);
    return text;
}

Error at(const std::string& code, const std::string& file, const xmlNode* node, std::vector<std::string> args) {
    return error_of(Kind::configuration, code, {file, static_cast<int>(xmlGetLineNo(const_cast<xmlNode*>(node))), std::string(local(node))},
                    std::move(args));
}

SheetDocument copy_of(const xmlDoc* doc) {
    SheetDocument copy(xmlCopyDoc(const_cast<xmlDoc*>(doc), 1), xmlFreeDoc);
    if (!copy) throw std::bad_alloc();
    return copy;
}

bool name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

// The first function call in an XPath text that the list does not know, or "".
std::string forbidden_function(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
            continue;
        }
        if (c == '\'' || c == '"') {
            quote = c;
            continue;
        }
        if (c != '(') continue;
        std::size_t end = i;
        while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\t')) --end;
        std::size_t begin = end;
        while (begin > 0 && name_character(text[begin - 1])) --begin;
        const auto word = text.substr(begin, end - begin);
        if (!word.empty() && !among(functions, word) && !among(no_functions, word)) return std::string(word);
    }
    return {};
}

// Attributes in which libxslt evaluates XPath; in literal elements and in xsl:attribute only what stands in braces.
Status check_attributes(const xmlNode* node, const std::string& file) {
    const bool instruction = is(node, xsl) || is(node, own);
    for (const xmlAttr* a = node->properties; a; a = a->next) {
        const std::string name = reinterpret_cast<const char*>(a->name);
        if (a->ns && a->ns->href && reinterpret_cast<const char*>(a->ns->href) == xsl) return at("sjabloon.instructie", file, node, {"xsl:" + name});
        if (name == "extension-element-prefixes") return at("sjabloon.instructie", file, node, {name});
        const std::string value = attribute(node, name.c_str());
        const bool expression = instruction && (name == "select" || name == "test" || name == "match" || name == "use" || name == "aantal");
        if (!expression && value.find('{') == std::string::npos) continue;
        if (const auto function = forbidden_function(value); !function.empty()) return at("sjabloon.functie", file, node, {function});
    }
    return {};
}

Status check(const xmlNode* node, const std::string& file) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (is(node, xsl)) {
            if (!among(instructions, local(node))) return at("sjabloon.instructie", file, node, {"xsl:" + std::string(local(node))});
        } else if (is(node, own)) {
            if (local(node) != "tekst" && local(node) != "met") return at("sjabloon.instructie", file, node, {"t:" + std::string(local(node))});
        } else if (node->ns) {
            return at("sjabloon.instructie", file, node, {std::string(local(node))});
        }
        TRY(check_attributes(node, file));
        TRY(check(node->children, file));
    }
    return {};
}

// ---- texts --------------------------------------------------------------------------------------------------------------------

xmlNode* instruction(xmlNode* like, xmlNs* ns, const char* name) {
    xmlNode* made = xmlNewDocNode(like->doc, ns, reinterpret_cast<const xmlChar*>(name), nullptr);
    if (!made) throw std::bad_alloc();
    made->line = like->line;
    return made;
}

void set(xmlNode* node, const char* name, const std::string& value) {
    xmlSetProp(node, reinterpret_cast<const xmlChar*>(name), reinterpret_cast<const xmlChar*>(value.c_str()));
}

// Whether {0} to {n-1} all stand in the text and nothing else in braces.
bool fits(std::string_view text, std::size_t values) {
    std::vector<bool> used(values, false);
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        if (text.find('}', open) != open + 2 || text[open + 1] < '0' || text[open + 1] > '9') return false;
        const auto index = static_cast<std::size_t>(text[open + 1] - '0');
        if (index >= values) return false;
        used[index] = true;
    }
    return std::all_of(used.begin(), used.end(), [](bool u) { return u; });
}

// The words of a language for several readers, without a catalogue for each: "key@tag" by key and tag, and which keys have any.
struct Wording {
    const Catalogue& words;
    const std::vector<std::vector<std::string>>& readers;
    std::set<std::string, std::less<>> varied;

    Wording(const Catalogue& all, const std::vector<std::vector<std::string>>& tags) : words(all), readers(tags) {
        for (const auto& [key, text] : words.all())
            if (const auto at = key.find('@'); at != std::string::npos) varied.insert(key.substr(0, at) + key.substr(std::min(key.find('#', at), key.size())));
    }
    // Whether each reader has a text for the key, and whether each text asks for that many values.
    std::pair<bool, bool> judge(const std::string& key, std::size_t values) const {
        const auto base = words.all().find(key);
        const bool has_base = base != words.all().end();
        if (!varied.contains(key)) return {has_base, has_base && fits(base->second, values)};
        std::pair<bool, bool> good{true, true};
        const auto number = std::min(key.find('#'), key.size());
        for (const auto& tags : readers) {
            std::string text = has_base ? base->second : std::string();
            bool found = has_base;
            for (const auto& tag : tags) {
                const auto own_words = words.all().find(key.substr(0, number) + "@" + tag + key.substr(number));
                if (own_words == words.all().end()) continue;
                found = true;
                text = own_words->second;
                for (const char* who : {"{wie}", "{Wie}"})  // a name takes their place
                    for (auto at = text.find(who); at != std::string::npos; at = text.find(who)) text.erase(at, 5);
            }
            good.first = good.first && found;
            good.second = good.second && fits(text, values);
        }
        return good;
    }
};

Status check_words(const xmlNode* node, const std::string& file, const Wording& wording) {
    const bool in_text = is(node, own, "tekst");
    for (const xmlNode* child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        if (in_text != is(child, own, "met")) return at("sjabloon.instructie", file, child, {(is(child, own) ? "t:" : "") + std::string(local(child))});
        if (is(child, own, "tekst")) {
            const auto key = attribute(child, "k");
            std::size_t values = 0;
            for (const xmlNode* each = child->children; each; each = each->next) values += is(each, own, "met") ? 1 : 0;
            std::vector<std::pair<std::string, std::string>> asked{{key, key}};
            if (!attribute(child, "aantal").empty()) asked.emplace_back(key + "#1", key + " (aantal 1)");
            for (const auto& [each, shown] : asked) {
                const auto [found, fitting] = wording.judge(each, values);
                if (!found) return at("sjabloon.sleutel_ontbreekt", file, child, {shown, wording.words.language()});
                if (!fitting) return at("sjabloon.invulling", file, child, {key, wording.words.language()});
            }
        }
        TRY(check_words(child, file, wording));
    }
    return {};
}

struct Expander {
    const std::string& file;
    const Catalogue& words;
    xmlNs* ns;  // of XSLT, declared on the root

    // Words with {0} ... become xsl:text and the values; nothing when the values do not match.
    bool fill(xmlNode* target, const std::string& text, const std::vector<xmlNode*>& values) const {
        std::vector<bool> used(values.size(), false);
        std::size_t from = 0;
        const auto put = [&](const std::string& piece) {
            if (piece.empty()) return;
            xmlNode* node = instruction(target, ns, "text");
            xmlAddChild(node, xmlNewDocText(target->doc, reinterpret_cast<const xmlChar*>(piece.c_str())));
            xmlAddChild(target, node);
        };
        while (true) {
            const auto open = text.find('{', from);
            if (open == std::string::npos) break;
            const auto close = text.find('}', open);
            if (close != open + 2 || text[open + 1] < '0' || text[open + 1] > '9') return false;
            const auto index = static_cast<std::size_t>(text[open + 1] - '0');
            if (index >= values.size()) return false;
            put(text.substr(from, open - from));
            used[index] = true;
            if (const auto select = attribute(values[index], "select"); !select.empty()) {
                xmlNode* value = instruction(target, ns, "value-of");
                set(value, "select", select);
                xmlAddChild(target, value);
            } else {
                for (xmlNode* child = values[index]->children; child; child = child->next)
                    xmlAddChild(target, xmlDocCopyNode(child, target->doc, 1));
            }
            from = close + 1;
        }
        put(text.substr(from));
        return std::all_of(used.begin(), used.end(), [](bool u) { return u; });
    }

    Status replace(xmlNode* node) const {
        const auto key = attribute(node, "k");
        const auto plural = words.all().find(key);
        if (plural == words.all().end()) return at("sjabloon.sleutel_ontbreekt", file, node, {key, words.language()});
        std::vector<xmlNode*> values;
        for (xmlNode* child = node->children; child; child = child->next)
            if (is(child, own, "met")) values.push_back(child);
            else if (child->type == XML_ELEMENT_NODE) return at("sjabloon.instructie", file, child, {std::string(local(child))});
        const auto number = attribute(node, "aantal");
        // A choose with one always-true branch keeps both cases in one shape.
        xmlNode* choose = instruction(node, ns, "choose");
        const auto branch = [&](const char* test, const std::string& text) {
            xmlNode* when = instruction(node, ns, "when");
            set(when, "test", test);
            xmlAddChild(choose, when);
            return fill(when, text, values);
        };
        bool good = true;
        if (!number.empty()) {
            const auto singular = words.all().find(key + "#1");
            if (singular == words.all().end()) {
                xmlFreeNode(choose);
                return at("sjabloon.sleutel_ontbreekt", file, node, {key + " (aantal 1)", words.language()});
            }
            good = branch(("(" + number + ") = 1").c_str(), singular->second);
        }
        good = branch("true()", plural->second) && good;
        const auto error = at("sjabloon.invulling", file, node, {key, words.language()});
        xmlReplaceNode(node, choose);
        xmlFreeNode(node);
        if (!good) return error;
        return walk(choose);
    }

    Status walk(xmlNode* node) const {
        for (xmlNode* child = node->children; child;) {
            xmlNode* next = child->next;
            if (is(child, own)) {
                if (local(child) != "tekst") return at("sjabloon.instructie", file, child, {"t:" + std::string(local(child))});
                TRY(replace(child));
            } else {
                TRY(walk(child));
            }
            child = next;
        }
        return {};
    }
};

}  // namespace

Result<Parts> Parts::load(ByteView pins, const std::map<std::string, Bytes>& files) {
    Parts parts;
    const std::string lines = text_of(pins);
    for (std::size_t from = 0; from < lines.size();) {
        auto end = lines.find('\n', from);
        if (end == std::string::npos) end = lines.size();
        const auto line = lines.substr(from, end - from);
        from = end + 1;
        if (line.empty()) continue;
        const auto gap = line.find("  ");
        if (gap == std::string::npos) return error_of(Kind::configuration, "sjabloon.vastzetting", {"delen.sha256", 0, {}}, {});
        const auto name = line.substr(gap + 2);
        const auto file = files.find(name);
        if (file == files.end()) return error_of(Kind::configuration, "sjabloon.deel_ontbreekt", {name, 0, {}}, {name});
        if (hex(sha256(file->second)) != line.substr(0, gap)) return error_of(Kind::configuration, "sjabloon.deel_gewijzigd", {name, 0, {}}, {name});
        parts.parts_[name] = file->second;
    }
    for (const auto& [name, bytes] : files)
        if (!parts.parts_.contains(name)) return error_of(Kind::configuration, "sjabloon.deel_niet_vastgezet", {name, 0, {}}, {name});
    return parts;
}

const Bytes* Parts::find(const std::string& name) const {
    const auto found = parts_.find(name);
    return found == parts_.end() ? nullptr : &found->second;
}

Result<SheetDocument> merge_parts(ByteView sheet, const std::string& name, const Parts& parts) {
    TRY_ASSIGN(auto written, XmlDocument::parse(sheet, name));
    auto doc = copy_of(written.raw());
    xmlNode* root = xmlDocGetRootElement(doc.get());
    if (!is(root, xsl, "stylesheet")) return at("sjabloon.instructie", name, root, {std::string(local(root))});
    std::set<std::string> merged;
    for (xmlNode* node = root->children; node;) {
        xmlNode* next = node->next;
        if (is(node, xsl, "include") || is(node, xsl, "import")) {
            const auto href = attribute(node, "href");
            const auto* part = parts.find(href);
            if (local(node) == "import" || !part || !merged.insert(href).second) return at("sjabloon.laden", name, node, {href});
            TRY_ASSIGN(auto shared, XmlDocument::parse(*part, href));
            const xmlNode* shared_root = xmlDocGetRootElement(shared.raw());
            if (!is(shared_root, xsl, "stylesheet")) return at("sjabloon.instructie", href, shared_root, {std::string(local(shared_root))});
            for (xmlNode* child = shared_root->children; child; child = child->next) {
                if (child->type != XML_ELEMENT_NODE) continue;
                if (is(child, xsl, "include") || is(child, xsl, "import")) return at("sjabloon.laden", href, child, {attribute(child, "href")});
                xmlNode* copy = xmlDocCopyNode(child, doc.get(), 1);
                if (!copy) throw std::bad_alloc();
                xmlAddPrevSibling(node, copy);
            }
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
        node = next;
    }
    TRY(check(xmlDocGetRootElement(doc.get()), name));
    return doc;
}

Result<SheetDocument> expand_texts(const SheetDocument& sheet, const std::string& name, const Catalogue& words) {
    auto doc = copy_of(sheet.get());
    xmlNode* root = xmlDocGetRootElement(doc.get());
    xmlNs* ns = xmlSearchNsByHref(doc.get(), root, reinterpret_cast<const xmlChar*>(xsl.data()));
    TRY((Expander{name, words, ns}.walk(root)));
    return doc;
}

Status check_texts(const SheetDocument& sheet, const std::string& name, const Catalogue& words, const std::vector<std::vector<std::string>>& readers) {
    return check_words(xmlDocGetRootElement(sheet.get()), name, Wording(words, readers));
}

}  // namespace griffier::compose
