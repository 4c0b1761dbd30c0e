#include "jobs/credential.h"

namespace griffier::jobs {

Result<std::string> credential(const Context& context, const std::string& asked) {
    constexpr std::string_view mark = "credential:";
    if (asked.rfind(mark, 0) != 0) return asked;
    const std::string name = asked.substr(mark.size());
    const auto folder = context.world.environment("CREDENTIALS_DIRECTORY");
    if (!folder || folder->empty() || name.empty() || name.find('/') != std::string::npos) return error_of(Kind::configuration, "ondertekening.onleesbaar", {asked, 0, ""});
    return join_path(*folder, name);
}

}  // namespace griffier::jobs
