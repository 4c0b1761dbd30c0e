#pragma once
// The parts of MDTO metadata (Nationaal Archief, MDTO-XML 1.0.1) that more than one of our objects has. Elements stand in the fixed order
// of the schema; who calls keeps to it.
#include <string>

#include "records/core/date.h"
#include "records/core/xml_text.h"

namespace griffier::mdto {

inline constexpr const char* space = "https://www.nationaalarchief.nl/mdto";

/// A term of a list: label, code and the list's own name.
inline void term(XmlText& xml, const char* element, const std::string& label, const std::string& code, const std::string& list) {
    xml.open(element);
    xml.text("begripLabel", label);
    if (!code.empty()) xml.text("begripCode", code);
    xml.open("begripBegrippenlijst");
    xml.text("verwijzingNaam", list);
    xml.close("begripBegrippenlijst");
    xml.close(element);
}

inline void refer(XmlText& xml, const char* element, const std::string& name) {
    xml.open(element);
    xml.text("verwijzingNaam", name);
    xml.close(element);
}

inline void identify(XmlText& xml, const std::string& mark, const std::string& source) {
    xml.open("identificatie");
    xml.text("identificatieKenmerk", mark);
    xml.text("identificatieBron", source);
    xml.close("identificatie");
}

inline void event(XmlText& xml, const std::string& type, const std::string& time, const std::string& actor, const std::string& result) {
    xml.open("event");
    term(xml, "eventType", type, "", "MDTO begrippenlijst eventTypen");
    if (!time.empty()) xml.text("eventTijd", time);
    if (!actor.empty()) refer(xml, "eventVerantwoordelijkeActor", actor);
    if (!result.empty()) xml.text("eventResultaat", result);
    xml.close("event");
}

/// A term of keeping as a rule has it.
struct Keeping {
    std::string clock, clock_list;  ///< what starts it, and whose word that is
    Date start, day;                ///< day: the last of a maximum, the first of destruction after a keep term
    std::string duration;           ///< ISO 8601
    bool keep = false;
};

/// It ends where the start and its length say, also where destruction is the day after.
inline void retention(XmlText& xml, const Keeping& keeping) {
    const Date end = keeping.day.plus_days(keeping.keep ? -1 : 0);
    const auto length = Duur::parse(keeping.duration);
    xml.open("bewaartermijn");
    term(xml, "termijnTriggerStartLooptijd", keeping.clock, keeping.clock, keeping.clock_list);
    xml.text("termijnStartdatumLooptijd", keeping.start.iso());
    if (length && plus(keeping.start, *length) == end) xml.text("termijnLooptijd", keeping.duration);
    xml.text("termijnEinddatum", end.iso());
    xml.close("bewaartermijn");
}

}  // namespace griffier::mdto
