#include "records/keys/holder.h"

#include "records/core/raw_disk.h"

namespace griffier {

namespace {

constexpr std::string_view receipt_form = "griffier-kwijting-1";

std::string fingerprint_of(ByteView public_key) { return hex(sha256(public_key)).substr(0, 16); }

std::string receipt_text(const std::string& store_id, ByteView public_key, const std::string& destruction, std::uint32_t epoch, const std::string& check, const std::string& now) {
    return std::string(receipt_form) + "\nopslag " + store_id + "\nhouder " + fingerprint_of(public_key) + "\nsleutel " + hex(public_key) + "\nvernietiging " + destruction +
           "\nepoch " + std::to_string(epoch) + "\ncontrole " + check + "\ntijd " + now + "\n";
}

std::string line(const std::string& text, const std::string& name) {
    const auto at = text.find("\n" + name + " ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 2;
    return text.substr(begin, text.find('\n', begin) - begin);
}

class FolderHolder : public Holder {
  public:
    FolderHolder(FileSystem& disk, std::string folder, std::string store_id, Secret seed)
        : disk_(disk), folder_(std::move(folder)), store_id_(std::move(store_id)), seed_(std::move(seed)) {}

    Bytes public_key() const override { return ed25519_public(seed_); }
    std::string fingerprint() const override { return fingerprint_of(public_key()); }

    Status prepare(const EpochKey& next) override {
        TRY(write_epoch_key(disk_, folder_, store_id_, next, next_epoch_file));
        TRY_ASSIGN(const EpochKey back, read_epoch_key(disk_, folder_, store_id_, next_epoch_file));
        if (back.number != next.number || !equal_secrets(back.check, next.check)) return error_of(Kind::again, "sleutels.houder_anders", {folder_, 0, ""});
        return {};
    }

    Status abandon(std::uint32_t number) override {
        if (!disk_.exists(at(next_epoch_file))) return {};
        const auto next = read_epoch_key(disk_, folder_, store_id_, next_epoch_file);
        if (next && next->number != number) return {};
        return shred_file(at(next_epoch_file));
    }

    bool has(const EpochKey& key) override {
        const auto held = epoch_key_of(disk_, folder_, store_id_, key.number);
        return held && equal_secrets(held->check, key.check);
    }

    Result<Receipt> destroy(std::uint32_t old_number, const KeyCheck& old_check, const EpochKey& current, const std::string& destruction, long long now_ms) override {
        TRY(replace(old_number, current));
        Receipt receipt{fingerprint(), old_number, receipt_text(store_id_, public_key(), destruction, old_number, hex(old_check), std::to_string(now_ms)), {}};
        receipt.signature = hex(ed25519_sign(seed_, view_of(receipt.text)));
        return receipt;
    }

    Status keep(const std::string& name, ByteView content) override { return disk_.write_durable(at(name), content); }
    Result<Bytes> read(const std::string& name) override { return disk_.read(at(name), std::size_t{1} << 30); }
    Result<std::vector<std::string>> names() override { return disk_.list(folder_); }
    Status forget(const std::string& name) override { return shred_file(at(name)); }

  protected:
    std::string at(const std::string& name) const { return join_path(folder_, name); }
    virtual Status replace(std::uint32_t old_number, const EpochKey& current) {
        // The old key goes only where the new one is held: this folder may be the only one that is left.
        if (!has(current)) TRY(prepare(current));
        if (disk_.exists(at(epoch_file))) {
            const auto there = read_epoch_key(disk_, folder_, store_id_);
            if (!there && there.error().kind == Kind::again) return there.error();
            // one that cannot be read was overwritten already, and not yet removed
            if (!there || there->number == old_number) TRY(shred_file(at(epoch_file)));
        }
        TRY(shred_file(at(std::string(epoch_file) + ".nieuw")));
        if (disk_.exists(at(next_epoch_file))) {
            TRY(disk_.rename(at(next_epoch_file), at(epoch_file), true));
            TRY(disk_.sync_directory(folder_));
        }
        const auto left = epoch_key_of(disk_, folder_, store_id_, old_number);
        if (left || !has(current)) return error_of(Kind::again, "sleutels.houder_anders", {folder_, 0, ""});
        return {};
    }

    FileSystem& disk_;
    std::string folder_, store_id_;
    Secret seed_;
};

class PartHolder final : public FolderHolder {
  public:
    PartHolder(FileSystem& disk, std::string folder, std::string store_id, Secret seed, std::vector<std::string> files)
        : FolderHolder(disk, std::move(folder), std::move(store_id), std::move(seed)), files_(std::move(files)) {}
    Status prepare(const EpochKey&) override { return {}; }
    Status abandon(std::uint32_t) override { return {}; }
    bool has(const EpochKey& key) override {
        const auto held = read_epoch_key(disk_, folder_, store_id_);
        return held && held->number == key.number;
    }

  private:
    Status replace(std::uint32_t, const EpochKey& current) override { return replace_parts(disk_, folder_, store_id_, current, files_); }
    std::vector<std::string> files_;
};

}  // namespace

std::optional<Receipt> read_receipt(const std::string& text, const std::string& signature, const std::string& store_id) {
    const auto key = from_hex(line(text, "sleutel")), sign = from_hex(signature);
    if (!key || !sign || key->size() != 32) return std::nullopt;
    const std::string number = line(text, "epoch");
    if (number.empty() || number.size() > 9 || number.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    const auto epoch = static_cast<std::uint32_t>(std::stoul(number));
    if (text != receipt_text(store_id, *key, line(text, "vernietiging"), epoch, line(text, "controle"), line(text, "tijd"))) return std::nullopt;
    if (!ed25519_verify(*key, view_of(text), *sign)) return std::nullopt;
    return Receipt{fingerprint_of(*key), epoch, text, signature};
}

Result<std::unique_ptr<Holder>> folder_holder(FileSystem& disk, const std::string& folder, const std::string& store_id, Random& random) {
    if (!disk.is_directory(folder)) return error_of(Kind::again, "sleutels.houder_onbereikbaar", {folder, 0, ""}, {folder});
    TRY_ASSIGN(Secret seed, holder_seed(disk, folder, store_id, random));
    return std::unique_ptr<Holder>(std::make_unique<FolderHolder>(disk, folder, store_id, std::move(seed)));
}

Result<std::unique_ptr<Holder>> part_holder(FileSystem& disk, const std::string& folder, const std::string& store_id, Random& random, std::vector<std::string> files) {
    if (!disk.is_directory(folder)) return error_of(Kind::again, "sleutels.houder_onbereikbaar", {folder, 0, ""}, {folder});
    TRY_ASSIGN(Secret seed, holder_seed(disk, folder, store_id, random));
    return std::unique_ptr<Holder>(std::make_unique<PartHolder>(disk, folder, store_id, std::move(seed), std::move(files)));
}

Result<EpochKey> epoch_key_of(FileSystem& disk, const std::string& folder, const std::string& store_id, std::uint32_t number) {
    auto in_force = read_epoch_key(disk, folder, store_id);
    if (in_force && in_force->number == number) return in_force;
    if (disk.exists(join_path(folder, next_epoch_file))) {
        auto prepared = read_epoch_key(disk, folder, store_id, next_epoch_file);
        if (prepared && prepared->whole() && prepared->number == number) return prepared;
        if (!prepared && !in_force) return prepared;
        return error_of(Kind::damaged, "opslag.epoch_verkeerd");
    }
    if (!in_force) return in_force;
    return error_of(Kind::damaged, "opslag.epoch_verkeerd");
}

}  // namespace griffier
