#include "records/core/xml_scan.h"

#include <algorithm>

#include "records/core/text.h"

namespace griffier {
namespace {

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool name_end(char c) { return space(c) || c == '=' || c == '>' || c == '/' || c == '<' || c == '"' || c == '\'' || c == '&'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

class Scanner {
  public:
    Scanner(std::string_view text, const std::string& name, const XmlLimits& limits) : text_(text), name_(name), limits_(limits) {}

    Status run() {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        TRY(declaration());
        while (at_ < text_.size()) {
            if (text_[at_] == '<') {
                TRY(markup());
            } else {
                TRY(characters());
            }
        }
        if (depth_ != 0 || !any_) return fail("xml.niet_welgevormd");
        return {};
    }

  private:
    Error fail(const char* code, std::vector<std::string> args = {}) const {
        std::size_t last = text_.find_last_not_of(" \t\r\n");
        auto end = text_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, last == std::string_view::npos ? 0 : last));
        int line = 1 + static_cast<int>(std::count(text_.begin(), end, '\n'));
        return refused(code, {name_, line, ""}, std::move(args));
    }
    bool here(std::string_view word) const { return text_.substr(at_, word.size()) == word; }

    Status declaration() {
        if (!here("<?xml") || at_ + 5 >= text_.size() || !space(text_[at_ + 5])) return {};
        std::size_t end = text_.find("?>", at_);
        if (end == std::string_view::npos) return fail("xml.niet_welgevormd");
        std::string_view inside = text_.substr(at_, end - at_);
        if (std::size_t word = inside.find("encoding"); word != std::string_view::npos) {
            std::size_t open = inside.find_first_of("\"'", word);
            std::size_t close = open == std::string_view::npos ? open : inside.find(inside[open], open + 1);
            if (close == std::string_view::npos) return fail("xml.niet_welgevormd");
            std::string encoding(inside.substr(open + 1, close - open - 1));
            std::transform(encoding.begin(), encoding.end(), encoding.begin(), lower);
            if (encoding != "utf-8") return fail("xml.niet_utf8");
        }
        at_ = end + 2;
        return {};
    }

    Status skip_to(std::string_view opening, std::string_view closing) {
        std::size_t end = text_.find(closing, at_ + opening.size());
        if (end == std::string_view::npos) return fail("xml.niet_welgevormd");
        if (end - at_ > limits_.text_bytes) return fail("xml.te_veel", {std::to_string(limits_.text_bytes)});
        at_ = end + closing.size();
        return count();
    }

    Status count() {
        if (++nodes_ > limits_.nodes) return fail("xml.te_veel", {std::to_string(limits_.nodes)});
        return {};
    }

    Status characters() {
        std::size_t end = std::min(text_.find('<', at_), text_.size());
        if (depth_ == 0 && !std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(at_), text_.begin() + static_cast<std::ptrdiff_t>(end), space))
            return fail("xml.niet_welgevormd");
        if (end - at_ > limits_.text_bytes) return fail("xml.te_veel", {std::to_string(limits_.text_bytes)});
        at_ = end;
        return count();
    }

    Status markup() {
        if (here("<!--")) return skip_to("<!--", "-->");
        if (here("<![CDATA[")) return depth_ == 0 ? Status(fail("xml.niet_welgevormd")) : skip_to("<![CDATA[", "]]>");
        if (here("<?")) return skip_to("<?", "?>");
        if (here("<!")) {
            // Any other declaration belongs to a DTD.
            std::string word(text_.substr(at_, 9));
            std::transform(word.begin(), word.end(), word.begin(), lower);
            return fail(word == "<!doctype" ? "xml.doctype" : "xml.niet_welgevormd");
        }
        if (here("</")) {
            std::size_t end = text_.find('>', at_);
            if (end == std::string_view::npos || depth_ == 0) return fail("xml.niet_welgevormd");
            if (end - at_ > kName) return fail("xml.te_veel", {std::to_string(kName)});
            --depth_;
            at_ = end + 1;
            return {};
        }
        return start_tag();
    }

    Status start_tag() {
        if (depth_ == 0 && any_) return fail("xml.niet_welgevormd");
        ++at_;
        TRY(skip_name());
        any_ = true;
        TRY(count());
        if (++depth_ > limits_.depth) return fail("xml.te_diep", {std::to_string(limits_.depth)});
        for (int attributes = 0;; ++attributes) {
            if (attributes > kAttributes) return fail("xml.te_veel", {std::to_string(kAttributes)});
            skip_space();
            if (at_ >= text_.size()) return fail("xml.niet_welgevormd");
            if (text_[at_] == '>') return ++at_, Status();
            if (here("/>")) {
                at_ += 2;
                --depth_;
                return {};
            }
            TRY(attribute());
        }
    }

    Status attribute() {
        TRY(skip_name());
        skip_space();
        if (at_ >= text_.size() || text_[at_] != '=') return fail("xml.niet_welgevormd");
        ++at_;
        skip_space();
        if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return fail("xml.niet_welgevormd");
        std::size_t end = text_.find(text_[at_], at_ + 1);
        if (end == std::string_view::npos || text_.substr(at_, end - at_).find('<') != std::string_view::npos) return fail("xml.niet_welgevormd");
        if (end - at_ > limits_.text_bytes) return fail("xml.te_veel", {std::to_string(limits_.text_bytes)});
        at_ = end + 1;
        return count();
    }

    Status skip_name() {
        std::size_t start = at_;
        while (at_ < text_.size() && !name_end(text_[at_]) && at_ - start <= kName) ++at_;
        if (at_ == start) return fail("xml.niet_welgevormd");
        if (at_ - start > kName) return fail("xml.te_veel", {std::to_string(kName)});
        return {};
    }

    void skip_space() {
        while (at_ < text_.size() && space(text_[at_])) ++at_;
    }

    static constexpr int kAttributes = 64;
    static constexpr std::size_t kName = 256;
    std::string_view text_;
    const std::string& name_;
    const XmlLimits& limits_;
    std::size_t at_ = 0, nodes_ = 0;
    int depth_ = 0;
    bool any_ = false;
};

/// The first line with bytes that are no UTF-8: an end of line never stands within a character.
int line_that_is_not_utf8(std::string_view text) {
    int line = 1;
    for (std::size_t from = 0; from < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (!valid_utf8(text.substr(from, end - from))) return line;
        from = end + 1;
    }
    return 0;
}

}  // namespace

Status scan_xml(ByteView bytes, const std::string& name, const XmlLimits& limits) {
    if (bytes.empty()) return refused("xml.leeg", {name, 0, ""});
    if (bytes.size() > limits.bytes) return refused("xml.te_groot", {name, 0, ""}, {std::to_string(limits.bytes)});
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!valid_utf8(text)) return refused("xml.niet_utf8", {name, line_that_is_not_utf8(text), ""});
    return Scanner(text, name, limits).run();
}

}  // namespace griffier
