#pragma once
// The hand-over of letters: which letter waits, is on its way, has left, or nobody knows. Awb 3:41(1): a decision takes effect when it is
// sent to whom it is for; nobody may get it twice, and none may be lost. Start here; the road is jobs/handover.h.
//
//   te-verzenden    filed and ready; nothing has left
//   onderweg        the intent is durable: the consignment that it goes in has a name, and from here on it may have left
//   overgedragen    the channel has it
//   bevestigd       the channel says that it was sent
//   onbekend        it may have left or not, and the channel does not know: two persons say which; time never does
//   ingetrokken     it will not leave: what it says is no longer so. A later revision of the document may take its place
//
// What has no row here goes by hand (a store without a channel, letters of before there was one). A row goes with its document.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/registry/store.h"

namespace griffier {

enum class Verzendstand { te_verzenden, onderweg, overgedragen, bevestigd, onbekend, ingetrokken };
/// "te-verzenden" ...
std::string_view code_of(Verzendstand stand);
std::optional<Verzendstand> verzendstand(std::string_view code);

struct Verzending {
    Stukregel stuk;
    Verzendstand stand = Verzendstand::te_verzenden;
    std::string zending;   ///< name of the consignment; "" as long as it is in none
    std::string reden;     ///< code: why it was withdrawn, or why nobody knows
    Date sinds;            ///< day of this state
};

/// One step of one letter.
struct Verzendstap {
    Verzendstand naar = Verzendstand::te_verzenden;
    std::string zending;   ///< onderweg: the consignment that it goes in; else the one that it is in, so that an older answer is not taken for this one
    std::string reden;     ///< code; for ingetrokken and onbekend
    Date op;
    std::string bewijs;    ///< bevestigd: SHA-256 (hex) of the receipt
};

/// Puts a filed letter in the ledger of hand-over and makes it ready (Stand::gereed), in one step. There already: nothing happens.
/// Refused: opslag.onbekend_stuk, opslag.stuk_niet_opgemaakt, verzending.al_uitgezet (it was put out to be sent by hand; `ook_uitgezet` says
/// that somebody knows it has not left).
Status enter_letter(Store& store, Group& group, const std::string& nummer, Date op, bool ook_uitgezet = false);

/// Moves a letter on: te-verzenden to onderweg or ingetrokken; onderweg to overgedragen, te-verzenden (it certainly did not leave) or
/// onbekend; overgedragen to bevestigd or onbekend. Refused: verzending.geen (no row), verzending.stand (another state or consignment; args
/// number, state), and out of onbekend always (verzending.twee_personen).
Status move_letter(Store& store, Group& group, const std::string& nummer, const Verzendstap& stap);

/// What persons say of a letter that nobody knew of: overgedragen (it left), te-verzenden (it did not) or ingetrokken (it did not, and will not).
/// Refused: opslag.te_weinig_personen, and as above.
Status resolve_letter(Store& store, Group& group, const std::string& nummer, const Verzendstap& stap, const Bekrachtiging& door);

/// Documents that are filed and not ready: neither put out nor in this ledger.
Result<std::vector<Stukregel>> filed_documents(Store& store);
/// Letters in one state (nothing: in any), by date and number.
Result<std::vector<Verzending>> letters_in(Store& store, std::optional<Verzendstand> stand);
Result<std::optional<Verzending>> letter_of(Store& store, const std::string& nummer);
Result<std::map<Verzendstand, long>> letter_counts(Store& store);

/// A name for the next consignment: "1a2b3c4d-000000123", from the store and the number of leaves in its log. The commit that uses it writes
/// leaves, so no other ever has the same.
Result<std::string> consignment_name(Store& store);
/// The beginning that all consignments of this store have.
std::string consignment_stem(Store& store);

/// What was kept with a document when it was filed (Group::file); empty when nothing was. Refused: opslag.onbekend_stuk.
Result<std::map<std::string, std::string>> kept_with_document(Store& store, const std::string& nummer);

/// What a store that is put back from a copy cannot know of its letters.
struct Letterdoubt {
    long unknown = 0;                ///< in this ledger, not left when the copy was made: unknown now, for two persons
    std::vector<std::string> filed;  ///< numbers of documents in no ledger of hand-over that were filed and not put out: that can have been done since
};
/// For a store that is put back from a copy: what had not left when the copy was made may have left since.
Letterdoubt doubt_letters(StoreState& state);

}  // namespace griffier
