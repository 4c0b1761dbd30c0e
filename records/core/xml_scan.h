#pragma once
// The look at the bytes before libxml2 gets them. It is a strict tokeniser for XML without a DTD: what it lets pass has bounded depth,
// counts and lengths, so that nothing in the parser can grow out of proportion (its duplicate attribute check is quadratic, for one).
#include <map>

#include "records/core/xml.h"

namespace griffier {

/// Codes: xml.te_groot, xml.leeg, xml.niet_utf8 (bytes, or another encoding declared), xml.doctype, xml.te_diep, xml.te_veel,
/// xml.niet_welgevormd; place with the line. A byte order mark of UTF-8 is accepted.
Status scan_xml(ByteView bytes, const std::string& name, const XmlLimits& limits);

namespace detail {
/// Once per process: external entities and catalogues refused. In each thread that parses: libxml2 prints nothing.
void harden_libxml();
/// The files that a schema may take in while this thread compiles it, by the last part of their name; null at all other times.
const std::map<std::string, Bytes>*& served_files();
}  // namespace detail

}  // namespace griffier
