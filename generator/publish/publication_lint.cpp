// Two looks at a text before it leaves: what the Aanwijzingen voor convenanten ask, and personal data that has no place in a publication.
#include <algorithm>
#include <cctype>
#include <set>

#include "generator/publish/publication.h"
#include "records/core/text.h"
#include "records/core/xml.h"

namespace griffier::publish {
namespace {

using Weight = Finding::Weight;

bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// Words with their punctuation, apart at white space.
std::vector<std::string> words_in(const std::string& text) {
    std::vector<std::string> out;
    std::string word;
    for (char c : text + " ") {
        if (c != ' ') word += c;
        else if (!word.empty()) out.push_back(std::move(word)), word.clear();
    }
    return out;
}

std::string without_marks(std::string word) {
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back()))) word.pop_back();
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.front()))) word.erase(0, 1);
    return word;
}

/// "A.B.", "P.": capitals each with a point.
bool initials(const std::string& word) {
    if (word.size() < 2 || word.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < word.size(); i += 2)
        if (!std::isupper(static_cast<unsigned char>(word[i])) || word[i + 1] != '.') return false;
    return true;
}

bool capital(const std::string& word) { return !word.empty() && (std::isupper(static_cast<unsigned char>(word.front())) || static_cast<unsigned char>(word.front()) >= 0xC3); }

/// Nine digits that the eleven test of citizen service numbers lets pass.
bool citizen_number(const std::string& digits) {
    if (digits.size() != 9 || digits.find_first_not_of('0') == std::string::npos) return false;
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (digits[static_cast<std::size_t>(i)] - '0') * (i == 8 ? -1 : 9 - i);
    return sum % 11 == 0;
}

class Privacy {
  public:
    Privacy(const Convenanttekst& text, const Convenant& convenant, const Catalogue& words) : text_(text), words_(words) {
        // Who acts for a party in public may be named; everyone else of the cooperation may not.
        for (const Partij& party : convenant.partijen) allow(party.vertegenwoordiger);
        for (const Persoonsrol& person : convenant.personen) others(person.naam);
        for (const Contact* contact : {&convenant.functionaris, &convenant.contactpunt}) others(contact->naam);
        for (const Partij& party : convenant.partijen) others(party.contact.naam);
        for (const ExternePartner& partner : convenant.externe_partners) others(partner.contact.naam);
    }

    std::vector<Finding> check() {
        // Pieces of one place stand together: a name can be cut by a mark.
        std::string place, said;
        int line = 0;
        for (const PlacedPiece& one : pieces_of(text_, words_)) {
            if (one.place != place) look(said, place, line), place = one.place, said.clear(), line = 0;
            said += one.piece->text.empty() || said.empty() || said.back() == ' ' ? one.piece->text : (one.piece->text.front() == ' ' ? "" : " ") + one.piece->text;
            if (line == 0) line = one.piece->line;
        }
        look(said, place, line);
        for (const Artikel& one : text_.artikelen) {
            look(one.titel, words_.text("publicatie.plaats.artikel", {one.nr}), one.line);
            look(one.hoofdstuk_titel, words_.text("publicatie.plaats.artikel", {one.nr}), one.line);
        }
        for (const Bijlage& one : text_.bijlagen) {
            const std::string annex = words_.text("publicatie.plaats.bijlage", {one.nr});
            look(one.titel, annex, one.line);
            tables(one.blocks, annex);
            for (const Divisie& part : one.divisies) look(part.titel, annex, one.line), tables(part.blocks, annex);
        }
        return std::move(found_);
    }

  private:
    void allow(const std::string& name) {
        for (const std::string& word : words_in(name))
            if (capital(word) && !initials(word)) allowed_.insert(without_marks(word));
    }
    void others(const std::string& name) {
        const std::string form = search_form(name);
        if (!form.empty()) others_.emplace_back(name, form);
    }
    void add(const std::string& kind, const std::string& place, int line) { found_.push_back({Weight::refusal, refused("tekst.persoonsgegeven", {text_.file, line, ""}, {place, words_.text("publicatie.persoon." + kind)})}); }

    void tables(const std::vector<Block>& blocks, const std::string& place) {
        for (const Block& block : blocks) look(block.title, place, block.line);
    }

    void look(const std::string& said, const std::string& place, int line) {
        if (said.empty()) return;
        const auto list = words_in(said);
        bool name = false, mail = false, phone = false, number = false;
        for (std::size_t i = 0; i < list.size(); ++i) {
            name = name || names_person(list, i);
            mail = mail || list[i].find('@') != std::string::npos;
            std::string digits;
            for (char c : list[i])
                if (digit(c)) digits += c;
            if (digits.size() == list[i].size() || digits.size() == without_marks(list[i]).size()) number = number || citizen_number(digits);
            phone = phone || (digits.size() == 10 && digits.front() == '0') || (list[i].starts_with("+31") && digits.size() >= 10) || (list[i].find('-') != std::string::npos && digits.size() >= 10);
        }
        for (const auto& [each, form] : others_) {
            const bool office = std::any_of(allowed_.begin(), allowed_.end(), [&](const std::string& word) { return form.ends_with(search_form(word)); });
            if (!office && search_form(said).find(form) != std::string::npos) name = true;
        }
        const std::string born = search_form(words_.text("publicatie.persoon.geboren_woord"));
        const bool birth = search_form(said).find(born) != std::string::npos && std::any_of(list.begin(), list.end(), [](const std::string& word) { return digit(word.front()); });
        if (name) add("naam", place, line);
        if (mail) add("mail", place, line);
        if (phone) add("telefoon", place, line);
        if (number) add("bsn", place, line);
        if (birth) add("geboortedag", place, line);
    }

    /// Initials followed, after particles, by a surname that is not an office holder's.
    bool names_person(const std::vector<std::string>& list, std::size_t at) const {
        if (!initials(list[at])) return false;
        static const std::set<std::string> particles{"van", "de", "den", "der", "het", "ter", "ten", "te", "in", "op", "von", "la", "el", "al", "bin", "ben"};
        for (std::size_t i = at + 1; i < list.size(); ++i) {
            if (particles.contains(list[i])) continue;
            return capital(list[i]) && !initials(list[i]) && !allowed_.contains(without_marks(list[i]));
        }
        return false;
    }

    const Convenanttekst& text_;
    const Catalogue& words_;
    std::set<std::string> allowed_;
    std::vector<std::pair<std::string, std::string>> others_;
    std::vector<Finding> found_;
};

}  // namespace

Result<std::vector<Aanwijzing>> read_directives(ByteView bytes, const std::string& name) {
    TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(bytes, name));
    if (document.root().name() != "aanwijzingen") return error_of(Kind::configuration, "publicatie.geen_aanwijzingen", {name, 1, document.root().name()});
    std::vector<Aanwijzing> out;
    for (const XmlElement& e : document.root().children("aanwijzing")) {
        if (e.get("nr").empty() || e.get("onderwerp").empty()) return error_of(Kind::configuration, "publicatie.geen_aanwijzingen", {name, e.line(), e.name()});
        out.push_back({e.get("nr"), e.get("onderwerp"), squeeze(e.text())});
    }
    return out;
}

std::vector<Finding> check_directives(const Convenanttekst& text, const std::vector<Aanwijzing>& directives, const Convenant& convenant, const Catalogue& words) {
    std::vector<Finding> out;
    const auto advise = [&](const Aanwijzing& one) { out.push_back({Weight::advice, refused("tekst.aanwijzing", {text.file, 0, ""}, {one.nr, one.uitleg})}); };
    std::string all;
    for (const PlacedPiece& one : pieces_of(text, words)) all += " " + one.piece->text;
    for (const Aanwijzing& one : directives) {
        if (one.onderwerp == "partijen") {
            const bool shown = !text.partijen.empty() && std::all_of(convenant.partijen.begin(), convenant.partijen.end(), [](const Partij& party) { return party.uitgetreden || (!party.vertegenwoordiger.empty() && !party.hoedanigheid.empty()); });
            if (!shown) advise(one);
            continue;
        }
        if (one.onderwerp == "overwegingen") {
            if (text.overwegingen.empty()) advise(one);
            continue;
        }
        if (one.onderwerp == "bijlagen") {
            for (const Bijlage& annex : text.bijlagen)
                if (search_form(all).find(search_form(words.text("publicatie.plaats.bijlage", {annex.nr}))) == std::string::npos) advise(one);
            continue;
        }
        const bool treated = std::any_of(text.artikelen.begin(), text.artikelen.end(), [&](const Artikel& article) { return std::find(article.onderwerpen.begin(), article.onderwerpen.end(), one.onderwerp) != article.onderwerpen.end(); });
        const bool left_out = std::any_of(text.zonder.begin(), text.zonder.end(), [&](const auto& each) { return each.first == one.onderwerp; });
        if (!treated && !left_out) advise(one);
    }
    return out;
}

std::vector<Finding> check_privacy(const Convenanttekst& text, const Convenant& convenant, const Catalogue& words) { return Privacy(text, convenant, words).check(); }

}  // namespace griffier::publish
