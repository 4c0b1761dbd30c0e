#include "generator/compose/sheet.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <mutex>
#include <string_view>
#include <vector>

namespace griffier::compose {
namespace {

using DocPtr = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;
using StylePtr = std::unique_ptr<xsltStylesheet, decltype(&xsltFreeStylesheet)>;
using ContextPtr = std::unique_ptr<xsltTransformContext, decltype(&xsltFreeTransformContext)>;

// Compile errors go through one process-wide function; each thread reads its own.
thread_local std::string* compile_errors = nullptr;

void append(std::string& target, const char* format, std::va_list args) {
    std::array<char, 512> line{};
    const int n = std::vsnprintf(line.data(), line.size(), format, args);
    if (n > 0 && target.size() < 4096) target.append(line.data());
}

extern "C" {
void collect_compile_error(void*, const char* format, ...) {
    if (!compile_errors) return;
    std::va_list args;
    va_start(args, format);
    append(*compile_errors, format, args);
    va_end(args);
}
void collect_run_error(void* target, const char* format, ...) {
    std::va_list args;
    va_start(args, format);
    append(*static_cast<std::string*>(target), format, args);
    va_end(args);
}
}

xsltSecurityPrefsPtr forbid_all() {
    static xsltSecurityPrefsPtr prefs = [] {
        xmlInitParser();
        xsltInit();
        xsltSetGenericErrorFunc(nullptr, collect_compile_error);
        auto* made = xsltNewSecurityPrefs();
        for (const auto option : {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
                                  XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK})
            if (!made || xsltSetSecurityPrefs(made, option, xsltSecurityForbid) != 0) throw std::bad_alloc();
        // Without the default, include and import would still read while a sheet is compiled.
        xsltSetDefaultSecurityPrefs(made);
        return made;
    }();
    return prefs;
}

StylePtr compile_copy(const xmlDoc& source) {
    forbid_all();
    DocPtr copy(xmlCopyDoc(const_cast<xmlDoc*>(&source), 1), xmlFreeDoc);
    if (!copy) throw std::bad_alloc();
    std::string errors;
    compile_errors = &errors;
    StylePtr style(xsltParseStylesheetDoc(copy.get()), xsltFreeStylesheet);
    compile_errors = nullptr;
    if (style) (void)copy.release();  // the sheet owns it now
    if (style && (style->errors != 0 || !errors.empty())) style.reset();
    return style;
}

// Elements whose white space is the reader's: text stands in them, so nothing may be added. All others hold elements only.
bool holds_text(const xmlNode* node) {
    for (const xmlNode* child = node->children; child; child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) return true;
    static constexpr std::array<std::string_view, 8> mixed{"p", "heading", "term", "title", "caption", "appendix", "contents", "closing"};
    const std::string_view name(reinterpret_cast<const char*>(node->name));
    for (const auto m : mixed)
        if (m == name) return true;
    return node->children == nullptr;
}

void one_block_a_line(xmlNode* node, int depth) {
    if (holds_text(node)) return;
    const auto line = [&](int n) {
        return xmlNewDocText(node->doc, reinterpret_cast<const xmlChar*>(("\n" + std::string(static_cast<std::size_t>(n), ' ')).c_str()));
    };
    for (xmlNode* child = node->children; child; child = child->next) {
        xmlAddPrevSibling(child, line(depth + 1));
        if (child->type == XML_ELEMENT_NODE) one_block_a_line(child, depth + 1);
    }
    xmlAddChild(node, line(depth));
}

// A sheet stops itself with "code argument" in letters, digits, dots, colons and dashes; anything else could be somebody's data.
bool plain_words(std::string_view text) {
    for (const char c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' || c == ' '))
            return false;
    return !text.empty();
}

// libxslt stops in the same way for its own errors, whose words can hold a text of the tree: those are told by their kind only.
Error stopped(const std::string& name, std::string message) {
    while (!message.empty() && message.back() == '\n') message.pop_back();
    if (!plain_words(message)) return error_of(Kind::configuration, "sjabloon.uitvoering", {name, 0, {}}, {name});
    constexpr std::string_view unknown = "onbekend-element ";
    if (message.rfind(unknown, 0) == 0)
        return error_of(Kind::configuration, "sjabloon.onbekend_element", {name, 0, {}}, {name, message.substr(unknown.size())});
    return error_of(Kind::configuration, "sjabloon.gestopt", {name, 0, {}}, {name, message});
}

}  // namespace

struct Sheet::Pool {
    std::string name;
    SheetLimits limits;
    DocPtr source{nullptr, xmlFreeDoc};
    std::mutex mutex;
    std::vector<StylePtr> idle;

    StylePtr take() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) return compile_copy(*source);
        auto style = std::move(idle.back());
        idle.pop_back();
        return style;
    }
    void give_back(StylePtr style) {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(style));
    }
};

Result<Sheet> Sheet::compile(const _xmlDoc& source, const std::string& name, const SheetLimits& limits) {
    auto pool = std::make_shared<Pool>();
    pool->name = name;
    pool->limits = limits;
    pool->source.reset(xmlCopyDoc(const_cast<xmlDoc*>(&source), 1));
    if (!pool->source) throw std::bad_alloc();
    auto style = compile_copy(source);
    if (!style) return error_of(Kind::configuration, "sjabloon.vertaling", {name, 0, {}}, {name});
    pool->give_back(std::move(style));
    return Sheet(std::move(pool));
}

const std::string& Sheet::name() const { return pool_->name; }

Result<std::shared_ptr<_xmlDoc>> Sheet::apply(const Tree& tree) const {
    auto style = pool_->take();
    if (!style) return error_of(Kind::configuration, "sjabloon.vertaling", {pool_->name, 0, {}}, {pool_->name});
    std::string errors;
    DocPtr result(nullptr, xmlFreeDoc);
    xsltTransformState state = XSLT_STATE_ERROR;
    {
        ContextPtr context(xsltNewTransformContext(style.get(), tree.raw()), xsltFreeTransformContext);
        if (!context || xsltSetCtxtSecurityPrefs(forbid_all(), context.get()) != 0) throw std::bad_alloc();
        xsltSetTransformErrorFunc(context.get(), &errors, collect_run_error);
        context->maxTemplateDepth = pool_->limits.template_depth;
        context->opLimit = pool_->limits.operations;
        context->xinclude = 0;
        result.reset(xsltApplyStylesheetUser(style.get(), tree.raw(), nullptr, nullptr, nullptr, context.get()));
        state = context->state;
    }
    // The names in the result stand in the sheet's dictionary: the sheet is lent until the result is gone.
    xmlDoc* doc = result.release();
    auto lent = std::make_shared<StylePtr>(std::move(style));
    std::shared_ptr<_xmlDoc> made(doc, [pool = pool_, lent](xmlDoc* each) {
        xmlFreeDoc(each);
        pool->give_back(std::move(*lent));
    });
    if (state == XSLT_STATE_STOPPED) return stopped(pool_->name, std::move(errors));
    // A result may be there although the transformation failed; any complaint counts, for a letter with a hole must not leave.
    if (state != XSLT_STATE_OK || !errors.empty() || !made || !xmlDocGetRootElement(made.get()))
        return error_of(Kind::configuration, "sjabloon.uitvoering", {pool_->name, 0, {}}, {pool_->name});
    return made;
}

std::string Sheet::xml(_xmlDoc& result) {
    one_block_a_line(xmlDocGetRootElement(&result), 0);
    xmlChar* memory = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(&result, &memory, &size, "UTF-8");
    if (!memory) throw std::bad_alloc();
    std::string text(reinterpret_cast<char*>(memory), static_cast<std::size_t>(size));
    xmlFree(memory);
    return text;
}

Result<std::string> Sheet::run(const Tree& tree) const {
    TRY_ASSIGN(const auto made, apply(tree));
    return xml(*made);
}

}  // namespace griffier::compose
