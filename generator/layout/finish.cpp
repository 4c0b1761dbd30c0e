// The finished Opmaak: marked content in reading order, links with their targets, bookmarks, the structure tree.
#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/layout/builder.h"

namespace griffier::layout {
namespace {

constexpr std::uint64_t last_of_all = std::numeric_limits<std::uint64_t>::max();

// What lies under the text comes first, what is no content last.
std::uint64_t rank(const Piece& piece) {
    if (piece.artifact == Marked::Artifact::background) return 0;
    if (piece.artifact == Marked::Artifact::none) return piece.key;
    return piece.artifact == Marked::Artifact::layout ? 1 : last_of_all;
}

// A figure's box grows with what is drawn in it.
void widen(StructureElement& figure, int page, double left, double bottom, double right, double top) {
    if (figure.box_page < 0) figure.box = {left, bottom, right, top}, figure.box_page = page;
    figure.box = {std::min(figure.box[0], left), std::min(figure.box[1], bottom), std::max(figure.box[2], right), std::max(figure.box[3], top)};
}

}  // namespace

void Builder::finish(Opmaak& out) {
    out.number = stuk_.number;
    out.language = stuk_.language;
    out.title = stuk_.title;
    out.author = stuk_.author;
    out.metadata = stuk_.metadata;
    out.signature_label = word("signature").empty() ? stuk_.title : word("signature");
    std::vector<int> face_index(fonts_.size(), -1);
    for (std::size_t p = 0; p < sheets_.size(); ++p) finish_page(p, face_index, out);
    for (const HeadingInfo& heading : headings_)
        if (heading.bookmark && heading.page >= 0) {
            const int level = std::min(heading.level, out.bookmarks.empty() ? 1 : out.bookmarks.back().level + 1);
            out.bookmarks.push_back({level, heading.title, heading.page, sheets_[static_cast<std::size_t>(heading.page)].height - heading.top});
        }
    finish_structure(out);
}

void Builder::finish_page(std::size_t p, std::vector<int>& face_index, Opmaak& out) {
    using Kid = StructureElement::Kid;
    Sheet& sheet = sheets_[p];
    Pagina page;
    page.width = sheet.width;
    page.height = sheet.height;
    std::stable_sort(sheet.pieces.begin(), sheet.pieces.end(), [](const Piece& a, const Piece& b) { return rank(a) < rank(b); });
    int mcid = 0;
    std::vector<LinkBox> boxes;
    for (Piece& piece : sheet.pieces) {
        const bool content = piece.artifact == Marked::Artifact::none;
        const bool same = !page.content.empty() && page.content.back().artifact == piece.artifact && page.content.back().element == (content ? piece.element : -1) &&
                          !(piece.drawn && !page.content.back().runs.empty());
        if (!same) {
            Marked marked;
            marked.artifact = piece.artifact;
            if (content) {
                marked.element = piece.element;
                marked.mcid = mcid++;
                nodes_[static_cast<std::size_t>(piece.element)].kids.push_back({piece.key, {Kid::Kind::content, marked.mcid, static_cast<int>(p)}});
            }
            page.content.push_back(std::move(marked));
        }
        Marked& marked = page.content.back();
        StructureElement* owner = content ? &nodes_[static_cast<std::size_t>(piece.element)].element : nullptr;
        if (piece.drawn) {
            for (auto& point : piece.path.points) point.second = sheet.height - point.second;
            const double r = piece.path.radius + piece.path.stroke / 2;
            if (owner != nullptr)
                for (const auto& [x, y] : piece.path.points) widen(*owner, static_cast<int>(p), x - r, y - r, x + r, y + r);
            marked.paths.push_back(std::move(piece.path));
            continue;
        }
        GlyphRun run = std::move(piece.run);
        run.y = sheet.height - piece.y;
        int& face = face_index[run.face];
        if (face < 0) {
            face = static_cast<int>(out.faces.size());
            out.faces.push_back(fonts_.face(run.face).face);
        }
        if (owner != nullptr && owner->tag == Tag::figure) widen(*owner, static_cast<int>(p), run.x, run.y - run.size * 0.3, run.x + run.width, run.y + run.size);
        if (piece.link >= 0) {
            auto box = std::find_if(boxes.begin(), boxes.end(), [&](const LinkBox& b) { return b.link == piece.link && std::abs(b.base - run.y) < run.size; });
            if (box == boxes.end()) {
                Annotation annotation;
                annotation.page = static_cast<int>(p);
                annotation.left = run.x;
                annotation.right = run.x + run.width;
                annotation.bottom = run.y - run.size * 0.28;
                annotation.top = run.y + run.size * 0.95;
                boxes.push_back({piece.link, run.y, annotation});
            } else {
                box->annotation.left = std::min(box->annotation.left, run.x);
                box->annotation.right = std::max(box->annotation.right, run.x + run.width);
            }
        }
        run.face = static_cast<std::uint32_t>(face);
        marked.runs.push_back(std::move(run));
    }
    for (LinkBox& box : boxes) {
        const Link& link = links_[static_cast<std::size_t>(box.link)];
        Annotation& annotation = box.annotation;
        annotation.contents = link.told || word("link").empty() ? link.contents : filled(word("link"), link.contents);
        annotation.element = link.element;
        if (link.target[0] == '#') {
            const auto& [target, top] = anchors_.at(link.target.substr(1));
            annotation.target_page = target;
            annotation.target_top = sheets_[static_cast<std::size_t>(target)].height - top;
        } else {
            annotation.uri = link.target;
        }
        nodes_[static_cast<std::size_t>(link.element)].kids.push_back({last_of_all, {Kid::Kind::annotation, static_cast<int>(out.annotations.size()), static_cast<int>(p)}});
        out.annotations.push_back(annotation);
    }
    out.pages.push_back(std::move(page));
}

// Elements that came to hold nothing are left out; an empty cell keeps its place in the table.
void Builder::finish_structure(Opmaak& out) {
    using Kid = StructureElement::Kid;
    std::vector<char> keep(nodes_.size(), 0);
    keep[0] = 1;
    for (std::size_t i = nodes_.size(); i-- > 0;) {
        const Tag tag = nodes_[i].element.tag;
        bool holds = tag == Tag::td || tag == Tag::th;
        for (const auto& [key, kid] : nodes_[i].kids) holds = holds || kid.kind != Kid::Kind::element;
        if (holds)
            for (int at = static_cast<int>(i); at >= 0 && keep[static_cast<std::size_t>(at)] != 2; at = nodes_[static_cast<std::size_t>(at)].element.parent) keep[static_cast<std::size_t>(at)] = 2;
    }
    std::vector<int> index(nodes_.size(), -1);
    for (std::size_t i = 0, next = 0; i < nodes_.size(); ++i)
        if (keep[i] != 0) index[i] = static_cast<int>(next++);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (index[i] < 0) continue;
        Node& node = nodes_[i];
        std::stable_sort(node.kids.begin(), node.kids.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [key, kid] : node.kids) {
            if (kid.kind == Kid::Kind::element) {
                kid.index = index[static_cast<std::size_t>(kid.index)];
                if (kid.index < 0) continue;
            }
            node.element.kids.push_back(kid);
        }
        if (node.element.parent >= 0) node.element.parent = index[static_cast<std::size_t>(node.element.parent)];
        out.elements.push_back(std::move(node.element));
    }
    for (Annotation& annotation : out.annotations) annotation.element = index[static_cast<std::size_t>(annotation.element)];
    for (Pagina& page : out.pages)
        for (Marked& marked : page.content)
            if (marked.element >= 0) marked.element = index[static_cast<std::size_t>(marked.element)];
}

}  // namespace griffier::layout
