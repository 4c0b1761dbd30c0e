// What differs between two publications of one covenant.
#include <algorithm>

#include "generator/publish/publication.h"
#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

using Lines = std::vector<std::string>;

XmlElement regeling_in(const XmlElement& element) {
    if (element.name() == "regeling") return element;
    for (const XmlElement& child : element.children())
        if (const XmlElement found = regeling_in(child)) return found;
    return {};
}

/// Each line as a reader sees it: a paragraph with its number, a definition, a row, an address.
void lines_of(const XmlElement& element, const std::string& label, Lines& out) {
    std::string number = label;
    for (const XmlElement& child : element.children()) {
        const std::string name = child.name();
        if (name == "li.nr" || name == "lidnr") number = squeeze(child.text()) + " ";
        else if (name == "al" || name == "considerans.al" || name == "wie") out.push_back(number + squeeze(child.text())), number.clear();
        else if (name == "definitie-item") out.push_back(squeeze(child.text_of("term") + ": " + child.text_of("definitie")));
        else if (name == "row" || name == "adres" || name == "ondertekening") {
            std::string all;
            for (const XmlElement& part : child.children()) all += (all.empty() ? "" : ", ") + squeeze(part.text());
            out.push_back(all);
        } else if (name != "kop") lines_of(child, number, out);
        else out.push_back(squeeze(child.text_of("label") + " " + child.text_of("nr") + " " + child.text_of("titel")));
    }
}

struct Part {
    std::string place;
    Lines lines;
};

void articles(const XmlElement& element, const Catalogue& words, std::vector<Part>& out) {
    for (const XmlElement& child : element.children()) {
        if (child.name() != "artikel") {
            articles(child, words, out);
            continue;
        }
        out.push_back({words.text("publicatie.plaats.artikel", {child.child("kop").text_of("nr")}), {}});
        lines_of(child, "", out.back().lines);
    }
}

std::vector<Part> parts_of(const XmlElement& regeling, const Catalogue& words) {
    std::vector<Part> out;
    for (const XmlElement& child : regeling.children()) {
        if (child.name() == "regeling-tekst") {
            articles(child, words, out);
            continue;
        }
        const std::string place = child.name() == "aanhef" ? words.text("publicatie.plaats.aanhef") : child.name() == "bijlage" ? words.text("publicatie.plaats.bijlage", {child.child("kop").text_of("nr")}) : words.text("publicatie.plaats.slot");
        out.push_back({place, {}});
        lines_of(child, "", out.back().lines);
    }
    return out;
}

/// What is in one and not in the other, where the longest common course stays.
void compare(const Lines& before, const Lines& after, Difference& out) {
    std::vector<std::vector<int>> common(before.size() + 1, std::vector<int>(after.size() + 1, 0));
    for (std::size_t i = before.size(); i-- > 0;)
        for (std::size_t j = after.size(); j-- > 0;) common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    std::size_t i = 0, j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) ++i, ++j;
        else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) out.gone.push_back(before[i++]);
        else out.come.push_back(after[j++]);
    }
}

Result<std::vector<Part>> read(ByteView bytes, const char* name, const Catalogue& words) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name));
    const XmlElement found = regeling_in(document.root());
    if (!found) return error_of(Kind::configuration, "publicatie.geen_regeling", {name, 1, document.root().name()});
    return parts_of(found, words);
}

}  // namespace

Result<std::vector<Difference>> differences(ByteView before, ByteView after, const Catalogue& words) {
    TRY_ASSIGN(const auto old, read(before, "--before", words));
    TRY_ASSIGN(const auto now, read(after, "regeling", words));
    std::vector<Difference> out;
    const auto same = [](const std::vector<Part>& list, const std::string& place) { return std::find_if(list.begin(), list.end(), [&](const Part& part) { return part.place == place; }); };
    for (const Part& part : now) {
        Difference one{part.place, {}, {}};
        const auto was = same(old, part.place);
        compare(was == old.end() ? Lines() : was->lines, part.lines, one);
        if (!one.gone.empty() || !one.come.empty()) out.push_back(std::move(one));
    }
    for (const Part& part : old)
        if (same(now, part.place) == now.end()) out.push_back({part.place, part.lines, {}});
    return out;
}

}  // namespace griffier::publish
