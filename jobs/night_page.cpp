#include <fmt/format.h>

#include <map>

#include "jobs/night_chart.h"
#include "jobs/night_report.h"
#include "records/core/xml.h"

namespace griffier::jobs {

namespace {

// Every pair of ink and ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3); tests/service measures it in a browser.
constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --soft: #f2f2ee; --accent: #00437a; --good: #1d5c2f; --look: #6b4500; --act: #8f1414; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #999; --soft: #262626; --accent: #9ccbf5; --good: #9fdcb0; --look: #ffd08a; --act: #ffb0a8; --on: #111; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.practice { border: 2px solid var(--look); color: var(--look); padding: 0.1rem 0.75rem; font-weight: bold; display: inline-block; margin: 0; }
.verdict { color: var(--on); padding: 0.75rem 1rem; border-radius: 0.25rem; font-size: 1.2rem; }
.verdict b { display: block; font-size: 1.4rem; }
.w0 { background: var(--good); } .w1 { background: var(--look); } .w2 { background: var(--act); }
.glance { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 0.5rem; padding: 0; margin: 1rem 0; list-style: none; }
.glance li { background: var(--soft); padding: 0.5rem 0.75rem; border-radius: 0.25rem; }
.glance a, .glance span { display: block; min-height: 1.5rem; }
.glance strong { display: block; font-size: 1.5rem; line-height: 1.2; }
.lines { padding-left: 1.2rem; }
.lines li { overflow-wrap: anywhere; margin: 0.25rem 0; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0 1.5rem; }
.charts p { margin: 0.25rem 0; font-size: 0.95rem; }
svg { width: 100%; height: 5rem; display: block; }
.bar { fill: var(--accent); } .floor { stroke: var(--line); } .none { stroke: var(--look); stroke-width: 2; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { text-align: left; padding: 0.15rem 0.75rem 0.15rem 0; border-bottom: 1px solid var(--line); }
td { text-align: right; }
.scroll { overflow-x: auto; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 0.5rem; }
@media print { .skip { display: none; } }
)";

class Page {
  public:
    Page(const NightReport& report, const Catalogue& words) : report_(report), words_(words) {
        for (const Reported& told : report.told)
            if (const auto part = part_of(told, report.on)) parts_[*part].push_back(&told);
    }

    std::string make() {
        head();
        glance();
        balance();
        for (const Part part : all_parts) lines(part);
        nights();
        html_ += "</main>\n<footer><p>" + word("slot") + "</p></footer>\n</body>\n</html>\n";
        return html_;
    }

  private:
    std::string word(const std::string& key, const std::vector<std::string>& args = {}) const { return xml_escape(words_.text("nacht." + key, args)); }
    std::size_t size(Part part) const {
        const auto found = parts_.find(part);
        return found == parts_.end() ? 0 : found->second.size();
    }

    void head() {
        const std::string title = word("titel", {words_.long_date(report_.on)});
        const int weight = weight_of(report_.exit);
        html_ = "<!DOCTYPE html>\n<html lang=\"" + words_.language() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title + "</title>\n<style>" + style +
                "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">" + word("naar_inhoud") + "</a>\n<header>\n";
        if (report_.practice) html_ += "<p class=\"practice\">" + word("oefening") + "</p>\n";
        html_ += "<h1>" + title + "</h1>\n" +
                 (report_.cooperation.empty() ? "" : "<p>" + xml_escape(report_.cooperation) + " (" + xml_escape(report_.regime) + ")</p>\n") + "</header>\n<main id=\"inhoud\">\n";
        html_ += fmt::format("<p class=\"verdict w{}\"><b>{}</b>{}</p>\n", weight, word("oordeel." + std::to_string(weight)),
                             xml_escape(words_.text("einde." + std::to_string(static_cast<int>(report_.exit)))));
    }

    void glance() {
        html_ += "<h2>" + word("in_een_oogopslag") + "</h2>\n<ul class=\"glance\">\n";
        for (const Part part : all_parts) {
            const std::string inside = "<strong>" + std::to_string(size(part)) + "</strong> " + word("deel." + name_of(part));
            html_ += size(part) == 0 ? "<li><span>" + inside + "</span></li>\n" : "<li><a href=\"#" + name_of(part) + "\">" + inside + "</a></li>\n";
        }
        html_ += "</ul>\n";
    }

    void balance() {
        if (!report_.stock) return;
        const Tellers& all = *report_.stock;
        const bool right = all.dossiers == all.actief + all.gearchiveerd + all.vernietigd;
        html_ += "<h2>" + word("balans_kop") + "</h2>\n<p>" +
                 word("balans", {std::to_string(all.dossiers), std::to_string(all.actief), std::to_string(all.gearchiveerd), std::to_string(all.vernietigd), std::to_string(report_.held)}) +
                 " <strong>" + word(right ? "balans_klopt" : "balans_klopt_niet") + "</strong></p>\n";
    }

    void lines(Part part) {
        if (size(part) == 0) return;
        const auto& told = parts_.at(part);
        html_ += fmt::format("<h2 id=\"{}\">{} ({})</h2>\n<ul class=\"lines\">\n", name_of(part), word("deel." + name_of(part)), told.size());
        for (const std::string& sentence : sentences_of(told)) html_ += "<li>" + xml_escape(sentence) + "</li>\n";
        if (told.size() > most_lines) html_ += "<li>" + word("meer", {std::to_string(told.size() - most_lines)}) + "</li>\n";
        html_ += "</ul>\n";
    }

    void nights() {
        html_ += "<h2>" + word("nachten", {std::to_string(nights_shown)}) + "</h2>\n<div class=\"charts\">\n";
        for (const Chart& chart : charts()) {
            const auto values = values_of(chart, report_.nights, report_.on);
            html_ += "<section>\n<h3>" + word("grafiek." + chart.name) + "</h3>\n" + chart_svg(chart, values, report_.on, words_) + "<p>" +
                     xml_escape(chart_sentence(values, report_.on, words_)) + "</p>\n</section>\n";
        }
        html_ += "</div>\n";
        table();
    }

    /// The numbers behind the charts, newest first.
    void table() {
        if (report_.nights.empty()) return;
        html_ += "<details><summary>" + word("cijfers") + "</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + word("cijfers") +
                 "\">\n<table>\n<thead><tr><th scope=\"col\">" + word("nacht") + "</th>";
        for (const Chart& chart : charts()) html_ += "<th scope=\"col\">" + word("grafiek." + chart.name) + "</th>";
        html_ += "<th scope=\"col\">" + word("code") + "</th></tr></thead>\n<tbody>\n";
        for (auto night = report_.nights.rbegin(); night != report_.nights.rend(); ++night) {
            html_ += "<tr><th scope=\"row\">" + night->day.iso() + "</th>";
            for (const Chart& chart : charts()) {
                long sum = 0;
                for (const std::string& name : chart.counts) sum += night->count(name);
                html_ += fmt::format("<td>{}</td>", sum);
            }
            html_ += fmt::format("<td>{}</td></tr>\n", static_cast<int>(night->exit));
        }
        html_ += "</tbody>\n</table>\n</div></details>\n";
    }

    const NightReport& report_;
    const Catalogue& words_;
    std::map<Part, std::vector<const Reported*>> parts_;
    std::string html_;
};

}  // namespace

std::string night_page(const NightReport& report, const Catalogue& words) { return Page(report, words).make(); }

}  // namespace griffier::jobs
