#pragma once
// Small helpers for XML that we write and read ourselves: attributes in a fixed order, and a reader that notes what is not there.
#include <charconv>
#include <initializer_list>
#include <string>
#include <utility>

#include "records/core/date.h"
#include "records/core/xml.h"

namespace griffier {

/// Builds indented XML text, attribute after attribute in the order given.
class XmlText {
  public:
    using Attributes = std::initializer_list<std::pair<const char*, std::string>>;
    explicit XmlText(std::string_view root_comment = {}) : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
        if (!root_comment.empty()) out_ += "<!-- " + std::string(root_comment) + " -->\n";
    }
    void open(const char* name, Attributes attributes = {}) { tag(name, attributes, ">\n"), ++depth_; }
    void close(const char* name) { --depth_, out_ += std::string(2 * depth_, ' ') + "</" + name + ">\n"; }
    void empty(const char* name, Attributes attributes) { tag(name, attributes, "/>\n"); }
    void text(const char* name, const std::string& value, Attributes attributes = {}) {
        tag(name, attributes, ">");
        out_ += xml_escape(value) + "</" + name + ">\n";
    }
    const std::string& str() const { return out_; }

  private:
    void tag(const char* name, Attributes attributes, const char* end) {
        out_ += std::string(2 * depth_, ' ') + "<" + name;
        for (const auto& [key, value] : attributes) out_ += std::string(" ") + key + "=\"" + xml_escape(value) + "\"";
        out_ += end;
    }
    std::string out_;
    std::size_t depth_ = 0;
};

/// Reads attributes; what is absent or of another form makes `right` false.
class Attributes {
  public:
    explicit Attributes(const XmlElement& element, bool& right) : element_(element), right_(right) {}
    std::string text(const char* name) {
        auto value = element_.attribute(name);
        if (!value) right_ = false;
        return value.value_or("");
    }
    long number(const char* name) {
        const std::string value = text(name);
        long out = 0;
        const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), out);
        if (fault != std::errc() || end != value.data() + value.size() || out < 0) right_ = false;
        return out;
    }
    Date date(const char* name) {
        const auto value = Date::parse(text(name));
        if (!value) right_ = false;
        return value.value_or(Date());
    }
    bool yes(const char* name) {
        const std::string value = text(name);
        if (value != "ja" && value != "nee") right_ = false;
        return value == "ja";
    }

  private:
    const XmlElement& element_;
    bool& right_;
};

inline std::string yes_no(bool value) { return value ? "ja" : "nee"; }

}  // namespace griffier
