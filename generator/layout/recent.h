#pragma once
// What was made lately and is likely to be asked for again, within a bound: two generations, and what the older one is asked for moves to
// the younger. One thread each; what stands in it is a function of its key, so nobody sees whether it was made anew.
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

namespace griffier::layout {

template <class T>
class Recent {
  public:
    /// `limit`: weight of one generation.
    explicit Recent(std::size_t limit) : limit_(limit) {}

    std::shared_ptr<T> find(const std::string& key) {
        if (const auto it = young_.find(key); it != young_.end()) return it->second.first;
        const auto it = old_.find(key);
        if (it == old_.end()) return nullptr;
        std::shared_ptr<T> value = it->second.first;
        const std::size_t weight = it->second.second;
        make_room(weight);
        if (auto node = old_.extract(key)) {
            weight_ += weight;
            young_.insert(std::move(node));
        }
        return value;
    }
    void add(const std::string& key, std::shared_ptr<T> value, std::size_t weight) {
        make_room(weight);
        weight_ += weight;
        young_.emplace(key, std::make_pair(std::move(value), weight));
    }

  private:
    void make_room(std::size_t weight) {
        if (weight_ + weight <= limit_) return;
        old_ = std::move(young_);
        young_.clear();
        weight_ = 0;
    }
    using Map = std::unordered_map<std::string, std::pair<std::shared_ptr<T>, std::size_t>>;
    std::size_t limit_, weight_ = 0;
    Map young_, old_;
};

}  // namespace griffier::layout
