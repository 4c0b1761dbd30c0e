#pragma once
// One call of `griffier verzoek`: what its acts share, for the files verzoek*.cpp only. Who acts must be allowed to; what is missing is said
// with its article and nothing is recorded; nothing is recorded whose letter cannot be made.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/verzoek.h"

namespace griffier::jobs {

class Requests {
  public:
    Requests(Context& context, Session& session, const Actor& actor, std::string act) : context_(context), session_(session), actor_(actor), act_(std::move(act)) {}
    Result<JobReport> run();

  private:
    std::string part(const std::string& name) const;
    std::vector<std::string> parts(const std::string& name) const;
    Error needs(const char* flag) const;
    /// Prints and logs what is wrong; true when there is something.
    Result<bool> refuse(const std::vector<Error>& errors, const std::string& place);
    /// The same as a Status.
    Status told(const std::vector<Error>& errors, const std::string& place);
    Status may(const Requestfile& file, bool shows);
    void deadlines(const Verzoekstand& status);

    // what each act ends in (verzoek.cpp)
    Result<const Generator*> generator();
    /// The letters that the last thing in `file` asks for; what went out before griffier knew of it is not written again.
    std::vector<Requestletter> owed(const Requestfile& file) const;
    /// True when a letter cannot be made, which was said.
    Result<bool> cannot_write(const Requestfile& trial, bool known = true);
    Status letters(const Requestfile& file);
    /// Records a step with its letter.
    Status step(Requestfile& file, const Verzoekstap& made);
    Status keep(Requestfile& file);
    /// Records a decision on the request with its letter; its errors were looked at.
    Status record(Requestfile& file, Besluit decision, const Verzoekstap& step, bool neutral);
    Status on_one();

    // receipt (verzoek_receive.cpp)
    Status receive();
    Status place(const Requestform& form, Requestfile& file);

    // on the way and after (verzoek_steps.cpp)
    Status plain_step(Requestfile& file);
    Status consult(Requestfile& file);
    Status third(Requestfile& file);
    Status execute(Requestfile& file);
    Status notify(Requestfile& file);
    Status forget(const Requestfile& file);

    // decisions (verzoek_decide.cpp)
    Result<Besluit> read(const Requestfile& file, const std::string& kind, const std::string& outcome);
    Status decide(Requestfile& file);
    Status lift(Requestfile& file);

    // the neutral answer as policy (verzoek_policy.cpp)
    Status policy();
    Status set_policy();
    Status show_policies();
    Status forget_policy(const std::string& place);

    // what the official should know beside it (verzoek_notes.cpp)
    void address_note(const Requestfile& file);
    Status other_requests(const Requestfile& file);
    /// What the copy would hold of parties that answer under a law of their own and were not heard.
    void origins(const Requestfile& file, const Verzoekstand& status);
    void next(const Requestfile& file, const Verzoekstand& status);

    // looking (verzoek_look.cpp)
    Status list();
    Status show(const Requestfile& file);

    Context& context_;
    Session& session_;
    const Actor& actor_;
    std::string act_, decided_;
    std::optional<Generator> generator_;
    JobReport report_;
};

}  // namespace griffier::jobs
