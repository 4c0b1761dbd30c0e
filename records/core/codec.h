#pragma once
// Values as bytes and back: how a caged process hands over what it read. Lengths and counts are checked against what is there, so that
// nothing it writes can do more harm than a wrong value. Not a format to keep: both ends are the same program.
// A struct takes part by a function `fields(archive, value)` in its own namespace, which names its members once for both directions.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "records/core/date.h"
#include "records/core/error.h"

namespace griffier {

template <class A> void fields(A& a, Place& x) { a(x.file, x.line, x.element); }
template <class A> void fields(A& a, Error& x) { a(x.kind, x.code, x.place, x.args); }

template <class T>
concept HasFields = std::is_class_v<T> && !std::is_same_v<T, std::string> && !std::is_same_v<T, Date>;

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
    void put(Kind value) { put(static_cast<int>(value)); }
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
    void put(std::set<std::string>& set) {
        number(set.size());
        for (const std::string& item : set) put(item);
    }
    template <HasFields T> void put(T& value) { fields(*this, value); }
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
    void get(Kind& value) {
        int kind = 0;
        get(kind);
        if (kind < 0 || kind > static_cast<int>(Kind::interrupted)) throw std::runtime_error("no such kind");
        value = static_cast<Kind>(kind);
    }
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
    template <HasFields T> void get(T& value) { fields(*this, value); }
    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// All of `values` from bytes of a caged process; false when they are not what an Encoder makes of such values.
template <class... T> bool decode(std::string_view bytes, T&... values) {
    try {
        Decoder decoder(bytes);
        decoder(values...);
        return decoder.done();
    } catch (const std::runtime_error&) {
        return false;
    }
}

template <class... T> std::string encode(T&... values) {
    Encoder encoder;
    encoder(values...);
    return encoder.take();
}

}  // namespace griffier
