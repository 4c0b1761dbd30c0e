#pragma once
// Documents for tests of layout and pdf: a letter as it is sent, and a specimen that uses every element of Stuk. All fictional.
#include "generator/stuk.h"

namespace griffier::test {

Stuk sample_letter();
Stuk specimen();
/// A report in Arabic: lists and tables run right to left too.
Stuk arabic_report();

}  // namespace griffier::test
