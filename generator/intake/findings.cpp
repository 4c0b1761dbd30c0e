#include "generator/intake/findings.h"

#include <algorithm>

#include "records/core/text.h"

namespace griffier::intake {
namespace {

constexpr std::size_t kMost = 100;

bool digit(char c) { return c >= '0' && c <= '9'; }

bool eleven_test(const std::string& digits) {
    int sum = 0;
    for (int i = 0; i < 8; ++i) sum += (9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
    sum -= digits[8] - '0';
    return sum % 11 == 0 && digits != "000000000";
}

}  // namespace

void Findings::add(std::vector<Error> errors) {
    for (Error& error : errors) {
        error.kind = kind_;
        errors_.push_back(std::move(error));
    }
}

std::vector<Error> Findings::take() {
    std::stable_sort(errors_.begin(), errors_.end(), [](const Error& a, const Error& b) { return a.place.line < b.place.line; });
    if (errors_.size() > kMost) errors_.resize(kMost);
    return std::move(errors_);
}

bool holds_bsn(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!digit(text[at])) {
            ++at;
            continue;
        }
        // A run of digits, with single dots, spaces or hyphens inside it.
        std::string digits;
        std::vector<std::size_t> groups{0};
        std::size_t end = at;
        while (end < text.size()) {
            if (digit(text[end])) {
                digits += text[end++];
                ++groups.back();
            } else if ((text[end] == '.' || text[end] == ' ' || text[end] == '-') && end + 1 < text.size() && digit(text[end + 1])) {
                groups.push_back(0);
                ++end;
            } else {
                break;
            }
        }
        std::size_t start = 0;
        for (std::size_t group = 0; group < groups.size(); ++group) {
            if (groups[group] == 9 && eleven_test(digits.substr(start, 9))) return true;
            bool split = group + 2 < groups.size() && ((groups[group] == 4 && groups[group + 1] == 2 && groups[group + 2] == 3) ||
                                                       (groups[group] == 3 && groups[group + 1] == 3 && groups[group + 2] == 3));
            if (split && eleven_test(digits.substr(start, 9))) return true;
            start += groups[group];
        }
        at = end;
    }
    return false;
}

namespace {

void check_value(const std::string& value, int line, const std::string& element, Findings& findings) {
    if (has_controls(value)) findings.add("tekst.stuurteken", line, element);
    if (holds_bsn(value)) findings.add("tekst.bsn", line, element);
}

}  // namespace

void check_texts(const XmlElement& root, const std::vector<std::string>& skip, Findings& findings) {
    for (const auto& [name, value] : root.attributes())
        if (std::find(skip.begin(), skip.end(), name) == skip.end()) check_value(value, root.line(), root.name(), findings);
    auto pieces = root.pieces();
    for (const auto& piece : pieces) {
        if (piece.element) check_texts(*piece.element, skip, findings);
        else check_value(piece.text, root.line(), root.name(), findings);
    }
}

std::vector<Error> speaking(std::vector<Error> errors) {
    std::vector<Error> out;
    for (Error& error : errors) {
        bool day = error.code == "xml.schema_waarde" && error.args.size() > 1 &&
                   (error.args[1].find("Datum'") != std::string::npos || error.args[1].find("[12][0-9]{3}") != std::string::npos);
        if (day) {
            error.code = "datum.bestaat_niet";
            error.args = {error.args[0]};
        }
        // libxml2 reports one wrong value twice, for the facet and for the type.
        bool again = !out.empty() && out.back().place.line == error.place.line && out.back().place.element == error.place.element &&
                     out.back().code == error.code && out.back().args.at(0) == (error.args.empty() ? "" : error.args[0]) &&
                     (error.code == "xml.schema_waarde" || error.code == "datum.bestaat_niet");
        if (!again) out.push_back(std::move(error));
    }
    return out;
}

std::string line_of(std::string_view text) { return squeeze(nfc(text)); }

std::string paragraphs_of(std::string_view text) {
    std::string out, paragraph;
    auto flush = [&] {
        std::string ready = line_of(paragraph);
        paragraph.clear();
        if (ready.empty()) return;
        if (!out.empty()) out += "\n\n";
        out += ready;
    };
    while (!text.empty()) {
        std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (squeeze(line).empty()) {
            flush();
        } else {
            paragraph += line;
            paragraph += ' ';
        }
    }
    flush();
    return out;
}

}  // namespace griffier::intake
