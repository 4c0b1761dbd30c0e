#include "records/model/convenant.h"

namespace griffier {
namespace {

template <class List>
auto by_id(const List& list, std::string_view id) -> decltype(&*list.begin()) {
    for (const auto& item : list)
        if (item.id == id) return &item;
    return nullptr;
}

}  // namespace

const Partij* Convenant::partij(std::string_view id) const { return by_id(partijen, id); }
const Persoonsrol* Convenant::persoon(std::string_view id) const { return by_id(personen, id); }
const ExternePartner* Convenant::externe(std::string_view id) const { return by_id(externe_partners, id); }

}  // namespace griffier
