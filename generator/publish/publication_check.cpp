// The text of a covenant against the rules that griffier carries out and the facts of the cooperation.
#include <algorithm>
#include <cctype>
#include <set>

#include "generator/publish/publication.h"
#include "records/core/text.h"

namespace griffier::publish {
namespace {

using Weight = Finding::Weight;

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

bool letter(unsigned char c) { return std::isalnum(c) || c >= 0x80; }

/// Terms as they are written: "drie maanden", "3 maanden", "72 uur". Made of the words that print them.
class Lexicon {
  public:
    explicit Lexicon(const Catalogue& words) {
        constexpr int longest = 99;
        for (int n = 1; n <= longest; ++n) {
            Duur units[5];
            units[0].years = n, units[1].months = n, units[2].weeks = n, units[3].days = n, units[4].hours = n;
            for (const Duur& duur : units) {
                const std::string written = lower(words.duration(duur));
                terms_[written] = duur;
                terms_[std::to_string(n) + written.substr(written.rfind(' '))] = duur;
                if (n == 1) terms_[lower(words.text("publicatie.lidwoord")) + written.substr(written.rfind(' '))] = duur;  // "een jaar"
            }
        }
    }
    /// The terms that stand in a text, in their order.
    std::vector<std::pair<std::string, Duur>> in(const std::string& text) const {
        const std::string plain = lower(text);
        std::vector<std::pair<std::string, Duur>> out;
        for (std::size_t at = 0; at < plain.size(); ++at) {
            if (!letter(static_cast<unsigned char>(plain[at])) || (at > 0 && letter(static_cast<unsigned char>(plain[at - 1])))) continue;
            const std::size_t first = plain.find(' ', at);
            if (first == std::string::npos) break;
            std::size_t end = first + 1;
            while (end < plain.size() && letter(static_cast<unsigned char>(plain[end]))) ++end;
            if (const auto found = terms_.find(plain.substr(at, end - at)); found != terms_.end()) out.emplace_back(found->first, found->second);
        }
        return out;
    }

  private:
    std::map<std::string, Duur> terms_;
};

std::vector<std::string> tokens(const std::string& text) {
    std::vector<std::string> out;
    std::string token;
    for (char c : text + " ") {
        if (letter(static_cast<unsigned char>(c)) || (c == ':' && !token.empty())) token += c;
        else if (!token.empty()) out.push_back(lower(std::move(token))), token.clear();
    }
    return out;
}

bool has_digit(const std::string& token) { return std::any_of(token.begin(), token.end(), [](unsigned char c) { return std::isdigit(c); }); }

/// The first number of each part of a rule's place: "7 lid 2; 10" gives 7 and 10.
std::vector<std::string> articles_of(const Regel& rule) {
    std::vector<std::string> out;
    std::string part;
    for (char c : rule.artikel + ";") {
        if (c != ';') {
            part += c;
            continue;
        }
        const std::string trimmed = squeeze(part);
        std::size_t digits = 0;
        while (digits < trimmed.size() && std::isdigit(static_cast<unsigned char>(trimmed[digits]))) ++digits;
        if (digits > 0) out.push_back(trimmed.substr(0, digits));
        part.clear();
    }
    return out;
}

/// The covenant's own rules: not those of an act, a layer or the house.
bool own(const Regel& rule) { return rule.bron == Bron::convenant && (rule.stuk == "convenant" || rule.stuk == "reglement"); }

class Checker {
  public:
    Checker(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words)
        : text_(text), convenant_(convenant), regime_(regime), facts_(facts), words_(words), lexicon_(words), pieces_(pieces_of(text, words)) {}

    std::vector<Finding> check() {
        if (!text_.convenant.empty() && text_.convenant != convenant_.id) add(Weight::refusal, "tekst.ander_convenant", 0, {text_.convenant, convenant_.id});
        if (facts_.convenant != convenant_.id) add(Weight::refusal, "tekst.ander_convenant", 0, {facts_.convenant, convenant_.id});
        articles();
        own_words();
        rules();
        unmarked_terms();
        parties();
        annexes();
        for (const std::string& name : open_fields(text_, words_)) add(Weight::refusal, "tekst.open_veld", 0, {name, demand("invulplekken")});
        return std::move(found_);
    }

  private:
    void add(Weight weight, const std::string& code, int line, std::vector<std::string> args) { found_.push_back({weight, refused(code, {text_.file, line, ""}, std::move(args))}); }
    /// Where a demand of the regime stands, for a reader.
    std::string demand(std::string_view code) const {
        const Eis* eis = regime_.eis(code);
        return eis ? eis->stuk + " " + eis->artikel : regime_.id;
    }

    void articles() {
        std::set<std::string> asked;
        for (const Regel* rule : regime_.regels())
            if (own(*rule))
                for (const std::string& nr : articles_of(*rule)) asked.insert(nr);
        for (const std::string& nr : asked)
            if (!text_.artikel(nr)) add(Weight::refusal, "tekst.artikel_ontbreekt", 0, {nr, regime_.id});
        std::set<std::string> seen;
        for (const Artikel& one : text_.artikelen) {
            if (!seen.insert(one.nr).second) add(Weight::refusal, "tekst.artikel_dubbel", one.line, {one.nr});
            if (!asked.contains(one.nr)) add(Weight::warning, "tekst.artikel_zonder_regels", one.line, {one.nr, regime_.id});
        }
    }

    /// What parties wrote themselves for a rule.
    void own_words() {
        for (const PlacedPiece& one : pieces_) {
            const Piece& piece = *one.piece;
            if (!piece.own) continue;
            if (piece.kind == Piece::Kind::rule && piece.part == "duur") term(one);
            if (piece.kind == Piece::Kind::rule && (piece.part == "wet" || piece.part == "taakgrondslag")) ground(one);
            if (piece.kind == Piece::Kind::field && piece.name == "inwerking" && convenant_.inwerking && piece.text != words_.long_date(*convenant_.inwerking))
                add(Weight::refusal, "tekst.veld_anders", piece.line, {one.place, piece.name, words_.long_date(*convenant_.inwerking)});
        }
    }

    void term(const PlacedPiece& one) {
        const Termijn* rule = regime_.termijn(one.piece->name);
        if (!rule) return;
        const auto written = lexicon_.in(one.piece->text);
        const bool same = std::any_of(written.begin(), written.end(), [&](const auto& each) { return each.second == rule->duur; });
        // What was typed is not said back, for it can be anything: only what is read as a term.
        std::string read;
        for (const auto& each : written) read += (read.empty() ? "" : ", ") + each.first;
        if (!same || written.size() != 1) add(Weight::refusal, "tekst.term_anders", one.piece->line, {one.place, read.empty() ? words_.text("publicatie.geen_termijn") : read, words_.duration(rule->duur), rule->id});
    }

    void ground(const PlacedPiece& one) {
        const auto says = part_of(*regime_.regel(one.piece->name), regime_, one.piece->part, words_);
        const auto written = tokens(one.piece->text);
        const auto rule = tokens(says.value_or(""));
        const auto ordinals = tokens(words_.text("publicatie.rangtelwoorden"));
        const auto stands = [&](const std::string& token) { return std::find(written.begin(), written.end(), token) != written.end(); };
        bool same = true;
        for (std::size_t i = 0; i < rule.size(); ++i) {
            if (!has_digit(rule[i])) continue;
            const std::size_t n = rule[i].size() == 1 ? static_cast<std::size_t>(rule[i][0] - '1') : ordinals.size();
            same = same && (stands(rule[i]) || (n < ordinals.size() && stands(ordinals[n])));
        }
        for (const std::string& token : written)
            if (has_digit(token) && std::find(rule.begin(), rule.end(), token) == rule.end()) same = false;
        if (!same) add(Weight::refusal, "tekst.grond_anders", one.piece->line, {one.place, says.value_or(""), one.piece->name});
    }

    /// Each term, ground, aim and definition of the covenant stands in the text, in its article.
    void rules() {
        for (const Termijn& one : regime_.termijnen)
            if (own(one) && !(one.lezing && one.artikel.find(';') != std::string::npos) && one.duur != Duur{} && one.artikel.find('(') == std::string::npos && !articles_of(one).empty()) stands(one, "tekst.term_ontbreekt", words_.duration(one.duur));
        for (const Grondslagregel& one : regime_.grondslagen)
            if (own(one) && !one.lezing) stands(one, "tekst.grond_ontbreekt", one.wet);
        for (const Doel& one : regime_.doelen)
            if (own(one)) stands(one, "tekst.doel_ontbreekt", one.code);
        for (const Begrip& one : regime_.begrippen)
            if (own(one)) defined(one);
    }

    void stands(const Regel& rule, const std::string& code, const std::string& what) {
        const auto where = articles_of(rule);
        bool elsewhere = false;
        int line = 0;
        for (const PlacedPiece& one : pieces_) {
            if (one.piece->kind != Piece::Kind::rule || one.piece->name != rule.id) continue;
            if (std::find(where.begin(), where.end(), one.article) != where.end()) return;
            elsewhere = true;
            line = one.piece->line;
        }
        if (elsewhere) add(Weight::warning, "tekst.regel_elders", line, {rule.id, rule.artikel});
        else add(Weight::refusal, code, 0, {rule.artikel, what, rule.id});
    }

    void defined(const Begrip& rule) {
        for (const PlacedPiece& one : pieces_)
            if (one.piece->name == rule.id || lower(one.piece->text) == lower(rule.term)) return;
        add(Weight::refusal, "tekst.begrip_ontbreekt", 0, {rule.artikel, rule.term, rule.id});
    }

    void unmarked_terms() {
        for (const PlacedPiece& one : pieces_) {
            if (one.piece->kind != Piece::Kind::text || one.article.empty()) continue;
            for (const auto& [written, duur] : lexicon_.in(one.piece->text)) add(Weight::warning, "tekst.term_zonder_regel", one.piece->line, {one.place, written});
        }
    }

    void parties() {
        for (const Partijsoort& kind : regime_.partijen) {
            const auto number = std::count_if(convenant_.partijen.begin(), convenant_.partijen.end(), [&](const Partij& party) { return party.soort == kind.code && !party.uitgetreden; });
            if (number < kind.aantal_min) add(Weight::refusal, "tekst.partijsoort_ontbreekt", 0, {kind.naam, kind.stuk + " " + kind.artikel});
        }
        for (const Partij& party : convenant_.partijen) {
            const auto at = std::find_if(text_.partijen.begin(), text_.partijen.end(), [&](const Tekstpartij& one) { return one.id == party.id; });
            if (at == text_.partijen.end()) {
                if (!party.uitgetreden) add(Weight::refusal, "tekst.partij_ontbreekt", 0, {party.id});
                continue;
            }
            if (party.uitgetreden) add(Weight::refusal, "tekst.partij_uitgetreden", at->line, {party.id});
            const std::string said = search_form(plain(at->words));
            if (said.find(search_form(party.naam)) == std::string::npos) add(Weight::refusal, "tekst.partij_anders", at->line, {party.id});
            if (party.vertegenwoordiger.empty() || party.functie.empty()) add(Weight::refusal, "tekst.partij_zonder_vertegenwoordiger", at->line, {party.id});
        }
        for (const Tekstpartij& one : text_.partijen)
            if (!convenant_.partij(one.id)) add(Weight::refusal, "tekst.onbekende_partij", one.line, {one.id});
    }

    void annexes() {
        std::set<std::string> asked;
        bool speaks = false;
        for (const Eis& eis : regime_.eisen) {
            constexpr std::string_view annex = "bijlage.";
            if (!eis.code.starts_with(annex) || eis.code == "bijlage.mandaat" || eis.code == "bijlage.geen-vrije-toegang") continue;
            speaks = true;
            if (!eis.geldt || eis.waarde.empty()) continue;
            asked.insert(eis.waarde);
            const auto has = std::find_if(text_.bijlagen.begin(), text_.bijlagen.end(), [&](const Bijlage& one) { return one.nr == eis.waarde; });
            if (has == text_.bijlagen.end()) add(Weight::refusal, "tekst.bijlage_ontbreekt", 0, {eis.waarde, eis.stuk + " " + eis.artikel});
        }
        for (const Bijlage& one : text_.bijlagen) {
            if (speaks && !asked.contains(one.nr)) add(Weight::refusal, "tekst.bijlage_te_veel", one.line, {one.nr, regime_.id});
            if (speaks && (one.versie.empty() || !one.datum)) add(Weight::refusal, "tekst.bijlage_zonder_versie", one.line, {one.nr});
        }
    }

    const Convenanttekst& text_;
    const Convenant& convenant_;
    const Regime& regime_;
    const Publicatiegegevens& facts_;
    const Catalogue& words_;
    Lexicon lexicon_;
    std::vector<PlacedPiece> pieces_;
    std::vector<Finding> found_;
};

}  // namespace

bool refused_by(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& one) { return one.weight == Weight::refusal; });
}

std::vector<Finding> check_text(const Convenanttekst& text, const Convenant& convenant, const Regime& regime, const Publicatiegegevens& facts, const Catalogue& words) {
    return Checker(text, convenant, regime, facts, words).check();
}

}  // namespace griffier::publish
