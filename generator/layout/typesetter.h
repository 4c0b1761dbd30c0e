#pragma once
// From Stuk to Opmaak: lines, pages and the structure tree. Made once from a house style and its fonts, then used by any number of
// documents and threads. What comes out depends on the Stuk, the house style and the fonts alone.
#include <memory>
#include <string>

#include "generator/layout/house_style.h"
#include "generator/pagina.h"
#include "generator/stuk.h"
#include "records/core/file_system.h"
#include "records/core/result.h"

namespace griffier::layout {

class Typesetter {
  public:
    /// Loads the faces and hyphenation patterns that the style names. Refused (Kind::configuration): a font or pattern file that is
    /// absent or not usable (opmaak.lettertype, opmaak.afbreekpatronen).
    static Result<Typesetter> create(HouseStyle style, FileSystem& disk);
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    /// Sets one document; safe to call from several threads. Refused, with the document's number and the element in the place:
    ///   opmaak.geen_teken     a character that no font of the style has ({0} = U+XXXX)
    ///   opmaak.tabel_te_breed a table that does not fit the page, or a figure that does not fit the column (opmaak.figuur_te_breed)
    ///   opmaak.tabel_scheef   rows with unequal numbers of columns, or a row span that leaves its part of the table
    ///   opmaak.kopniveau      a heading level that is skipped
    ///   opmaak.adresvenster   more lines than the address window holds, or one that is wider
    ///   opmaak.kenmerkkolom   a reference column that is longer than its page
    ///   opmaak.doel           a link to an id that is absent or not unique ({0} = the id)
    ///   opmaak.figuur         a figure without alternative text, or with a shape that is none
    ///   opmaak.leeg           no title or no number
    /// `proof` adds the frames and measures of address window, reference column and text, and longer fold marks, for a look at a house style.
    Result<Opmaak> lay_out(const Stuk& stuk, bool proof = false) const;

    const HouseStyle& style() const;

  private:
    struct State;
    explicit Typesetter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace griffier::layout
