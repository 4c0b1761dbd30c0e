// What stands round the text of every page (page number, running title, marking), and page numbers that are known only now.
#include <algorithm>

#include "generator/layout/builder.h"

namespace griffier::layout {

Status Builder::furnish() {
    const std::string pages = std::to_string(sheets_.size());
    for (std::size_t p = 0; p < sheets_.size(); ++p) {
        Sheet& sheet = sheets_[p];
        Frame frame = page_frame(sheet.landscape);
        frame.size = style_.small_size;
        frame.leading = style_.small_leading;
        frame.place = "page";
        std::vector<Piece> pieces;
        const auto set = [&](const std::string& text, double y, TableCell::Align align, double left, double right, Marked::Artifact artifact) -> Status {
            pieces.clear();
            double width = 0;
            TRY(set_line(text, frame, 0, 0, y, pieces, &width, artifact));
            if (width > right - left) {  // a running text that is too long is no reason to refuse a document: it wraps upwards nowhere, so it shrinks
                const double smaller = (right - left) / width;
                if (smaller < 0.6) return error("opmaak.kopregel", frame);
                const double size = frame.size;
                frame.size *= smaller * 0.999;
                pieces.clear();
                TRY(set_line(text, frame, 0, 0, y, pieces, &width, artifact));
                frame.size = size;
            }
            const double x = align == TableCell::Align::start ? left : align == TableCell::Align::end ? right - width : (left + right - width) / 2;
            for (Piece& piece : pieces) {
                piece.run.x += x;
                sheet.pieces.push_back(std::move(piece));
            }
            return {};
        };
        const double right = sheet.width - style_.margin_right;
        const double footer = sheet.height - style_.footer_baseline;
        const std::string number = filled(word("page"), std::to_string(p + 1), pages);
        const bool beside = is_letter_ && !sheet.landscape;
        if (!number.empty()) TRY(set(number, footer, beside ? TableCell::Align::start : TableCell::Align::end, beside ? style_.letter.reference_x : frame.left, right, Marked::Artifact::footer));
        if (is_letter_ && !stuk_.letter[0].classification.empty()) {
            frame.style = style_bold;
            TRY(set(stuk_.letter[0].classification, footer, TableCell::Align::start, frame.left, frame.right(), Marked::Artifact::footer));
            frame.style = 0;
        } else if (!is_letter_) {
            TRY(set(stuk_.number, footer, TableCell::Align::start, frame.left, right - 120, Marked::Artifact::footer));
        }
        if (p > 0) TRY(set(stuk_.running.empty() ? stuk_.title : stuk_.running, style_.header_baseline, TableCell::Align::start, frame.left, right, Marked::Artifact::header));
        if (!stuk_.marking.empty()) {
            frame.size = style_.size * 1.25;
            frame.style = style_bold;
            frame.colour = colour("accent");
            const double y = style_.header_baseline - style_.small_leading - 4;
            TRY(set(stuk_.marking, y, TableCell::Align::centre, frame.left, right, Marked::Artifact::header));
        }
    }
    return {};
}

Status Builder::finish_late() {
    for (Sheet& sheet : sheets_) {
        std::vector<Piece> added;
        for (Piece& piece : sheet.pieces) {
            if (piece.late_page < 0) continue;
            const auto index = static_cast<std::size_t>(piece.late_page);
            Frame frame = page_frame(sheet.landscape);
            frame.size = piece.run.size;
            frame.place = "contents";
            if (index >= headings_.size() || headings_[index].page < 0) return error("opmaak.doel", frame, {std::to_string(index)});
            std::vector<Piece> pieces;
            double width = 0;
            TRY(set_line(std::to_string(headings_[index].page + 1), frame, piece.element, 0, piece.y, pieces, &width));
            for (Piece& digit : pieces) {
                digit.run.x += frame.right_to_left ? piece.run.x : piece.run.x - width;
                digit.key = piece.key;
                digit.link = piece.link;
                added.push_back(std::move(digit));
            }
        }
        std::erase_if(sheet.pieces, [](const Piece& piece) { return piece.late_page >= 0; });
        for (Piece& piece : added) sheet.pieces.push_back(std::move(piece));
    }
    return {};
}

}  // namespace griffier::layout
