#pragma once
// One call of griffier as values: what was asked, with every setting resolved. Flag over environment (GRIFFIER_STORE for --store, and
// so on) over settings file (griffier.ini in the store folder, or --config) over default.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/world.h"
#include "records/core/catalogue.h"
#include "records/core/date.h"
#include "records/core/result.h"

namespace griffier::jobs {

struct Call {
    std::string command;              ///< "import", "regime check"; "" when only help or version was asked for
    // everywhere
    std::string store, config, keys, holders, data, language = "nl";
    std::string on;                   ///< reference date as given, "" = today
    std::string as, purpose;          ///< who acts (Persoonsrol::id of the covenant instance) and for what
    /// Which persons each user of the machine may be: the section [wie] of griffier.ini in the store folder, and of no other file, so
    /// that nobody names himself. Nothing: the section is not there.
    std::optional<std::map<std::string, std::vector<std::string>>> who;
    std::map<std::string, std::string> settings;  ///< of the settings file, as it stands
    std::map<std::string, std::string> sources;   ///< of each option of this command that has a value: "flag", "environment" or "file"
    bool json = false, dry_run = false;
    // of single commands
    std::vector<std::string> names;   ///< files, folders or dossier numbers
    bool practice = false, real = false;
    std::string signer;               ///< verify FILE: fingerprint of the key that must have signed
    bool proof = false;               ///< produce: letters with the address window drawn, nothing filed
    std::string sign, sign_pass;      ///< produce, nightly: file of the signing key and of what opens it; "credential:NAME" = a credential of the service
    std::string until;                ///< backup: ISO day on which the copy will be removed
    std::string covenant, out, inbox;
    std::string facts;                ///< register make: the privacy officer's file
    long dossiers = 0;
    unsigned long seed = 1;
    std::string regime;               ///< sample: for which regime
    bool with_covenant = false;       ///< sample: write a covenant instance too
    std::vector<std::string> files;   ///< keys share: files of the regime ("weegploeg")
    std::string to;                   ///< keys share: the folder that is made
    /// besluit: the parts of the decision by field ("kind", "outcome", "date" ...); lists separated by the command line itself.
    std::map<std::string, std::vector<std::string>> parts;
    std::string text;                 ///< help or version text to print when `command` is empty
};

/// What can be read from the arguments and the environment before any word can be printed: the language and the data folder.
struct Preamble {
    std::string language = "nl", data;
};
Preamble read_preamble(const std::vector<std::string>& arguments, const World& world);

/// Reads the arguments (without the program's name). Fails with Kind::usage (codes aanroep.*), or Kind::configuration (instelling.*)
/// when the settings file cannot be used.
Result<Call> read_call(const std::vector<std::string>& arguments, const World& world, const Catalogue& words);

/// The settings file of a call ("" when there is none to look for), and the variable that sets an option from the environment.
std::string settings_path(const Call& call);
std::string variable_of(const std::string& option);

/// A command as its help shows it, for all that is made of it: man page, completions.
struct CommandHelp {
    struct Option {
        std::vector<std::string> names;  ///< "--store"; "-h", "--help"; a positional one has the word of its place, in capitals
        std::string value, text;         ///< value "" for a flag
        bool positional = false;
    };
    std::string path, text, more;        ///< path "" for the program itself
    std::vector<Option> options;
    std::vector<std::string> commands;   ///< below it
    std::vector<std::pair<std::string, std::string>> examples;
};
/// The program first, then every command with those below it, in the order of the help.
std::vector<CommandHelp> command_table(const Catalogue& words);

/// Names of all commands ("import", "regime check"), for the manual's test and for completion.
std::vector<std::string> command_names();

}  // namespace griffier::jobs
