// The form in which an official sets down a request: a text file, so that no name has to stand on a command line.
#include <functional>
#include <map>
#include <sstream>

#include "jobs/verzoek.h"
#include "records/core/text.h"

namespace griffier::jobs {

namespace {

int number_of(const std::string& text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || number > 99999) return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

bool is_date(const std::string& key) { return key == "ontvangen" || key.ends_with("geboortedatum"); }

using Setter = std::function<bool(const std::string&)>;

void person_fields(std::map<std::string, Setter>& setters, const std::string& prefix, Persoon& person) {
    const auto text = [&](const char* name, std::string& target) { setters[prefix + name] = [&target](const std::string& value) { return target = value, true; }; };
    text("voornamen", person.naam.voornamen), text("voorvoegsel", person.naam.voorvoegsel), text("geslachtsnaam", person.naam.geslachtsnaam), text("geslacht", person.naam.geslacht);
    text("straat", person.adres.straat), text("huisletter", person.adres.huisletter), text("toevoeging", person.adres.toevoeging), text("postcode", person.adres.postcode);
    text("woonplaats", person.adres.woonplaats), text("taal", person.taal), text("relatie", person.relatie);
    setters[prefix + "huisnummer"] = [&person](const std::string& value) { return (person.adres.huisnummer = number_of(value)) > 0; };
    setters[prefix + "geboortedatum"] = [&person](const std::string& value) { return (person.geboortedatum = Date::parse(value)).has_value(); };
    setters[prefix + "curatele"] = [&person](const std::string& value) { return person.curatele = value == "ja", value == "ja" || value == "nee"; };
}

}  // namespace

Result<Requestform> read_form(ByteView bytes, const std::string& name) {
    Requestform form;
    Persoon sender, about;
    sender.id = "verzoeker", sender.rol = "verzoeker", about.id = "betrokkene", about.rol = "subject";
    Correctiewens wish;
    std::map<std::string, Setter> setters;
    const auto text = [&](const char* key, std::string& target) { setters[key] = [&target](const std::string& value) { return target = value, true; }; };
    text("soort", form.request.soort), text("kanaal", form.request.kanaal), text("hoedanigheid", form.request.hoedanigheid), text("wet", form.request.wet);
    text("gericht-aan", form.request.gericht_aan), text("verzoeker", form.request.verzoeker), text("dossier", form.dossier), text("omstandigheden", form.request.omstandigheden);
    text("wens", wish.gewenst), text("wens.item", wish.item), text("wens.reden", wish.reden), text("betreft", form.request.betreft);
    setters["ontvangen"] = [&](const std::string& value) {
        const auto day = Date::parse(value);
        if (day) form.request.ontvangen = *day;
        return day.has_value();
    };
    person_fields(setters, "", sender);
    person_fields(setters, "betrokkene.", about);
    std::istringstream in(text_of(bytes));
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = nfc(squeeze(line));
        if (line.empty() || line[0] == '#') continue;
        const auto equals = line.find('=');
        const std::string key = squeeze(line.substr(0, equals)), value = equals == std::string::npos ? "" : squeeze(line.substr(equals + 1));
        const auto setter = setters.find(key);
        const auto wrong = [&](const char* code) { return refused(code, {name, number, ""}, {std::to_string(number), key}); };
        // An unknown name is not said back: the line could hold anything.
        if (setter == setters.end()) return refused("verzoek.formulier", {name, number, ""}, {std::to_string(number)});
        if (!valid_utf8(line) || has_controls(line) || value.size() > 2000) return wrong("verzoek.formulier_waarde");
        if (!value.empty() && !setter->second(value)) return wrong(is_date(key) ? "verzoek.formulier_datum" : "verzoek.formulier_waarde");
    }
    if (!sender.naam.geslachtsnaam.empty()) form.request.afzender = {sender};
    if (!about.naam.geslachtsnaam.empty()) form.about = about;
    if (!wish.gewenst.empty()) form.request.wensen = {wish};
    return form;
}

}  // namespace griffier::jobs
