#include "jobs/proposal.h"

#include <fmt/format.h>

#include <set>

#include "records/core/crypto.h"
#include "records/core/text.h"
#include "records/model/codes.h"

namespace griffier::jobs {

namespace {

constexpr std::string_view form = "griffier-voorstel-1";
constexpr const char* salt_name = "voorstel.zout";
constexpr char divider = ':';  // between kind and outcome; neither can hold it

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : ""; }

/// Everything that people wrote in their own words, each with its length so that no text can run over into the next.
std::string hash_of_texts(const Besluit& decision, const std::string& salt) {
    std::string all = salt;
    const auto add = [&](const std::string& text) { all += fmt::format("|{}:{}", text.size(), text); };
    for (const auto& [letter, text] : decision.factoren) {
        add(letter);
        add(text);
    }
    for (const Overleg& one : decision.overleg) {
        add(one.partij);
        add(one.datum.iso());
        add(one.standpunt);
    }
    for (const std::string* text : {&decision.redenen, &decision.noodzaak, &decision.evenredigheid, &decision.beletsel, &decision.wijze}) add(*text);
    return hex(sha256(view_of(all)));
}

}  // namespace

Besluit as_proposal(const Besluit& decision, const std::string& salt) {
    Besluit kept = decision;
    kept.soort = code::voorstel;
    kept.uitkomst = decision.soort + divider + decision.uitkomst;
    kept.factoren[salt_name] = salt;
    return kept;
}

std::optional<Besluit> proposed(const Besluit& kept) {
    const auto at = kept.uitkomst.find(divider);
    if (kept.soort != code::voorstel || at == std::string::npos) return std::nullopt;
    Besluit decision = kept;
    decision.id.clear();
    decision.soort = kept.uitkomst.substr(0, at);
    decision.uitkomst = kept.uitkomst.substr(at + 1);
    decision.factoren.erase(salt_name);
    return decision;
}

std::string signed_text(const Besluit& kept, const std::string& dossier, const Convenant& convenant, const Regime& regime) {
    const Besluit decision = *proposed(kept);
    const auto salt = kept.factoren.find(salt_name);
    std::string text = std::string(form) + "\n";
    const auto line = [&](const char* name, const std::string& value) { text += std::string(name) + (value.empty() ? "" : " ") + value + "\n"; };
    const auto list = [&](const char* name, const std::vector<std::string>& values) { line(name, fmt::format("{}", fmt::join(values, " "))); };
    line("convenant", convenant.id);
    line("dossier", dossier);
    line("voorstel", kept.id);
    line("regime", regime.id + " " + regime.versie + " " + regime.hash);
    line("soort", decision.soort);
    line("uitkomst", decision.uitkomst);
    line("datum", decision.datum.iso());
    line("bestand", decision.bestand);
    line("orgaan", decision.orgaan);
    list("partijen", decision.partijen);
    list("personen", decision.personen);
    line("betreft", decision.betreft);
    line("verwijst", decision.verwijst);
    line("gronden-lijst", decision.gronden_lijst);
    list("gronden", decision.gronden);
    line("herziening", iso(decision.herziening));
    line("tot", iso(decision.tot));
    list("adressaten", decision.adressaten);
    line("door-partij", decision.door_partij);
    list("gebruikt", decision.gebruikt);
    line("teksten", hash_of_texts(decision, salt == kept.factoren.end() ? "" : salt->second));
    return text;
}

std::optional<std::string> line_of(const std::string& text, const std::string& name) {
    if (text.rfind(std::string(form) + "\n", 0) != 0 || text.back() != '\n') return std::nullopt;
    const auto at = text.find("\n" + name + " ");
    if (at == std::string::npos) return std::string();
    const auto from = at + name.size() + 2;
    return text.substr(from, text.find('\n', from) - from);
}

bool may_decide(const std::string& role) {
    static const std::set<std::string> none{std::string(dienst), "operator", "helper"};
    return none.count(role) == 0;
}

Status check_second(const std::string& second, const std::string& first, ByteView text, ByteView signature, const Convenant& convenant, Date on) {
    const Persoonsrol* one = convenant.persoon(first);
    const Persoonsrol* other = convenant.persoon(second);
    if (!one || !other) return refused("handelen.onbekend");
    if ((other->vanaf && *other->vanaf > on) || (other->tot && *other->tot < on)) return refused("handelen.mandaat", {}, {on.iso()});
    if (!may_decide(other->rol)) return refused("bekrachtig.rol", {}, {other->rol});
    // Who has two roles stands in the instance twice.
    const bool same = one->id == other->id || search_form(one->naam) == search_form(other->naam) ||
                      (!one->publieke_sleutel.empty() && one->publieke_sleutel == other->publieke_sleutel);
    if (same) return refused("bekrachtig.zelfde");
    const auto key = from_hex(other->publieke_sleutel);
    if (!key || key->empty()) return refused("bekrachtig.geen_sleutel");
    if (signature.size() != 64 || !ed25519_verify(*key, text, signature)) return refused("bekrachtig.handtekening");
    return {};
}

}  // namespace griffier::jobs
