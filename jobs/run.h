#pragma once
// The whole program as a function: arguments and world in, exit code out. main.cpp and the tests call it.
#include <string>
#include <vector>

#include "jobs/exit_code.h"
#include "jobs/world.h"

namespace griffier::jobs {

/// `arguments` are those after the program's name. Prints to the world's streams; never throws.
ExitCode run(const std::vector<std::string>& arguments, World& world);

}  // namespace griffier::jobs
