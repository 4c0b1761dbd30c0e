#pragma once
// The findings of one file, and the checks that any file gets whatever its schema: forbidden characters and numbers that look like a BSN.
#include <string>
#include <vector>

#include "records/core/xml.h"

namespace griffier::intake {

class Findings {
  public:
    Findings(std::string file, Kind kind) : file_(std::move(file)), kind_(kind) {}
    void add(std::string code, int line, std::string element, std::vector<std::string> args = {}) {
        errors_.push_back(error_of(kind_, std::move(code), {file_, line, std::move(element)}, std::move(args)));
    }
    void add(std::vector<Error> errors);
    bool empty() const { return errors_.empty(); }
    /// By line; findings of one line keep the order in which they were made. At most a hundred.
    std::vector<Error> take();

  private:
    std::string file_;
    Kind kind_;
    std::vector<Error> errors_;
};

/// A citizen service number (BSN) may stand nowhere: nine digits in a row, or written 1234.56.789, that pass the eleven test.
bool holds_bsn(std::string_view text);

/// Every text and attribute of the tree: tekst.stuurteken, tekst.bsn. `skip` names attributes that hold hexadecimal digits.
void check_texts(const XmlElement& root, const std::vector<std::string>& skip, Findings& findings);

/// Errors of the schema with the one renamed that people meet most: a day that does not exist (datum.bestaat_niet).
std::vector<Error> speaking(std::vector<Error> errors);

/// One line: NFC, white space squeezed.
std::string line_of(std::string_view text);
/// Paragraphs: NFC, white space squeezed within a paragraph, an empty line between two.
std::string paragraphs_of(std::string_view text);

}  // namespace griffier::intake
