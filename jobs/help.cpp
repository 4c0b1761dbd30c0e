#include "jobs/help.h"

#include <fmt/format.h>

namespace griffier::jobs {

namespace {

constexpr std::size_t width = 80;
constexpr std::size_t column = 26;  // where explanations begin

std::size_t letters(const std::string& text) {
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return n;
}

std::string row(const std::string& left, const std::string& right) {
    std::string line = "  " + left;
    if (letters(line) + 2 > column)
        line += "\n" + std::string(column, ' ');
    else
        line += std::string(column - letters(line), ' ');
    return line + wrap(right, width - column, column) + "\n";
}

/// "import", "regime check": the path of names from the program down.
std::string path_of(const CLI::App* app) {
    std::string path;
    for (; app->get_parent(); app = app->get_parent()) path = path.empty() ? app->get_name() : app->get_name() + " " + path;
    return path;
}

std::string key_of(const CLI::App* app) {
    std::string key = path_of(app);
    for (char& c : key)
        if (c == ' ') c = '.';
    return key;
}

/// A command that is broken over two lines cannot be taken over: its name and flags stay together as long as a line holds them.
std::size_t end_of_command(const std::string& text, std::size_t at, std::size_t end, std::size_t room) {
    const auto word_after = [&](std::size_t from) { return from < text.size() && text[from] == ' ' ? std::min(text.find_first_of(" \n", from + 1), text.size()) : from; };
    if (text.compare(at, end - at, "griffier") != 0) return end;
    for (std::size_t next = word_after(end); next > end + 1; next = word_after(end)) {
        const bool first = text.compare(at, end - at, "griffier") == 0;
        const bool flag = text.compare(end + 1, 2, "--") == 0;
        if ((!first && !flag) || letters(text.substr(at, next - at)) > room) break;
        end = next;
    }
    return end;
}

}  // namespace

std::string wrap(const std::string& text, std::size_t room, std::size_t indent) {
    std::string result;
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        end = end_of_command(text, at, end, room);
        const std::string word = text.substr(at, end - at);
        if (!word.empty()) {
            if (used > 0 && used + 1 + letters(word) > room) {
                result += "\n" + std::string(indent, ' ');
                used = 0;
            }
            if (used > 0) result += ' ', ++used;
            result += word;
            used += letters(word);
        }
        at = end + 1;
    }
    return result;
}

std::string HelpText::options(const CLI::App& app, bool with_help) const {
    std::string text;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional() || option->get_group().empty() || (!with_help && option == app.get_help_ptr())) continue;
        std::string left = option->get_name(false, true);
        if (const auto comma = left.find(",-"); comma != std::string::npos) left.replace(comma, 1, ", ");
        if (option->get_type_size() != 0) left += " " + option->get_type_name();
        text += row(left, option->get_description());
    }
    return text;
}

std::string HelpText::make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const {
    const bool top = !app->get_parent();
    const auto commands = app->get_subcommands([](const CLI::App*) { return true; });
    std::string text = wrap(app->get_description(), width, 0) + "\n\n" + words_.text("hulp.gebruik") + "\n  griffier";
    if (!top) text += " " + path_of(app);
    if (!commands.empty()) text += " " + words_.text("hulp.opdracht_plek");
    for (const CLI::Option* option : app->get_options())
        if (option->get_positional()) text += " " + option->get_type_name();
    text += " " + words_.text("hulp.opties_plek") + "\n";
    if (!commands.empty()) {
        text += "\n" + words_.text("hulp.opdrachten") + "\n";
        for (const CLI::App* command : commands) text += row(command->get_name(), command->get_description());
    }
    bool heading = false;
    for (const CLI::Option* option : app->get_options())
        if (option->get_positional()) {
            if (!heading) text += "\n";
            heading = true;
            text += row(option->get_type_name(), option->get_description());
        }
    text += "\n" + words_.text("hulp.opties") + "\n" + options(*app, true);
    if (!top) {
        const CLI::App* root = app;
        while (root->get_parent()) root = root->get_parent();
        text += "\n" + words_.text("hulp.overal") + "\n" + options(*root, false);
    }
    const std::string base = top ? "hulp.griffier" : "hulp." + key_of(app);
    if (words_.has(base + ".meer")) text += "\n" + wrap(words_.text(base + ".meer"), width, 0) + "\n";
    for (int n = 1; words_.has(fmt::format("{}.vb{}", base, n)); ++n) {
        if (n == 1) text += "\n" + words_.text("hulp.voorbeelden") + "\n";
        const std::string key = fmt::format("{}.vb{}", base, n);
        text += "  " + words_.text(key) + "\n";
        if (words_.has(key + ".uitleg")) text += "      " + wrap(words_.text(key + ".uitleg"), width - 6, 6) + "\n";
    }
    return text;
}

}  // namespace griffier::jobs
