#include "records/registry/codec.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>
#include <tuple>
#include <utility>

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
constexpr char no_member = 0;  // before the first one, so that each of the others can bring its comma
/// T is an aggregate of exactly N members.
template <class T, std::size_t N>
constexpr bool has_fields = takes<T>(std::make_index_sequence<N>{}) && !takes<T>(std::make_index_sequence<N + 1>{});

}  // namespace

// The count stands beside the list, so that a new member cannot be forgotten without a word.
#define FIELDS(Type, count, ...)                                                                                                      \
    static_assert(has_fields<Type, count>, #Type " has other members than are stored");                                               \
    NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Type, __VA_ARGS__)                                                                \
    [[maybe_unused]] static auto members_of(const Type& v) { return std::tie(no_member NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(MEMBER, __VA_ARGS__))); } \
    [[maybe_unused]] static constexpr auto names_of(const Type*) { return std::array{std::string_view() NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(NAME, __VA_ARGS__))}; }
#define MEMBER(member) , v.member
#define NAME(member) , std::string_view(#member)

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
FIELDS(Verstrekking, 11, id, bestand, ontvanger, verstrekker, noodzaak, soort_gegevens, doel, grond, datum, toestemmingen, onderdelen)
FIELDS(Verzoekstap, 5, soort, uitkomst, reden, datum, wie)
FIELDS(Correctiewens, 3, item, gewenst, reden)
FIELDS(Derdentoets, 4, persoon, oordeel, zienswijze, datum)
FIELDS(Weglating, 2, item, reden)
FIELDS(Verzoek, 16, id, soort, ontvangen, kanaal, verzoeker, hoedanigheid, wet, stappen, betreft, gericht_aan, afzender, wensen, omstandigheden, derden, overleg, weglatingen)
FIELDS(Overdracht::Keuze, 2, veld, verwijst)
FIELDS(Overdracht, 3, datum, door, keuzes)
FIELDS(Drager, 6, id, bestand, soort, omschrijving, bewaarplaats, datum)
FIELDS(Gebeurtenis, 6, id, bestand, soort, omschrijving, datum, betreft)
FIELDS(Stap, 2, key, args)
FIELDS(Bevinding, 10, oordeel, regel, artikel, regime, regime_hash, start_event, start, datum, uiterst, stappen)

#undef FIELDS
#undef MEMBER
#undef NAME

namespace {

/// Writes a value as the text that json(value).dump() gives, byte for byte (members by name), without building the tree: an import does
/// this for every item of every case.
class Writer {
  public:
    explicit Writer(Bytes& out) : out_(out) {}

    void put(const std::string& text) {
        const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e && c != '"' && c != '\\'; });
        if (plain) return raw("\""), raw(text), raw("\"");
        std::string escaped = json(text).dump();
        raw(escaped);
        wipe(escaped.data(), escaped.size());
    }
    void put(int value) {
        char digits[16];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        raw({digits, static_cast<std::size_t>(end - digits)});
    }
    void put(bool value) { raw(value ? "true" : "false"); }
    void put(Oordeel value) { put(static_cast<int>(value)); }
    void put(Date date) { put(static_cast<int>(date.days().time_since_epoch().count())); }
    void put(const std::optional<Date>& date) {
        if (date) put(*date);
        else raw("null");
    }
    template <class T>
    void put(const std::vector<T>& list) {
        raw("[");
        bool first = true;
        for (const T& item : list) {
            if (!std::exchange(first, false)) raw(",");
            put(item);
        }
        raw("]");
    }
    template <class T>
    void put(const std::map<std::string, T>& map) {
        raw("{");
        bool first = true;
        for (const auto& [key, value] : map) {
            if (!std::exchange(first, false)) raw(",");
            put(key), raw(":"), put(value);
        }
        raw("}");
    }
    template <class T>
        requires requires(const T& value) { members_of(value); }
    void put(const T& value) {
        members(value, std::make_index_sequence<names<T>.size() - 1>{});
    }

  private:
    template <class T>
    static constexpr auto names = names_of(static_cast<const T*>(nullptr));
    /// Which member stands where by name; the empty one first.
    template <class T>
    static constexpr auto order = [] {
        std::array<std::size_t, names<T>.size()> places{};
        for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
        std::sort(places.begin(), places.end(), [](std::size_t a, std::size_t b) { return names<T>[a] < names<T>[b]; });
        return places;
    }();
    template <class T, std::size_t... I>
    void members(const T& value, std::index_sequence<I...>) {
        const auto all = members_of(value);
        ((raw(I == 0 ? "{\"" : ",\""), raw(names<T>[order<T>[I + 1]]), raw("\":"), put(std::get<order<T>[I + 1]>(all))), ...);
        raw("}");
    }
    void raw(std::string_view text) { out_.insert(out_.end(), text.begin(), text.end()); }

    Bytes& out_;
};

template <class Value>
Bytes text_of_value(const Value& value) {
    Bytes out;
    out.reserve(1024);
    Writer(out).put(value);
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
