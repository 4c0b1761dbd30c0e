#pragma once
// Writing XML for the papers of the cooperation: every text and attribute is escaped here and nowhere else. A line ends after each element
// that holds elements only; within text nothing is added.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "records/core/xml.h"

namespace griffier::publish {

class XmlWriter {
  public:
    using Attributes = std::vector<std::pair<std::string_view, std::string>>;

    XmlWriter& declaration() { return raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"); }
    XmlWriter& open(std::string_view name, const Attributes& attributes = {}) {
        start(name, attributes);
        out_ += ">";
        if (!within_text()) out_ += "\n";
        open_.push_back({std::string(name), within_text()});
        return *this;
    }
    /// Opens an element whose content is text with elements in it.
    XmlWriter& open_text(std::string_view name, const Attributes& attributes = {}) {
        start(name, attributes);
        out_ += ">";
        open_.push_back({std::string(name), true});
        return *this;
    }
    XmlWriter& text(std::string_view words) { return raw(xml_escape(words)); }
    XmlWriter& close() {
        out_ += "</" + open_.back().name + ">";
        open_.pop_back();
        if (!within_text()) out_ += "\n";
        return *this;
    }
    /// An element with text alone, or empty.
    XmlWriter& leaf(std::string_view name, std::string_view words = {}, const Attributes& attributes = {}) {
        start(name, attributes);
        out_ += words.empty() ? "/>" : ">" + xml_escape(words) + "</" + std::string(name) + ">";
        if (!within_text()) out_ += "\n";
        return *this;
    }
    /// Only where there is something to say.
    XmlWriter& given(std::string_view name, std::string_view words) { return words.empty() ? *this : leaf(name, words); }
    /// XML that was written by another XmlWriter.
    XmlWriter& raw(std::string_view xml) {
        out_ += xml;
        return *this;
    }
    std::string take() { return std::move(out_); }

  private:
    struct Open {
        std::string name;
        bool text;
    };
    bool within_text() const { return !open_.empty() && open_.back().text; }
    void start(std::string_view name, const Attributes& attributes) {
        out_ += "<" + std::string(name);
        for (const auto& [key, value] : attributes) out_ += " " + std::string(key) + "=\"" + xml_escape(value) + "\"";
    }
    std::string out_;
    std::vector<Open> open_;
};

}  // namespace griffier::publish
