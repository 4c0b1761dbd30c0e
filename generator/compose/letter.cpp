#include "generator/compose/letter.h"

#include "records/core/text.h"
#include "records/rules/address.h"
#include "records/rules/salutation.h"
#include "records/rules/uitvoerder.h"

namespace griffier::compose {
namespace {

const std::string& first_filled(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

// A person where there is one, else the function or the organisation.
const std::string& addressed_as(const Contact& contact) {
    return first_filled(contact.naam, first_filled(contact.functie, contact.organisatie));
}

// A number that is read in one breath stays on one line.
std::string unbroken(std::string_view number) {
    std::string out;
    for (const char c : number)
        if (c == ' ') out += "\u00A0";
        else out += c;
    return out;
}

void add_contact(Tree::Node node, const Contact& contact) {
    const auto put = [&](std::string_view name, const std::string& text) {
        if (!text.empty()) node.add(name, text);
    };
    put("naam", contact.naam);
    put("functie", contact.functie);
    put("organisatie", contact.organisatie);
    put("straat", contact.straat);
    if (!contact.postcode.empty() || !contact.plaats.empty()) put("plaats", squeeze(unbroken(contact.postcode) + " " + contact.plaats));
    put("telefoon", unbroken(contact.telefoon));
    put("email", contact.email);
}

Status needed_address(const Opdracht& opdracht, const Contact& contact, const std::string& field) {
    TRY(needed(opdracht, contact.straat, field + ".straat"));
    TRY(needed(opdracht, contact.postcode, field + ".postcode"));
    return needed(opdracht, contact.plaats, field + ".plaats");
}

std::string path(const Partij& party) { return "partij[" + party.id + "]"; }

Status add_addressee(Tree::Node root, const Opdracht& opdracht, const Persoon& person, const Catalogue& words) {
    const auto forms = salutation_words(words);
    const auto name = aanschrijfwijze(person.naam, forms);
    const auto greeting = aanhef(person.naam, forms);
    if (name.empty() || greeting.empty()) return refused("brief.geen_naam", {opdracht.number, 0, {}}, {person.id});
    const auto objection = address_objection(person.adres, true);
    if (objection != Adresbezwaar::geen) {
        static constexpr const char* reasons[] = {"geen", "geheim", "verblijft-niet", "ontbreekt"};
        return refused("brief.geen_adres", {opdracht.number, 0, {}}, {person.id, reasons[static_cast<int>(objection)]});
    }
    auto node = root.add("geadresseerde");
    if (const auto style = aanspreekvorm(person.naam, forms); !style.empty()) node.add("regel", style);
    node.add("regel", name);
    node.add_all("regel", address_lines(person.adres));
    if (const auto code = kix_code(person.adres); !code.empty()) node.set("kix", code);
    // A young reader is greeted by his first name, in the languages and for the readers that have words for it.
    const auto first = person.naam.voornamen.substr(0, person.naam.voornamen.find(' '));
    root.add("aanhef", words.has("aanhef.voornaam") && !first.empty() ? words.text("aanhef.voornaam", {first}) : greeting);
    return {};
}

// Who signs, by the capacity that the regime gives the sender.
Status add_signer(Tree::Node root, const Opdracht& opdracht, const Partij& sender, const std::vector<const Partij*>& responsible) {
    auto node = root.add("ondertekenaar");
    const Persoonsrol* executor = uitvoerder_on(*opdracht.convenant, *opdracht.regime, opdracht.date, sender.id);
    if (opdracht.duty.ondertekent == "orgaan" && executor) {
        TRY(needed(opdracht, executor->naam, "persoon[" + executor->id + "].naam"));
        TRY(needed(opdracht, executor->functie, "persoon[" + executor->id + "].functie"));
        // A keeper acts for the body of his own party; an executor for that of the cooperation.
        const std::string& body = executor->rol == "beheerder" ? first_filled(sender.bevoegd_orgaan, opdracht.convenant->bevoegd_orgaan) : opdracht.convenant->bevoegd_orgaan;
        TRY(needed(opdracht, body, "bevoegd-orgaan"));
        node.set("naam", executor->naam);
        node.add("regel", executor->functie);
        node.add("namens", body);
        return {};
    }
    // An agreement in the plan can have another party send: then its own representative signs.
    if (opdracht.duty.ondertekent != "uitvoerder" || !executor) {
        TRY(needed(opdracht, sender.vertegenwoordiger, path(sender) + ".vertegenwoordiger"));
        TRY(needed(opdracht, sender.functie, path(sender) + ".functie"));
        node.set("naam", sender.vertegenwoordiger);
        node.add("regel", sender.functie);
        node.add("namens", opdracht.duty.ondertekent == "college" ? first_filled(sender.bevoegd_orgaan, sender.naam) : sender.naam);
        return {};
    }
    TRY(needed(opdracht, executor->naam, "persoon[" + executor->id + "].naam"));
    TRY(needed(opdracht, executor->functie, "persoon[" + executor->id + "].functie"));
    node.set("naam", executor->naam);
    node.add("regel", executor->functie);
    for (const auto* party : responsible)
        if (party->soort != "gemeente" || party->id == opdracht.dossier->gemeente) node.add("namens", party->naam);
    return {};
}

}  // namespace

Status needed(const Opdracht& opdracht, const std::string& value, const std::string& field) {
    if (!value.empty()) return {};
    return refused("brief.veld_leeg", {opdracht.number, 0, field}, {field});
}

Result<std::string> word(const Catalogue& words, const std::string& key) {
    if (!words.has(key)) return error_of(Kind::configuration, "brief.woord_ontbreekt", {}, {key, words.language()});
    return words.text(key);
}

Result<std::vector<const Partij*>> controllers(const Opdracht& opdracht) {
    const auto& ids = opdracht.convenant->verwerkingsverantwoordelijken;
    std::vector<const Partij*> own, bodies, others;
    for (const auto& id : ids) {
        const auto* party = opdracht.convenant->partij(id);
        TRY(needed(opdracht, party ? party->naam : std::string(), "verwerkingsverantwoordelijke[" + id + "]"));
        (party->id == opdracht.dossier->gemeente ? own : party->soort != "gemeente" ? bodies : others).push_back(party);
    }
    own.insert(own.end(), bodies.begin(), bodies.end());
    own.insert(own.end(), others.begin(), others.end());
    TRY(needed(opdracht, own.empty() ? std::string() : own.front()->naam, "verwerkingsverantwoordelijke"));
    return own;
}

namespace {

// All but the addressee.
Status add_house(Tree::Node root, const Opdracht& opdracht, const Catalogue& words) {
    const auto& convenant = *opdracht.convenant;
    root.add("datum", words.long_date(opdracht.date));

    const auto* sender = convenant.partij(opdracht.duty.afzender);
    if (!sender) return refused("brief.geen_afzender", {opdracht.number, 0, {}}, {opdracht.duty.ondertekent});
    TRY(needed(opdracht, sender->naam, path(*sender) + ".naam"));
    TRY(needed_address(opdracht, sender->contact, path(*sender) + ".contact"));
    auto head = root.add("afzender");
    head.set("naam", sender->naam).set("huis", sender->huis);
    add_contact(head, sender->contact);

    const auto& point = convenant.contactpunt;
    TRY(needed(opdracht, addressed_as(point), "contactpunt.naam"));
    TRY(needed(opdracht, point.telefoon + point.email, "contactpunt.telefoon"));
    auto contact = root.add("contactpunt");
    contact.set("wie", addressed_as(point));
    add_contact(contact, point);

    const auto& officer = convenant.functionaris;
    TRY(needed(opdracht, addressed_as(officer), "functionaris.naam"));
    TRY(needed(opdracht, officer.email + officer.telefoon + officer.straat, "functionaris.email"));
    add_contact(root.add("functionaris"), officer);

    TRY_ASSIGN(const auto responsible, controllers(opdracht));
    for (const auto* party : responsible) {
        const auto& reach = party->contact;
        TRY(needed(opdracht, reach.straat + reach.plaats + reach.email + reach.telefoon, path(*party) + ".contact"));
        auto node = root.add("verantwoordelijke");
        node.set("naam", party->naam);
        add_contact(node, party->contact);
    }
    return add_signer(root, opdracht, *sender, responsible);
}

}  // namespace

Status add_letter(Tree::Node root, const Opdracht& opdracht, const Persoon& addressee, const Catalogue& words) {
    TRY(add_addressee(root, opdracht, addressee, words));
    return add_house(root, opdracht, words);
}

Status add_letter_to(Tree::Node root, const Opdracht& opdracht, const std::string& organisation, const Contact& address, const Catalogue& words) {
    TRY(needed(opdracht, organisation, "partij.naam"));
    TRY(needed_address(opdracht, address, "partij.contact"));
    auto node = root.add("geadresseerde");
    node.add("regel", organisation);
    if (!address.naam.empty()) node.add("regel", words.text("brief.ter_attentie", {address.naam}));
    node.add("regel", address.straat);
    node.add("regel", squeeze(unbroken(address.postcode) + " " + address.plaats));
    root.add("aanhef", words.text("brief.aanhef_organisatie"));
    return add_house(root, opdracht, words);
}

}  // namespace griffier::compose
