#pragma once
// The real disk with some files changed in memory: shows what a changed template or locale does, without touching one.
#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "records/core/crypto.h"
#include "records/core/file_system.h"

namespace griffier::compose_test {

class EditedDisk final : public FileSystem {
  public:
    EditedDisk(FileSystem& disk, std::string templates) : disk_(disk), templates_(std::move(templates)) {}

    /// Replaces a piece of a template; it must be there. Parts are pinned anew.
    void replace(const std::string& name, const std::string& from, const std::string& to) {
        auto text = text_of(read(join_path(templates_, name)).value());
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::logic_error("not in " + name + ": " + from);
        set(name, text.replace(at, from.size(), to));
        const auto pins = join_path(templates_, "delen.sha256");
        auto lines = text_of(read(pins).value());
        if (const auto line = lines.find("  " + name + "\n"); line != std::string::npos) {
            lines.replace(line - 64, 64, hex(sha256(view_of(text_of(files_.at(join_path(templates_, name)))))));
            files_[pins] = bytes_of(lines);
        }
    }
    void set(const std::string& name, const std::string& text) { files_[join_path(templates_, name)] = bytes_of(text); }
    void hide(const std::string& name) { hidden_ = join_path(templates_, name); }

    Result<Bytes> read(const std::string& path, std::size_t limit = 256u << 20) override {
        if (const auto found = files_.find(path); found != files_.end()) return found->second;
        if (path == hidden_) return error_of(Kind::configuration, "bestand.ontbreekt", {path, 0, {}});
        return disk_.read(path, limit);
    }
    Result<std::vector<std::string>> list(const std::string& path) override {
        TRY_ASSIGN(auto names, disk_.list(path));
        for (const auto& [file, bytes] : files_)
            if (file.rfind(path + "/", 0) == 0 && file.find('/', path.size() + 1) == std::string::npos) {
                const auto name = file.substr(path.size() + 1);
                if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
            }
        std::erase_if(names, [&](const std::string& name) { return join_path(path, name) == hidden_; });
        return names;
    }
    bool exists(const std::string& path) override { return files_.contains(path) || disk_.exists(path); }
    bool is_directory(const std::string& path) override { return disk_.is_directory(path); }
    Status write_new(const std::string&, ByteView) override { return no(); }
    Status write_durable(const std::string&, ByteView) override { return no(); }
    Status sync_all(const std::string&) override { return no(); }
    Status sync_directory(const std::string&) override { return no(); }
    Status rename(const std::string&, const std::string&, bool) override { return no(); }
    Status remove(const std::string&) override { return no(); }
    Status make_directory(const std::string&) override { return no(); }
    Result<std::unique_ptr<FileLock>> lock(const std::string&, int) override { return no().error(); }

  private:
    static Status no() { return error_of(Kind::configuration, "test.alleen_lezen"); }
    FileSystem& disk_;
    std::string templates_, hidden_;
    std::map<std::string, Bytes> files_;
};

}  // namespace griffier::compose_test
