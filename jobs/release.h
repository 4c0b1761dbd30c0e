#pragma once
// Which documents leave, and whether one that is filed may leave now: a letter can lie while the channel is away, and a decision, an address or
// a shielding can change in that time (norms.md INF-07, COR-10, RGT-24). Asked inside the transaction in which it goes.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "generator/generator.h"
#include "jobs/handover.h"
#include "jobs/session.h"

namespace griffier::jobs {

/// The reason of a letter that somebody withdrew.
inline constexpr const char* by_a_person = "persoon";

/// Whether a channel takes documents of this code of the ledger: letters to persons and parties, in every language. Notes for the file, advice
/// sheets and working papers go by other ways.
bool goes_out(std::string_view code);

/// The folder of the channel; "" when the settings name none, and then letters go by hand.
std::string channel_folder(const Context& context);

/// What is kept with a letter when it is filed: its pages, and a hash of the case and the covenant that it was made of.
std::map<std::string, std::string> kept_with_letter(const Session& session, const Dossier& dossier, int pages);

/// The revision in which a document is made now: the one asked for, or the next after those that were withdrawn. Nothing when a person
/// withdrew the last one and what it was made of is as it was: then the same letter would come again.
Result<std::optional<Identiteit>> open_revision(Session& session, Identiteit identity, const Dossier& dossier);

/// A letter that was withdrawn leaves its duty open: the terms of the case are reckoned anew, in the same commit.
Status owe_again(Session& session, Group& group, const Stukregel& letter);

/// Judges letters for Handover.
class Releaser {
  public:
    Releaser(Context& context, Session& session) : context_(context), session_(session) {}
    /// Withdrawn: the duty or the step that asked for it is gone, deferred, for another addressee, or the same order makes other bytes now. It
    /// waits: the case is shielded, or the permission is not there. Reasons are codes with words under "verzending.reden.".
    Result<Release> judge(const Verzending& letter);

  private:
    Result<Release> information_letter(const Stukregel& line);
    Result<Release> request_letter(const Stukregel& line);
    /// Whether the case and the covenant are as they were when the letter was made.
    Result<bool> as_it_was(const Stukregel& line, const Dossier& dossier);
    Result<Release> compare(const Stukregel& line, const Result<Document>& again);

    Context& context_;
    Session& session_;
    std::optional<Generator> request_generator_;
};

}  // namespace griffier::jobs
