// griffier config check | show: what the settings say, where each value came from, and everything that is wrong with them. No store is
// opened and nothing is changed.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>

#include "jobs/jobs.h"
#include "jobs/settings.h"
#include "records/core/text.h"

namespace griffier::jobs {

namespace {

namespace fs = std::filesystem;

enum class Form { text, folder, folders, made_folder, file, secret_file, made_file, program, after, language, date, number, interval };

/// What each setting holds. A setting that is not named here is text.
Form form_of(const std::string& name) {
    static const std::map<std::string, Form> forms{
        {"store", Form::folder},        {"config", Form::file},          {"keys", Form::folder},         {"holders", Form::folders},       {"data", Form::folder},
        {"lang", Form::language},       {"out", Form::made_folder},      {"inbox", Form::folder},        {"witness", Form::folder},        {"sign", Form::file},
        {"sign-pass", Form::secret_file}, {"channel", Form::folder}, {"input-after", Form::after},  {"out-after", Form::after},       {"channel-after", Form::after},
        {"certificates", Form::made_folder}, {"leave-date", Form::date}, {"report", Form::made_folder},  {"metrics", Form::made_file},     {"ping", Form::made_file},
        {"hook-before", Form::program}, {"hook-after", Form::program},   {"hook-error", Form::program},  {"hook-seconds", Form::number}};
    const auto found = forms.find(name);
    if (found != forms.end()) return found->second;
    return name.rfind("interval-", 0) == 0 ? Form::interval : Form::text;
}

struct Value {
    std::string name, value;
    std::string source;  ///< "flag", "environment", "file", "default"
    int line = 0;        ///< in the settings file
};

class Settled {
  public:
    explicit Settled(Context& context) : context_(context), file_(settings_path(context.call)) {}

    Status read() {
        if (file_.empty()) return error_of(Kind::usage, "aanroep.ontbreekt", {}, {"--store", context_.call.command});
        if (!context_.call.config.empty() || context_.world.disk.exists(file_)) {
            TRY_ASSIGN(lines_, setting_lines(file_, context_.world.disk));
        }
        std::set<std::string> options;
        for (const CommandHelp& command : command_table(context_.words))
            for (const CommandHelp::Option& option : command.options)
                if (!option.names.empty() && option.names.back().rfind("--", 0) == 0) options.insert(option.names.back().substr(2));
        values_.push_back(from_call("store", context_.call.store));
        values_.push_back(from_call("config", context_.call.config));
        for (const std::string& name : setting_names()) values_.push_back(value_of(name, options.count(name) != 0));
        return {};
    }

    const std::vector<Value>& values() const { return values_; }
    const std::vector<SettingLine>& lines() const { return lines_; }
    const std::string& file() const { return file_; }

  private:
    Value from_call(const std::string& name, const std::string& value) const {
        const auto source = context_.call.sources.find(name);
        return {name, value, source == context_.call.sources.end() ? "default" : source->second, 0};
    }

    /// As a command would settle it: flag over environment over file. The flags of this call are those that every command has.
    Value value_of(const std::string& name, bool has_option) const {
        static const std::map<std::string, std::string Call::*> everywhere{{"keys", &Call::keys}, {"holders", &Call::holders}, {"data", &Call::data},
                                                                           {"lang", &Call::language}, {"as", &Call::as}, {"purpose", &Call::purpose}};
        if (const auto own = everywhere.find(name); own != everywhere.end() && context_.call.sources.count(name) != 0) return from_call(name, context_.call.*own->second);
        if (has_option)
            if (const auto value = context_.world.environment(variable_of(name)); value && !value->empty()) return {name, *value, "environment", 0};
        Value settled{name, name == "lang" ? "nl" : name == "data" ? context_.data.root : "", "default", 0};
        for (const SettingLine& line : lines_)
            if (line.section.empty() && line.name == name) settled = {name, line.value, "file", line.number};
        return settled;
    }

    Context& context_;
    std::string file_;
    std::vector<SettingLine> lines_;
    std::vector<Value> values_;
};

/// Whether others than the owner and root can change what stands at a path.
bool others_write(const std::string& path) {
    std::error_code fault;
    const fs::perms mode = fs::status(path, fault).permissions();
    return !fault && (mode & (fs::perms::group_write | fs::perms::others_write)) != fs::perms::none;
}

bool can_run(const std::string& path) {
    std::error_code fault;
    const fs::file_status status = fs::status(path, fault);
    return !fault && fs::is_regular_file(status) && (status.permissions() & (fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec)) != fs::perms::none;
}

std::string above(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

class Checker {
  public:
    Checker(Context& context, const Settled& settled, JobReport& report) : context_(context), settled_(settled), report_(report) {}

    void check() {
        std::set<std::string> seen;
        for (const SettingLine& line : settled_.lines()) {
            if (line.wrong) find(*line.wrong);
            else if (!line.name.empty() && !seen.insert(line.section + "/" + line.name).second) find(error_of(Kind::configuration, "instelling.dubbel", {settled_.file(), line.number, line.name}, {line.name}));
            if (!line.wrong && line.section == "wie" && !line.name.empty() && line.value.empty()) find(error_of(Kind::configuration, "instelling.leeg", {settled_.file(), line.number, line.name}, {line.name}));
        }
        if (!settled_.lines().empty() && others_write(settled_.file())) find(error_of(Kind::configuration, "instelling.schrijfbaar", {settled_.file(), 0, ""}));
        for (const Value& value : settled_.values()) one(value);
    }

  private:
    void find(const Error& error) {
        context_.output.error(error);
        report_.failed(error);
        report_.count("findings");
    }
    Place place(const Value& value) const { return {value.source == "file" ? settled_.file() : "", value.line, value.name}; }
    void wrong(const Value& value, const char* code, std::vector<std::string> args = {}) {
        args.insert(args.begin(), value.name);
        find(error_of(Kind::configuration, code, place(value), std::move(args)));
    }

    void one(const Value& value) {
        report_.count("checked");
        if (value.value.empty()) {
            if (value.source == "file") wrong(value, "instelling.leeg");
            return;
        }
        FileSystem& disk = context_.world.disk;
        switch (form_of(value.name)) {
            case Form::folder:
                if (!disk.is_directory(value.value)) wrong(value, "instelling.geen_map");
                break;
            case Form::folders: holders(value); break;
            case Form::made_folder:
                if (disk.exists(value.value) && !disk.is_directory(value.value)) wrong(value, "instelling.geen_map");
                break;
            case Form::file:
            case Form::secret_file:
                if (value.value.rfind("credential:", 0) != 0 && (!disk.exists(value.value) || disk.is_directory(value.value))) wrong(value, "instelling.geen_bestand");
                break;
            case Form::made_file:
                if (!disk.is_directory(above(value.value)) || disk.is_directory(value.value)) wrong(value, "instelling.geen_plaats");
                if (value.name == "metrics" && !value.value.ends_with(".prom")) wrong(value, "instelling.prom");
                break;
            case Form::program:
                if (value.value.front() != '/' || !can_run(value.value)) wrong(value, "instelling.geen_programma");
                else if (others_write(value.value)) find(error_of(Kind::configuration, "instelling.schrijfbaar", {value.value, 0, ""}));
                break;
            case Form::after:
                if (value.value != "removed" && value.value != "until-confirmed" && value.value != "operator") find(error_of(Kind::configuration, "instelling.daarna", place(value), {value.value}));
                break;
            case Form::language:
                if (value.value != "nl" && value.value != "en") wrong(value, "instelling.keuze", {"nl, en"});
                break;
            case Form::date:
                if (!Date::parse(value.value)) wrong(value, "instelling.datum");
                break;
            case Form::number: {
                long number = 0;
                const auto [end, fault] = std::from_chars(value.value.data(), value.value.data() + value.value.size(), number);
                if (fault != std::errc() || end != value.value.data() + value.value.size() || number < 1 || number > 24 * 3600) wrong(value, "instelling.getal");
                break;
            }
            case Form::interval:
                if (!Duur::parse(value.value)) wrong(value, "instelling.geen_duur");
                break;
            case Form::text: break;
        }
    }

    void holders(const Value& value) {
        for (std::size_t begin = 0; begin < value.value.size();) {
            const auto end = std::min(value.value.find(',', begin), value.value.size());
            if (const std::string folder = squeeze(value.value.substr(begin, end - begin)); !folder.empty() && !context_.world.disk.is_directory(folder)) wrong(value, "instelling.geen_map");
            begin = end + 1;
        }
    }

    Context& context_;
    const Settled& settled_;
    JobReport& report_;
};

}  // namespace

Result<JobReport> check_config(Context& context) {
    Settled settled(context);
    TRY(settled.read());
    JobReport report;
    Checker(context, settled, report).check();
    if (report.exit == ExitCode::done) context.output.text(context.words.text("regel.instellingen_goed"));
    context.output.summary(context.call.command, report, {{"file", settled.file()}});
    return report;
}

Result<JobReport> show_config(Context& context) {
    Settled settled(context);
    TRY(settled.read());
    JobReport report;
    const auto where = [&](const std::string& source, int line) {
        return source == "file" ? context.words.text("bron.file", {settled.file(), std::to_string(line)}) : context.words.text("bron." + source);
    };
    for (const Value& value : settled.values()) {
        // Which file holds a pass phrase is no secret; what stands in its place by mistake may well be one.
        // A purpose that was typed can be about somebody.
        const bool typed = value.name == "purpose" && value.source != "file";
        const bool hidden = !value.value.empty() && (typed || (form_of(value.name) == Form::secret_file && value.value.rfind("credential:", 0) != 0));
        const std::string shown = hidden ? context.words.text("bron.verborgen") : value.value.empty() ? "-" : value.value;
        if (context.output.json())
            context.output.item("setting", {{"name", value.name}, {"value", hidden ? "" : value.value}, {"hidden", hidden}, {"source", value.source}, {"line", value.line}}, "");
        else
            context.output.pair(value.name, shown + (value.value.empty() && value.source == "default" ? "" : "  (" + where(value.source, value.line) + ")"));
        report.count("settings", value.source == "default" ? 0 : 1);
    }
    for (const SettingLine& line : settled.lines()) {
        if (line.wrong) {
            context.output.error(*line.wrong);
            report.failed(*line.wrong);
            report.count("findings");
        } else if (line.section == "wie" && !line.name.empty()) {
            context.output.item("who", {{"user", line.name}, {"persons", line.value}, {"line", line.number}}, "  [wie] " + line.name + " = " + line.value);
        }
    }
    context.output.summary(context.call.command, report, {{"file", settled.file()}});
    return report;
}

}  // namespace griffier::jobs
