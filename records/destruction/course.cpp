// The course of a list: its state, who approved it, what became of each item.
#include <algorithm>
#include <array>

#include "records/core/xml_text.h"
#include "records/destruction/list.h"

namespace griffier {

namespace {

constexpr std::array<std::pair<Lijststand, std::string_view>, 5> states{{{Lijststand::voorgesteld, "voorgesteld"},
                                                                       {Lijststand::goedgekeurd, "goedgekeurd"},
                                                                       {Lijststand::uitvoering, "uitvoering"},
                                                                       {Lijststand::uitgevoerd, "uitgevoerd"},
                                                                       {Lijststand::vervallen, "vervallen"}}};

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : ""; }

}  // namespace

std::string_view code_of(Lijststand stand) {
    for (const auto& [state, code] : states)
        if (state == stand) return code;
    return "vervallen";
}

std::optional<Lijststand> list_state(std::string_view code) {
    for (const auto& [state, name] : states)
        if (name == code) return state;
    return std::nullopt;
}

const Postuitkomst* Lijstverloop::uitkomst(int nr) const {
    const auto found = std::find_if(uitkomsten.begin(), uitkomsten.end(), [&](const Postuitkomst& one) { return one.nr == nr; });
    return found == uitkomsten.end() ? nullptr : &*found;
}

std::optional<Date> Lijstverloop::vanaf(const Lijst& list) const {
    if (!goedgekeurd_op) return std::nullopt;
    return goedgekeurd_op->plus_days(list.afkoeling);
}

std::string write_course(const Lijstverloop& course) {
    XmlText xml;
    xml.open("verloop", {{"stand", std::string(code_of(course.stand))}, {"goedgekeurd", iso(course.goedgekeurd_op)}, {"vervallen", iso(course.vervallen_op)}, {"reden", course.vervallen_om}});
    for (const Goedkeuring& one : course.goedkeuringen)
        xml.empty("goedkeuring", {{"persoon", one.persoon}, {"rol", one.rol}, {"functie", one.functie}, {"partij", one.partij}, {"sleutel", one.vingerafdruk}, {"op", one.op.iso()},
                                  {"handtekening", one.handtekening}});
    for (const Postuitkomst& one : course.uitkomsten)
        xml.empty("uitkomst", {{"nr", std::to_string(one.nr)}, {"uitkomst", one.uitkomst}, {"reden", one.reden}, {"op", one.op.iso()}});
    for (const std::string& number : course.verklaringen) xml.text("verklaring", number);
    xml.close("verloop");
    return xml.str();
}

Result<Lijstverloop> read_course(ByteView bytes) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, "verloop", {.bytes = 64u << 20, .nodes = 8'000'000}));
    const XmlElement root = document.root();
    bool right = root.name() == "verloop";
    const auto state = list_state(root.get("stand"));
    Lijstverloop course;
    course.goedgekeurd_op = Date::parse(root.get("goedgekeurd"));
    course.vervallen_op = Date::parse(root.get("vervallen"));
    course.vervallen_om = root.get("reden");
    for (const XmlElement& one : root.children("goedkeuring")) {
        Attributes a(one, right);
        course.goedkeuringen.push_back({a.text("persoon"), a.text("rol"), a.text("functie"), a.text("partij"), a.text("sleutel"), a.date("op"), a.text("handtekening")});
    }
    for (const XmlElement& one : root.children("uitkomst")) {
        Attributes a(one, right);
        course.uitkomsten.push_back({static_cast<int>(a.number("nr")), a.text("uitkomst"), a.text("reden"), a.date("op")});
    }
    for (const XmlElement& one : root.children("verklaring")) course.verklaringen.push_back(one.text());
    if (!right || !state) return error_of(Kind::damaged, "lijst.vorm", {"verloop", root.line(), ""});
    course.stand = *state;
    return course;
}

}  // namespace griffier
