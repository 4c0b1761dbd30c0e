#include "records/rules/address.h"

#include "records/core/text.h"

namespace griffier {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "2583XL" -> "2583 XL"; what has another shape stays as it is.
std::string spaced(const std::string& postcode) {
    std::string dense;
    for (char c : postcode)
        if (c != ' ') dense += c;
    if (dense.size() != 6) return postcode;
    for (std::size_t i = 0; i < 4; ++i)
        if (!digit(dense[i])) return postcode;
    return dense.substr(0, 4) + " " + upper(dense.substr(4));
}

std::string street_line(const Adres& adres) {
    std::string line = adres.straat;
    if (adres.aanduiding == "by") line += " bij";
    if (adres.aanduiding == "to") line += " t/o";
    line += " " + std::to_string(adres.huisnummer);
    if (!adres.huisletter.empty()) return line + " " + adres.huisletter + adres.toevoeging;
    if (!adres.toevoeging.empty()) line += (digit(adres.toevoeging.front()) ? "-" : " ") + adres.toevoeging;
    return line;
}

std::string place_line(const Adres& adres) {
    const std::string place = upper(adres.woonplaats.empty() ? adres.gemeente : adres.woonplaats);
    if (adres.postcode.empty()) return place;
    return place.empty() ? spaced(adres.postcode) : spaced(adres.postcode) + "  " + place;
}

// Country codes of the BRP (table 34).
constexpr std::string_view netherlands = "6030", unknown_country = "0000";

bool abroad(const Adres& adres) { return !adres.land_code.empty() && adres.land_code != netherlands; }

}  // namespace

std::vector<std::string> address_lines(const Adres& adres) {
    if (abroad(adres)) {
        if (adres.land_code == unknown_country || adres.regels.empty()) return {};
        std::vector<std::string> lines;
        for (const auto& line : adres.regels)
            if (!line.empty() && lines.size() < 3) lines.push_back(line);
        if (!adres.land.empty() && !lines.empty()) lines.push_back(upper(adres.land));
        return lines;
    }
    if (!adres.locatie.empty()) {
        std::vector<std::string> lines{adres.locatie};
        if (!adres.gemeente.empty()) lines.push_back(upper(adres.gemeente));
        return lines;
    }
    if (adres.straat.empty() || adres.straat == "." || adres.huisnummer == 0) return {};
    std::vector<std::string> lines{street_line(adres)};
    if (auto place = place_line(adres); !place.empty()) lines.push_back(place);
    return lines;
}

std::string kix_code(const Adres& adres) {
    constexpr int largest_number = 99'999;
    constexpr std::size_t longest_addition = 6;
    if (abroad(adres) || !adres.locatie.empty() || !adres.aanduiding.empty() || adres.huisnummer < 1 || adres.huisnummer > largest_number) return {};
    std::string code;
    for (char c : upper(adres.postcode))
        if (c != ' ') code += c;
    if (code.size() != 6 || code[0] == '0') return {};
    for (std::size_t i = 0; i < code.size(); ++i)
        if (i < 4 ? !digit(code[i]) : code[i] < 'A' || code[i] > 'Z') return {};
    std::string addition;
    for (char c : upper(adres.huisletter + adres.toevoeging)) {
        if (c == ' ' || c == '-' || c == '/') continue;
        if (!digit(c) && (c < 'A' || c > 'Z')) return {};
        addition += c;
    }
    if (addition.size() > longest_addition) return {};
    return code + std::to_string(adres.huisnummer) + (addition.empty() ? "" : "X" + addition);
}

Adresbezwaar address_objection(const Adres& adres, bool aan_zichzelf) {
    if (adres.verblijft_niet) return Adresbezwaar::verblijft_niet;
    if (address_lines(adres).empty()) return Adresbezwaar::ontbreekt;
    if (adres.geheim && !aan_zichzelf) return Adresbezwaar::geheim;
    return Adresbezwaar::geen;
}

}  // namespace griffier
