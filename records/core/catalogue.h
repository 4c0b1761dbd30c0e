#pragma once
// The words of one language (locales/*.xml): keys to text, no logic. A missing key is an error, never a fallback.
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "records/core/bytes.h"
#include "records/core/date.h"
#include "records/core/error.h"
#include "records/core/result.h"

namespace griffier {

/// A text that was asked for and is not there: the locale files are not those of this program. The front door of a program turns it
/// into an Error (locale.ontbreekt).
class MissingText : public std::out_of_range {
  public:
    MissingText(const std::string& language, std::string_view key);
    const Error& error() const { return error_; }

  private:
    Error error_;
};

class Catalogue {
  public:
    /// Reads a locale file (root <locale taal="nl">, then <t k="key">text</t>; <t k="key" aantal="1">singular</t>).
    /// Kind::configuration when it is not that, or a key stands in it twice.
    static Result<Catalogue> parse(ByteView bytes, const std::string& name);
    /// Adds the texts of another part of the same language; a key that both have is refused (locale.dubbele_sleutel).
    Status merge(const Catalogue& part);
    const std::string& language() const { return language_; }
    /// The words for another kind of reader: a text "key@tag" takes the place of "key" for each tag in turn, a later tag over an earlier
    /// one; then "{wie}" and "{Wie}" in those texts become the text of the key lezer.wie, the second with a capital.
    Catalogue for_reader(const std::vector<std::string>& tags) const;
    bool has(std::string_view key) const;
    /// Kind::configuration (locale.ontbreekt) for the first text that `other` has and this language lacks.
    Status covers(const Catalogue& other) const;
    /// The text with {0}, {1} ... replaced. A key that is absent throws MissingText: callers check locales at start.
    std::string text(std::string_view key, const std::vector<std::string>& args = {}) const;
    /// The singular or plural text of a key, with {0} = n.
    std::string count(std::string_view key, long n) const;
    /// "19 mei 2015", "19 May 2015".
    std::string long_date(Date date) const;
    /// "vijf jaar", "zes maanden", "vier weken", "72 uur": a term in words; numbers above twenty in digits, parts joined by "en".
    std::string duration(const Duur& duur) const;
    /// One line for an error: "file:line <element>: message Hint". A code without words prints the code itself.
    std::string describe(const Error& error) const;
    std::string message(const Error& error) const;
    std::string hint(const Error& error) const;
    const std::map<std::string, std::string>& all() const { return texts_; }

  private:
    std::string language_, name_;
    std::map<std::string, std::string> texts_;  // plural forms under "key", singular under "key#1"
};

class FileSystem;
/// The catalogue of a language: folder/nl.xml and every .xml file in folder/nl.d, in order of name.
Result<Catalogue> load_catalogue(FileSystem& files, const std::string& folder, const std::string& language);

}  // namespace griffier
