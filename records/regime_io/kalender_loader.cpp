#include "records/regime_io/kalender_loader.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "records/core/crypto.h"
#include "records/core/xml.h"

namespace griffier {
namespace {

class Reader {
  public:
    explicit Reader(std::string name) : name_(std::move(name)) {}

    Result<Kalender> read(XmlElement root) {
        Kalender kalender;
        if (root.name() != "kalender") return wrong("kalender.element", root, root.name());
        TRY(only(root, {"versie"}));
        kalender.versie = root.get("versie");
        if (kalender.versie.empty()) return wrong("kalender.attribuut", root, "versie");
        bool act = false, regulation = false, equated = false;
        for (const auto& element : root.children()) {
            if (element.name() == "feestdag") {
                TRY_ASSIGN(auto feestdag, holiday(element));
                kalender.feestdagen.push_back(std::move(feestdag));
            } else if (element.name() == "gelijkgesteld" && !equated) {
                equated = true;
                TRY(equated_days(element, kalender));
            } else if (element.name() == "regeling") {
                bool is_act = element.get("soort") == "termijnenwet";
                if (!is_act && element.get("soort") != "verordening-1182-71") return wrong("kalender.attribuut", element, "soort");
                if (is_act ? act : regulation) return wrong("kalender.element", element, element.get("soort"));
                (is_act ? act : regulation) = true;
                TRY(act_of(element, is_act ? kalender.termijnenwet : kalender.verordening));
            } else {
                return wrong("kalender.element", element, element.name());
            }
        }
        if (!act || !regulation || !equated || kalender.feestdagen.empty()) return wrong("kalender.onvolledig", root, root.name());
        return kalender;
    }

  private:
    Error wrong(std::string code, XmlElement element, std::string what) const {
        return error_of(Kind::configuration, std::move(code), {name_, element.line(), element.name()}, {std::move(what)});
    }

    /// An attribute that nobody reads is a mistake that nobody sees.
    Status only(XmlElement element, std::initializer_list<std::string_view> known) const {
        for (const auto& name : element.attribute_names())
            if (std::find(known.begin(), known.end(), name) == known.end()) return wrong("kalender.attribuut", element, name);
        return {};
    }

    Result<int> number(XmlElement element, std::string_view attribute, std::optional<int> otherwise = std::nullopt) const {
        auto text = element.attribute(attribute);
        if (!text && otherwise) return *otherwise;
        int n = 0;
        if (!text || text->empty()) return wrong("kalender.attribuut", element, std::string(attribute));
        auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), n);
        if (failure != std::errc() || end != text->data() + text->size()) return wrong("kalender.attribuut", element, std::string(attribute));
        return n;
    }

    Result<bool> yes(XmlElement element, std::string_view attribute, bool otherwise) const {
        auto text = element.attribute(attribute);
        if (!text) return otherwise;
        if (*text != "ja" && *text != "nee") return wrong("kalender.attribuut", element, std::string(attribute));
        return *text == "ja";
    }

    Result<Feestdag> holiday(XmlElement element) const {
        TRY(only(element, {"code", "naam", "pasen", "maand", "dag", "zondag", "van", "tot", "termijnenwet", "verordening", "artikel"}));
        Feestdag feestdag;
        feestdag.code = element.get("code");
        feestdag.naam = element.get("naam");
        feestdag.artikel = element.get("artikel");
        if (feestdag.code.empty()) return wrong("kalender.attribuut", element, "code");
        if (feestdag.naam.empty()) return wrong("kalender.attribuut", element, "naam");
        if (feestdag.artikel.empty()) return wrong("kalender.attribuut", element, "artikel");
        feestdag.pasen = element.attribute("pasen").has_value();
        if (feestdag.pasen == element.attribute("maand").has_value()) return wrong("kalender.attribuut", element, "pasen");
        if (feestdag.pasen) {
            TRY_ASSIGN(feestdag.verschil, number(element, "pasen"));
        } else {
            TRY_ASSIGN(int month, number(element, "maand"));
            TRY_ASSIGN(int day, number(element, "dag"));
            feestdag.maand = static_cast<unsigned>(month);
            feestdag.dag = static_cast<unsigned>(day);
            std::chrono::month_day fixed{std::chrono::month(feestdag.maand), std::chrono::day(feestdag.dag)};
            if (month < 1 || day < 1 || !fixed.ok()) return wrong("kalender.dag", element, element.get("dag"));
        }
        if (auto sunday = element.attribute("zondag")) {
            if (*sunday != "dag-eerder" || feestdag.pasen) return wrong("kalender.attribuut", element, "zondag");
            feestdag.zondag_eerder = true;
        }
        TRY_ASSIGN(feestdag.van_jaar, number(element, "van", feestdag.van_jaar));
        TRY_ASSIGN(feestdag.tot_jaar, number(element, "tot", feestdag.tot_jaar));
        if (feestdag.van_jaar > feestdag.tot_jaar) return wrong("kalender.jaar", element, element.get("van"));
        TRY_ASSIGN(feestdag.termijnenwet, yes(element, "termijnenwet", true));
        TRY_ASSIGN(feestdag.verordening, yes(element, "verordening", true));
        return feestdag;
    }

    Status equated_days(XmlElement element, Kalender& kalender) const {
        TRY(only(element, {"van", "tot", "artikel"}));
        TRY_ASSIGN(kalender.gelijkgesteld_van, number(element, "van"));
        TRY_ASSIGN(kalender.gelijkgesteld_tot, number(element, "tot"));
        if (kalender.gelijkgesteld_van > kalender.gelijkgesteld_tot) return wrong("kalender.jaar", element, element.get("van"));
        for (const auto& child : element.children()) {
            if (child.name() != "dag") return wrong("kalender.element", child, child.name());
                TRY(only(child, {"datum", "besluit"}));
            auto date = Date::parse(child.get("datum"));
            if (!date) return wrong("kalender.dag", child, child.get("datum"));
            if (date->year() < kalender.gelijkgesteld_van || date->year() > kalender.gelijkgesteld_tot)
                return wrong("kalender.jaar", child, child.get("datum"));
            if (child.get("besluit").empty()) return wrong("kalender.attribuut", child, "besluit");
            kalender.gelijkgesteld.push_back({*date, child.get("besluit")});
        }
        return {};
    }

    Status act_of(XmlElement element, Termijnregeling& regeling) const {
        TRY(only(element, {"soort", "naam", "verschuiving", "werkdagen", "werkdagen-vanaf", "artikel-werkdagen", "hoogstens-dagen", "hoogstens-weken",
                           "hoogstens-maanden", "jaren", "uren", "artikel-uitsluiting"}));
        regeling.naam = element.get("naam");
        if (regeling.naam.empty()) return wrong("kalender.attribuut", element, "naam");
        regeling.artikel_verschuiving = element.get("verschuiving");
        regeling.artikel_werkdagen = element.get("artikel-werkdagen");
        regeling.artikel_uitsluiting = element.get("artikel-uitsluiting");
        if (regeling.artikel_verschuiving.empty()) return wrong("kalender.attribuut", element, "verschuiving");
        TRY_ASSIGN(regeling.werkdagen, number(element, "werkdagen"));
        TRY_ASSIGN(regeling.werkdagen_vanaf, number(element, "werkdagen-vanaf"));
        TRY_ASSIGN(regeling.hoogstens_dagen, number(element, "hoogstens-dagen", 0));
        TRY_ASSIGN(regeling.hoogstens_weken, number(element, "hoogstens-weken", 0));
        TRY_ASSIGN(regeling.hoogstens_maanden, number(element, "hoogstens-maanden", 0));
        TRY_ASSIGN(regeling.jaren, yes(element, "jaren", true));
        TRY_ASSIGN(regeling.uren, yes(element, "uren", true));
        return {};
    }

    std::string name_;
};

}  // namespace

Result<Kalender> load_kalender(ByteView bytes, const std::string& name) {
    TRY_ASSIGN(auto document, XmlDocument::parse(bytes, name));
    TRY_ASSIGN(auto kalender, Reader(name).read(document.root()));
    kalender.hash = hex(sha256(bytes));
    return kalender;
}

}  // namespace griffier
