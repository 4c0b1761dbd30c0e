#include "jobs/evaluation_bag.h"

#include "generator/generator.h"
#include "generator/publish/evaluation.h"
#include "jobs/evaluation_metadata.h"
#include "jobs/lists.h"
#include "jobs/log_folder.h"
#include "jobs/verzoek.h"
#include "jobs/whole_folder.h"
#include "records/core/xml.h"
#include "records/log/cosignature.h"
#include "records/log/proof.h"

namespace griffier::jobs {

namespace {

constexpr const char *certificate_kind = "verklaring", *signature_kind = "verklaring-handtekening";
constexpr const char *report = "evaluatie", *head_file = "hoofd", *cms_ending = ".p7s";

/// How a stranger checks the bag: the lines of the locale, the commands between them.
std::string read_me(const Catalogue& words, const Bundel& bundle, const std::string& fingerprint) {
    const std::vector<std::string> commands{"sha256sum --check --quiet " + std::string(bag::manifest) + " " + bag::tag_manifest,
                                            "openssl cms -verify -binary -inform DER -in " + std::string(bag::tag_manifest) + cms_ending + " -content " + bag::tag_manifest +
                                                " -purpose any -CAfile ../CA.pem -signer ../signer.pem -out /dev/null",
                                            "openssl x509 -in ../signer.pem -noout -subject -issuer -enddate", "node ../verify.mjs bundle . --key " + fingerprint};
    std::string out = words.text("evaluatie.leesmij.titel", {bundle.nummer}) + "\n\n";
    for (int n = 1; words.has("evaluatie.leesmij." + std::to_string(n)); ++n) {
        out += words.text("evaluatie.leesmij." + std::to_string(n)) + "\n";
        if (static_cast<std::size_t>(n) <= commands.size()) out += "\n    " + commands[static_cast<std::size_t>(n) - 1] + "\n";
        out += "\n";
    }
    return out;
}

class Writer {
  public:
    Writer(Context& context, Session& session, const Bundel& bundle, const Logtoen& log, const std::string& folder)
        : context_(context), session_(session), store_(*session.store), bundle_(bundle), log_(log), bag_(context.world.disk, folder) {}

    Result<std::size_t> run(const pdf::SigningKey* key) {
        TRY(forms());
        TRY(bag_.put(head_file, view_of(log_.hoofd.note)));
        TRY(bag_.put(log_folder::log_key, view_of(Notekey{store_.origin(), store_.public_key(), Notekey::Kind::log}.text() + "\n")));
        TRY(certificates());
        for (const auto& [kind, folder] : {std::pair("verwerkingsregister", "register"), std::pair("statistiek", "cijfers"), std::pair("evaluatie", "evaluaties")}) {
            TRY_ASSIGN(const std::vector<Stuktoen> all, log_.stukken(store_, kind));
            for (const Stuktoen& one : all) TRY(bag_.put(join_path(folder, one.naam + ".xml"), one.inhoud));
        }
        TRY(metadata());
        const std::string print = hex(sha256(store_.public_key()));
        for (const auto& [language, name] : {std::pair("nl", "LEESMIJ.txt"), std::pair("en", "README.txt")}) {
            TRY_ASSIGN(const Catalogue words, load_catalogue(context_.world.disk, context_.data.locales(), language));
            TRY(bag_.put_tag(name, view_of(read_me(words, bundle_, print))));
        }
        const std::size_t files = bag_.files().size();
        TRY_ASSIGN(const std::string tags, bag_.finish({{"Source-Organization", about_.zorgdrager}, {"External-Identifier", bundle_.nummer}, {"External-Description", about_.titel},
                                                        {"Bag-Group-Identifier", about_.convenant}, {"Bagging-Date", Clock::civil_date(log_.stand).iso()}, {"Bag-Software-Agent", about_.systeem}}));
        TRY(bag_.put_beside(std::string(bag::tag_manifest) + log_folder::signature_ending, view_of(signature_text(store_.origin(), store_.public_key(), store_.sign(view_of(tags))))));
        if (key) TRY(bag_.put_beside(std::string(bag::tag_manifest) + cms_ending, key->sign(view_of(tags), {})));
        return files;
    }

  private:
    Status forms() {
        const ByteView xml = view_of(bundle_.xml);
        TRY_ASSIGN(const Generator generator, load_generator(context_));
        TRY_ASSIGN(const Document paper, generator.print({report, "nl", bundle_.nummer, "", bundle_.xml, Clock::civil_date(log_.stand)}));
        TRY_ASSIGN(const std::string page, publish::evaluation_page(xml, bundle_.nummer));
        TRY_ASSIGN(const std::string figures, publish::evaluation_csv(xml, bundle_.nummer));
        for (const auto& [ending, bytes] : {std::pair(".pdf", ByteView(paper.pdf)), std::pair(".html", view_of(page)), std::pair(".xml", xml), std::pair(".cijfers.csv", view_of(figures))})
            TRY(bag_.put(std::string(report) + ending, bytes));
        forms_ = bag_.files();
        return {};
    }

    /// Each with its signature, and the proof that a leaf under the head names its hash.
    Status certificates() {
        TRY_ASSIGN(const std::vector<Stuktoen> all, log_.stukken(store_, certificate_kind));
        for (const Stuktoen& one : all) {
            TRY_ASSIGN(const std::optional<Bytes> signature, store_.kept(signature_kind, one.naam));
            const auto& named = log_.genoemd.at(certificate_kind);
            const auto leaf = named.find({one.naam, hex(sha256(one.inhoud))});
            if (!signature || leaf == named.end()) return error_of(Kind::damaged, "verklaring.onbekend", {one.naam, 0, ""});
            const std::string path = join_path("verklaringen", one.naam);
            TRY(bag_.put(path + ".xml", one.inhoud));
            TRY(bag_.put(path + ".xml" + log_folder::signature_ending, *signature));
            const std::size_t size = log_.boom.size();
            TRY(bag_.put(path + log_folder::proof_ending, view_of(write_inclusion(leaf->second.inhoud, leaf->second.nr, log_.boom.inclusion(leaf->second.nr, size), log_.hoofd.note))));
        }
        return {};
    }

    Status metadata() {
        TRY_ASSIGN(const Catalogue dutch, load_catalogue(context_.world.disk, context_.data.locales(), "nl"));
        // What is said of the cooperation is what the report says: its covenant may be another by now.
        TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(view_of(bundle_.xml), bundle_.nummer));
        const XmlElement report = document.root();
        about_ = {bundle_.nummer, dutch.text("evaluatie.mdto", {bundle_.van.iso(), bundle_.tot.iso()}), store_.origin(), report.get("naam"), report.get("zorgdrager"),
                  report.get("convenant"), report.get("systeem"), bundle_.van, bundle_.tot, log_.stand, report.get("regel"), store_.practice()};
        std::vector<std::string> paths;
        for (const BagFile& form : forms_) paths.push_back(form.path);
        TRY(bag_.put_tag("metadata/" + bundle_.nummer + ".MDTO.xml", view_of(mdto_of_bundle(about_, paths))));
        for (const BagFile& form : forms_) TRY(bag_.put_tag("metadata/" + form.path.substr(form.path.rfind('/') + 1) + ".bestand.MDTO.xml", view_of(mdto_of_form(about_, form))));
        return bag_.put_tag("metadata/premis.xml", view_of(premis_of_bundle(about_, bag_.files())));
    }

    Context& context_;
    Session& session_;
    Store& store_;
    const Bundel& bundle_;
    const Logtoen& log_;
    Bag bag_;
    std::vector<BagFile> forms_;
    Bundelgegevens about_;
};

}  // namespace

std::string caretaker_of(const Context& context, const Session& session) {
    std::string name = archive_settings(context).caretaker;
    if (!name.empty()) return name;
    for (const std::string& id : session.convenant.verwerkingsverantwoordelijken)
        if (const Partij* party = session.convenant.partij(id)) name += (name.empty() ? "" : "; ") + party->naam;
    return name;
}

Result<std::size_t> write_bundle(Context& context, Session& session, const Bundel& bundle, const Logtoen& log, const pdf::SigningKey* key, const std::string& folder) {
    std::size_t files = 0;
    TRY(write_whole_folder(context.world.disk, folder, [&](const std::string& part) -> Status {
        TRY_ASSIGN(files, Writer(context, session, bundle, log, part).run(key));
        return {};
    }));
    return files;
}

}  // namespace griffier::jobs
