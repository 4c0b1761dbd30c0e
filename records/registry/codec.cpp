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
    [[maybe_unused]] static auto members_of(Type& v) { return std::tie(no_member NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(MEMBER, __VA_ARGS__))); } \
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

/// Members of T by their names; the empty one first.
template <class T>
constexpr auto names = names_of(static_cast<const T*>(nullptr));
/// Which member stands where by name.
template <class T>
constexpr auto order = [] {
    std::array<std::size_t, names<T>.size()> places{};
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::sort(places.begin(), places.end(), [](std::size_t a, std::size_t b) { return names<T>[a] < names<T>[b]; });
    return places;
}();

/// What a text holds without escapes.
bool is_plain(char c) { return c >= 0x20 && c <= 0x7e && c != '"' && c != '\\'; }

/// Writes a value as the text that json(value).dump() gives, byte for byte (members by name), without building the tree: an import does
/// this for every item of every case.
class Writer {
  public:
    explicit Writer(Bytes& out) : out_(out) {}

    void put(const std::string& text) {
        if (std::all_of(text.begin(), text.end(), is_plain)) return raw("\""), raw(text), raw("\"");
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
    template <class T, std::size_t... I>
    void members(const T& value, std::index_sequence<I...>) {
        const auto all = members_of(value);
        ((raw(I == 0 ? "{\"" : ",\""), raw(names<T>[order<T>[I + 1]]), raw("\":"), put(std::get<order<T>[I + 1]>(all))), ...);
        raw("}");
    }
    void raw(std::string_view text) { out_.insert(out_.end(), text.begin(), text.end()); }

    Bytes& out_;
};

/// Reads what the Writer wrote, and only that: every member there, by name, no blank between. The night does this for every item of every
/// case that it judges, and a tree of each would cost more than opening its cell. False for any other text, such as that of an older
/// version with other members, and then the value is of no use.
class Reader {
  public:
    explicit Reader(ByteView text) : at_(reinterpret_cast<const char*>(text.data())), end_(at_ + text.size()) {}

    template <class T>
    bool whole(T& value) {
        return get(value) && at_ == end_;
    }

  private:
    bool get(std::string& text) {
        const char* const quote = at_;
        if (!take('"')) return false;
        while (at_ != end_ && is_plain(*at_)) ++at_;
        if (take('"')) {
            text.assign(quote + 1, at_ - 1);
            return true;
        }
        while (at_ != end_ && *at_ != '"') at_ += *at_ == '\\' && at_ + 1 != end_ ? 2 : 1;
        if (!take('"')) return false;
        json escaped = json::parse(quote, at_, nullptr, false);
        if (!escaped.is_string()) return false;
        text = std::move(escaped.get_ref<std::string&>());
        return true;
    }
    bool get(int& value) {
        const char* const first = at_ != end_ && *at_ == '-' ? at_ + 1 : at_;
        if (first != end_ && *first == '0' && first + 1 != end_ && first[1] >= '0' && first[1] <= '9') return false;
        const auto [rest, fault] = std::from_chars(at_, end_, value);
        at_ = rest;
        return fault == std::errc();
    }
    bool get(bool& value) {
        value = at_ != end_ && *at_ == 't';
        return take(value ? std::string_view("true") : "false");
    }
    bool get(Oordeel& value) {
        int number = 0;
        if (!get(number)) return false;
        value = static_cast<Oordeel>(number);
        return true;
    }
    bool get(Date& date) {
        int days = 0;
        if (!get(days)) return false;
        date = Date(std::chrono::sys_days(std::chrono::days(days)));
        return true;
    }
    bool get(std::optional<Date>& date) {
        date.reset();
        if (take("null")) return true;
        int days = 0;
        if (!get(days)) return false;
        date = Date(std::chrono::sys_days(std::chrono::days(days)));
        return true;
    }
    template <class T>
    bool get(std::vector<T>& list) {
        list.clear();
        if (!take('[')) return false;
        if (take(']')) return true;
        do {
            if (!get(list.emplace_back())) return false;
        } while (take(','));
        return take(']');
    }
    template <class T>
    bool get(std::map<std::string, T>& map) {
        map.clear();
        if (!take('{')) return false;
        if (take('}')) return true;
        do {
            std::string key;
            T value{};
            if (!get(key) || !take(':') || !get(value)) return false;
            if (!map.empty() && map.rbegin()->first >= key) return false;  // a name that comes twice is for the library to judge
            map.emplace_hint(map.end(), std::move(key), std::move(value));
        } while (take(','));
        return take('}');
    }
    template <class T>
        requires requires(T& value) { members_of(value); }
    bool get(T& value) {
        return members(value, std::make_index_sequence<names<T>.size() - 1>{});
    }

    template <class T, std::size_t... I>
    bool members(T& value, std::index_sequence<I...>) {
        const auto all = members_of(value);
        return ((take(I == 0 ? '{' : ',') && take('"') && take(names<T>[order<T>[I + 1]]) && take('"') && take(':') && get(std::get<order<T>[I + 1]>(all))) && ...) && take('}');
    }
    bool take(char c) {
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view text) {
        if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(text)) return false;
        at_ += text.size();
        return true;
    }

    const char *at_, *end_;
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
    if (Value value; Reader(text).whole(value)) return value;
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
