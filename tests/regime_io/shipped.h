#pragma once
// The regimes as they are shipped, loaded once.
#include <gtest/gtest.h>

#include "records/core/catalogue.h"
#include "records/core/file_system.h"
#include "records/regime_io/regime_loader.h"

namespace griffier::test {

inline std::string regime_directory() { return std::string(GRIFFIER_SOURCE_DIR) + "/records/regimes"; }

inline const RegimeLoader& shipped_loader() {
    static const RegimeLoader loader = [] {
        auto disk = posix_file_system();
        auto loaded = RegimeLoader::load(*disk, regime_directory());
        if (!loaded) {
            const Error& error = loaded.error();
            std::string text = error.code + " in " + error.place.file + " line " + std::to_string(error.place.line) + " " + error.place.element;
            for (const auto& arg : error.args) text += " [" + arg + "]";
            throw std::runtime_error(text);
        }
        return std::move(loaded).value();
    }();
    return loader;
}

inline const Regime& shipped(const std::string& id) {
    const Regime* regime = shipped_loader().find(id);
    if (!regime) throw std::runtime_error("no regime " + id);
    return *regime;
}

/// The four that a case can stand under.
inline const std::vector<std::string>& chosen_regimes() {
    static const std::vector<std::string> ids = {"model-2018", "limburg-2020", "noord-holland-2018", "midden-nederland-2015"};
    return ids;
}

}  // namespace griffier::test
