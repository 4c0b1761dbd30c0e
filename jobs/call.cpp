#include "jobs/call.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "jobs/help.h"
#include "jobs/settings.h"

namespace griffier::jobs {

namespace {

constexpr std::string_view settings_file = "griffier.ini";

/// The names of the parts of a decision, as flags of `griffier besluit`.
const std::vector<std::string>& decision_parts() {
    static const std::vector<std::string> names{"kind",   "outcome", "file",     "body",      "party",    "person", "about",     "refers",
                                                "ground", "list",    "factor",   "reason",    "need",     "proportion", "obstacle", "review",
                                                "until",  "address", "how",      "by",        "used",     "consulted",  "voorstel", "bekrachtig", "handtekening", "door"};
    return names;
}

/// The command line as CLI11 knows it, bound to one Call.
class Parser {
  public:
    Parser(Call& call, const Catalogue& words) : call_(call), words_(words), app_(words.text("hulp.griffier"), "griffier") {
        app_.formatter(std::make_shared<HelpText>(words));
        app_.set_help_flag("-h,--help", words.text("hulp.optie.help"));
        app_.fallthrough();
        app_.require_subcommand(0, 1);
        option(app_, "--store", call.store, "DIR");
        option(app_, "--keys", call.keys, "DIR");
        option(app_, "--holders", call.holders, "DIR,DIR");
        option(app_, "--on", call.on, words.text("hulp.plek.datum"));
        option(app_, "--lang", call.language, "nl|en");
        option(app_, "--as", call.as, "ID");
        option(app_, "--purpose", call.purpose, words.text("hulp.plek.doel"));
        option(app_, "--data", call.data, "DIR");
        option(app_, "--config", call.config, words.text("hulp.plek.bestand"));
        flag(app_, "--json", call.json);
        flag(app_, "--dry-run", call.dry_run);
        app_.add_flag("--version", version_, words.text("hulp.optie.version"));
        add_commands();
    }

    CLI::App& app() { return app_; }
    bool version() const { return version_; }

    /// The path of the command that was given, "" when none was.
    std::string command(const CLI::App** last) const {
        std::string path;
        const CLI::App* at = &app_;
        for (auto chosen = at->get_subcommands(); !chosen.empty(); chosen = at->get_subcommands()) {
            at = chosen.front();
            path += (path.empty() ? "" : " ") + at->get_name();
        }
        *last = at;
        return path;
    }

    /// Every option that can be set from outside, by its long name.
    std::vector<std::pair<std::string, CLI::Option*>> outside_options(const CLI::App* last) const {
        std::vector<std::pair<std::string, CLI::Option*>> found;
        for (const auto& [owner, name, option] : outside_)
            if (owner == &app_ || owner == last) found.emplace_back(name, option);
        return found;
    }

  private:
    template <class T>
    void option(CLI::App& app, const std::string& name, T& target, const std::string& place) {
        // Where an option means something else to one command, that command has words of its own for it.
        std::string own = ".optie." + name.substr(2);
        for (const CLI::App* at = &app; at->get_parent(); at = at->get_parent()) own = "." + at->get_name() + own;
        own = "hulp" + own;
        CLI::Option* made = app.add_option(name, target, words_.text(words_.has(own) ? own : "hulp.optie." + name.substr(2)))->type_name(place);
        made->multi_option_policy(CLI::MultiOptionPolicy::Throw);
        outside_.emplace_back(&app, name.substr(2), made);
    }
    void flag(CLI::App& app, const std::string& name, bool& target) {
        outside_.emplace_back(&app, name.substr(2), app.add_flag(name, target, words_.text("hulp.optie." + name.substr(2))));
    }
    /// The words of a command, and its --help.
    CLI::App& describe(CLI::App* command, const std::string& key) {
        command->description(words_.text("hulp." + key));
        command->set_help_flag("-h,--help", words_.text("hulp.optie.help"));
        return *command;
    }
    void names(CLI::App& app, const std::string& place_key, const std::string& text_key) {
        app.add_option("names", call_.names, words_.text(text_key))->type_name(words_.text(place_key));
    }

    void signature(CLI::App& command) {
        option(command, "--sign", call_.sign, words_.text("hulp.plek.bestand"));
        option(command, "--sign-pass", call_.sign_pass, words_.text("hulp.plek.bestand"));
    }

    void add_commands() {
        auto* init = app_.add_subcommand("init");
        describe(init, "init").add_flag("--practice", call_.practice, words_.text("hulp.optie.practice"));
        init->add_flag("--real", call_.real, words_.text("hulp.optie.real"));
        option(*init, "--covenant", call_.covenant, words_.text("hulp.plek.bestand"));
        names(describe(app_.add_subcommand("import"), "import"), "hulp.plek.bestanden", "hulp.import.namen");
        auto* produce = app_.add_subcommand("produce");
        names(describe(produce, "produce"), "hulp.plek.dossiers", "hulp.produce.namen");
        option(*produce, "--out", call_.out, "DIR");
        flag(*produce, "--proof", call_.proof);
        signature(*produce);
        auto* nightly = app_.add_subcommand("nightly");
        option(describe(nightly, "nightly"), "--inbox", call_.inbox, "DIR");
        option(*nightly, "--out", call_.out, "DIR");
        signature(*nightly);
        parts(*nightly, "hulp.nightly.deel.", {"only", "until"});
        auto* archive = app_.add_subcommand("archive");
        names(describe(archive, "archive"), "hulp.plek.dossiers", "hulp.archive.namen");
        option(*archive, "--out", call_.out, "DIR");
        describe(app_.add_subcommand("status"), "status");
        describe(app_.add_subcommand("list"), "list");
        names(describe(app_.add_subcommand("show"), "show"), "hulp.plek.dossier", "hulp.show.namen");
        names(describe(app_.add_subcommand("explain"), "explain"), "hulp.plek.dossier", "hulp.show.namen");
        add_decision(describe(app_.add_subcommand("besluit"), "besluit"));
        add_requests(describe(app_.add_subcommand("verzoek"), "verzoek"));
        auto* regime = app_.add_subcommand("regime");
        describe(regime, "regime").require_subcommand(1, 1);
        names(describe(regime->add_subcommand("check"), "regime.check"), "hulp.plek.bestanden", "hulp.regime.namen");
        names(describe(regime->add_subcommand("read"), "regime.read"), "hulp.plek.bestand", "hulp.regime.namen");
        auto* convenant = app_.add_subcommand("convenant");
        describe(convenant, "convenant").require_subcommand(1, 1);
        names(describe(convenant->add_subcommand("check"), "convenant.check"), "hulp.plek.bestanden", "hulp.convenant.namen");
        CLI::App& shown = describe(convenant->add_subcommand("show"), "convenant.show");
        names(shown, "hulp.plek.bestand", "hulp.convenant.namen");
        parts(shown, "hulp.convenant.deel.", {"number"});
        option(shown, "--out", call_.out, "DIR");
        CLI::App& update = describe(convenant->add_subcommand("update"), "convenant.update");
        names(update, "hulp.plek.bestand", "hulp.convenant.namen");
        parts(update, "hulp.convenant.deel.", {"reason", "mandate", "voorstel", "bekrachtig", "handtekening", "door"});
        add_lists(describe(app_.add_subcommand("vernietigingslijst"), "vernietigingslijst"));
        auto* verify = app_.add_subcommand("verify");
        names(describe(verify, "verify"), "hulp.plek.bestanden", "hulp.verify.namen");
        option(*verify, "--signer", call_.signer, words_.text("hulp.plek.waarde"));
        auto* backup = app_.add_subcommand("backup");
        names(describe(backup, "backup"), "hulp.plek.map", "hulp.backup.namen");
        option(*backup, "--until", call_.until, words_.text("hulp.plek.datum"));
        names(describe(app_.add_subcommand("restore"), "restore"), "hulp.plek.map", "hulp.restore.namen");
        names(describe(app_.add_subcommand("confirm"), "confirm"), "hulp.plek.leesbaar", "hulp.confirm.namen");
        add_issue(describe(app_.add_subcommand("issue"), "issue"));
        auto* keys = app_.add_subcommand("keys");
        describe(keys, "keys").require_subcommand(1, 1);
        auto* share = keys->add_subcommand("share");
        describe(share, "keys.share").add_option("--file", call_.files, words_.text("hulp.optie.file"))->type_name(words_.text("hulp.plek.waarde"))->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        option(*share, "--to", call_.to, "DIR");
        auto* book = app_.add_subcommand("register");
        describe(book, "register").require_subcommand(1, 1);
        auto* make = book->add_subcommand("make");
        describe(make, "register.make");
        option(*make, "--facts", call_.facts, words_.text("hulp.plek.bestand"));
        option(*make, "--out", call_.out, "DIR");
        add_secrecy(describe(app_.add_subcommand("geheimhouding"), "geheimhouding"));
        add_disclosure(describe(app_.add_subcommand("verstrekking"), "verstrekking"));
        auto* calendar = app_.add_subcommand("calendar");
        parts(describe(calendar, "calendar"), "hulp.calendar.deel.", {"ics"});
        calendar->require_subcommand(0, 1);
        CLI::App& done = describe(calendar->add_subcommand("done"), "calendar.done");
        names(done, "hulp.plek.agendapunt", "hulp.calendar.namen");
        parts(done, "hulp.calendar.deel.", {"about", "outcome", "reason", "date"});
        auto* figures = app_.add_subcommand("statistiek");
        describe(figures, "statistiek").require_subcommand(1, 1);
        option(describe(figures->add_subcommand("make"), "statistiek.make"), "--out", call_.out, "DIR");
        names(describe(figures->add_subcommand("check"), "statistiek.check"), "hulp.plek.bestanden", "hulp.statistiek.namen");
        auto* evaluate = app_.add_subcommand("evaluate");
        option(describe(evaluate, "evaluate"), "--out", call_.out, "DIR");
        parts(*evaluate, "hulp.evaluate.deel.", {"from", "to"});
        signature(*evaluate);
        auto* advice = app_.add_subcommand("adviesblad");
        names(describe(advice, "adviesblad"), "hulp.plek.dossier", "hulp.show.namen");
        option(*advice, "--out", call_.out, "DIR");
        parts(*advice, "hulp.adviesblad.deel.", {"text", "to"});
        add_papers(describe(app_.add_subcommand("werkstuk"), "werkstuk"));
        auto* config = app_.add_subcommand("config");
        describe(config, "config").require_subcommand(1, 1);
        describe(config->add_subcommand("check"), "config.check");
        describe(config->add_subcommand("show"), "config.show");
        names(describe(app_.add_subcommand("describe"), "describe"), "hulp.plek.soort", "hulp.describe.namen");
        auto* log = app_.add_subcommand("log");
        add_log(describe(log, "log"));
        add_publication(describe(app_.add_subcommand("publish"), "publish"));
        auto* sample = app_.add_subcommand("sample");
        names(describe(sample, "sample"), "hulp.plek.map", "hulp.sample.namen");
        option(*sample, "--dossiers", call_.dossiers, "N");
        option(*sample, "--seed", call_.seed, "S");
        option(*sample, "--regime", call_.regime, "ID");
        option(*sample, "--covenant", call_.covenant, words_.text("hulp.plek.bestand"));
        flag(*sample, "--with-covenant", call_.with_covenant);
    }

    void add_issue(CLI::App& issue) {
        names(issue, "hulp.plek.brieven", "hulp.issue.namen");
        signature(issue);
        issue.require_subcommand(0, 1);
        const auto sub = [&](const char* name, const char* place, const char* text) -> CLI::App& {
            CLI::App& command = describe(issue.add_subcommand(name), std::string("issue.") + name);
            names(command, place, text);
            return command;
        };
        sub("status", "hulp.plek.brieven", "hulp.issue.status.namen");
        sub("confirm", "hulp.plek.zendingen", "hulp.issue.confirm.namen");
        parts(sub("withdraw", "hulp.plek.brieven", "hulp.issue.withdraw.namen"), "hulp.issue.deel.", {"reason"});
        parts(sub("resolve", "hulp.plek.brieven", "hulp.issue.resolve.namen"), "hulp.issue.deel.", {"outcome", "reason", "voorstel", "bekrachtig", "handtekening", "door"});
    }

    void add_lists(CLI::App& lists) {
        lists.require_subcommand(1, 1);
        const auto sub = [&](const std::string& name) -> CLI::App& { return describe(lists.add_subcommand(name), "vernietigingslijst." + name); };
        sub("propose");
        CLI::App& show = sub("show");
        names(show, "hulp.plek.lijst", "hulp.vernietigingslijst.namen");
        option(show, "--out", call_.out, "DIR");
        CLI::App& approve = sub("approve");
        names(approve, "hulp.plek.lijst", "hulp.vernietigingslijst.namen");
        for (const char* name : {"handtekening", "door"})
            approve.add_option(std::string("--") + name, call_.parts[name], words_.text(std::string("hulp.vernietigingslijst.") + name))
                ->type_name(words_.text("hulp.plek.waarde"))
                ->expected(1)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        names(sub("withdraw"), "hulp.plek.lijst", "hulp.vernietigingslijst.namen");
        CLI::App& answer = sub("answer");
        names(answer, "hulp.plek.lijst", "hulp.vernietigingslijst.namen");
        option(answer, "--out", call_.out, "DIR");
        for (const char* name : {"party", "outcome"})
            answer.add_option(std::string("--") + name, call_.parts[name], words_.text(std::string("hulp.vernietigingslijst.") + name))
                ->type_name(words_.text("hulp.plek.waarde"))
                ->expected(1)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        CLI::App& execute = sub("execute");
        names(execute, "hulp.plek.lijst", "hulp.vernietigingslijst.namen");
        option(execute, "--out", call_.out, "DIR");
        sub("status");
    }

    /// Which flags each step of a request takes; the first word is the step.
    void add_requests(CLI::App& requests) {
        static const std::vector<std::vector<std::string>> steps{
            {"receive", "form", "dossier"}, {"identity", "outcome", "reason"}, {"authorise", "outcome", "reason"}, {"complete", "outcome", "item", "wish", "reason"},
            {"third", "person", "outcome", "reason"}, {"consult", "party", "reason"}, {"extend", "reason"}, {"forward", "party", "reason"}, {"withdraw", "reason"},
            {"decide", "outcome", "list", "ground", "factor", "reason", "need", "proportion", "body", "used", "until", "redact"}, {"lift", "outcome", "used", "body", "reason"}, {"execute", "reason"}, {"notify", "party", "reason"}, {"letters"},
            {"show"}, {"list"}, {"policy", "kind", "list", "ground", "reason", "until"}, {"forget"}};
        requests.require_subcommand(1, 1);
        for (const auto& step : steps) {
            CLI::App& command = describe(requests.add_subcommand(step.front()), "verzoek." + step.front());
            if (step.front() != "receive" && step.front() != "list" && step.front() != "policy") names(command, "hulp.plek.verzoek", "hulp.verzoek.namen");
            if (step.front() != "list" && step.front() != "show" && step.front() != "policy" && step.front() != "forget") option(command, "--out", call_.out, "DIR");
            for (std::size_t i = 1; i < step.size(); ++i)
                command.add_option("--" + step[i], call_.parts[step[i]], words_.text(words_.has("hulp.verzoek." + step.front() + "." + step[i]) ? "hulp.verzoek." + step.front() + "." + step[i] : "hulp.verzoek.deel." + step[i]))
                    ->type_name(words_.text("hulp.plek.waarde"))
                    ->expected(1)
                    ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        }
    }

    /// Flags of one command that stay text until its job reads them; their words are `words` + name.
    void parts(CLI::App& command, const std::string& words, const std::vector<std::string>& names) {
        for (const std::string& name : names)
            command.add_option("--" + name, call_.parts[name], words_.text(words + name))->type_name(words_.text("hulp.plek.waarde"))->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }

    void add_secrecy(CLI::App& secrecy) {
        secrecy.require_subcommand(1, 1);
        const auto sub = [&](const std::string& name, const std::vector<std::string>& flags) -> CLI::App& {
            CLI::App& command = describe(secrecy.add_subcommand(name), "geheimhouding." + name);
            parts(command, "hulp.geheimhouding.deel.", flags);
            return command;
        };
        option(sub("make", {"partner", "dossier", "signer"}), "--out", call_.out, "DIR");
        names(sub("sign", {"proof", "date"}), "hulp.plek.verklaring", "hulp.geheimhouding.namen");
        names(sub("end", {}), "hulp.plek.verklaring", "hulp.geheimhouding.namen");
        sub("list", {});
    }

    /// `format` and not `as`, which says who acts.
    void add_log(CLI::App& log) {
        log.require_subcommand(1, 1);
        const std::string words = "hulp.log.deel.";
        auto* write = log.add_subcommand("export");
        option(describe(write, "log.export"), "--to", call_.to, "DIR");
        parts(*write, words, {"format"});
        auto* check = log.add_subcommand("check");
        parts(describe(check, "log.check"), words, {"earlier"});
        auto* cosign = log.add_subcommand("cosign");
        parts(describe(cosign, "log.cosign"), words, {"memory", "key", "name"});
        auto* prove = log.add_subcommand("prove");
        option(describe(prove, "log.prove"), "--to", call_.to, words_.text("hulp.plek.bestand"));
        parts(*prove, words, {"leaf", "earlier"});
        for (CLI::App* reader : {check, cosign, prove}) {
            names(*reader, "hulp.plek.map", "hulp.log.namen");
            option(*reader, "--signer", call_.signer, words_.text("hulp.plek.waarde"));
        }
    }

    void add_disclosure(CLI::App& command) {
        names(command, "hulp.plek.dossier", "hulp.show.namen");
        option(command, "--out", call_.out, "DIR");
        parts(command, "hulp.verstrekking.deel.", {"to", "by", "what", "item", "need", "aim", "ground", "consent", "from"});
    }

    void add_papers(CLI::App& werkstuk) {
        werkstuk.require_subcommand(1, 1);
        const auto sub = [&](const std::string& name, const std::vector<std::string>& flags) -> CLI::App& {
            CLI::App& command = describe(werkstuk.add_subcommand(name), "werkstuk." + name);
            parts(command, "hulp.werkstuk.deel.", flags);
            return command;
        };
        option(sub("make", {"form", "dossier"}), "--out", call_.out, "DIR");
        CLI::App& form = sub("form", {"dossier"});
        names(form, "hulp.plek.werkstuk", "hulp.werkstuk.namen");
        option(form, "--out", call_.out, "DIR");
        sub("list", {"dossier"});
        CLI::App& show = sub("show", {});
        names(show, "hulp.plek.nummer", "hulp.werkstuk.nummer");
        option(show, "--out", call_.out, "DIR");
    }

    void add_publication(CLI::App& publish) {
        publish.require_subcommand(1, 1);
        const auto sub = [&](const std::string& name) -> CLI::App& {
            CLI::App& command = describe(publish.add_subcommand(name), "publish." + name);
            option(command, "--covenant", call_.covenant, words_.text("hulp.plek.bestand"));
            option(command, "--facts", call_.facts, words_.text("hulp.plek.bestand"));
            parts(command, "hulp.publish.deel.", {"text"});
            if (name != "check") option(command, "--out", call_.out, "DIR");
            if (name == "make") parts(command, "hulp.publish.deel.", {"before", "published", "schema"});
            if (name == "sign") parts(command, "hulp.publish.deel.", {"pages"});
            if (name == "make" || name == "papers") signature(command);
            return command;
        };
        for (const char* name : {"check", "make", "sign", "papers"}) sub(name);
    }

    void add_decision(CLI::App& besluit) {
        names(besluit, "hulp.plek.dossier", "hulp.show.namen");
        for (const std::string& part : decision_parts())
            besluit.add_option("--" + part, call_.parts[part], words_.text("hulp.besluit." + part))
                ->type_name(words_.text("hulp.plek.waarde"))
                ->expected(1)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }

    struct Outside {
        const CLI::App* owner;
        std::string name;
        CLI::Option* option;
    };
    Call& call_;
    const Catalogue& words_;
    CLI::App app_;
    bool version_ = false;
    std::vector<Outside> outside_;
};

Error usage(std::string code, std::string what = {}) {
    return error_of(Kind::usage, std::move(code), {}, {std::move(what)});
}

/// The flag or word that a parse error is about: the first word of CLI11's message that looks like one.
std::string subject_of(const std::string& message) {
    const auto dash = message.find("--");
    if (dash == std::string::npos) return {};
    return message.substr(dash, message.find_first_of(" :,=", dash) - dash);
}

Status parse(Parser& parser, Call& call, std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());
    try {
        parser.app().parse(arguments);
    } catch (const CLI::CallForHelp&) {
        call.text = parser.app().help();
    } catch (const CLI::ExtrasError& e) {
        const std::string message = e.what();
        const auto colon = message.rfind(": ");
        return usage("aanroep.onbekend", colon == std::string::npos ? "" : message.substr(colon + 2));
    } catch (const CLI::RequiredError&) {
        const CLI::App* last = nullptr;
        return usage("aanroep.opdracht_nodig", parser.command(&last));
    } catch (const CLI::ParseError& e) {
        return usage("aanroep.waarde", subject_of(e.what()));
    }
    return {};
}

/// What the command line left open is taken from the environment, then from the settings file.
Status fill_in(Parser& parser, const CLI::App* last, Call& call, const World& world, const Catalogue&) {
    const auto options = parser.outside_options(last);
    const auto set = [&](CLI::Option* option, const std::string& value) -> Status {
        try {
            option->add_result(value);
            option->run_callback();
        } catch (const CLI::ParseError&) {
            return usage("aanroep.waarde", option->get_name());
        }
        return {};
    };
    for (const auto& [name, option] : options) {
        if (option->count() > 0) {
            call.sources[name] = "flag";
        } else if (const auto value = world.environment(variable_of(name)); value && !value->empty()) {
            TRY(set(option, *value));
            call.sources[name] = "environment";
        }
    }
    const std::string file = settings_path(call);
    if (file.empty()) return {};
    if (last->get_parent() && last->get_parent()->get_name() == "config") {
        // It looks at the file itself, and at all that is wrong in it; only the language is taken from there.
        const auto lines = setting_lines(file, world.disk);
        for (const SettingLine& line : lines ? *lines : std::vector<SettingLine>())
            if (line.section.empty() && line.name == "lang" && call.sources.count("lang") == 0 && (line.value == "nl" || line.value == "en")) call.language = line.value;
        return {};
    }
    TRY_ASSIGN(const Settings settings, read_settings(file, !call.config.empty(), world.disk));
    for (const auto& [name, option] : options)
        if (const auto found = settings.find(name); found != settings.end() && option->count() == 0) {
            TRY(set(option, found->second));
            call.sources[name] = "file";
        }
    call.settings = settings;
    if (!call.store.empty()) {
        TRY_ASSIGN(call.who, read_who(join_path(call.store, std::string(settings_file)), world.disk));
    }
    return {};
}

}  // namespace

Preamble read_preamble(const std::vector<std::string>& arguments, const World& world) {
    Preamble preamble;
    if (const auto value = world.environment("GRIFFIER_LANG")) preamble.language = *value;
    if (const auto value = world.environment("GRIFFIER_DATA")) preamble.data = *value;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto take = [&](const std::string& name, std::string& target) {
            if (arguments[i] == name && i + 1 < arguments.size()) target = arguments[i + 1];
            if (arguments[i].rfind(name + "=", 0) == 0) target = arguments[i].substr(name.size() + 1);
        };
        take("--lang", preamble.language);
        take("--data", preamble.data);
    }
    if (preamble.language != "en") preamble.language = "nl";
    return preamble;
}

Result<Call> read_call(const std::vector<std::string>& arguments, const World& world, const Catalogue& words) {
    Call call;
    Parser parser(call, words);
    TRY(parse(parser, call, arguments));
    if (!call.text.empty()) return call;
    const CLI::App* last = nullptr;
    std::string command = parser.command(&last);
    if (parser.version()) {
        call.text = "griffier " GRIFFIER_VERSION "\n";
        return call;
    }
    if (command.empty()) {
        call.text = parser.app().help();
        return arguments.empty() ? Result<Call>(std::move(call)) : Result<Call>(usage("aanroep.opdracht_nodig"));
    }
    TRY(fill_in(parser, last, call, world, words));
    if (call.language != "nl" && call.language != "en") return usage("aanroep.taal", call.language);
    if (!call.on.empty() && !Date::parse(call.on)) return usage("aanroep.datum", call.on);
    if (!call.until.empty() && !Date::parse(call.until)) return usage("aanroep.datum", call.until);
    call.command = std::move(command);
    return call;
}

std::string settings_path(const Call& call) {
    if (!call.config.empty()) return call.config;
    return call.store.empty() ? std::string() : join_path(call.store, std::string(settings_file));
}

std::string variable_of(const std::string& option) {
    std::string variable = "GRIFFIER_" + option;
    for (char& c : variable) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return variable;
}

namespace {

void describe_all(const CLI::App& app, const std::string& path, const Catalogue& words, std::vector<CommandHelp>& all) {
    std::string key = path.empty() ? "hulp.griffier" : "hulp." + path;
    std::replace(key.begin(), key.end(), ' ', '.');
    CommandHelp help{path, app.get_description(), words.has(key + ".meer") ? words.text(key + ".meer") : "", {}, {}, {}};
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;
        CommandHelp::Option one{{}, option->get_type_size() == 0 ? "" : option->get_type_name(), option->get_description(), option->get_positional()};
        if (one.positional) one.names.push_back(option->get_type_name());
        else for (const std::string& name : option->get_snames()) one.names.push_back("-" + name);
        if (!one.positional) for (const std::string& name : option->get_lnames()) one.names.push_back("--" + name);
        help.options.push_back(std::move(one));
    }
    for (int n = 1; words.has(key + ".vb" + std::to_string(n)); ++n) {
        const std::string example = key + ".vb" + std::to_string(n);
        help.examples.emplace_back(words.text(example), words.has(example + ".uitleg") ? words.text(example + ".uitleg") : "");
    }
    const auto below = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* command : below) help.commands.push_back(command->get_name());
    all.push_back(std::move(help));
    for (const CLI::App* command : below) describe_all(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), words, all);
}

}  // namespace

std::vector<CommandHelp> command_table(const Catalogue& words) {
    Call call;
    Parser parser(call, words);
    std::vector<CommandHelp> all;
    describe_all(parser.app(), "", words, all);
    return all;
}

std::vector<std::string> command_names() {
    return {"init",          "import",      "produce",         "nightly",        "archive", "status", "list",  "show", "explain", "besluit",
            "regime check",  "regime read", "convenant check", "convenant show", "convenant update", "verify", "vernietigingslijst propose", "vernietigingslijst show", "vernietigingslijst approve",
            "vernietigingslijst withdraw", "vernietigingslijst answer", "vernietigingslijst execute", "vernietigingslijst status", "backup", "restore", "confirm", "config check", "config show", "describe", "keys share", "issue", "issue status", "issue confirm", "issue withdraw", "issue resolve", "register make", "publish check", "publish make", "publish sign", "publish papers", "sample", "werkstuk make", "werkstuk form", "werkstuk list", "werkstuk show",
            "geheimhouding make", "geheimhouding sign", "geheimhouding end", "geheimhouding list", "verstrekking", "calendar", "calendar done", "statistiek make", "statistiek check", "evaluate", "adviesblad",
            "log export", "log check", "log cosign", "log prove",
            "verzoek receive", "verzoek identity", "verzoek authorise", "verzoek complete", "verzoek third",
            "verzoek consult", "verzoek extend", "verzoek forward", "verzoek withdraw", "verzoek decide", "verzoek lift", "verzoek execute",
            "verzoek notify", "verzoek letters", "verzoek show", "verzoek list", "verzoek policy", "verzoek forget"};
}

}  // namespace griffier::jobs
