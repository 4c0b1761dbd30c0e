#include "records/registry/codec.h"

#include <nlohmann/json.hpp>

#include "records/core/secret.h"

using nlohmann::json;

// Dates and optional values, which nlohmann does not know.
NLOHMANN_JSON_NAMESPACE_BEGIN
template <>
struct adl_serializer<griffier::Date> {
    static void to_json(json& j, const griffier::Date& date) { j = date.days().time_since_epoch().count(); }
    static void from_json(const json& j, griffier::Date& date) { date = griffier::Date(std::chrono::sys_days(std::chrono::days(j.get<int>()))); }
};
template <>
struct adl_serializer<std::optional<griffier::Date>> {
    static void to_json(json& j, const std::optional<griffier::Date>& date) {
        if (date) j = *date;
        else j = nullptr;
    }
    static void from_json(const json& j, std::optional<griffier::Date>& date) {
        if (j.is_null()) date.reset();
        else date = j.get<griffier::Date>();
    }
};
NLOHMANN_JSON_NAMESPACE_END

namespace griffier {

namespace {

struct Any {
    template <class T>
    operator T() const;
};
template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
    return requires { T{(static_cast<void>(I), Any{})...}; };
}
/// T is an aggregate of exactly N members.
template <class T, std::size_t N>
constexpr bool has_fields = takes<T>(std::make_index_sequence<N>{}) && !takes<T>(std::make_index_sequence<N + 1>{});

}  // namespace

// The count stands beside the list, so that a new member cannot be forgotten without a word.
#define FIELDS(Type, count, ...)                                                        \
    static_assert(has_fields<Type, count>, #Type " has other members than are stored"); \
    NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Type, __VA_ARGS__)

FIELDS(Partner, 5, voorvoegsel, geslachtsnaam, adellijke_titel, vanaf, ontbonden)
FIELDS(Naam, 7, voornamen, voorvoegsel, geslachtsnaam, adellijke_titel, geslacht, naamgebruik, partners)
FIELDS(Adres, 14, straat, huisletter, toevoeging, aanduiding, huisnummer, postcode, woonplaats, gemeente, locatie, land_code, land, regels, geheim, verblijft_niet)
FIELDS(Persoon, 18, id, rol, bestand, naam, geboortedatum, adres, telefoon, email, relatie, noodzaak, taal, in_nederland, in_nederland_bron, curatele, mentorschap,
       vertegenwoordigt, eerder_geinformeerd, bijzonder)
FIELDS(Signaal, 12, id, bestand, datum, ontvangen, partij, melder, bron_soort, feit, duiding, gebieden, gegevensklasse, bijzonder)
FIELDS(Analyse, 7, id, bestand, datum, fase, dimensie, gebieden, argument)
FIELDS(Overleg, 3, partij, datum, standpunt)
FIELDS(Besluit, 25, id, bestand, soort, uitkomst, datum, orgaan, partijen, personen, betreft, verwijst, gronden_lijst, gronden, factoren, redenen, noodzaak, evenredigheid,
       overleg, beletsel, herziening, tot, adressaten, wijze, door_partij, gebruikt, bron)
FIELDS(Actie, 7, id, bestand, datum, partij, omschrijving, stand, gereed_op)
FIELDS(Plan, 6, id, doel, casusregisseur, informeerafspraak, datum, versie)
FIELDS(Deelnemer, 8, id, partij, reden, criterium, modus, datum, geheimhouding, tot)
FIELDS(Toestemming, 2, partij, datum)
FIELDS(Verstrekking, 10, id, bestand, ontvanger, verstrekker, noodzaak, soort_gegevens, doel, grond, datum, toestemmingen)
FIELDS(Verzoekstap, 4, soort, uitkomst, reden, datum)
FIELDS(Verzoek, 8, id, soort, ontvangen, kanaal, verzoeker, hoedanigheid, wet, stappen)
FIELDS(Overdracht::Keuze, 2, veld, verwijst)
FIELDS(Overdracht, 3, datum, door, keuzes)
FIELDS(Drager, 6, id, bestand, soort, omschrijving, bewaarplaats, datum)
FIELDS(Gebeurtenis, 5, id, bestand, soort, omschrijving, datum)
FIELDS(Stap, 2, key, args)
FIELDS(Bevinding, 10, oordeel, regel, artikel, regime, regime_hash, start_event, start, datum, uiterst, stappen)

#undef FIELDS

namespace {

template <class Value>
Bytes text_of_value(const Value& value) {
    std::string text = json(value).dump();
    Bytes out = bytes_of(text);
    wipe(text.data(), text.size());
    return out;
}

template <class Value>
std::optional<Value> value_of_text(ByteView text) {
    try {
        return json::parse(text.begin(), text.end()).get<Value>();
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

}  // namespace

using Words = std::map<std::string, std::string>;

#define CODED(Type)                                                 \
    Bytes encode(const Type& value) { return text_of_value(value); } \
    template <>                                                     \
    std::optional<Type> decode<Type>(ByteView text) {               \
        return value_of_text<Type>(text);                           \
    }

CODED(Persoon)
CODED(Signaal)
CODED(Analyse)
CODED(Besluit)
CODED(Plan)
CODED(Actie)
CODED(Deelnemer)
CODED(Verstrekking)
CODED(Verzoek)
CODED(Overdracht)
CODED(Drager)
CODED(Gebeurtenis)
CODED(Bevinding)
CODED(Words)

#undef CODED

}  // namespace griffier
