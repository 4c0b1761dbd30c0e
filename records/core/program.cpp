#include "records/core/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "records/core/file_system.h"
#include "records/core/posix.h"

namespace griffier {

namespace {

/// What the child does between fork and exec: system calls only. Whatever fails is told through the pipe, as its errno.
[[noreturn]] void become(const char* path, char* const* environment, int tell) {
    setpgid(0, 0);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGPIPE, SIGINT, SIGTERM}) ::signal(number, SIG_DFL);
    char* const arguments[] = {const_cast<char*>(path), nullptr};
    if (nothing >= 0 && ::dup2(nothing, 0) == 0 && ::dup2(2, 1) == 1) ::execve(path, arguments, environment);
    const int fault = errno;
    [[maybe_unused]] const ssize_t told = ::write(tell, &fault, sizeof fault);
    ::_exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Result<ProgramEnd> run_program(const std::string& path, const std::vector<std::pair<std::string, std::string>>& environment, int most_ms) {
    std::vector<std::string> lines;
    for (const auto& [name, value] : environment) lines.push_back(name + "=" + value);
    std::vector<char*> pointers;
    for (std::string& line : lines) pointers.push_back(line.data());
    pointers.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return failure(errno, path);
    const Descriptor read_end(ends[0]);
    pid_t child;
    {
        const Descriptor write_end(ends[1]);
        child = ::fork();
        if (child == 0) become(path.c_str(), pointers.data(), ends[1]);
    }
    if (child < 0) return failure(errno, path);
    int fault = 0;
    ssize_t got;
    while ((got = ::read(read_end.get(), &fault, sizeof fault)) < 0 && errno == EINTR) {
    }
    if (got > 0) {
        wait_for(child);
        return error_of(Kind::configuration, "programma.start", {path, 0, ""});
    }
    ProgramEnd end;
    // A signal for ourselves does not cut the waiting short: the hook has its own limit, and a night stops at the border of a step.
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    pollfd watched{process.get(), POLLIN, 0};
    int ready = -1;
    while (process.open() && (ready = ::poll(&watched, 1, most_ms)) < 0 && errno == EINTR) {
    }
    end.too_long = ready == 0;
    if (end.too_long) ::kill(-child, SIGKILL);
    end.code = wait_for(child);
    return end;
}

Status publish_file(FileSystem& disk, const std::string& path, const std::string& content, unsigned mode) {
    const std::string beside = path + ".nieuw";
    if (disk.exists(beside)) TRY(disk.remove(beside));  // of a run that was killed
    TRY(disk.write_new(beside, view_of(content)));
    if (::chmod(beside.c_str(), mode) != 0) return failure(errno, beside);
    return disk.rename(beside, path, true);
}

}  // namespace griffier
