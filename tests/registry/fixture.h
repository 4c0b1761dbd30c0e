#pragma once
#include <gtest/gtest.h>

#include "records/registry/codec.h"
#include "records/registry/store.h"
#include "tests/support/cases.h"
#include "tests/support/fakes.h"
#include "tests/support/folder.h"

namespace griffier::test {

/// Every value of a dossier in one text, for comparing.
inline std::string all_of(const Dossier& d) {
    std::string out = d.nummer + "|" + std::to_string(d.versie) + "|" + d.vervangt + "|" + d.gemeente + "|" + d.regime + "|" + d.regime_versie + "|" + d.veiligheidshuis + "\n";
    auto add = [&](const auto& list) {
        for (const auto& value : list) out += text_of(encode(value)) + "\n";
        out += "--\n";
    };
    add(d.personen), add(d.signalen), add(d.analyses), add(d.besluiten), add(d.plannen), add(d.acties), add(d.deelnemers), add(d.verstrekkingen), add(d.verzoeken), add(d.overdrachten);
    add(d.dragers), add(d.gebeurtenissen);
    return out;
}

inline Hash source_of(const Dossier& d) { return sha256(view_of(all_of(d))); }

class StoreTest : public ::testing::Test {
  protected:
    Folder folder;
    StorePaths paths{folder.at("opslag"), folder.at("sleutel")};
    SetClock clock;
    SeededRandom random{7};
    std::unique_ptr<FileSystem> disk = posix_file_system();
    std::unique_ptr<Store> store;

    void init(bool practice = false) {
        auto made = Store::init(paths, {practice, bytes_of("<convenant/>"), "{}"}, *disk, clock, random);
        ASSERT_TRUE(made) << made.error().code;
        reopen();
    }
    void reopen() {
        store.reset();
        auto opened = Store::open(paths, *disk, clock, random, 0);
        ASSERT_TRUE(opened) << opened.error().code << (opened.error().args.empty() ? "" : " " + opened.error().args[0]);
        store = std::move(*opened);
    }
    std::string open_error() {
        store.reset();
        auto opened = Store::open(paths, *disk, clock, random, 0);
        if (opened) return "";
        return opened.error().code + (opened.error().args.empty() ? "" : " " + opened.error().args[0]);
    }
    /// What import says in a group of its own: "nieuw", "bijgewerkt", "ongewijzigd" or the error's code.
    std::string import(const Dossier& d, std::optional<Hash> source = {}) {
        auto group = store->begin_group();
        if (!group) return group.error().code;
        auto result = group->import(d, source ? *source : source_of(d));
        auto committed = group->commit();
        if (!committed) return committed.error().code;
        if (!result) return result.error().code;
        static const char* const names[] = {"nieuw", "bijgewerkt", "ongewijzigd"};
        return names[static_cast<int>(*result)];
    }
    std::string read(const std::string& nummer, const std::string& bestand = "") {
        auto d = store->dossier(nummer, bestand);
        return d ? all_of(*d) : d.error().code;
    }
    /// What verify finds, one line each; "" when sound.
    std::string flaws() {
        auto found = store->verify();
        if (!found) return "error " + found.error().code;
        std::string out;
        for (const Gebrek& g : *found) {
            out += g.code;
            for (const auto& arg : g.args) out += " " + arg;
            out += "\n";
        }
        return out;
    }
    Dossier next(Dossier d) {
        d.vervangt = hex(source_of(d));
        d.versie++;
        return d;
    }
};

}  // namespace griffier::test
