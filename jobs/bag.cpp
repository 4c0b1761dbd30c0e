#include "jobs/bag.h"

#include <algorithm>

#include "jobs/folders.h"
#include "records/core/crypto.h"

namespace griffier::jobs {

namespace {

/// RFC 8493 2.1.3: in order, so that it does not depend on who wrote it.
std::string manifest_of(std::vector<BagFile> files) {
    std::sort(files.begin(), files.end());
    std::string out;
    for (const BagFile& file : files) out += file.sha256 + "  " + file.path + "\n";
    return out;
}

/// A value on one line; a colon in it is no harm, a line end would begin another.
std::string on_one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

Result<BagFile> Bag::write(const std::string& path, ByteView bytes) {
    const std::string whole = join_path(folder_, path);
    TRY(make_folders_above(disk_, whole));
    TRY(disk_.write_new(whole, bytes));
    return BagFile{path, bytes.size(), hex(sha256(bytes))};
}

Status Bag::put(const std::string& path, ByteView bytes) {
    TRY_ASSIGN(BagFile file, write(join_path(bag::payload, path), bytes));
    files_.push_back(std::move(file));
    return {};
}

Status Bag::put_tag(const std::string& path, ByteView bytes) {
    TRY_ASSIGN(BagFile file, write(path, bytes));
    tags_.push_back(std::move(file));
    return {};
}

Status Bag::put_beside(const std::string& path, ByteView bytes) {
    TRY(write(path, bytes));
    return {};
}

Result<std::string> Bag::finish(const std::vector<std::pair<std::string, std::string>>& info) {
    std::size_t bytes = 0;
    for (const BagFile& file : files_) bytes += file.size;
    std::string lines;
    for (const auto& [name, value] : info) lines += name + ": " + on_one_line(value) + "\n";
    lines += "Payload-Oxum: " + std::to_string(bytes) + "." + std::to_string(files_.size()) + "\n";
    TRY(put_tag(bag::declaration, view_of("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")));
    TRY(put_tag(bag::info, view_of(lines)));
    TRY(put_tag(bag::manifest, view_of(manifest_of(files_))));
    std::string tags = manifest_of(tags_);
    TRY(write(bag::tag_manifest, view_of(tags)));
    return tags;
}

}  // namespace griffier::jobs
