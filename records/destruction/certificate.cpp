#include "records/destruction/certificate.h"

#include <algorithm>
#include <tuple>

#include "records/core/crypto.h"

namespace griffier {

namespace {

constexpr std::string_view signature_form = "griffier-handtekening-1\n";

std::string line_of(const std::string& text, const std::string& name) {
    const auto at = text.find("\n" + name + " ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 2;
    return text.substr(from, text.find('\n', from) - from);
}

}  // namespace

std::vector<Vernietigdecategorie> categories(const Lijst& list, const std::vector<int>& gone) {
    std::vector<Vernietigdecategorie> all;
    for (const Lijstregel& line : list.regels) {
        if (std::find(gone.begin(), gone.end(), line.nr) == gone.end()) continue;
        const auto key = std::tie(line.uit, line.categorie, line.klok, line.regel, line.regime, line.regime_versie);
        auto found = std::find_if(all.begin(), all.end(), [&](const Vernietigdecategorie& one) {
            return std::tie(one.uit, one.categorie, one.klok, one.regel, one.regime, one.regime_versie) == key;
        });
        if (found == all.end()) {
            Vernietigdecategorie one;
            one.uit = line.uit;
            one.categorie = line.categorie;
            one.klok = line.klok;
            one.regel = line.regel;
            one.artikel = line.artikel;
            one.regime = line.regime;
            one.regime_versie = line.regime_versie;
            one.regime_hash = line.regime_hash;
            one.duur = line.duur;
            one.bewaarplicht = line.bewaarplicht;
            one.start_van = one.start_tot = line.start;
            one.datum_van = one.datum_tot = line.datum;
            found = all.insert(all.end(), std::move(one));
        }
        found->aantal += 1;
        found->onderdelen += line.onderdelen;
        found->stukken += line.stukken;
        found->omvang += line.omvang;
        found->start_van = std::min(found->start_van, line.start);
        found->start_tot = std::max(found->start_tot, line.start);
        found->datum_van = std::min(found->datum_van, line.datum);
        found->datum_tot = std::max(found->datum_tot, line.datum);
        found->kenmerken.push_back(line.kenmerk);
    }
    return all;
}

std::vector<std::string> missing_in(const Verklaring& c) {
    std::vector<std::string> missing;
    const auto need = [&](bool there, const char* what) {
        if (!there) missing.emplace_back(what);
    };
    need(!c.nummer.empty() && !c.lijst.empty() && c.stam.size() == 64, "nummer");
    need(!c.zorgdrager.empty(), "zorgdrager");
    need(!c.wet.empty(), "wet");
    need(!c.selectielijst.empty(), "selectielijst");
    need(c.machtiging.compleet(), "machtiging");
    need(!c.categorieen.empty(), "specificatie");
    for (const Vernietigdecategorie& one : c.categorieen) {
        need(!one.categorie.empty(), "categorie");
        need(!one.artikel.empty() && !one.regel.empty() && !one.klok.empty(), "grondslag");
        need(one.aantal > 0 && one.aantal == static_cast<long>(one.kenmerken.size()), "aantal");
    }
    need(!c.wijze.empty(), "wijze");
    need(!c.uitkomst.begonnen.empty() && !c.uitkomst.klaar.empty(), "tijdstip");
    need(c.goedkeuringen.size() > 1, "goedkeuringen");
    for (const Goedkeuring& one : c.goedkeuringen) need(!(one.functie.empty() && one.rol.empty()) && !one.vingerafdruk.empty(), "goedkeuring");
    need(!c.voorgesteld_door.empty(), "voorsteller");
    need(!c.uitkomst.naleving.empty(), "controle");
    need(!c.uitkomst.bewijzen.empty(), "ontvangstbewijzen");
    need(c.gedeeltelijk == !c.uitkomst.volledig(), "stand");
    need(c.revisie > 0 && (c.revisie > 1) == c.herziening.has_value(), "revisie");
    if (c.herziening) need(c.herziening->vorige == name_of_revision(c.nummer, c.revisie - 1) && c.herziening->vorige_hash.size() == 64 && !c.herziening->redenen.empty(), "vorige");
    return missing;
}

std::string name_of_revision(const std::string& number, int revision) { return revision > 1 ? number + "-r" + std::to_string(revision) : number; }
std::string Verklaring::naam() const { return name_of_revision(nummer, revisie); }

std::string signature_text(const std::string& origin, ByteView public_key, ByteView signature) {
    return std::string(signature_form) + "opslag " + origin + "\nsleutel " + hex(public_key) + "\nhandtekening " + hex(signature) + "\n";
}

std::string Handtekening::vingerafdruk() const { return hex(sha256(sleutel)); }

Result<Handtekening> read_signature(ByteView bytes) {
    const std::string text = text_of(bytes);
    Handtekening out;
    out.opslag = line_of(text, "opslag");
    const auto key = from_hex(line_of(text, "sleutel")), signature = from_hex(line_of(text, "handtekening"));
    if (!key || !signature || key->size() != 32 || signature->size() != 64 || signature_text(out.opslag, *key, *signature) != text) return refused("verklaring.handtekening_vorm");
    out.sleutel = *key;
    out.handtekening = *signature;
    return out;
}

Result<Verklaring> check_certificate(ByteView xml, ByteView signature, const std::string& name, const std::string& fingerprint) {
    TRY_ASSIGN(const Handtekening signed_by, read_signature(signature));
    const Place place{name, 0, ""};
    if (!ed25519_verify(signed_by.sleutel, xml, signed_by.handtekening)) return refused("verklaring.handtekening", place);
    if (!fingerprint.empty() && signed_by.vingerafdruk() != fingerprint) return refused("verklaring.sleutel", place, {signed_by.vingerafdruk()});
    TRY_ASSIGN(Verklaring certificate, read_certificate(xml, name));
    if (certificate.opslag != signed_by.opslag) return refused("verklaring.opslag", place);
    if (const auto missing = missing_in(certificate); !missing.empty()) return refused("verklaring.onvolledig", place, {missing.front()});
    return certificate;
}

}  // namespace griffier
