#pragma once
#include <CLI/CLI.hpp>
#include <memory>

#include "records/core/catalogue.h"

namespace griffier::jobs {

/// Breaks text at spaces so that no line is wider than `width`; all lines but the first begin with `indent` spaces.
std::string wrap(const std::string& text, std::size_t width, std::size_t indent);

/// Help in the reader's language, at most 80 columns wide: what the command does, how to call it, its options, examples.
class HelpText final : public CLI::FormatterBase {
  public:
    explicit HelpText(const Catalogue& words) : words_(words) {}
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;

  private:
    std::string options(const CLI::App& app, bool with_help) const;
    const Catalogue& words_;
};

}  // namespace griffier::jobs
