#include "generator/layout/typesetter.h"

#include "generator/layout/builder.h"

namespace griffier::layout {

struct Typesetter::State {
    HouseStyle style;
    FontStore fonts;
    Hyphenation hyphenation;
    Shaper shaper;
    State(HouseStyle s, FontStore f, Hyphenation h) : style(std::move(s)), fonts(std::move(f)), hyphenation(std::move(h)), shaper(fonts) {}
};

Typesetter::Typesetter(std::unique_ptr<State> state) : state_(std::move(state)) {}
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Result<Typesetter> Typesetter::create(HouseStyle style, FileSystem& disk) {
    TRY_ASSIGN(FontStore fonts, FontStore::load(style, disk));
    TRY_ASSIGN(Hyphenation hyphenation, Hyphenation::load(style.patterns, disk));
    return Typesetter(std::make_unique<State>(std::move(style), std::move(fonts), std::move(hyphenation)));
}

Result<Opmaak> Typesetter::lay_out(const Stuk& stuk, bool proof) const {
    return Builder(state_->style, state_->fonts, state_->shaper, state_->hyphenation, stuk, proof).build();
}

const HouseStyle& Typesetter::style() const { return state_->style; }

}  // namespace griffier::layout
