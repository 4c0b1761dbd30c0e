#include "generator/pdf/structure.h"

#include <map>

#include "generator/pdf/content.h"
#include "generator/pdf/syntax.h"

namespace griffier::pdf {
namespace {

int at(int first, std::size_t index) { return first + static_cast<int>(index); }

void append_rectangle(std::string& out, double left, double bottom, double right, double top) {
    out += '[';
    for (double value : {left, bottom, right, top}) append_number(out, value), out += ' ';
    out.back() = ']';
}

void append_destination(std::string& out, const Numbers& n, int page, double top) {
    out += '[';
    append_reference(out, n.page + page);
    out += "/XYZ null ";
    append_number(out, top);
    out += " null]";
}

// A rectangle without extent needs no appearance (ISO 19005-2 6.3.3); flags: print, locked.
std::string signature_field(const Opmaak& opmaak, const Numbers& n, std::size_t index) {
    std::string out = "<</Type/Annot/Subtype/Widget/FT/Sig/F 132/Rect[0 0 0 0]/T(Signature1)/TU";
    append_text_string(out, opmaak.annotations[index].contents);
    out += "/V ";
    append_reference(out, n.signature);
    out += "/P ";
    append_reference(out, n.page + opmaak.annotations[index].page);
    out += "/StructParent ";
    append_integer(out, static_cast<long long>(opmaak.pages.size() + index));
    return out + ">>";
}

}  // namespace

Opmaak with_signature_field(const Opmaak& opmaak) {
    Opmaak out = opmaak;
    using Kid = StructureElement::Kid;
    const int page = static_cast<int>(out.pages.size()) - 1, element = static_cast<int>(out.elements.size());
    Annotation field;
    field.page = page;
    field.contents = out.signature_label.empty() ? out.title : out.signature_label;
    field.element = element;
    field.signature = true;
    StructureElement form;
    form.tag = Tag::form;
    form.parent = 0;
    form.kids.push_back({Kid::Kind::annotation, static_cast<int>(out.annotations.size()), page});
    out.elements[0].kids.push_back({Kid::Kind::element, element, -1});
    out.elements.push_back(std::move(form));
    out.annotations.push_back(std::move(field));
    return out;
}

Numbers plan(const Opmaak& opmaak) {
    Numbers n;
    int next = 8;
    const auto take = [&](std::size_t count) {
        const int first = next;
        next += static_cast<int>(count);
        return first;
    };
    n.fonts = take(5 * opmaak.faces.size());
    n.page = take(opmaak.pages.size());
    n.content = take(opmaak.pages.size());
    n.annotations = take(opmaak.annotations.size());
    if (!opmaak.bookmarks.empty()) n.outline = take(1 + opmaak.bookmarks.size());
    n.elements = take(opmaak.elements.size());
    if (!opmaak.annotations.empty() && opmaak.annotations.back().signature) n.signature = take(1);
    n.last = next - 1;
    return n;
}

std::string structure_root(const Opmaak& opmaak, const Numbers& n) {
    std::string out = "<</Type/StructTreeRoot/K[";
    append_reference(out, n.elements);
    out += "]/ParentTree<</Nums[";
    std::vector<std::vector<int>> owners(opmaak.pages.size());
    for (std::size_t p = 0; p < opmaak.pages.size(); ++p)
        for (const Marked& marked : opmaak.pages[p].content)
            if (marked.mcid >= 0) owners[p].push_back(marked.element);
    for (std::size_t p = 0; p < owners.size(); ++p) {
        append_integer(out, static_cast<long long>(p));
        out += '[';
        for (int element : owners[p]) append_reference(out, n.elements + element), out += ' ';
        out += ']';
    }
    for (std::size_t a = 0; a < opmaak.annotations.size(); ++a) {
        append_integer(out, static_cast<long long>(opmaak.pages.size() + a));
        out += ' ';
        append_reference(out, n.elements + opmaak.annotations[a].element);
        out += '\n';
    }
    out += "]>>/ParentTreeNextKey ";
    append_integer(out, static_cast<long long>(opmaak.pages.size() + opmaak.annotations.size()));
    std::map<std::string, std::size_t> ids;
    for (std::size_t i = 0; i < opmaak.elements.size(); ++i)
        if (!opmaak.elements[i].id.empty()) ids[opmaak.elements[i].id] = i;
    if (!ids.empty()) {
        out += "/IDTree<</Names[";
        for (const auto& [id, index] : ids) append_literal(out, id), append_reference(out, at(n.elements, index)), out += ' ';
        out += "]>>";
    }
    return out + ">>";
}

std::string structure_element(const Opmaak& opmaak, const Numbers& n, std::size_t index) {
    const StructureElement& element = opmaak.elements[index];
    std::string out = "<</Type/StructElem/S/";
    out += tag_name(element.tag);
    out += "/P ";
    append_reference(out, element.parent < 0 ? n.structure : n.elements + element.parent);
    int page = -1;
    for (const auto& kid : element.kids)
        if (kid.kind == StructureElement::Kid::Kind::content && page < 0) page = kid.page;
    if (page < 0) page = element.box_page;
    if (page >= 0) {
        out += "/Pg ";
        append_reference(out, n.page + page);
    }
    if (!element.language.empty()) out += "/Lang", append_literal(out, element.language);
    if (!element.alternative.empty()) out += "/Alt", append_text_string(out, element.alternative);
    if (!element.id.empty()) out += "/ID", append_literal(out, element.id);
    std::string attributes;
    if (!element.numbering.empty()) attributes += "<</O/List/ListNumbering/" + element.numbering + ">>";
    if (element.tag == Tag::th || element.tag == Tag::td) {
        std::string cell;
        if (!element.scope.empty()) cell += "/Scope/" + element.scope;
        if (element.column_span > 1) cell += "/ColSpan ", append_integer(cell, element.column_span);
        if (element.row_span > 1) cell += "/RowSpan ", append_integer(cell, element.row_span);
        if (!element.headers.empty()) {
            cell += "/Headers[";
            for (const std::string& id : element.headers) append_literal(cell, id);
            cell += ']';
        }
        if (!cell.empty()) attributes += "<</O/Table" + cell + ">>";
    }
    if (element.tag == Tag::table && !element.summary.empty()) {
        attributes += "<</O/Table/Summary";
        append_text_string(attributes, element.summary);
        attributes += ">>";
    }
    if (element.tag == Tag::figure && element.box_page >= 0) {
        attributes += "<</O/Layout/Placement/Block/BBox";
        append_rectangle(attributes, element.box[0], element.box[1], element.box[2], element.box[3]);
        attributes += ">>";
    }
    if (!attributes.empty()) out += "/A[" + attributes + "]";
    out += "/K[";
    for (const auto& kid : element.kids) {
        switch (kid.kind) {
            case StructureElement::Kid::Kind::element:
                append_reference(out, n.elements + kid.index);
                out += ' ';
                break;
            case StructureElement::Kid::Kind::content:
                if (kid.page == page) {
                    append_integer(out, kid.index);
                    out += ' ';
                } else {
                    out += "<</Type/MCR/Pg ";
                    append_reference(out, n.page + kid.page);
                    out += "/MCID ";
                    append_integer(out, kid.index);
                    out += ">>";
                }
                break;
            case StructureElement::Kid::Kind::annotation:
                out += "<</Type/OBJR/Obj ";
                append_reference(out, n.annotations + kid.index);
                out += "/Pg ";
                append_reference(out, n.page + kid.page);
                out += ">>";
                break;
        }
    }
    return out + "]>>";
}

std::string annotation(const Opmaak& opmaak, const Numbers& n, std::size_t index) {
    const Annotation& link = opmaak.annotations[index];
    if (link.signature) return signature_field(opmaak, n, index);
    std::string out = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect";
    append_rectangle(out, link.left, link.bottom, link.right, link.top);
    out += "/Contents";
    append_text_string(out, link.contents);
    out += "/StructParent ";
    append_integer(out, static_cast<long long>(opmaak.pages.size() + index));
    if (link.uri.empty()) {
        out += "/Dest";
        append_destination(out, n, link.target_page, link.target_top);
    } else {
        out += "/A<</S/URI/URI";
        append_literal(out, link.uri);
        out += ">>";
    }
    return out + ">>";
}

std::string page(const Opmaak& opmaak, const Numbers& n, std::size_t index) {
    const Pagina& pagina = opmaak.pages[index];
    std::string out = "<</Type/Page/Parent ";
    append_reference(out, n.pages);
    out += "/MediaBox";
    append_rectangle(out, 0, 0, pagina.width, pagina.height);
    out += "/Resources ";
    append_reference(out, n.resources);
    out += "/Contents ";
    append_reference(out, at(n.content, index));
    out += "/StructParents ";
    append_integer(out, static_cast<long long>(index));
    out += "/Tabs/S";
    bool any = false;
    for (std::size_t a = 0; a < opmaak.annotations.size(); ++a) {
        if (opmaak.annotations[a].page != static_cast<int>(index)) continue;
        out += any ? " " : "/Annots[";
        any = true;
        append_reference(out, at(n.annotations, a));
    }
    if (any) out += ']';
    return out + ">>";
}

// Items at one level are siblings until an item of a higher level ends them.
std::vector<std::string> outline(const Opmaak& opmaak, const Numbers& n) {
    const std::vector<Bookmark>& marks = opmaak.bookmarks;
    const std::size_t count = marks.size(), root = count;
    struct Node {
        std::size_t parent, previous, next, first, last, below = 0;
    };
    std::vector<Node> nodes(count + 1, Node{root, root, root, root, root});
    std::vector<std::size_t> open;  // from the top: the items that the next one may stand under
    for (std::size_t i = 0; i < count; ++i) {
        while (!open.empty() && marks[open.back()].level >= marks[i].level) open.pop_back();
        const std::size_t parent = open.empty() ? root : open.back();
        Node& above = nodes[parent];
        nodes[i].parent = parent;
        nodes[i].previous = above.last;
        if (above.last != root) nodes[above.last].next = i;
        else above.first = i;
        above.last = i;
        for (const std::size_t one : open) ++nodes[one].below;
        open.push_back(i);
    }
    nodes[root].below = count;
    const auto refer = [&](std::string& out, const char* key, std::size_t index) {
        out += key;
        append_reference(out, index == root ? n.outline : at(n.outline + 1, index));
    };
    const auto children = [&](std::string& out, const Node& node) {
        if (node.first == root) return;
        refer(out, "/First ", node.first);
        refer(out, "/Last ", node.last);
        out += "/Count ";
        append_integer(out, static_cast<long long>(node.below));
    };
    std::vector<std::string> all{"<</Type/Outlines"};
    children(all[0], nodes[root]);
    all[0] += ">>";
    for (std::size_t i = 0; i < count; ++i) {
        std::string out = "<</Title";
        append_text_string(out, marks[i].title);
        refer(out, "/Parent ", nodes[i].parent);
        if (nodes[i].previous != root) refer(out, "/Prev ", nodes[i].previous);
        if (nodes[i].next != root) refer(out, "/Next ", nodes[i].next);
        out += "/Dest";
        append_destination(out, n, marks[i].page, marks[i].top);
        children(out, nodes[i]);
        all.push_back(out + ">>");
    }
    return all;
}

}  // namespace griffier::pdf
