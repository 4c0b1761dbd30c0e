#pragma once
// templates/schema/stuk.xsd on the tree that a sheet made, without writing it out and reading it back: a letter is valid nearly always,
// and only a refusal needs the line and the element.
#include <memory>
#include <string>

#include "generator/stuk.h"
#include "records/core/result.h"
#include "records/core/xml.h"

struct _xmlDoc;

namespace griffier::compose {

class Contract {
  public:
    /// Errors: those of XmlSchema::compile.
    static Result<Contract> compile(ByteView schema, const std::string& name);
    /// What the sheet `name` made, as a Stuk. Errors: those of read_stuk, on the same tree as XML.
    Result<Stuk> read(const std::shared_ptr<_xmlDoc>& made, const std::string& name) const;
    /// For the XML of a Stuk (read_stuk).
    const XmlSchema& schema() const { return schema_; }

  private:
    XmlSchema schema_;
    std::shared_ptr<void> compiled_;
};

}  // namespace griffier::compose
