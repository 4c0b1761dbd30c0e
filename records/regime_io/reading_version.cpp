#include "fmt/format.h"
#include "records/regime_io/dutch.h"
