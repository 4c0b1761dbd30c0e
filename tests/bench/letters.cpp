// Makes the bench letters and says what it cost. Called by documents.sh, one measurement a process.
//   make COUNT WORKERS        from case tree to PDF bytes
//   write COUNT FOLDER        the PDFs, and the same texts for the peers (letters.jsonl, letters.xmll)
//   filed COUNT GROUP         the same letters, each group filed in a store with one commit; and without
//   cold FILE                 one letter, from nothing to that file; its caller takes the time
//   stages COUNT              CPU of each stage
//   information COUNT         the information letter as griffier sends it, for comparison
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <thread>

#include "generator/compose/plain_text.h"
#include "generator/generator.h"
#include "records/registry/store.h"
#include "tests/bench/bench_letter.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

using namespace griffier;
using bench::must;

namespace {

double cpu_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}
double wall_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double peak_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<bench::BenchCase> cases_of(int count) {
    std::vector<bench::BenchCase> cases;
    for (int i = 0; i < count; ++i) cases.push_back(bench::bench_case(i));
    return cases;
}

int make(int count, int workers) {
    const bench::Bench house;
    const auto cases = cases_of(count);
    for (int i = 0; i < 20; ++i) house.make(cases[static_cast<std::size_t>(i % count)], i % count);
    std::vector<Hash> hashes(cases.size());
    std::atomic<int> next{0};
    std::atomic<std::size_t> bytes{0};
    const double cpu = cpu_ms(), wall = wall_ms();
    const auto work = [&] {
        for (int i = next++; i < count; i = next++) {
            const Bytes pdf = house.make(cases[static_cast<std::size_t>(i)], i);
            hashes[static_cast<std::size_t>(i)] = sha256(pdf);
            bytes += pdf.size();
        }
    };
    std::vector<std::thread> others;
    for (int w = 1; w < workers; ++w) others.emplace_back(work);
    work();
    for (auto& other : others) other.join();
    const double cpu_taken = cpu_ms() - cpu, wall_taken = wall_ms() - wall;
    std::string all;
    for (const Hash& hash : hashes) all.append(reinterpret_cast<const char*>(hash.data()), hash.size());
    const Hash sum = sha256(view_of(all));
    std::printf("cpu_ms=%.3f wall_ms=%.3f peak_mib=%.1f file_kib=%.2f bytes_sha256=%s\n", cpu_taken / count, wall_taken / count, peak_mib(),
                static_cast<double>(bytes) / 1024 / count, hex(sum).c_str());
    return 0;
}

std::string text_of_blocks(const Blocks& blocks) {
    std::string out;
    for (const Block& block : blocks)
        if (const auto* p = std::get_if<Paragraph>(&block.value)) out += (out.empty() ? "" : " ") + compose::plain_text(p->content);
    return out;
}

std::string spaced(std::string text) {
    for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, " ");
    for (char& c : text)
        if (c == '\n') c = ' ';  // a letter is one line of the file
    return text;
}

nlohmann::json blocks_for_peers(const Stuk& stuk) {
    nlohmann::json blocks = nlohmann::json::array();
    for (const Block& block : stuk.body) {
        if (const auto* p = std::get_if<Paragraph>(&block.value)) {
            blocks.push_back({{"t", "p"}, {"text", spaced(compose::plain_text(p->content))}});
        } else if (const auto* h = std::get_if<Heading>(&block.value)) {
            blocks.push_back({{"t", "h"}, {"text", compose::plain_text(h->content)}});
        } else if (const auto* list = std::get_if<List>(&block.value)) {
            nlohmann::json items = nlohmann::json::array();
            for (const auto& item : list->items) items.push_back(spaced(text_of_blocks(item.blocks)));
            blocks.push_back({{"t", "ul"}, {"items", items}});
        } else if (const auto* table = std::get_if<Table>(&block.value)) {
            const auto row_of = [](const TableRow& row) {
                nlohmann::json cells = nlohmann::json::array();
                for (const auto& cell : row.cells) cells.push_back(spaced(text_of_blocks(cell.blocks)));
                return cells;
            };
            nlohmann::json rows = nlohmann::json::array();
            for (const auto& row : table->body) rows.push_back(row_of(row));
            blocks.push_back({{"t", "table"}, {"head", row_of(table->header.at(0))}, {"rows", rows}});
        } else if (const auto* end = std::get_if<SignatureBlock>(&block.value)) {
            blocks.push_back({{"t", "p"}, {"text", spaced(compose::plain_text(end->closing))}});
            for (const auto& signer : end->signers) {
                std::string lines = compose::plain_text(signer.before) + ", " + signer.name;
                for (const auto& line : signer.lines) lines += ", " + line;
                blocks.push_back({{"t", "p"}, {"text", spaced(lines)}});
            }
        }
    }
    return blocks;
}

nlohmann::json json_for_peers(const Stuk& stuk) {
    const Letter& letter = stuk.letter.at(0);
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& [label, value] : letter.rows) rows.push_back({label, value});
    for (const auto& reference : letter.references) {
        std::string lines;
        for (const auto& line : reference.lines) lines += (lines.empty() ? "" : ", ") + line;
        rows.push_back({reference.label, spaced(lines)});
    }
    std::vector<std::string> addressee;
    for (const auto& line : letter.addressee) addressee.push_back(spaced(line));
    std::vector<std::string> sender;
    for (const auto& line : letter.sender) sender.push_back(spaced(line));
    return {{"number", stuk.number}, {"title", stuk.title}, {"date", stuk.date}, {"sender", sender}, {"addressee", addressee}, {"rows", rows}, {"blocks", blocks_for_peers(stuk)}};
}

std::string xml_for_peers(const nlohmann::json& letter) {
    const auto text = [](const nlohmann::json& value) { return xml_escape(value.get<std::string>()); };
    std::string out = "<letter title=\"" + text(letter["title"]) + "\"><sender>";
    for (const auto& line : letter["sender"]) out += "<l>" + text(line) + "</l>";
    out += "</sender><addressee>";
    for (const auto& line : letter["addressee"]) out += "<l>" + text(line) + "</l>";
    out += "</addressee><rows>";
    for (const auto& row : letter["rows"]) out += "<r k=\"" + text(row[0]) + "\">" + text(row[1]) + "</r>";
    out += "</rows><blocks>";
    const auto cells = [&](const nlohmann::json& row) {
        std::string made;
        for (const auto& cell : row) made += "<c>" + text(cell) + "</c>";
        return made;
    };
    for (const auto& block : letter["blocks"]) {
        const std::string kind = block["t"];
        if (kind == "ul") {
            out += "<ul>";
            for (const auto& item : block["items"]) out += "<i>" + text(item) + "</i>";
            out += "</ul>";
        } else if (kind == "table") {
            out += "<table><head>" + cells(block["head"]) + "</head>";
            for (const auto& row : block["rows"]) out += "<row>" + cells(row) + "</row>";
            out += "</table>";
        } else {
            out += "<" + kind + ">" + text(block["text"]) + "</" + kind + ">";
        }
    }
    return out + "</blocks></letter>";
}

int write(int count, const std::string& folder) {
    const bench::Bench house;
    std::ofstream json(folder + "/letters.jsonl"), xml(folder + "/letters.xmll");
    std::size_t words = 0, pages = 0;
    for (int i = 0; i < count; ++i) {
        const auto c = bench::bench_case(i);
        const Stuk stuk = house.stuk(c, i);
        const auto letter = json_for_peers(stuk);
        json << letter.dump() << "\n";
        xml << xml_for_peers(letter) << "\n";
        const Opmaak set = must(house.typesetter.lay_out(stuk));
        pages += set.pages.size();
        const std::string text = compose::plain_text(stuk);
        for (std::size_t k = 0; k < text.size(); ++k) words += text[k] > ' ' && (k == 0 || text[k - 1] <= ' ') ? 1 : 0;
        if (i % 50 == 0) {
            const Bytes pdf = must(house.drawer.draw(set, bench::Bench::info(c)));
            std::ofstream(folder + "/letter-" + std::to_string(i) + ".pdf", std::ios::binary).write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
        }
    }
    std::printf("letters=%d words=%.0f pages=%.2f\n", count, static_cast<double>(words) / count, static_cast<double>(pages) / count);
    return 0;
}

int filed(int count, int group_size) {
    test::Folder folder(std::filesystem::temp_directory_path());
    test::SetClock clock;
    SystemRandom random;
    const auto disk = posix_file_system();
    const StorePaths paths{folder.at("opslag"), folder.at("sleutel")};
    if (!Store::init(paths, {}, *disk, clock, random)) return 1;
    const auto store = must(Store::open(paths, *disk, clock, random));
    const bench::Bench house;
    const auto cases = cases_of(count);
    const std::string hash(64, 'a');
    for (int i = 0; i < count; i += group_size) {
        auto group = must(store->begin_group());
        for (int k = i; k < std::min(count, i + group_size); ++k) {
            const Dossier& dossier = cases[static_cast<std::size_t>(k)].dossier;
            must(group.import(dossier, sha256(view_of(dossier.nummer))));
            if (!group.bind_regime(dossier.nummer, "model-2018", "1", hash)) return 1;
        }
        if (!group.commit()) return 1;
    }
    for (int i = 0; i < 20; ++i) house.make(cases[static_cast<std::size_t>(i)], i);
    double rendered = 0, whole = 0;
    for (int i = 0; i < count; i += group_size) {
        const int end = std::min(count, i + group_size);
        const double start = wall_ms();
        std::vector<Bytes> documents;
        for (int k = i; k < end; ++k) documents.push_back(house.make(cases[static_cast<std::size_t>(k)], k));
        rendered += wall_ms() - start;
        auto group = must(store->begin_group());
        for (int k = i; k < end; ++k) {
            const auto& c = cases[static_cast<std::size_t>(k)];
            const auto line = must(group.decide({"DOC-01", c.dossier.nummer, "b2", "p1", 1}, c.date, "nl", {Oordeel::ja, {}}));
            must(group.file(line.first.nummer, documents[static_cast<std::size_t>(k - i)], Stand::opgeborgen));
        }
        if (!group.commit()) return 1;
        whole += wall_ms() - start;
    }
    std::printf("rendered_ms=%.3f filed_ms=%.3f filed_ratio=%.2f\n", rendered / count, whole / count, whole / rendered);
    return 0;
}

int cold(const char* file) {
    const bench::Bench house;
    const auto c = bench::bench_case(0);
    return house.disk->write_durable(file, house.make(c, 0)) ? 0 : 1;
}

int stages(int count) {
    const bench::Bench house;
    const auto cases = cases_of(count);
    for (int i = 0; i < 20; ++i) house.make(cases[static_cast<std::size_t>(i)], i);
    double at[6] = {};
    for (int i = 0; i < count; ++i) {
        const auto& c = cases[static_cast<std::size_t>(i)];
        double start = cpu_ms();
        const auto lap = [&](int stage) {
            const double now = cpu_ms();
            at[stage] += now - start;
            start = now;
        };
        const auto tree = bench::bench_tree(c, i, house.words);
        lap(0);
        const auto xml = must(house.sheet.apply(tree));
        lap(1);
        const auto stuk = must(house.contract.read(xml, "letter.xsl"));
        lap(2);
        const auto set = must(house.typesetter.lay_out(stuk));
        lap(3);
        const auto pdf = must(house.drawer.draw(set, bench::Bench::info(c)));
        lap(4);
    }
    const char* names[] = {"tree", "template", "reading", "layout", "drawing"};
    double all = 0;
    for (int s = 0; s < 5; ++s) all += at[s];
    for (int s = 0; s < 5; ++s) std::printf("%-12s %8.3f ms %5.1f %%\n", names[s], at[s] / count, 100 * at[s] / all);
    return 0;
}

int information(int count) {
    const auto disk = posix_file_system();
    const std::string source = compose_test::source;
    const Generator generator = must(Generator::load(*disk, {source + "/templates", source + "/locales", ""}));
    compose_test::Case c("model-2018", "agenderen");
    std::vector<Opdracht> orders;
    for (int i = 0; i < count; ++i) {
        orders.push_back(c.opdracht());
        orders.back().number = "ZH-" + std::to_string(10000 + i);
    }
    const Document first = must(generator.make(orders[0]));
    std::size_t words = 0;
    for (std::size_t k = 0; k < first.text.size(); ++k) words += first.text[k] > ' ' && (k == 0 || first.text[k - 1] <= ' ') ? 1 : 0;
    const double cpu = cpu_ms();
    for (const Opdracht& order : orders) must(generator.make(order));
    std::printf("information letter: %zu words, %d pages, %.1f KiB, %.3f ms CPU\n", words, first.pages, static_cast<double>(first.pdf.size()) / 1024, (cpu_ms() - cpu) / count);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string mode = argc > 1 ? argv[1] : "";
    const int count = argc > 2 ? std::atoi(argv[2]) : 1000;
    try {
        if (mode == "make") return make(count, argc > 3 ? std::atoi(argv[3]) : 1);
        if (mode == "write" && argc > 3) return write(count, argv[3]);
        if (mode == "filed") return filed(count, argc > 3 ? std::atoi(argv[3]) : 100);
        if (mode == "cold" && argc > 2) return cold(argv[2]);
        if (mode == "stages") return stages(count);
        if (mode == "information") return information(count);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
    std::fprintf(stderr, "usage: letters make|write|filed|cold|stages|information ...\n");
    return 2;
}
