#include "tests/support/specimen.h"

namespace griffier::test {
namespace {

Inline text(std::string t) { return text_inline(std::move(t)); }
Inline wrap(Inline::Kind kind, std::string inner, std::string argument = {}) { return {kind, std::move(argument), {text_inline(std::move(inner))}}; }
Inline strong(std::string t) { return wrap(Inline::Kind::strong, std::move(t)); }
Inline emphasis(std::string t) { return wrap(Inline::Kind::emphasis, std::move(t)); }
Inline name(std::string t) { return wrap(Inline::Kind::name, std::move(t)); }
Inline link(std::string t, std::string target) { return wrap(Inline::Kind::link, std::move(t), std::move(target)); }
Inline language(std::string t, std::string tag) { return wrap(Inline::Kind::language, std::move(t), std::move(tag)); }
Inline note(std::string t) { return wrap(Inline::Kind::footnote, std::move(t)); }

TableCell cell(std::string t) { return {{paragraph(std::move(t))}}; }
TableCell row_header(std::string t) {
    TableCell c = cell(std::move(t));
    c.header = true;
    return c;
}
TableCell number(std::string t) {
    TableCell c = cell(std::move(t));
    c.align = TableCell::Align::end;
    return c;
}
ListItem item(std::string t) { return {"", {paragraph(std::move(t))}}; }

}  // namespace

Stuk sample_letter() {
    Stuk s;
    s.number = "WN-2024-0017-IB-1";
    s.kind = "informatiebrief";
    s.title = "U bent besproken in een casusoverleg";
    s.author = "Gemeente Waterland-Noord";
    s.date = "19 mei 2024";
    s.running = "Informatiebrief WN-2024-0017-IB-1";
    s.metadata = {{"RegimeVersion", "limburg-2020/1"}, {"DocumentKind", "informatiebrief"}};
    Letter letter;
    letter.sender = {"Gemeente Waterland-Noord", "Veiligheid en Openbare Orde"};
    letter.return_address = "Retouradres Postbus 1200, 1480 AB Kwadijkerdam";
    letter.classification = "VERTROUWELIJK";
    letter.addressee = {"De heer J.H. van der Meulen-Ouwehand", "Korte Dijk 14 B", "1481 CD  KWADIJKERDAM"};
    letter.references = {{"Contactpersoon", {"Functionaris gegevens-", "bescherming", "T 0299 00 00 00", "fg@waterland-noord.example"}},
                         {"Ons kenmerk", {"WN-2024-0017-IB-1"}},
                         {"Uw brief van", {"geen"}},
                         {"Bezoekadres", {"Raadhuisplein 1", "Kwadijkerdam"}},
                         {"Bijlagen", {"geen"}}};
    letter.rows = {{"Datum", "19 mei 2024"}, {"Betreft", "U bent besproken in een casusoverleg"}};
    letter.subject_label = "Betreft";
    s.letter.push_back(letter);
    auto& b = s.body;
    b.push_back(Paragraph{{text("Geachte heer "), name("Van der Meulen-Ouwehand"), text(",")}});
    b.push_back(paragraph("Wij hebben gegevens over u gebruikt in een casusoverleg. In dat overleg bespreken de gemeente, de politie en het Openbaar Ministerie "
                          "zorgen over mensen die mogelijk radicaliseren. In deze brief leest u welke gegevens wij van u hebben, waarom wij ze gebruiken, hoe lang "
                          "wij ze bewaren en wat u kunt doen als u het er niet mee eens bent."));
    b.push_back(heading(2, "Waarom krijgt u deze brief?"));
    b.push_back(Paragraph{{text("Als wij gegevens over u verwerken, moeten wij u dat vertellen. Dat staat in de "), link("Algemene verordening gegevensbescherming", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
                           text(". Uw naam is genoemd in een melding die op "), strong("4 maart 2024"), text(" bij ons binnenkwam. De weegploeg heeft die melding bekeken en op "),
                           strong("18 maart 2024"), text(" besloten dat een casusoverleg nodig was.")}});
    b.push_back(heading(2, "Welke gegevens gebruiken wij?"));
    b.push_back(paragraph("Wij gebruiken alleen gegevens die nodig zijn voor het doel van het overleg:"));
    List kinds;
    kinds.items = {item("uw naam, adres, geboortedatum en geboorteplaats;"), item("de zorgen die zijn gemeld, en de datum van de melding;"),
                   item("wat de deelnemers aan het overleg al over die zorgen wisten, voor zover dat voor de beoordeling nodig is;"),
                   item("de afspraken die in het overleg zijn gemaakt over hulp of ondersteuning.")};
    b.push_back(kinds);
    b.push_back(heading(2, "Hoe lang bewaren wij uw gegevens?"));
    b.push_back(paragraph("Voor elke soort gegevens geldt een eigen termijn. Daarna vernietigen wij de gegevens. U krijgt daarvan geen bericht."));
    Table terms;
    terms.caption = plain("Bewaartermijnen");
    terms.header = {{{cell("Gegevens"), cell("Termijn"), cell("Vanaf"), cell("Vernietiging")}}};
    terms.body = {{{row_header("Dossier van de weegploeg"), cell("6 maanden"), cell("dag van de melding"), cell("uiterlijk 4 september 2024")}},
                  {{row_header("Dossier van het casusoverleg"), cell("5 jaar"), cell("dag waarop het overleg is gesloten"), cell("nog niet bekend")}},
                  {{row_header("Archief"), cell("5 jaar"), cell("dag van overbrenging naar het archief"), cell("nog niet bekend")}}};
    b.push_back(terms);
    b.push_back(heading(2, "Met wie delen wij uw gegevens?"));
    b.push_back(paragraph("De deelnemers aan het overleg zijn de gemeente, de politie en het Openbaar Ministerie. Soms vragen wij een andere organisatie om mee te denken, "
                          "bijvoorbeeld de reclassering of een school. Die organisatie krijgt dan alleen wat zij voor haar deel nodig heeft. Iedereen die meedoet, is verplicht tot "
                          "geheimhouding. Wij geven uw gegevens niet aan landen buiten de Europese Unie en gebruiken geen geautomatiseerde besluitvorming."));
    b.push_back(heading(2, "Wat kunt u doen?"));
    b.push_back(paragraph("U heeft de volgende rechten:"));
    List rights;
    rights.numbering = List::Numbering::decimal;
    rights.items = {item("U mag vragen welke gegevens wij van u hebben en daarvan een kopie krijgen."),
                    item("U mag vragen om gegevens die niet kloppen te verbeteren, aan te vullen of te wissen."),
                    item("U mag bezwaar maken tegen het gebruik van uw gegevens, en vragen of wij dat gebruik zolang beperken.")};
    b.push_back(rights);
    b.push_back(Paragraph{{text("Stuur uw verzoek naar de functionaris gegevensbescherming: "), link("fg@waterland-noord.example", "mailto:fg@waterland-noord.example"),
                           text(", of per post naar Postbus 1200, 1480 AB Kwadijkerdam. U krijgt binnen een maand antwoord. Bent u het niet eens met ons antwoord? Dan kunt u een klacht "
                                "indienen bij de Autoriteit Persoonsgegevens ("),
                           link("autoriteitpersoonsgegevens.nl", "https://autoriteitpersoonsgegevens.nl/nl/zelf-doen/privacyrechten/klacht-indienen-bij-de-ap"), text(").")}});
    b.push_back(heading(2, "Heeft u vragen?"));
    b.push_back(paragraph("Bel of mail ons gerust. U kunt ook langskomen op het gemeentehuis. Wij leggen u graag uit wat deze brief voor u betekent. Heeft u liever dat iemand anders "
                          "namens u vragen stelt, dan kan dat met een machtiging."));
    SignatureBlock signature;
    signature.closing = plain("Met vriendelijke groet,");
    signature.signers = {{plain("namens de burgemeester van Waterland-Noord,"), "mr. A.M. de Vries-Kortekaas", {"Hoofd Veiligheid en Openbare Orde"}, {}, true}};
    b.push_back(signature);
    return s;
}

Stuk specimen() {
    Stuk s;
    s.number = "SPECIMEN-1";
    s.kind = "specimen";
    s.title = "Specimen: elk element van een stuk";
    s.author = "Gemeente Waterland-Noord";
    s.date = "1 februari 2024";
    s.running = "Specimen van de neutrale huisstijl";
    s.marking = "OEFENING";
    s.metadata = {{"RegimeVersion", "model-2018/1"}};
    s.facts = {{"Dossier", "WN-2024-0001"}, {"Regime", "model-2018, versie 1"}, {"Status", "ter beoordeling van de zetter"}};
    auto& b = s.body;
    b.push_back(Contents{plain("Inhoud"), 3});
    b.push_back(Block(Heading{2, plain("Lopende tekst")}, "tekst"));
    b.push_back(Paragraph{{text("Een alinea met "), strong("vette"), text(" en "), emphasis("cursieve"), text(" tekst, "), {Inline::Kind::strong, "", {emphasis("beide tegelijk")}},
                           text(", een naam die niet wordt afgebroken ("), name("Wolfeschlegelsteinhausenbergerdorff"),
                           text("), een voetnoot"), note("Een voetnoot staat onder aan de bladzijde, met een eigen nummer. Als de noot lang is, loopt zij over meer dan een regel door en blijft zij bij haar woord."),
                           text(" en lange woorden als verantwoordelijkheidsverdelingen, gegevensbeschermingsfunctionaris en aansprakelijkheidsverzekeringsmaatschappijen die wel mogen worden afgebroken.")}});
    b.push_back(Paragraph{{text("Andere talen in dezelfde alinea: "), language("This document was made for a test of the typesetter.", "en"), text(" "), language("Ce texte est en français.", "fr"), text(" "),
                           language("هذا النص باللغة العربية", "ar"), text(" en weer Nederlands. Ligaturen: efficiënt, officieel, affiche, fjord. Cijfers: 1.234,56 euro, 12½ procent."), note("Een tweede noot.")}});
    b.push_back(Paragraph{{text("Een koppeling die over meer dan een regel loopt: "),
                           link("het volledige besluit over de verwerking van persoonsgegevens in het casusoverleg, met alle bijlagen en toelichtingen", "https://www.waterland-noord.example/besluiten/2024/casusoverleg?versie=1"),
                           text(", een adres "), link("https://www.waterland-noord.example/privacy/uw-rechten/inzage-verbetering-en-verwijdering/aanvragen", "https://www.waterland-noord.example/privacy"),
                           text(" en een verwijzing naar "), link("de tabellen", "#tabellen"), text("."), {Inline::Kind::line_break, "", {}}, text("Na een regeleinde in dezelfde alinea.")}});
    b.push_back(Paragraph{plain("Een inleidende alinea, iets groter gezet."), Paragraph::Style::lead});
    b.push_back(Paragraph{plain("Een alinea in kleine letters, voor wat minder op de voorgrond hoort."), Paragraph::Style::small});
    b.push_back(Block(Paragraph{plain("هذه فقرة كاملة باللغة العربية، تُكتب من اليمين إلى اليسار، وفيها رقم 2024 واسم Waterland-Noord بالحروف اللاتينية. ويجب أن تُقرأ بالترتيب الصحيح.")}, "", "ar"));
    b.push_back(Block(Paragraph{plain("זוהי פסקה בעברית עם המספר 42 בתוכה.")}, "", "he"));
    b.push_back(heading(2, "Opsommingen"));
    List bullets;
    bullets.items = {item("een eerste punt;"), item("een tweede punt met genoeg woorden om over het einde van de regel te lopen, zodat te zien is dat de tekst netjes onder zichzelf begint;"), item("een derde punt met een lijst erin:")};
    List inner;
    inner.numbering = List::Numbering::lower_alpha;
    inner.suffix = ")";
    inner.items = {item("onderdeel a;"), item("onderdeel b, met daarin nog een lijst:")};
    List deepest;
    deepest.numbering = List::Numbering::lower_roman;
    deepest.items = {item("een;"), item("twee;"), item("drie.")};
    inner.items.back().blocks.push_back(deepest);
    bullets.items.back().blocks.push_back(inner);
    b.push_back(bullets);
    List numbers;
    numbers.numbering = List::Numbering::decimal;
    numbers.start = 9;
    numbers.items = {item("negen;"), item("tien;"), item("elf.")};
    b.push_back(numbers);
    List dashes;
    dashes.numbering = List::Numbering::dash;
    dashes.items = {item("met een streepje;"), item("en nog een.")};
    b.push_back(dashes);
    List articles;
    articles.numbering = List::Numbering::upper_roman;
    articles.items = {{"Artikel 1", {paragraph("Met een eigen label.")}}, {"Artikel 12", {paragraph("Met een langer label.")}}};
    b.push_back(articles);
    b.push_back(Block(List{List::Numbering::decimal, ".", 1, {item("البند الأول من القائمة"), item("البند الثاني من القائمة")}}, "", "ar"));
    b.push_back(heading(3, "Begrippen"));
    b.push_back(DefinitionList{{{plain("Casusoverleg"), {paragraph("Overleg van partijen over een persoon, met als doel een gezamenlijke aanpak.")}}, {plain("Weegploeg"), {paragraph("De groep die een melding beoordeelt.")}}}});
    b.push_back(DefinitionList{{{plain("Een begrip met een naam die veel te lang is om ernaast te zetten, en dus erboven staat"), {paragraph("De betekenis staat er dan onder.")}}}});
    b.push_back(Block(Heading{2, plain("Tabellen")}, "tabellen"));
    Table simple;
    simple.caption = plain("Aantallen per kwartaal");
    simple.summary = "Meldingen en besluiten per kwartaal";
    simple.header = {{{cell("Kwartaal"), cell("Meldingen"), cell("Besluiten")}}};
    simple.body = {{{row_header("Eerste"), number("12"), number("9")}}, {{row_header("Tweede"), number("7"), number("7")}}, {{row_header("Derde"), number("103"), number("98")}}};
    b.push_back(simple);
    Table spans;
    spans.caption = plain("Cellen over meer kolommen en rijen");
    TableCell wide = cell("Termijnen");
    wide.column_span = 2;
    TableCell tall = cell("Partij");
    tall.row_span = 2;
    TableCell police = row_header("Politie, met een toelichting die over meer dan een regel loopt en zo twee rijen naast zich heeft");
    police.row_span = 2;
    spans.header = {{{tall, wide}}, {{cell("Bewaren"), cell("Archief")}}};
    spans.body = {{{row_header("Gemeente"), cell("5 jaar"), cell("5 jaar")}}, {{police, cell("6 maanden"), cell("geen")}}, {{cell("1 jaar na afsluiting"), cell("geen")}}};
    b.push_back(spans);
    b.push_back(Block(Table{plain("جدول"), {{{cell("العمود الأول"), cell("العمود الثاني")}}}, {{{cell("قيمة"), cell("12")}}, {{cell("قيمة أخرى أطول قليلا"), cell("345")}}}, {}, "", true}, "", "ar"));
    Table longer;
    longer.caption = plain("Een tabel die over de bladzijde loopt");
    longer.header = {{{cell("Nr."), cell("Stap"), cell("Toelichting")}}};
    for (int i = 1; i <= 34; ++i)
        longer.body.push_back({{number(std::to_string(i)), cell("Stap " + std::to_string(i)), cell(i % 3 == 0 ? "Een toelichting die langer is dan de andere, zodat de rij hoger wordt dan de rijen eromheen en de kolom breder wil zijn." : "Kort.")}});
    b.push_back(longer);
    b.push_back(heading(2, "Figuur"));
    Figure chart;
    chart.width = 120;
    chart.height = 50;
    chart.alternative = "Staafdiagram: in 2021 waren er 12 meldingen, in 2022 waren dat er 18 en in 2023 waren dat er 9.";
    chart.caption = plain("Meldingen per jaar");
    const std::pair<const char*, double> bars[] = {{"2021", 12}, {"2022", 18}, {"2023", 9}};
    for (int i = 0; i < 3; ++i) {
        const double x = 15 + i * 34, h = bars[i].second * 2;
        chart.shapes.push_back({Shape::Kind::rectangle, {{x, 42 - h}, {x + 20, 42}}, 0, 0, "ink", "series" + std::to_string(i + 1), "", 8, TableCell::Align::start});
        chart.shapes.push_back({Shape::Kind::text, {{x + 10, 47}}, 0, 0, "ink", "", bars[i].first, 8, TableCell::Align::centre});
    }
    chart.shapes.push_back({Shape::Kind::line, {{8, 42}, {115, 42}}, 0, 0.3, "ink", "", "", 8, TableCell::Align::start});
    chart.shapes.push_back({Shape::Kind::polyline, {{25, 18}, {59, 6}, {93, 24}}, 0, 0.4, "accent", "", "", 8, TableCell::Align::start});
    chart.shapes.push_back({Shape::Kind::circle, {{59, 6}}, 1.2, 0.2, "accent", "paper", "", 8, TableCell::Align::start});
    chart.shapes.push_back({Shape::Kind::polygon, {{110, 5}, {116, 5}, {113, 10}}, 0, 0.2, "accent", "soft", "", 8, TableCell::Align::start});
    b.push_back(chart);
    b.push_back(heading(2, "Groepen"));
    b.push_back(NoteBox{plain("Let op"), {paragraph("Wat de lezer niet mag missen, staat in een kader met een balk. De tekst daarin kan over meer regels lopen, en er kan een opsomming in staan."), dashes}});
    b.push_back(KeepTogether{{heading(3, "Blijft bij elkaar"), paragraph("Deze alinea en de volgende staan op dezelfde bladzijde."), paragraph("Dit is de volgende.")}});
    SignatureBlock signatures;
    signatures.closing = plain("Aldus overeengekomen,");
    signatures.signers = {{plain("Gemeente Waterland-Noord"), "mr. A.M. de Vries-Kortekaas", {"burgemeester"}, {{"Plaats", ""}, {"Datum", ""}}, true},
                          {plain("Politie, eenheid Noord"), "drs. P. Jansen", {"politiechef"}, {{"Plaats", ""}, {"Datum", ""}}, true},
                          {plain("Openbaar Ministerie"), "mr. S. el Amrani", {"hoofdofficier van justitie"}, {{"Plaats", "Kwadijkerdam"}, {"Datum", ""}}, true}};
    b.push_back(signatures);
    b.push_back(AppendixStart{plain("Bijlage 1: een liggende bladzijde"), true});
    Table broad;
    broad.header = {{{cell("A"), cell("B"), cell("C"), cell("D"), cell("E"), cell("F"), cell("G"), cell("H")}}};
    for (int i = 0; i < 4; ++i) broad.body.push_back({{row_header("Rij " + std::to_string(i + 1)), cell("een"), cell("twee"), cell("drie"), cell("een langere tekst"), cell("vijf"), cell("zes"), cell("zeven")}});
    b.push_back(broad);
    return s;
}

Stuk arabic_report() {
    Stuk s;
    s.number = "AR-1";
    s.kind = "specimen";
    s.language = "ar";
    s.title = "معلومات عن بياناتك";
    s.author = "Gemeente Waterland-Noord";
    s.body.push_back(paragraph("نستخدم بياناتك الشخصية في هذا الملف. يمكنك طلب نسخة منها في أي وقت، ويمكنك أيضا الاعتراض على استخدامها."));
    List list;
    list.items = {item("الاسم والعنوان"), item("تاريخ الميلاد")};
    s.body.push_back(list);
    Table table;
    table.header = {{{cell("البيانات"), cell("المدة")}}};
    table.body = {{{cell("ملف اللجنة"), cell("6 أشهر")}}};
    s.body.push_back(table);
    return s;
}

}  // namespace griffier::test
