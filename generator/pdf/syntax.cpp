#include "generator/pdf/syntax.h"

#include <zlib.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <stdexcept>

namespace griffier::pdf {
namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

}  // namespace

void append_integer(std::string& out, long long value) {
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    out.append(buffer, end);
}

void append_number(std::string& out, double value) {
    long long hundredths = std::llround(value * 100);
    if (hundredths < 0) {
        out += '-';
        hundredths = -hundredths;
    }
    append_integer(out, hundredths / 100);
    const int rest = static_cast<int>(hundredths % 100);
    if (rest == 0) return;
    out += '.';
    out += hex_digits[rest / 10];
    if (rest % 10 != 0) out += hex_digits[rest % 10];
}

void append_hex4(std::string& out, unsigned value) {
    for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[(value >> shift) & 15];
}

void append_utf16(std::string& out, std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        unsigned more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        char32_t c = more == 3 ? lead & 0x07 : more == 2 ? lead & 0x0F : more == 1 ? lead & 0x1F : lead;
        for (++i; more > 0 && i < utf8.size(); --more, ++i) c = (c << 6) | (static_cast<unsigned char>(utf8[i]) & 0x3F);
        if (c >= 0x10000) {
            append_hex4(out, static_cast<unsigned>(0xD800 + ((c - 0x10000) >> 10)));
            append_hex4(out, static_cast<unsigned>(0xDC00 + ((c - 0x10000) & 0x3FF)));
        } else {
            append_hex4(out, static_cast<unsigned>(c));
        }
    }
}

void append_text_string(std::string& out, std::string_view utf8) {
    out += "<FEFF";
    append_utf16(out, utf8);
    out += '>';
}

void append_literal(std::string& out, std::string_view ascii) {
    out += '(';
    for (char c : ascii) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '(' || c == ')' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte > 0x7E) {
            out += '\\';
            out += static_cast<char>('0' + (byte >> 6));
            out += static_cast<char>('0' + ((byte >> 3) & 7));
            out += static_cast<char>('0' + (byte & 7));
        } else {
            out += c;
        }
    }
    out += ')';
}

void append_reference(std::string& out, int object) {
    append_integer(out, object);
    out += " 0 R";
}

namespace {

// zlib's state is a quarter of a megabyte: one a thread and level, used again.
struct Deflater {
    z_stream stream{};
    explicit Deflater(int level) {
        if (deflateInit(&stream, level) != Z_OK) throw std::runtime_error("zlib cannot deflate");
    }
    ~Deflater() { deflateEnd(&stream); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
};

Deflater& deflater(int level) {
    thread_local std::unique_ptr<Deflater> kept[10];
    auto& one = kept[level];
    if (!one) one = std::make_unique<Deflater>(level);
    return *one;
}

}  // namespace

Bytes deflate(std::string_view data, int level) {
    z_stream& stream = deflater(level).stream;
    Bytes out(compressBound(static_cast<uLong>(data.size())));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int status = ::deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    if (deflateReset(&stream) != Z_OK || status != Z_STREAM_END) throw std::runtime_error("zlib cannot deflate");
    return out;
}

}  // namespace griffier::pdf
