#pragma once
// The house style of one organisation as data (templates/huisstijl/*.xml): fonts, sizes, margins, colours, letterhead, address window,
// fold marks, reference column, and the few words that layout sets itself. Lengths in mm in the file; points here.
#include <array>
#include <map>
#include <string>
#include <vector>

#include "generator/pagina.h"
#include "records/core/bytes.h"
#include "records/core/result.h"

namespace griffier::layout {

struct HouseStyle {
    struct Family {
        std::string regular, bold, italic, bold_italic;  ///< paths; the last three may be empty: the regular stands in
    };
    std::string name;
    Family text;
    std::vector<Family> fallback;                 ///< tried in order for characters that the text face lacks
    std::map<std::string, std::string> patterns;  ///< primary language -> path of its libhyphen patterns

    double page_width = 0, page_height = 0;
    double margin_left = 0, margin_right = 0, margin_top = 0, margin_bottom = 0;
    double header_baseline = 0, footer_baseline = 0;  ///< from the edge of the page

    double size = 9.5, leading = 13, paragraph_gap = 6.5;  ///< leading and gap: base line to base line
    double small_size = 7.5, small_leading = 10;
    std::array<double, 7> heading_size{}, heading_before{}, heading_after{};  ///< by level, [0] not used
    bool justified = false;
    bool hyphenate = true;
    double list_indent = 14;

    std::map<std::string, Colour> palette;  ///< "ink", "accent", "soft", "line", "paper", "link", "series1".."series6"

    struct LetterStyle {
        double letterhead_x = 0, letterhead_top = 0, letterhead_size = 0;  ///< base point of the sender's name, from the top left
        bool band = false;                                                ///< a bar in the accent colour above the name
        double band_x = 0, band_width = 0, band_height = 0;
        double window_x = 0, window_top = 0, window_width = 0, window_height = 0;
        double return_size = 0, address_size = 0, address_leading = 0;
        double address_offset = 0;  ///< from the window's top to the first address base line
        bool kix = false;           ///< the post's bars below the address, where its lines leave room for them (kix.h)
        double rows_top = 0;        ///< first base line of Datum, Betreft
        double label_width = 0;
        double text_width = 0;      ///< of the letter's text on its first page; the reference column stands beside it
        double next_width = 0;      ///< of its text on the pages after, where nothing stands beside it
        double reference_x = 0, reference_top = 0, reference_width = 0, reference_size = 0, reference_leading = 0;
        std::vector<double> fold_marks;  ///< from the top of the page
    } letter;

    std::map<std::string, std::map<std::string, std::string>> words;  ///< language -> key -> text

    /// Reads and checks a house style file. Refused (Kind::configuration): huisstijl.onvolledig ({0} = element), huisstijl.getal
    /// ({0} = element, {1} = attribute), huisstijl.contrast ({0} = colour, {1} = ratio in hundredths): text colours reach the
    /// contrast of WCAG 2.1 success criterion 1.4.3 against the paper.
    static Result<HouseStyle> parse(ByteView bytes, const std::string& name);
};

/// Contrast ratio of two colours by WCAG 2.1 (1 to 21).
double contrast(Colour a, Colour b);

}  // namespace griffier::layout
