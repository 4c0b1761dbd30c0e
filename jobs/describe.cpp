// griffier describe man | bash | fish: what the package puts in /usr/share/man and among the completions.
#include "jobs/describe.h"

#include <fmt/format.h>

#include <algorithm>

#include "jobs/jobs.h"

namespace griffier::jobs {

namespace {

/// Text for roff: nothing of it is a request or an escape.
std::string roff(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\') safe += "\\e";
        else if (c == '-') safe += "\\-";
        else if (c == '\'') safe += "\\(aq";
        else safe += c;
    }
    return safe.empty() || safe.front() != '.' ? safe : "\\&" + safe;
}

std::string section(const Catalogue& words, const char* name) { return ".SH \"" + roff(words.text(std::string("man.") + name)) + "\"\n"; }

std::string names_of(const CommandHelp::Option& option) {
    std::string text;
    for (const std::string& name : option.names) text += (text.empty() ? "" : ", ") + std::string(option.positional ? "" : "\\fB") + roff(name) + (option.positional ? "" : "\\fR");
    return option.value.empty() || option.positional ? text : text + " \\fI" + roff(option.value) + "\\fR";
}

std::string options_of(const CommandHelp& command, bool with_help) {
    std::string text;
    for (const auto& option : command.options)
        if (with_help || option.names.front() != "-h") text += ".TP\n" + names_of(option) + "\n" + roff(option.text) + "\n";
    return text;
}

std::string examples_of(const CommandHelp& command) {
    std::string text;
    for (const auto& [call, why] : command.examples) text += ".PP\n.RS\n.nf\n" + roff(call) + "\n.fi\n.RE\n" + (why.empty() ? "" : roff(why) + "\n");
    return text;
}

/// Between single quotes of a shell.
std::string quoted(const std::string& text, const char* quote) {
    std::string safe = "'";
    for (const char c : text)
        if (c == '\'') safe += quote;
        else safe += c;
    return safe + "'";
}

std::vector<std::string> flags_of(const CommandHelp& command) {
    std::vector<std::string> flags;
    for (const auto& option : command.options)
        if (!option.positional) flags.insert(flags.end(), option.names.begin(), option.names.end());
    return flags;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
    return text;
}

/// Options whose value is a folder, a file, or something else, over the whole table.
enum class Completes { folder, path, nothing };
Completes completes(const CommandHelp::Option& option) {
    if (option.value.rfind("DIR", 0) == 0) return Completes::folder;
    return option.value == "FILE" || option.value == "BESTAND" ? Completes::path : Completes::nothing;
}
std::string options_that(const std::vector<CommandHelp>& table, Completes kind) {
    std::vector<std::string> found;
    for (const auto& command : table)
        for (const auto& option : command.options)
            if (!option.positional && !option.value.empty() && completes(option) == kind)
                for (const std::string& name : option.names)
                    if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
    return joined(found, "|");
}

}  // namespace

std::string man_page(const std::vector<CommandHelp>& table, const Catalogue& words) {
    std::string text = std::string(".TH GRIFFIER 1 \"\" \"griffier " GRIFFIER_VERSION "\" \"griffier\"\n");
    text += section(words, "naam") + "griffier \\- " + roff(words.text("man.kort")) + "\n";
    text += section(words, "overzicht") + ".B griffier\n\\fI" + roff(words.text("hulp.opdracht_plek")) + "\\fR " + roff(words.text("hulp.opties_plek")) + "\n";
    text += section(words, "omschrijving") + roff(table.front().text) + "\n" + (table.front().more.empty() ? "" : ".PP\n" + roff(table.front().more) + "\n");
    text += section(words, "opdrachten");
    for (const CommandHelp& command : table) {
        if (command.path.empty()) continue;
        text += ".SS \"griffier " + roff(command.path) + "\"\n" + roff(command.text) + "\n";
        if (!command.more.empty()) text += ".PP\n" + roff(command.more) + "\n";
        text += options_of(command, false) + examples_of(command);
    }
    text += section(words, "opties") + options_of(table.front(), true) + examples_of(table.front());
    text += section(words, "afloop");
    for (const ExitCode code : {ExitCode::done, ExitCode::some_refused, ExitCode::usage, ExitCode::configuration, ExitCode::damaged, ExitCode::busy, ExitCode::deadline, ExitCode::again, ExitCode::interrupted})
        text += fmt::format(".TP\n.B {}\n{}\n", static_cast<int>(code), roff(words.text(fmt::format("einde.{}", static_cast<int>(code)))));
    text += section(words, "bestanden") + ".TP\n.I /etc/griffier/griffier.ini\n" + roff(words.text("man.ini")) + "\n.TP\n.I /usr/share/griffier\n" + roff(words.text("man.data")) + "\n";
    text += section(words, "zie") + ".BR systemd.timer (5)\n";
    return text;
}

std::string bash_completion(const std::vector<CommandHelp>& table) {
    std::vector<std::string> paths;
    for (const auto& command : table)
        if (!command.path.empty()) paths.push_back(quoted(command.path, "'\\''"));
    std::string text = "# bash completion of griffier " GRIFFIER_VERSION ", made by: griffier describe bash\n"
                       "_griffier() {\n"
                       "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= words= flags= word i\n"
                       "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                       "        word=${COMP_WORDS[i]}\n"
                       "        case \"${path:+$path }$word\" in\n"
                       "            " + joined(paths, "|") + ") path=\"${path:+$path }$word\" ;;\n"
                       "        esac\n"
                       "    done\n"
                       "    case \"$prev\" in\n"
                       "        " + options_that(table, Completes::folder) + ") mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"); return ;;\n"
                       "        " + options_that(table, Completes::path) + ") mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); return ;;\n"
                       "        " + options_that(table, Completes::nothing) + ") COMPREPLY=(); return ;;\n"
                       "    esac\n"
                       "    case \"$path\" in\n";
    for (const auto& command : table)
        text += "        " + quoted(command.path, "'\\''") + ") words='" + joined(command.commands, " ") + "'" + (command.path.empty() ? "" : " flags='" + joined(flags_of(command), " ") + "'") + " ;;\n";
    text += "    esac\n"
            "    if [[ $cur == -* ]]; then\n"
            "        mapfile -t COMPREPLY < <(compgen -W \"$flags " + joined(flags_of(table.front()), " ") + "\" -- \"$cur\")\n"
            "    elif [[ -n $words ]]; then\n"
            "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
            "    else\n"
            "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
            "    fi\n"
            "}\n"
            "complete -o filenames -F _griffier griffier\n";
    return text;
}

std::string fish_completion(const std::vector<CommandHelp>& table) {
    std::vector<std::string> paths;
    for (const auto& command : table)
        if (!command.path.empty()) paths.push_back(quoted(command.path, "\\'"));
    std::string text = "# fish completion of griffier " GRIFFIER_VERSION ", made by: griffier describe fish\n"
                       "function __griffier_at\n"
                       "    set -l path\n"
                       "    for word in (commandline -opc)[2..]\n"
                       "        if contains -- \"$(string join ' ' $path $word)\" " + joined(paths, " ") + "\n"
                       "            set -a path $word\n"
                       "        end\n"
                       "    end\n"
                       "    test \"$path\" = \"$argv\"\n"
                       "end\n";
    for (const auto& command : table) {
        const std::string at = " -n '__griffier_at" + (command.path.empty() ? "" : " " + command.path) + "'";
        for (const auto& below : command.commands) {
            const std::string path = command.path.empty() ? below : command.path + " " + below;
            const auto found = std::find_if(table.begin(), table.end(), [&](const CommandHelp& one) { return one.path == path; });
            text += "complete -c griffier -f" + at + " -a " + below + " -d " + quoted(found->text, "\\'") + "\n";
        }
        for (const auto& option : command.options) {
            if (option.positional) continue;
            text += "complete -c griffier" + (command.path.empty() ? "" : at);
            for (const std::string& name : option.names) text += name.rfind("--", 0) == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
            if (!option.value.empty()) text += completes(option) == Completes::folder ? " -x -a '(__fish_complete_directories)'" : completes(option) == Completes::path ? " -rF" : " -x";
            text += " -d " + quoted(option.text, "\\'") + "\n";
        }
    }
    return text;
}

Result<JobReport> describe_program(Context& context) {
    const std::string what = context.call.names.size() == 1 ? context.call.names.front() : "";
    if (what != "man" && what != "bash" && what != "fish") return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"man|bash|fish", context.call.command});
    const std::vector<CommandHelp> table = command_table(context.words);
    const std::string text = what == "man" ? man_page(table, context.words) : what == "bash" ? bash_completion(table) : fish_completion(table);
    JobReport report;
    if (!context.output.json()) {
        context.world.out << text;  // nothing else: it is to be written to a file
        return report;
    }
    context.output.item("description", {{"kind", what}, {"text", text}}, "");
    context.output.summary(context.call.command, report);
    return report;
}

}  // namespace griffier::jobs
