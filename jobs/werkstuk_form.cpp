// Definitions of papers from the data folder, and forms from outside through a cage.
#include <algorithm>

#include "jobs/werkstuk.h"
#include "records/core/cage.h"
#include "records/core/codec.h"
#include "records/core/text.h"

namespace griffier::jobs {

namespace {

constexpr std::size_t largest_form = 512u << 10;
constexpr const char* trial = "<formulier xmlns=\"https://griffier.example/werkstuk/1\">e\u0301</formulier>";
constexpr const char* called = "formulier";  // in errors: what the file is called outside can be a name

std::string folder_of(const Context& context) { return context.data.templates() + "/werkstukken"; }

bool is_kind(const std::string& text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Result<publish::Paper> read_one(Context& context, const std::string& path, const Bytes& schema) {
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(path));
    return publish::read_paper(bytes, path, schema);
}

Result<Bytes> schema_of(Context& context, const char* name) { return context.world.disk.read(context.data.schemas() + "/" + name); }

}  // namespace

Result<publish::Paper> paper_of(Context& context, const std::string& kind) {
    const std::string path = folder_of(context) + "/" + kind + ".xml";
    if (!is_kind(kind) || !context.world.disk.exists(path)) return error_of(Kind::usage, "werkstuk.onbekende_soort");
    TRY_ASSIGN(const Bytes schema, schema_of(context, "werkstuk.xsd"));
    TRY_ASSIGN(publish::Paper paper, read_one(context, path, schema));
    if (paper.kind != kind) return error_of(Kind::configuration, "werkstuk.definitie", {path, 0, ""}, {paper.kind});
    return paper;
}

Result<std::vector<publish::Paper>> all_papers(Context& context) {
    TRY_ASSIGN(const Bytes schema, schema_of(context, "werkstuk.xsd"));
    TRY_ASSIGN(std::vector<std::string> names, context.world.disk.list(folder_of(context)));
    std::sort(names.begin(), names.end());
    std::vector<publish::Paper> out;
    for (const std::string& name : names) {
        if (!name.ends_with(".xml")) continue;
        TRY_ASSIGN(publish::Paper paper, read_one(context, folder_of(context) + "/" + name, schema));
        out.push_back(std::move(paper));
    }
    return out;
}

Result<publish::FormReading> read_foreign_form(Context& context, const std::string& path) {
    TRY_ASSIGN(const Bytes contract, schema_of(context, "werkstukformulier.xsd"));
    TRY_ASSIGN(XmlSchema schema, XmlSchema::compile(contract, "werkstukformulier.xsd"));
    TRY_ASSIGN(const Bytes bytes, context.world.disk.read(path, largest_form));
    Cage::Task task = [schema = std::move(schema)](std::string_view request) {
        publish::FormReading reading = publish::read_paper_form(view_of(request), called, schema);
        return encode(reading);
    };
    (void)task(trial);  // the libraries load their tables before the doors close
    (void)nfc("e\u0301 ");
    TRY_ASSIGN(Cage cage, Cage::start(std::move(task)));
    cage.ask(text_of(bytes));
    const Result<std::string> answer = cage.answer();
    publish::FormReading reading;
    if (!answer && answer.error().kind != Kind::refused) return answer.error();
    if (!answer || !decode(*answer, reading)) {
        reading = {};
        reading.errors.push_back(refused("kooi.gestopt", {called, 0, ""}));
    }
    return reading;
}

Result<std::vector<FiledPaper>> filed_papers(Store& store, const std::string& kind) {
    TRY_ASSIGN(const std::vector<std::string> numbers, store.kept_names("werkstuk"));
    std::vector<FiledPaper> out;
    for (const std::string& number : numbers) {
        TRY_ASSIGN(const auto line, store.ledger_line(number));
        if (!line) continue;
        const auto bytes = store.kept("werkstuk", number);
        if (!bytes && bytes.error().kind != Kind::refused) return bytes.error();
        FiledPaper paper;
        if (!bytes || !*bytes || !decode(text_of(**bytes), paper.form)) continue;
        if (!kind.empty() && paper.form.kind != kind) continue;
        paper.number = number, paper.document = line->soort, paper.dossier = paper.form.dossier, paper.date = line->datum;
        out.push_back(std::move(paper));
    }
    std::sort(out.begin(), out.end(), [](const FiledPaper& a, const FiledPaper& b) { return std::pair(a.date, a.number) < std::pair(b.date, b.number); });
    return out;
}

}  // namespace griffier::jobs
