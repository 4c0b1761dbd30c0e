#include <algorithm>
#include <nlohmann/json.hpp>

#include "jobs/channel.h"
#include "records/core/crypto.h"
#include "records/core/file_mode.h"
#include "records/core/raw_disk.h"

namespace griffier::jobs {

namespace {

constexpr const char* marker = ".kanaal";
constexpr const char* manifest_name = "manifest.json";
constexpr std::string_view room = ".nieuw-", pdf = ".pdf", taken = ".klaar", answered = ".ontvangst";
constexpr std::size_t largest_list = 16u << 20;
constexpr unsigned for_group = 0640, folder_for_group = 0750;
using Json = nlohmann::ordered_json;

bool ends_with(std::string_view text, std::string_view end) { return text.size() > end.size() && text.substr(text.size() - end.size()) == end; }

Error unreachable(const std::string& folder) { return refused("kanaal.onbereikbaar", {folder, 0, ""}); }

class PrintDirectory final : public Channel {
  public:
    PrintDirectory(FileSystem& disk, std::string folder, std::string origin, bool practice, Date on)
        : disk_(disk), folder_(std::move(folder)), origin_(std::move(origin)), practice_(practice), on_(on) {}

    Status ready(bool used) override {
        if (!disk_.is_directory(folder_)) return unreachable(folder_);
        const std::string path = join_path(folder_, marker);
        if (!disk_.exists(path)) {
            // Where something went out before, an empty folder is another one: what should lie there is not mounted, say.
            return used ? Status(refused("kanaal.vreemd", {folder_, 0, ""})) : Status();
        }
        TRY_ASSIGN(const Bytes known, disk_.read(path, 4096));
        if (text_of(known) != origin_ + "\n") return refused("kanaal.vreemd", {folder_, 0, ""});
        return {};
    }

    Status claim() override {
        const std::string path = join_path(folder_, marker);
        return disk_.exists(path) ? Status() : disk_.write_durable(path, view_of(origin_ + "\n"));
    }

    Status prepare(const std::string& name) override {
        TRY(disk_.make_directory(room_of(name)));
        return disk_.sync_directory(folder_);
    }

    Status hand_over(const std::string& name, const std::vector<OutgoingLetter>& letters) override {
        const std::string at = room_of(name);
        TRY_ASSIGN(const auto left, disk_.list(at));
        for (const std::string& file : left) TRY(disk_.remove(join_path(at, file)));  // of a try that was cut off
        Json list{{"format", "griffier-zending-1"}, {"consignment", name}, {"store", origin_}, {"date", on_.iso()}, {"practice", practice_}, {"letters", Json::array()}};
        for (const OutgoingLetter& letter : letters) {
            const std::string file = letter.number + std::string(pdf);
            TRY(put(join_path(at, file), letter.pdf));
            Json one{{"number", letter.number}, {"file", file}, {"sha256", hex(sha256(letter.pdf))}, {"bytes", letter.pdf.size()}, {"date", letter.date.iso()}, {"language", letter.language}};
            if (!letter.pages.empty()) one["pages"] = std::atol(letter.pages.c_str());
            list["letters"].push_back(std::move(one));
        }
        const std::string text = list.dump(1) + "\n";
        TRY(put(join_path(at, manifest_name), view_of(text)));
        TRY(set_mode(at, folder_for_group));
        TRY(disk_.sync_all(at));
        TRY(disk_.rename(at, join_path(folder_, name), false));
        TRY(disk_.sync_directory(folder_));
        return finish(name);
    }

    Status finish(const std::string& name) override {
        const std::string path = join_path(folder_, name + std::string(taken));
        if (disk_.exists(path)) return {};
        TRY(disk_.sync_directory(folder_));  // a run that was killed may not have got this far
        TRY_ASSIGN(const Bytes manifest, disk_.read(join_path(join_path(folder_, name), manifest_name), largest_list));
        return open(name, manifest);
    }

    Result<Consignment> find(const std::string& name) override {
        const std::string at = join_path(folder_, name);
        if (!disk_.is_directory(folder_)) return unreachable(folder_);
        Consignment out;
        if (disk_.is_directory(at)) {
            out.where = Consignment::Where::here;
            out.open = disk_.exists(join_path(folder_, name + std::string(taken)));
            TRY_ASSIGN(out.letters, manifest(name, &out.withdrawn));
        } else if (disk_.exists(join_path(folder_, name + std::string(taken)))) {
            out.where = Consignment::Where::here, out.listed = false;  // it was whole; somebody took it away
        } else if (disk_.is_directory(room_of(name))) {
            out.where = Consignment::Where::never;  // it would have taken its room along
        }
        return out;
    }

    Result<std::map<std::string, std::string>> listed(const std::string& stem, const std::set<std::string>& numbers) override {
        constexpr std::string_view key = "\"number\"";
        std::map<std::string, std::string> out;
        TRY_ASSIGN(const auto names, disk_.list(folder_));
        for (const std::string& name : names) {
            const std::string path = join_path(join_path(folder_, name), manifest_name);
            if (name.rfind(stem, 0) != 0 || !disk_.is_directory(join_path(folder_, name)) || !disk_.exists(path)) continue;
            TRY_ASSIGN(const Bytes bytes, disk_.read(path, largest_list));
            // Years of lists are looked through each night: searched, not parsed. What is found is looked at well later.
            const std::string text = text_of(bytes);
            for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
                const auto begin = text.find('"', at + key.size()), end = begin == std::string::npos ? begin : text.find('"', begin + 1);
                if (end == std::string::npos) break;
                const std::string number = text.substr(begin + 1, end - begin - 1);
                if (numbers.contains(number)) out[number] = std::max(out[number], name);
            }
            // What was taken out of it was in it once; a store that was put back does not know why. It stands last in the list.
            if (const auto taken_out = text.rfind("\"withdrawn\""); taken_out != std::string::npos)
                for (const std::string& number : numbers)
                    if (text.find("\"" + number + "\"", taken_out) != std::string::npos) out[number] = std::max(out[number], name);
        }
        return out;
    }

    Result<std::optional<Receipt>> receipt(const std::string& name) override {
        const std::string path = join_path(folder_, name + std::string(answered));
        if (!disk_.exists(path)) return std::optional<Receipt>();
        TRY_ASSIGN(const Bytes bytes, disk_.read(path, largest_list));
        return std::optional<Receipt>(read_receipt(text_of(bytes)));
    }

    Result<std::map<std::string, std::vector<std::string>>> readable(const std::string& stem) override {
        std::map<std::string, std::vector<std::string>> out;
        TRY_ASSIGN(const auto names, disk_.list(folder_));
        for (const std::string& name : names) {
            if (name.rfind(stem, 0) != 0 || !disk_.is_directory(join_path(folder_, name))) continue;
            TRY_ASSIGN(const auto files, disk_.list(join_path(folder_, name)));
            for (const std::string& file : files)
                if (ends_with(file, pdf)) out[name].push_back(file.substr(0, file.size() - pdf.size()));
        }
        return out;
    }

    Status remove(const std::string& name, const std::string& number) override {
        const std::string path = join_path(join_path(folder_, name), number + std::string(pdf));
        return disk_.exists(path) ? disk_.remove(path) : Status();
    }

    Status withdraw(const std::string& stem, const std::set<std::string>& numbers) override {
        TRY_ASSIGN(const auto places, folders_with(stem, numbers));
        Status first;
        for (const auto& [name, files] : places)
            if (Status done = take_out(name, files); !done && first) first = std::move(done);  // the others all the same
        return first;
    }

    Result<std::map<std::string, std::vector<std::string>>> lying(const std::string& stem, const std::set<std::string>& numbers) override {
        TRY_ASSIGN(const auto places, folders_with(stem, numbers));
        std::map<std::string, std::vector<std::string>> out;
        for (const auto& [name, files] : places)
            for (const std::string& number : files) out[number].push_back(join_path(name, number + std::string(pdf)));
        return out;
    }

    Status sweep(const std::string& stem, const std::vector<std::string>& kept) override {
        TRY_ASSIGN(const auto names, disk_.list(folder_));
        for (const std::string& name : names) {
            if (name.rfind(std::string(room) + stem, 0) != 0 || std::find(kept.begin(), kept.end(), name.substr(room.size())) != kept.end()) continue;
            TRY_ASSIGN(const auto files, disk_.list(join_path(folder_, name)));
            for (const std::string& file : files) TRY(disk_.remove(join_path(join_path(folder_, name), file)));
            TRY(disk_.remove(join_path(folder_, name)));
        }
        return {};
    }

  private:
    std::string room_of(const std::string& name) const { return join_path(folder_, std::string(room) + name); }

    Status put(const std::string& path, ByteView bytes) {
        TRY(disk_.write_new(path, bytes));
        return set_mode(path, for_group);
    }

    /// Consignments and rooms that hold files of these letters, with their numbers.
    Result<std::map<std::string, std::set<std::string>>> folders_with(const std::string& stem, const std::set<std::string>& numbers) {
        std::map<std::string, std::set<std::string>> out;
        TRY_ASSIGN(const auto names, disk_.list(folder_));
        for (const std::string& name : names) {
            if ((name.rfind(stem, 0) != 0 && name.rfind(std::string(room) + stem, 0) != 0) || !disk_.is_directory(join_path(folder_, name))) continue;
            TRY_ASSIGN(const auto files, disk_.list(join_path(folder_, name)));
            for (const std::string& file : files)
                if (const std::string number = ends_with(file, pdf) ? file.substr(0, file.size() - pdf.size()) : ""; numbers.contains(number)) out[name].insert(number);
        }
        return out;
    }

    /// List, then the hash that goes with it, then the files: cut off in between, the files that are left say that it is to be done again.
    Status take_out(const std::string& name, const std::set<std::string>& numbers) {
        const std::string at = join_path(folder_, name), path = join_path(at, manifest_name);
        const auto list = list_of(name);
        if (!list && list.error().code != "kanaal.vorm") return list.error();
        if (list) {  // a room has none yet, and one that somebody changed is not made worse
            Json told = *list;
            Json left = Json::array();
            for (const Json& one : told["letters"])
                if (!numbers.contains(one["number"].get<std::string>())) left.push_back(one);
            std::set<std::string> out = withdrawn_in(told);
            out.insert(numbers.begin(), numbers.end());
            told["letters"] = std::move(left), told["withdrawn"] = out;
            const std::string text = told.dump(1) + "\n";
            TRY(disk_.write_durable(path, view_of(text)));
            TRY(set_mode(path, for_group));
            if (disk_.exists(join_path(folder_, name + std::string(taken)))) TRY(open(name, view_of(text)));
        }
        for (const std::string& number : numbers) TRY(shred_file(join_path(at, number + std::string(pdf))));
        return disk_.sync_directory(at);
    }

    /// Now the service may take it.
    Status open(const std::string& name, ByteView manifest) {
        const std::string path = join_path(folder_, name + std::string(taken));
        TRY(disk_.write_durable(path, view_of(hex(sha256(manifest)) + "  " + name + "/" + manifest_name + "\n")));
        return set_mode(path, for_group);
    }

    /// The list of a consignment, looked at.
    Result<Json> list_of(const std::string& name) {
        const std::string path = join_path(join_path(folder_, name), manifest_name);
        const Error shape = refused("kanaal.vorm", {folder_, 0, ""}, {name});
        if (!disk_.exists(path)) return shape;
        TRY_ASSIGN(const Bytes bytes, disk_.read(path, largest_list));
        Json list = Json::parse(text_of(bytes), nullptr, false);
        if (!list.is_object() || list.value("consignment", Json()) != name || !list.contains("letters") || !list["letters"].is_array()) return shape;
        for (const Json& one : list["letters"])
            if (!one.is_object() || !one.value("number", Json()).is_string() || !one.value("sha256", Json()).is_string()) return shape;
        return list;
    }

    static std::set<std::string> withdrawn_in(const Json& list) {
        std::set<std::string> out;
        if (const Json numbers = list.value("withdrawn", Json()); numbers.is_array())
            for (const Json& one : numbers)
                if (one.is_string()) out.insert(one.get<std::string>());
        return out;
    }

    Result<std::map<std::string, std::string>> manifest(const std::string& name, std::set<std::string>* withdrawn) {
        TRY_ASSIGN(const Json list, list_of(name));
        std::map<std::string, std::string> out;
        for (const Json& one : list["letters"]) out[one["number"].get<std::string>()] = one["sha256"].get<std::string>();
        *withdrawn = withdrawn_in(list);
        return out;
    }

    static Receipt read_receipt(const std::string& text) {
        constexpr std::size_t digits = 64;
        Receipt out;
        out.hash = hex(sha256(view_of(text)));
        for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {  // what has no end yet is being written
            std::string line = text.substr(begin, end - begin);
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (line.empty()) continue;
            const std::string file = line.size() > digits + 2 && line[digits] == ' ' && (line[digits + 1] == ' ' || line[digits + 1] == '*') ? line.substr(digits + 2) : "";
            std::string hash = line.substr(0, std::min(digits, line.size()));
            std::transform(hash.begin(), hash.end(), hash.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            if (!ends_with(file, pdf) || !from_hex(hash)) ++out.unreadable;
            else out.letters[file.substr(0, file.size() - pdf.size())] = hash;
        }
        return out;
    }

    FileSystem& disk_;
    std::string folder_, origin_;
    bool practice_;
    Date on_;
};

/// What a disk says of the channel is no trouble of the store: as an error of the channel.
class OwnErrors final : public Channel {
  public:
    OwnErrors(std::unique_ptr<Channel> of, std::string folder) : of_(std::move(of)), folder_(std::move(folder)) {}
    bool takes() const override { return of_->takes(); }
    Status ready(bool used) override { return own(of_->ready(used)); }
    Status claim() override { return own(of_->claim()); }
    Status prepare(const std::string& name) override { return own(of_->prepare(name)); }
    Status hand_over(const std::string& name, const std::vector<OutgoingLetter>& letters) override { return own(of_->hand_over(name, letters)); }
    Result<Consignment> find(const std::string& name) override { return own(of_->find(name)); }
    Status finish(const std::string& name) override { return own(of_->finish(name)); }
    Result<std::map<std::string, std::string>> listed(const std::string& stem, const std::set<std::string>& numbers) override { return own(of_->listed(stem, numbers)); }
    Result<std::optional<Receipt>> receipt(const std::string& name) override { return own(of_->receipt(name)); }
    Result<std::map<std::string, std::vector<std::string>>> readable(const std::string& stem) override { return own(of_->readable(stem)); }
    Status remove(const std::string& name, const std::string& number) override { return own(of_->remove(name, number)); }
    Status withdraw(const std::string& stem, const std::set<std::string>& numbers) override { return own(of_->withdraw(stem, numbers)); }
    Result<std::map<std::string, std::vector<std::string>>> lying(const std::string& stem, const std::set<std::string>& numbers) override { return own(of_->lying(stem, numbers)); }
    Status sweep(const std::string& stem, const std::vector<std::string>& kept) override { return own(of_->sweep(stem, kept)); }

  private:
    template <class T>
    Result<T> own(Result<T> answer) const {
        if (answer || of_channel(answer.error())) return answer;
        const Error& said = answer.error();
        static const std::map<std::string_view, const char*> names{{"bestand.ontbreekt", "ENOENT"}, {"bestand.bestaat", "EEXIST"}, {"bestand.verwijzing", "ELOOP"}, {"bestand.geen_toegang", "EACCES"}};
        const auto known = names.find(said.code);
        return refused("kanaal.schijf", {folder_, 0, ""}, {known != names.end() ? known->second : said.args.empty() ? said.code : said.args.front()});
    }

    std::unique_ptr<Channel> of_;
    std::string folder_;
};

class Untouched final : public Channel {
  public:
    explicit Untouched(std::unique_ptr<Channel> of) : of_(std::move(of)) {}
    bool takes() const override { return false; }
    Status ready(bool used) override { return of_->ready(used); }
    Status claim() override { return {}; }
    Status prepare(const std::string&) override { return {}; }
    Status hand_over(const std::string&, const std::vector<OutgoingLetter>&) override { return {}; }
    Result<Consignment> find(const std::string& name) override { return of_->find(name); }
    Status finish(const std::string&) override { return {}; }
    Result<std::map<std::string, std::string>> listed(const std::string& stem, const std::set<std::string>& numbers) override { return of_->listed(stem, numbers); }
    Result<std::optional<Receipt>> receipt(const std::string& name) override { return of_->receipt(name); }
    Result<std::map<std::string, std::vector<std::string>>> readable(const std::string& stem) override { return of_->readable(stem); }
    Status remove(const std::string&, const std::string&) override { return {}; }
    Status withdraw(const std::string&, const std::set<std::string>&) override { return {}; }
    Result<std::map<std::string, std::vector<std::string>>> lying(const std::string& stem, const std::set<std::string>& numbers) override { return of_->lying(stem, numbers); }
    Status sweep(const std::string&, const std::vector<std::string>&) override { return {}; }

  private:
    std::unique_ptr<Channel> of_;
};

}  // namespace

std::unique_ptr<Channel> print_directory(FileSystem& disk, std::string folder, std::string origin, bool practice, Date on) {
    return std::make_unique<OwnErrors>(std::make_unique<PrintDirectory>(disk, folder, std::move(origin), practice, on), folder);
}

std::unique_ptr<Channel> untouched(std::unique_ptr<Channel> channel) { return std::make_unique<Untouched>(std::move(channel)); }

}  // namespace griffier::jobs
