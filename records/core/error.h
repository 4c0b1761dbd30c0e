#pragma once
// What can go wrong, as a value. An Error carries a code, a place and arguments; its words (message and hint, nl and en) stand in
// locales/ under "fout.<code>" and "hint.<code>", so that the reader gets them in his own language. Arguments are codes, numbers,
// dates, element names and file names only: never data about a person.
#include <string>
#include <utility>
#include <vector>

namespace griffier {

/// What a failure means for the run that meets it; jobs/exit_code.h maps each kind to the documented exit code.
enum class Kind {
    refused,        ///< this item is refused, the batch goes on
    usage,          ///< the call itself makes no sense
    configuration,  ///< a regime, covenant instance, template or setting is refused
    damaged,        ///< the store is damaged, of a newer version, in quarantine, or its key is lost or wrong
    busy,           ///< another run holds the store
    deadline,       ///< a legal deadline is passed or at risk
    again,          ///< disk full, I/O error: try again
    interrupted,    ///< stopped by a signal at a step's border, resumable
};

/// Where it went wrong: a file or dossier number, and a line (0 = none) or element within it.
struct Place {
    std::string file;
    int line = 0;
    std::string element;
};

struct Error {
    Kind kind = Kind::refused;
    std::string code;               ///< dotted lower case, e.g. "casus.geboorte_na_signaal"
    Place place;
    std::vector<std::string> args;  ///< fill {0}, {1} ... of message and hint
};

inline Error refused(std::string code, Place place = {}, std::vector<std::string> args = {}) {
    return {Kind::refused, std::move(code), std::move(place), std::move(args)};
}
inline Error error_of(Kind kind, std::string code, Place place = {}, std::vector<std::string> args = {}) {
    return {kind, std::move(code), std::move(place), std::move(args)};
}

}  // namespace griffier
