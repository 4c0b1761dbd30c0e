#pragma once
// A compiled stylesheet, and libxslt kept on a short lead. libxslt is used in this folder only.
//
// What a running sheet cannot do, each refused by libxslt itself and not only by the checks of sheet_source.h: read or write a file,
// reach the network, load another sheet (the process-wide and the context's security preferences both forbid everything), recurse
// deeper or work longer than the limits, or call extensions (none are registered). Source: libxslt 1.1.35 xsltSecurityPrefs.
#include <memory>
#include <string>

#include "generator/compose/tree.h"
#include "records/core/result.h"

struct _xmlDoc;

namespace griffier::compose {

struct SheetLimits {
    int template_depth = 200;
    unsigned long operations = 500'000;
};

/// Why calls from several threads are safe: a compiled sheet is lent to one call at a time. libxslt documents a compiled sheet as
/// read-only, but it fills caches in it while it runs (the target of a named template, the function of an XPath call), which is a
/// data race between threads. So idle sheets wait in a pool; a call that finds it empty compiles one more from the same source.
/// Each call has a transformation context of its own.
class Sheet {
  public:
    /// Compiles a complete sheet (sheet_source.h makes one). The document is copied. Errors, Kind::configuration: sjabloon.vertaling.
    static Result<Sheet> compile(const _xmlDoc& source, const std::string& name, const SheetLimits& limits = {});
    /// Errors: sjabloon.onbekend_element (args: template, element), sjabloon.gestopt (args: template, reason code of the sheet),
    /// sjabloon.uitvoering (forbidden access, limit passed, a fault in the sheet, or a stop whose words are no code). None carries a text of the tree.
    /// The result holds on to what it was made with, so it is for use at once.
    Result<std::shared_ptr<_xmlDoc>> apply(const Tree& tree) const;
    /// A result as XML in UTF-8, one block element a line; the same tree gives the same bytes. The result is changed by it.
    static std::string xml(_xmlDoc& result);
    /// Both at once.
    Result<std::string> run(const Tree& tree) const;
    const std::string& name() const;

  private:
    struct Pool;
    explicit Sheet(std::shared_ptr<Pool> pool) : pool_(std::move(pool)) {}
    std::shared_ptr<Pool> pool_;
};

}  // namespace griffier::compose
