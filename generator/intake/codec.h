#pragma once
// A dossier as bytes and back: how the cage hands over what it read. Lengths and counts are checked against what is there, so that
// nothing a caged process writes can do more harm than a wrong value. Not a format to keep: both ends are the same program.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "generator/intake/values.h"
#include "records/model/dossier.h"

namespace griffier::intake {

/// The fields of each struct, in one place for both directions.
template <class A> void fields(A& a, Partner& x) { a(x.voorvoegsel, x.geslachtsnaam, x.adellijke_titel, x.vanaf, x.ontbonden); }
template <class A> void fields(A& a, Naam& x) { a(x.voornamen, x.voorvoegsel, x.geslachtsnaam, x.adellijke_titel, x.geslacht, x.naamgebruik, x.partners); }
template <class A> void fields(A& a, Adres& x) {
    a(x.straat, x.huisletter, x.toevoeging, x.aanduiding, x.huisnummer, x.postcode, x.woonplaats, x.gemeente, x.locatie, x.land_code, x.land, x.regels, x.geheim,
      x.verblijft_niet);
}
template <class A> void fields(A& a, Persoon& x) {
    a(x.id, x.rol, x.bestand, x.naam, x.geboortedatum, x.adres, x.telefoon, x.email, x.relatie, x.noodzaak, x.taal, x.in_nederland, x.in_nederland_bron, x.curatele,
      x.mentorschap, x.vertegenwoordigt, x.eerder_geinformeerd, x.bijzonder);
}
template <class A> void fields(A& a, Signaal& x) {
    a(x.id, x.bestand, x.datum, x.ontvangen, x.partij, x.melder, x.bron_soort, x.feit, x.duiding, x.gebieden, x.gegevensklasse, x.bijzonder);
}
template <class A> void fields(A& a, Analyse& x) { a(x.id, x.bestand, x.datum, x.fase, x.dimensie, x.gebieden, x.argument); }
template <class A> void fields(A& a, Overleg& x) { a(x.partij, x.datum, x.standpunt); }
template <class A> void fields(A& a, Besluit& x) {
    a(x.id, x.bestand, x.soort, x.uitkomst, x.datum, x.orgaan, x.partijen, x.personen, x.betreft, x.verwijst, x.gronden_lijst, x.gronden, x.factoren, x.redenen,
      x.noodzaak, x.evenredigheid, x.overleg, x.beletsel, x.herziening, x.tot, x.adressaten, x.wijze, x.door_partij, x.gebruikt, x.bron);
}
template <class A> void fields(A& a, Actie& x) { a(x.id, x.bestand, x.datum, x.partij, x.omschrijving, x.stand, x.gereed_op); }
template <class A> void fields(A& a, Plan& x) { a(x.id, x.doel, x.casusregisseur, x.informeerafspraak, x.datum, x.versie); }
template <class A> void fields(A& a, Deelnemer& x) { a(x.id, x.partij, x.reden, x.criterium, x.modus, x.datum, x.geheimhouding, x.tot); }
template <class A> void fields(A& a, Toestemming& x) { a(x.partij, x.datum); }
template <class A> void fields(A& a, Verstrekking& x) {
    a(x.id, x.bestand, x.ontvanger, x.verstrekker, x.noodzaak, x.soort_gegevens, x.doel, x.grond, x.datum, x.toestemmingen);
}
template <class A> void fields(A& a, Verzoekstap& x) { a(x.soort, x.uitkomst, x.reden, x.datum); }
template <class A> void fields(A& a, Verzoek& x) { a(x.id, x.soort, x.ontvangen, x.kanaal, x.verzoeker, x.hoedanigheid, x.wet, x.stappen); }
template <class A> void fields(A& a, Overdracht::Keuze& x) { a(x.veld, x.verwijst); }
template <class A> void fields(A& a, Overdracht& x) { a(x.datum, x.door, x.keuzes); }
template <class A> void fields(A& a, Drager& x) { a(x.id, x.bestand, x.soort, x.omschrijving, x.bewaarplaats, x.datum); }
template <class A> void fields(A& a, Gebeurtenis& x) { a(x.id, x.bestand, x.soort, x.omschrijving, x.datum); }
template <class A> void fields(A& a, Dossier& x) {
    a(x.nummer, x.versie, x.vervangt, x.gemeente, x.regime, x.regime_versie, x.veiligheidshuis, x.personen, x.signalen, x.analyses, x.besluiten, x.plannen, x.acties,
      x.deelnemers, x.verstrekkingen, x.verzoeken, x.overdrachten, x.dragers, x.gebeurtenissen);
}
template <class A> void fields(A& a, Lines& x) { a(x.items, x.bestanden, x.overdrachten, x.known_receivers); }
template <class A> void fields(A& a, Place& x) { a(x.file, x.line, x.element); }
template <class A> void fields(A& a, Error& x) { a(x.code, x.place, x.args); }

class Encoder {
  public:
    template <class... T> void operator()(T&... values) { (put(values), ...); }
    std::string take() { return std::move(out_); }

  private:
    void number(std::uint64_t value) {
        for (int i = 0; i < 8; ++i) out_ += static_cast<char>(value >> (8 * i));
    }
    void put(const std::string& text) { number(text.size()), out_ += text; }
    void put(int value) { number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value))); }
    void put(bool value) { number(value ? 1 : 0); }
    void put(const Date& date) { put(static_cast<int>(date.days().time_since_epoch().count())); }
    template <class T> void put(std::optional<T>& value) {
        number(value ? 1 : 0);
        if (value) put(*value);
    }
    template <class T> void put(std::vector<T>& list) {
        number(list.size());
        for (T& item : list) put(item);
    }
    template <class T> void put(std::map<std::string, T>& map) {
        number(map.size());
        for (auto& [key, value] : map) put(key), put(value);
    }
    void put(const std::set<std::string>& set) {
        number(set.size());
        for (const auto& item : set) put(item);
    }
    template <class T> requires(std::is_class_v<T> && !std::is_same_v<T, std::string> && !std::is_same_v<T, Date> && !std::is_same_v<T, std::set<std::string>>)
    void put(T& value) { fields(*this, value); }
    std::string out_;
};

/// Throws std::runtime_error on bytes that no Encoder made.
class Decoder {
  public:
    explicit Decoder(std::string_view bytes) : bytes_(bytes) {}
    template <class... T> void operator()(T&... values) { (get(values), ...); }
    bool done() const { return at_ == bytes_.size(); }

  private:
    std::uint64_t number() {
        if (bytes_.size() - at_ < 8) throw std::runtime_error("too short");
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_ + static_cast<std::size_t>(i)])) << (8 * i);
        at_ += 8;
        return value;
    }
    /// Every item takes eight bytes at least, so a count cannot ask for more memory than the bytes could fill.
    std::size_t count() {
        std::uint64_t n = number();
        if (n > (bytes_.size() - at_) / 8) throw std::runtime_error("too many");
        return static_cast<std::size_t>(n);
    }
    void get(std::string& text) {
        std::uint64_t n = number();
        if (n > bytes_.size() - at_) throw std::runtime_error("too long");
        text = std::string(bytes_.substr(at_, static_cast<std::size_t>(n)));
        at_ += static_cast<std::size_t>(n);
    }
    void get(int& value) {
        auto wide = static_cast<std::int64_t>(number());
        if (wide < INT32_MIN || wide > INT32_MAX) throw std::runtime_error("no such number");
        value = static_cast<int>(wide);
    }
    void get(bool& value) { value = number() != 0; }
    void get(Date& date) {
        int days = 0;
        get(days);
        Date read{std::chrono::sys_days(std::chrono::days(days))};
        if (read != Date() && !Date::of(read.year(), read.month(), read.day())) throw std::runtime_error("no such day");
        date = read;
    }
    template <class T> void get(std::optional<T>& value) {
        value.reset();
        if (number() != 0) get(value.emplace());
    }
    template <class T> void get(std::vector<T>& list) {
        std::size_t n = count();
        list.clear();
        for (std::size_t i = 0; i < n; ++i) get(list.emplace_back());
    }
    template <class T> void get(std::map<std::string, T>& map) {
        std::size_t n = count();
        for (std::size_t i = 0; i < n; ++i) {
            std::string key;
            get(key);
            get(map[key]);
        }
    }
    void get(std::set<std::string>& set) {
        std::size_t n = count();
        for (std::size_t i = 0; i < n; ++i) {
            std::string item;
            get(item);
            set.insert(item);
        }
    }
    template <class T> requires std::is_class_v<T> void get(T& value) { fields(*this, value); }
    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace griffier::intake
