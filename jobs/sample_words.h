#pragma once
// What fictional dossiers are made of. Names are mixed from many origins and bound to no kind of extremism; kinds of extremism vary and
// none stands out. Streets, places and postal codes do not exist.
#include <array>
#include <string_view>

namespace griffier::jobs::stof {

inline constexpr std::array<std::string_view, 24> vrouwen{"Anna", "Fatima", "Emma", "Noor", "Aisha", "Lotte", "Sofia", "Zeynep", "Julia", "Mei", "Sara", "Ingrid",
                                                          "Priya", "Lieke", "Amina", "Eva", "Chantal", "Yasmin", "Roos", "Maria", "Elif", "Tess", "Naomi", "Femke"};
inline constexpr std::array<std::string_view, 24> mannen{"Daan", "Mohammed", "Lucas", "Sem", "Emre", "Bram", "Ali", "Jeroen", "Kofi", "Thijs", "Omar", "Finn",
                                                         "Rajesh", "Pieter", "Youssef", "Lars", "Dylan", "Wei", "Ruben", "Mehmet", "Stijn", "Jayden", "Hugo", "Karim"};
struct Achternaam {
    std::string_view voorvoegsel, naam;
};
inline constexpr std::array<Achternaam, 28> achternamen{{{"de", "Vries"},   {"", "Jansen"},     {"van", "Dijk"},      {"", "Bakker"},   {"", "Yılmaz"},  {"el", "Amrani"},  {"", "Visser"},
                                                         {"", "Mulder"},    {"van den", "Berg"}, {"", "Nguyen"},      {"", "Smit"},     {"", "Bouzid"},  {"", "de Souza"},  {"", "Kowalski"},
                                                         {"ter", "Horst"},  {"", "Öztürk"},     {"", "Hendriks"},     {"van der", "Laan"}, {"", "Singh"}, {"", "Peeters"},   {"", "Kaya"},
                                                         {"", "Hoekstra"},  {"", "Mensah"},     {"", "Dekker"},       {"", "Martina"},  {"", "Postma"},  {"", "Haddad"},    {"op 't", "Veld"}}};
inline constexpr std::array<std::string_view, 10> straten{"Wilgenpad", "Havenkade", "Kerkplein", "Vlierstraat", "Molenzicht", "Eikenlaan", "Zeedijk", "Duinweg", "Stationssingel", "Hooiberg"};

struct Gedrag {
    std::string_view feit, duiding;
};
// Violence against the state, racism, religion, climate, animals, conspiracy, separatism, women: each as one of many.
inline constexpr std::array<Gedrag, 12> gedrag{{
    {"Zegt dat geweld tegen bestuurders nodig is en deelt daar filmpjes over.", "Steun voor geweld tegen de overheid."},
    {"Tekent symbolen van een verboden groep en bedreigt een klasgenoot om zijn afkomst.", "Aantrekkingskracht van rechts-extremisme."},
    {"Kijkt films van een terroristische groep en zegt te willen uitreizen.", "Aantrekkingskracht van religieus gemotiveerd extremisme."},
    {"Roept op om een fabriek in brand te steken voor het klimaat.", "Steun voor geweld vanuit een milieudoel."},
    {"Heeft een lijst met adressen van slachterijen en schrijft dat die moeten branden.", "Steun voor geweld vanuit dierenrechten."},
    {"Schrijft dat een geheime elite kinderen steelt en dat er rechters moeten sterven.", "Geweld gerechtvaardigd met een complottheorie."},
    {"Erkent de overheid niet meer en dreigt een deurwaarder neer te schieten.", "Gewelddadig antioverheidsdenken."},
    {"Zamelt geld in voor een gewapende groep in het land van herkomst.", "Steun aan gewapende strijd elders."},
    {"Schrijft op een forum dat vrouwen gestraft moeten worden en prijst een dader.", "Vrouwenhaat die geweld prijst."},
    {"Gooit met een groep ruiten in bij politieke tegenstanders en filmt het.", "Aantrekkingskracht van links-extremisme."},
    {"Zit online in een groep die aanslagen verheerlijkt, zonder duidelijk ideaal.", "Fascinatie voor geweld met wisselende ideeën."},
    {"Raakt los van school en vrienden en praat alleen nog over een naderende oorlog.", "Isolement en toenemend wij-zij-denken."},
}};
inline constexpr std::array<std::string_view, 6> bronnen{"school", "wijkteam", "jongerenwerk", "ouder", "meldpunt", "eigen-waarneming"};
inline constexpr std::array<std::string_view, 5> doelen{"Terug naar school en weg van de groep.", "Werk vinden en schulden aanpakken.", "Gesprekken met een deskundige over het gedachtegoed.",
                                                        "Rust in het gezin en een vaste dagbesteding.", "Hulp bij psychische klachten, met toezicht van de partijen."};

}  // namespace griffier::jobs::stof
