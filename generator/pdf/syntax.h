#pragma once
// PDF syntax written straight: numbers, names, strings. Nothing here looks at the locale.
#include <string>
#include <string_view>

#include "records/core/bytes.h"

namespace griffier::pdf {

/// Rounded to hundredths, without an exponent: "12.5", "-3", "0".
void append_number(std::string& out, double value);
void append_integer(std::string& out, long long value);
/// "<FEFF...>": any text, UTF-16BE in hexadecimal.
void append_text_string(std::string& out, std::string_view utf8);
/// UTF-16BE in hexadecimal, without brackets or mark.
void append_utf16(std::string& out, std::string_view utf8);
/// "(...)" for ASCII; other bytes as octal.
void append_literal(std::string& out, std::string_view ascii);
/// "12 0 R"
void append_reference(std::string& out, int object);
void append_hex4(std::string& out, unsigned value);
/// Two bytes inside "(...)", high one first.
inline void append_code(std::string& out, unsigned value) {
    const auto put = [&](char c) {
        if (c == '(' || c == ')' || c == '\\') {
            out += '\\';
        } else if (c == '\r') {  // a reader takes a bare one for a line feed
            out += "\\r";
            return;
        }
        out += c;
    };
    put(static_cast<char>(value >> 8));
    put(static_cast<char>(value & 0xFF));
}

Bytes deflate(std::string_view data, int level);

}  // namespace griffier::pdf
