#pragma once
// The codes that C++ itself must act on. All others are data of regime files, locales and schemas, and pass through as strings.
// Dutch, as covenant and act name them; records/GLOSSARY.md explains each.
#include <string_view>

namespace griffier::code {

// files (bestand)
inline constexpr std::string_view weegploeg = "weegploeg";
inline constexpr std::string_view casusoverleg = "casusoverleg";
inline constexpr std::string_view archief = "archief";

// roles of a person in a dossier
inline constexpr std::string_view subject = "subject";
inline constexpr std::string_view melder = "melder";
inline constexpr std::string_view achterblijver = "achterblijver";
inline constexpr std::string_view netwerk = "netwerk";
inline constexpr std::string_view vertegenwoordiger = "vertegenwoordiger";

// kinds of decision (Besluit::soort)
inline constexpr std::string_view weging = "weging";                              // uitkomst: agenderen, niet-agenderen, nadere-duiding, advies-agenderen
inline constexpr std::string_view driehoek = "driehoek";                          // uitkomst: agenderen, niet-agenderen (Noord-Holland)
inline constexpr std::string_view informeren = "informeren";                      // uitkomst: informeren, uitstel, niet, vrijstelling
inline constexpr std::string_view adressaat = "adressaat";
inline constexpr std::string_view partners = "partners";
inline constexpr std::string_view afsluiting = "afsluiting";
inline constexpr std::string_view correctie = "correctie";
inline constexpr std::string_view raadpleging_archief = "raadpleging-archief";
inline constexpr std::string_view hernieuwde_verwerking = "hernieuwde-verwerking";
inline constexpr std::string_view aanhouding = "aanhouding";                      // hold on destruction
inline constexpr std::string_view klok = "klok";                                  // clock override
inline constexpr std::string_view oplossing = "oplossing";                        // resolution of an unknown
inline constexpr std::string_view regimewissel = "regimewissel";
inline constexpr std::string_view toegang = "toegang";
inline constexpr std::string_view voorstel = "voorstel";                          // of a command: a decision that waits for its second person; no regime counts it

// outcomes
inline constexpr std::string_view agenderen = "agenderen";
inline constexpr std::string_view niet_agenderen = "niet-agenderen";
inline constexpr std::string_view nadere_duiding = "nadere-duiding";
inline constexpr std::string_view advies_agenderen = "advies-agenderen";
inline constexpr std::string_view uitstel = "uitstel";
inline constexpr std::string_view vrijstelling = "vrijstelling";
inline constexpr std::string_view niet = "niet";

}  // namespace griffier::code
