#include "generator/pdf/output.h"

#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>

namespace griffier::pdf {
namespace {

// Integers, characters and texts with "%i" and its kin, with zeros in front by width or precision; nothing for any other format.
bool plain(std::string& out, const char* format, va_list arguments) {
    for (const char* at = format; *at != '\0'; ++at) {
        if (*at != '%') {
            out += *at;
            continue;
        }
        ++at;
        bool zeros = false;
        std::size_t width = 0;
        int longs = 0;
        for (; *at == '0' || *at == '.'; ++at) zeros = true;
        for (; *at >= '0' && *at <= '9'; ++at) width = 10 * width + static_cast<std::size_t>(*at - '0');
        for (; *at == 'h' || *at == 'l' || *at == 'z'; ++at) longs += *at == 'h' ? 0 : 1;
        char digits[24];
        char* end = digits;
        switch (*at) {
            case '%': out += '%'; continue;
            case 'c': out += static_cast<char>(va_arg(arguments, int)); continue;
            case 's':
                if (width != 0 || zeros) return false;
                out += va_arg(arguments, const char*);
                continue;
            case 'd':
            case 'i': end = std::to_chars(digits, digits + sizeof digits, longs > 0 ? va_arg(arguments, long) : static_cast<long>(va_arg(arguments, int))).ptr; break;
            case 'u': end = std::to_chars(digits, digits + sizeof digits, longs > 0 ? va_arg(arguments, unsigned long) : static_cast<unsigned long>(va_arg(arguments, unsigned))).ptr; break;
            default: return false;
        }
        const auto length = static_cast<std::size_t>(end - digits);
        if (width > 0 && (!zeros || digits[0] == '-')) return false;
        if (length < width) out.append(width - length, '0');
        out.append(digits, length);
    }
    return true;
}

}  // namespace

void Output::Print(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    PrintV(format, 0, arguments);
    va_end(arguments);
}

void Output::PrintV(const char* format, long, va_list arguments) {
    thread_local std::string text;
    text.clear();
    va_list again;
    va_copy(again, arguments);
    const bool done = plain(text, format, again);
    va_end(again);
    if (!done) {
        va_copy(again, arguments);
        const int length = std::vsnprintf(nullptr, 0, format, again);
        va_end(again);
        if (length < 0) throw std::runtime_error("a format that the C library refuses");
        text.resize(static_cast<std::size_t>(length) + 1);
        std::vsnprintf(text.data(), text.size(), format, arguments);
        text.pop_back();
    }
    Write(text.data(), text.size());
}

void Output::Seek(std::size_t) { throw std::logic_error("a file in memory is written from front to back"); }

}  // namespace griffier::pdf
