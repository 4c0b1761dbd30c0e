#include "generator/publish/residue.h"

#include <algorithm>
#include <regex>
#include <tuple>

#include "records/core/text.h"

namespace griffier::publish {
namespace {

constexpr std::size_t shortest_name = 3;  // an initial says nothing, and "de" is in every text

struct Token {
    std::string word;  ///< as names are searched: without case and accents
    int line, column;
};

bool of_word(unsigned char c) { return std::isalnum(c) || c >= 0x80; }
bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> out;
    int line = 1, column = 1, from = 1;
    std::string word;
    const auto end = [&] {
        if (!word.empty()) out.push_back({search_form(word), line, from});
        word.clear();
    };
    for (const char c : text) {
        if (of_word(static_cast<unsigned char>(c))) {
            if (word.empty()) from = column;
            word += c;
        } else {
            end();
        }
        if (c == '\n') ++line, column = 1;
        else if (begins_character(c)) ++column;
    }
    end();
    return out;
}

class Finder {
  public:
    Finder(std::string_view text, const Catalogue& words) : text_(text), words_(words), tokens_(tokens_of(text)) {}

    void phrase(const std::string& kind, const std::string& phrase, std::size_t shortest = 1) {
        const std::vector<Token> sought = tokens_of(phrase);
        if (sought.empty() || sought.front().word.size() < shortest) return;
        for (std::size_t at = 0; at + sought.size() <= tokens_.size(); ++at) {
            bool same = true;
            for (std::size_t i = 0; same && i < sought.size(); ++i) same = tokens_[at + i].word == sought[i].word;
            if (same) found_.push_back({kind, tokens_[at].line, tokens_[at].column});
        }
    }
    /// Each word of a name by itself.
    void name(const std::string& name) {
        for (const Token& part : tokens_of(name)) phrase("naam", part.word, shortest_name);
    }
    void date(const std::optional<Date>& day) {
        if (!day) return;
        const std::string long_form = words_.long_date(*day);
        phrase("datum", day->iso());
        phrase("datum", long_form);
        phrase("datum", long_form.substr(0, long_form.rfind(' ')));
        for (const char* sign : {"-", "/", "."})
            for (const bool zeros : {false, true}) {
                const auto two = [&](unsigned n) { return (zeros && n < 10 ? "0" : "") + std::to_string(n); };
                phrase("datum", two(day->day()) + sign + two(day->month()) + sign + std::to_string(day->year()));
            }
    }
    /// What has the form of an identifier, whoever's it is.
    void forms() {
        static const std::vector<std::pair<const char*, std::regex>> all{
            {"datum", std::regex(R"(\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b)")},
            {"adres", std::regex(R"(\b[1-9]\d{3} ?[A-Z]{2}\b)")},
            {"email", std::regex(R"([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+)")},
            {"nummer", std::regex(R"(\b\d{7,}\b|\b0\d{1,3}[- ]\d{6,8}\b)")},
        };
        int number = 1;
        std::size_t from = 0;
        while (from <= text_.size()) {
            const std::size_t end = std::min(text_.find('\n', from), text_.size());
            const std::string line(text_.substr(from, end - from));
            for (const auto& [kind, form] : all)
                for (std::sregex_iterator at(line.begin(), line.end(), form), none; at != none; ++at) {
                    const auto before = line.begin() + at->position();
                    found_.push_back({kind, number, 1 + static_cast<int>(std::count_if(line.begin(), before, begins_character))});
                }
            from = end + 1, ++number;
        }
    }
    std::vector<Residue> found() {
        std::sort(found_.begin(), found_.end(), [](const Residue& a, const Residue& b) { return std::tie(a.line, a.column, a.kind) < std::tie(b.line, b.column, b.kind); });
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return std::move(found_);
    }

  private:
    std::string_view text_;
    const Catalogue& words_;
    std::vector<Token> tokens_;
    std::vector<Residue> found_;
};

}  // namespace

std::vector<Residue> residual_identifiers(std::string_view text, const Dossier& dossier, const Catalogue& words) {
    Finder finder(text, words);
    for (const Persoon& p : dossier.personen) {
        finder.name(p.naam.voornamen);
        finder.name(p.naam.geslachtsnaam);
        for (const Partner& partner : p.naam.partners) finder.name(partner.geslachtsnaam);
        finder.date(p.geboortedatum);
        finder.phrase("adres", p.adres.straat, shortest_name);
        finder.phrase("adres", p.adres.postcode);
        finder.phrase("adres", p.adres.locatie);
        for (const std::string& line : p.adres.regels) finder.phrase("adres", line);
        finder.phrase("plaats", p.adres.woonplaats, shortest_name);
        finder.phrase("telefoon", p.telefoon);
        finder.phrase("email", p.email);
    }
    for (const Signaal& s : dossier.signalen) finder.date(s.datum);
    for (const Besluit& b : dossier.besluiten) finder.date(b.datum);
    for (const Analyse& a : dossier.analyses) finder.date(a.datum);
    for (const Verzoek& v : dossier.verzoeken) finder.date(v.ontvangen), finder.phrase("nummer", v.id);
    finder.phrase("nummer", dossier.nummer);
    finder.forms();
    return finder.found();
}

}  // namespace griffier::publish
