#pragma once
// The structure tree, links and bookmarks as PDF syntax. Object numbers are planned beforehand, so that everything can refer to everything.
#include <string>
#include <vector>

#include "generator/pagina.h"

namespace griffier::pdf {

/// First object number of each kind; objects of a kind follow one another.
struct Numbers {
    int catalog = 1, info = 2, metadata = 3, profile = 4, pages = 5, resources = 6, structure = 7;
    int fonts = 0;        ///< five a face: Type0, descendant, descriptor, program, ToUnicode
    int page = 0;
    int content = 0;
    int annotations = 0;
    int outline = 0;      ///< the root, its items follow; 0 = no bookmarks
    int elements = 0;
    int signature = 0;    ///< 0 = not signed
    int last = 0;
};
Numbers plan(const Opmaak& opmaak);

std::string structure_root(const Opmaak& opmaak, const Numbers& n);
std::string structure_element(const Opmaak& opmaak, const Numbers& n, std::size_t index);
/// A copy with the field of a signature at its end: an element Form and its annotation, which shows nothing on the page.
Opmaak with_signature_field(const Opmaak& opmaak);
std::string annotation(const Opmaak& opmaak, const Numbers& n, std::size_t index);
std::string page(const Opmaak& opmaak, const Numbers& n, std::size_t index);
/// The root, then every bookmark in order.
std::vector<std::string> outline(const Opmaak& opmaak, const Numbers& n);

}  // namespace griffier::pdf
