#pragma once
// The letter that the measurements set: a case made from a number, its tree, and the road to a PDF by the same rooms that make the
// information letter. Only the sheet differs: the information letter itself is longer and holds no table.
#include <memory>
#include <string>
#include <vector>

#include "generator/compose/composer.h"
#include "generator/compose/contract.h"
#include "generator/compose/letter.h"
#include "generator/compose/sheet.h"
#include "generator/compose/sheet_source.h"
#include "generator/layout/typesetter.h"
#include "generator/pdf/draw.h"
#include "records/core/crypto.h"
#include "tests/compose/cases.h"

namespace griffier::bench {

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + " " + result.error().place.element);
    return std::move(result).value();
}

struct BenchCase {
    Convenant covenant;
    Dossier dossier;
    std::string number;
    Date date;
};

inline BenchCase bench_case(int index) {
    static const char* const first[] = {"Joris", "Samira", "Lotte", "Yusuf", "Pieter", "Hanna", "Ömer", "Sofie", "Daan", "Zoë", "Bilal", "Marieke", "Quinten", "Eefje", "Wouter", "Iris", "Xander",
                                        "Fatima", "Gijs", "Renée", "Noah", "Ümit", "Thijs", "Kees", "Agnès", "Vera", "Lars", "Inès", "Cato", "Jürgen"};
    static const char* const last[] = {"Heuvel", "Akkermans", "Öztürk", "Brouwer", "Loon", "Çelik", "Kuiper", "Wagenaar", "Noordhoek", "Smeets", "Postma", "Yıldız", "IJsbrands", "Xhofleer", "Quist",
                                       "Dünya", "Ekström", "Zwart", "Ferreira", "Gülen", "Tjeerdsma", "Umans", "Rozenboom", "Vermeulen", "Janssens", "Mulder", "Peña"};
    static const char* const streets[] = {"Molenweg", "Kastanjelaan", "Burgemeester Van der Voortstraat", "Achterom", "Prins Bernhardplein", "Zuidersingel", "Lijsterbes", "Hofzicht", "IJsvogelpad",
                                          "Eikendreef", "Tulpstraat", "Wilgenhof", "Gildeweg", "Oude Veer", "Jan Luykenlaan", "Ripperdastraat", "Dorpsplein", "Fazantenkamp", "Noordeinde"};
    const auto n = static_cast<unsigned>(index);
    BenchCase c{compose_test::cooperation("model-2018"), compose_test::dossier("model-2018", "agenderen"), "", Date(2025, 3, 3).plus_days(static_cast<int>(n % 300))};
    Persoon& p = c.dossier.personen[0];
    p.naam.voornamen = std::string(first[n % 30]) + " " + first[(n * 7 + 5) % 30];
    p.naam.voorvoegsel = n % 3 == 0 ? "van den" : "";
    p.naam.geslachtsnaam = last[(n * 5 + n / 30) % 27];
    p.naam.geslacht = n % 2 == 0 ? "M" : "V";
    p.adres.straat = streets[(n * 3 + n / 19) % 19];
    p.adres.huisnummer = static_cast<int>(1 + n % 289);
    c.dossier.nummer = "ZH-2025-" + std::to_string(1000 + n);
    c.number = "ZH-4F7K-" + std::to_string(10000 + n);
    return c;
}

/// Step 1, the case tree: what the case says, in words.
inline compose::Tree bench_tree(const BenchCase& c, int index, const Catalogue& words) {
    static const char* const sources[] = {"Gemeente Zandhoven", "Politie, eenheid Noordkust", "Openbaar Ministerie", "Reclassering Nederland", "Stichting Jongerenwerk De Brug", "Wijkteam Zandhoven-Oost"};
    static const char* const kinds[] = {"Naam, adres en geboortedatum", "De zorg die is gemeld", "Wat er over werk en school bekend is", "Afspraken over hulp",
                                        "Verslag van het overleg", "Contact met u of uw familie", "De afweging en het besluit"};
    static const char* const steps[] = {"De gemeente zoekt uit of er hulp nodig is bij wonen, werk of schulden.", "De wijkagent blijft het aanspreekpunt voor vragen over veiligheid in de buurt.",
                                        "Over drie maanden kijken de organisaties opnieuw of de zorg er nog is.", "Als de zorg weg is, wordt het dossier gesloten en krijgt u daarvan bericht.",
                                        "Voor een gesprek met uw school of uw werkgever wordt altijd eerst aan u gevraagd of u dat goed vindt."};
    static const char* const outcomes[] = {"uw situatie verder te bespreken in het casusoverleg", "een plan te maken waarin staat wie u kan helpen", "u een gesprek aan te bieden met een vaste contactpersoon"};
    const auto n = static_cast<unsigned>(index);
    Opdracht order;
    order.dossier = &c.dossier;
    order.convenant = &c.covenant;
    order.date = c.date;
    order.number = c.number;
    order.duty.afzender = "gem";
    order.duty.ondertekent = "uitvoerder";
    compose::Tree tree("brief");
    auto root = tree.root();
    root.set("nummer", c.number).set("taal", "nl").set("oefening", "nee");
    if (auto done = compose::add_letter(root, order, c.dossier.personen[0], words); !done) throw std::runtime_error(done.error().code);
    root.add("regimeversie", "model-2018 1").set("hash", "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2");
    root.add("besluit", outcomes[n % 3]).set("datum", words.long_date(c.date.plus_days(-12))).set("signaal", words.long_date(c.date.plus_days(-40 - static_cast<int>(n % 17)))).set("dossier", c.dossier.nummer);
    for (unsigned i = 0; i < 3; ++i) root.add("partij", sources[(n + i) % 6]);
    for (unsigned i = 0; i < 3; ++i) root.add("stap", steps[(n + i) % 5]);
    for (unsigned i = 0; i < 5; ++i) {
        const Date on = c.date.plus_days(-static_cast<int>(10 + 7 * i + n % 5));
        root.add("rij").set("soort", kinds[(n + i) % 7]).set("bron", sources[(n + 2 * i) % 6]).set("datum", words.long_date(on)).set("wissen", words.long_date(on.plus_days(1826)));
    }
    return tree;
}

struct Bench {
    std::unique_ptr<FileSystem> disk = posix_file_system();
    Catalogue words = must(load_catalogue(*disk, compose_test::source + "/locales", "nl"));
    compose::Contract contract = must(compose::Contract::compile(must(disk->read(compose_test::source + "/templates/schema/stuk.xsd")), "stuk.xsd"));
    compose::Sheet sheet = compiled();
    layout::Typesetter typesetter = must(layout::Typesetter::create(
        must(layout::HouseStyle::parse(must(disk->read(compose_test::source + "/templates/huisstijl/neutraal.xml")), "neutraal.xml")), *disk));
    pdf::Drawer drawer = must(pdf::Drawer::create(pdf::debian_srgb_profile, *disk));

    compose::Sheet compiled() { return must(compose::Sheet::compile(*expanded(), "letter.xsl")); }
    compose::SheetDocument expanded() {
        const std::string templates = compose_test::source + "/templates/";
        std::map<std::string, Bytes> files;
        files["unhandled.xsl"] = must(disk->read(templates + "unhandled.xsl"));
        for (const auto& name : must(disk->list(templates + "delen")))
            if (name.ends_with(".xsl")) files["delen/" + name] = must(disk->read(templates + "delen/" + name));
        const auto parts = must(compose::Parts::load(must(disk->read(templates + "delen.sha256")), files));
        const auto merged = must(compose::merge_parts(must(disk->read(compose_test::source + "/tests/bench/letter.xsl")), "letter.xsl", parts));
        return must(compose::expand_texts(merged, "letter.xsl", words));
    }

    static pdf::DocumentInfo info(const BenchCase& c) {
        pdf::DocumentInfo out;
        out.date = c.date;
        const Hash hash = sha256(view_of(c.number));
        out.input_hash = {hash.begin(), hash.end()};
        return out;
    }
    Stuk stuk(const BenchCase& c, int index) const { return must(contract.read(must(sheet.apply(bench_tree(c, index, words))), "letter.xsl")); }
    Bytes make(const BenchCase& c, int index) const { return must(drawer.draw(must(typesetter.lay_out(stuk(c, index))), info(c))); }
};

}  // namespace griffier::bench
