#include "jobs/index_page.h"

#include <fmt/format.h>

#include <map>

#include "records/core/xml.h"

namespace griffier::jobs {

namespace {

constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --soft: #f2f2ee; --accent: #00437a; --warn: #7a3b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #999; --soft: #242424; --accent: #9ccbf5; --warn: #ffc48a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.practice { background: var(--warn); color: var(--paper); padding: 0.25rem 0.75rem; font-weight: bold; display: inline-block; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0; list-style: none; }
.counts li { background: var(--soft); padding: 0.5rem 0.75rem; border-radius: 0.25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
ul.reasons { margin: 0; padding-left: 1.1rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 0.5rem; }
@media (max-width: 40rem) {
  thead { position: absolute; left: -99rem; }
  tr { display: block; border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  td, th[scope=row] { display: block; border: 0; padding: 0.1rem 0; }
  td::before { content: attr(data-label) ": "; font-weight: bold; }
}
@media print { .skip { display: none; } }
)";

class Page {
  public:
    Page(const Overview& overview, const Catalogue& words) : overview_(overview), words_(words) {}

    std::string make() {
        head();
        letters();
        missing();
        html_ += "</main>\n<footer><p>" + xml_escape(overview_.ending) + "</p></footer>\n</body>\n</html>\n";
        return html_;
    }

  private:
    std::string word(const std::string& key, const std::vector<std::string>& args = {}) const {
        return xml_escape(words_.text("pagina." + key, args));
    }
    std::string coded(const std::string& prefix, const std::string& code) const {
        return xml_escape(words_.has(prefix + code) ? words_.text(prefix + code) : code);
    }
    std::string cell(const std::string& label, const std::string& content) const {
        return "<td data-label=\"" + word(label) + "\">" + content + "</td>";
    }
    std::string heads(const std::vector<std::string>& labels) const {
        std::string row = "<thead><tr>";
        for (const auto& label : labels) row += "<th scope=\"col\">" + word(label) + "</th>";
        return row + "</tr></thead>\n<tbody>\n";
    }

    void head() {
        const std::string title = word("titel", {words_.long_date(overview_.reference)});
        html_ = "<!DOCTYPE html>\n<html lang=\"" + words_.language() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title + "</title>\n<style>" + style +
                "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">" + word("naar_inhoud") + "</a>\n<header>\n";
        if (overview_.practice) html_ += "<p class=\"practice\">" + word("oefening") + "</p>\n";
        html_ += "<h1>" + title + "</h1>\n<p>" + xml_escape(overview_.cooperation) + " (" + xml_escape(overview_.regime) + ")</p>\n</header>\n"
                 "<main id=\"inhoud\">\n<ul class=\"counts\">\n";
        for (const auto& [name, n] : overview_.counts)
            if (n > 0) html_ += "<li>" + xml_escape(words_.count("telling." + name, n)) + "</li>\n";
        html_ += "</ul>\n";
    }

    void letters() {
        html_ += "<h2>" + word("brieven") + "</h2>\n";
        if (overview_.letters.empty()) {
            html_ += "<p>" + word("geen_brieven") + "</p>\n";
            return;
        }
        html_ += "<table>\n" + heads({"dossier", "brief", "over", "datum", "stand"});
        std::string last;
        for (const MadeLetter& letter : overview_.letters) {
            std::string link = letter.file.empty() ? xml_escape(letter.number)
                                                   : "<a href=\"" + xml_escape(letter.file) + "\">" + coded("document.", letter.kind) + " " +
                                                         xml_escape(letter.number) + "</a>";
            if (letter.language != "nl") link += " (" + xml_escape(letter.language) + ")";
            html_ += "<tr><th scope=\"row\">" + xml_escape(letter.dossier) + "</th>" + cell("brief", link) + cell("over", coded("rol.", letter.role)) +
                     cell("datum", xml_escape(words_.long_date(letter.date))) + cell("stand", word(letter.fresh ? "nieuw" : "eerder")) + "</tr>\n";
        }
        html_ += "</tbody>\n</table>\n";
    }

    void missing() {
        html_ += "<h2>" + word("niet_gemaakt") + "</h2>\n";
        if (overview_.missing.empty()) {
            html_ += "<p>" + word("niets_open") + "</p>\n";
            return;
        }
        html_ += "<table>\n" + heads({"dossier", "over", "stand", "reden"});
        for (const NotMade& line : overview_.missing) {
            std::string reasons;
            for (const std::string& reason : line.reasons) reasons += "<li>" + xml_escape(reason) + "</li>";
            html_ += "<tr><th scope=\"row\">" + xml_escape(line.dossier) + "</th>" + cell("over", coded("rol.", line.role)) +
                     cell("stand", word("stand_" + line.state)) + cell("reden", "<ul class=\"reasons\">" + reasons + "</ul>") + "</tr>\n";
        }
        html_ += "</tbody>\n</table>\n";
    }

    const Overview& overview_;
    const Catalogue& words_;
    std::string html_;
};

}  // namespace

std::string index_page(const Overview& overview, const Catalogue& words) { return Page(overview, words).make(); }

}  // namespace griffier::jobs
