#pragma once
// From Opmaak to a PDF file that is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once.
// The bytes depend on the two arguments and the colour profile alone: no clock, no locale, no order of earlier calls.
#include <memory>
#include <string>

#include "generator/pagina.h"
#include "generator/pdf/signature.h"
#include "records/core/bytes.h"
#include "records/core/date.h"
#include "records/core/file_system.h"
#include "records/core/result.h"

namespace griffier::pdf {

/// What the file says about itself beside what the Opmaak holds.
struct DocumentInfo {
    Date date;                           ///< reference date of the document; creation and modification date (midnight UTC)
    std::string producer = "griffier";
    Bytes input_hash;                    ///< hash of what the document was made from; goes into the file's /ID, so not of plain personal data
};

class Drawer {
  public:
    /// Reads the sRGB profile for the output intent. Refused (Kind::configuration): pdf.profiel, absent or not an RGB profile.
    static Result<Drawer> create(const std::string& profile_path, FileSystem& disk);
    Drawer(Drawer&&) noexcept;
    Drawer& operator=(Drawer&&) noexcept;
    ~Drawer();

    /// Safe to call from several threads. Refused: pdf.lettertype (a face that cannot be subset), pdf.metagegeven (a metadata name
    /// that is not ASCII letters and digits, {0} = its position), pdf.schrijven (the writer failed).
    /// With `key` the file is signed; refused then: ondertekening.periode (the certificate does not hold on the document's date; {0}
    /// and {1} = its first and last day).
    Result<Bytes> draw(const Opmaak& opmaak, const DocumentInfo& info, const SigningKey* key = nullptr) const;

  private:
    struct State;
    explicit Drawer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Where Debian's icc-profiles-free puts its sRGB profile.
inline constexpr const char* debian_srgb_profile = "/usr/share/color/icc/sRGB.icc";

}  // namespace griffier::pdf
