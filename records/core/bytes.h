#pragma once
// Bytes and their text forms.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace griffier {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView view_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }
inline std::string text_of(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

/// Lower-case hexadecimal, two digits a byte.
std::string hex(ByteView bytes);
/// Nothing when the text has an odd length or another character.
std::optional<Bytes> from_hex(std::string_view text);
std::string base64(ByteView bytes);
/// Standard alphabet with padding; nothing when it is anything else.
std::optional<Bytes> from_base64(std::string_view text);

}  // namespace griffier
