#include "records/core/cage.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace griffier {
namespace {

constexpr int kSocket = 3;          // the one descriptor that a child has
constexpr int kRetired = 10;        // exit code of a child that has had its share
constexpr int kUnlocked = 98;       // exit code of a child that could not be locked in: the helper gives up
constexpr char kPart = 'p', kDone = 'r', kDied = 'd';
constexpr std::size_t kHeader = 1 + sizeof(std::uint32_t);
// An answer goes in pieces, each with its header in one write that the kernel queues whole or not at all: what a child that is killed in
// the middle leaves behind ends between two pieces, and the word of its death is never taken for a part of its answer.
constexpr std::size_t kPiece = 16384 - kHeader;

// ---- the child and its helper

bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t n = ::write(kSocket, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool read_all(char* to, std::size_t size) {
    while (size > 0) {
        ssize_t n = ::read(kSocket, to, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        to += n;
        size -= static_cast<std::size_t>(n);
    }
    return true;
}

std::string header(char kind, std::size_t size) {
    std::uint32_t length = static_cast<std::uint32_t>(size);
    std::string out(kHeader, kind);
    std::memcpy(out.data() + 1, &length, sizeof length);
    return out;
}

bool write_answer(std::string_view answer) {
    std::string piece;
    do {
        const std::string_view part = answer.substr(0, kPiece);
        answer.remove_prefix(part.size());
        piece = header(answer.empty() ? kDone : kPart, part.size());
        piece += part;
        if (!write_all(piece)) return false;
    } while (!answer.empty());
    return true;
}

void limit(int what, rlim_t value) {
    rlimit most{value, value};
    if (setrlimit(static_cast<__rlimit_resource>(what), &most) != 0) _exit(kUnlocked);
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GRIFFIER_ADDRESS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define GRIFFIER_ADDRESS_SANITIZER
#endif
#ifdef GRIFFIER_ADDRESS_SANITIZER
constexpr bool kBare = false;  // the sanitizer needs address space and calls of its own
#else
constexpr bool kBare = true;
#endif

/// From here on the kernel ends the process at any call but those that computing and answering need. Takes no memory: there may be none.
void lock_calls() {
#if defined(__x86_64__) || defined(__aarch64__)
#if defined(__x86_64__)
    constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#else
    constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#endif
    constexpr int allowed[] = {SYS_read,   SYS_write,    SYS_exit,    SYS_exit_group,   SYS_brk,            SYS_mmap,      SYS_munmap,         SYS_mremap,
                               SYS_mprotect, SYS_madvise, SYS_futex, SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_setitimer, SYS_restart_syscall, SYS_getrandom};
    constexpr std::size_t calls = sizeof allowed / sizeof allowed[0];
    sock_filter filter[5 + 2 * calls];
    unsigned short n = 0;
    auto add = [&](int code, std::uint32_t k, std::uint8_t yes = 0, std::uint8_t no = 0) { filter[n++] = {static_cast<std::uint16_t>(code), yes, no, k}; };
    add(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
    add(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0);
    add(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    add(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
    for (int call : allowed) {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1);
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }
    add(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    sock_fprog program{n, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) _exit(kUnlocked);
#endif
}

void arm(int ms) {
    itimerval timer{{0, 0}, {ms / 1000, (ms % 1000) * 1000}};
    setitimer(ITIMER_PROF, &timer, nullptr);
}

/// Answers until it has had its share or nobody asks any more. Never returns.
[[noreturn]] void child(const Cage::Task& task, const CageLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_DUMPABLE, 0);
    signal(SIGPROF, SIG_DFL);
    // Room for a whole request, taken before the limits: a child must have read all of it before it can die of it, or the next child
    // would take the rest for a request.
    std::string request;
    request.reserve(limits.most_request);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_CPU, static_cast<rlim_t>(2 + limits.requests * limits.cpu_ms / 1000));
    if (kBare) {
        limit(RLIMIT_AS, limits.memory);
        lock_calls();
    }
    for (int done = 0; done < limits.requests; ++done) {
        std::uint32_t size = 0;
        if (!read_all(reinterpret_cast<char*>(&size), sizeof size) || size > limits.most_request) _exit(0);
        request.resize(size);
        if (!read_all(request.data(), size)) _exit(0);
        arm(limits.cpu_ms);
        std::string answer = task(request);
        if (answer.size() > limits.most_answer) std::abort();
        arm(0);
        if (!write_answer(answer)) _exit(0);
    }
    _exit(kRetired);
}

/// Forks one child after another. Says on the socket when one has died of a request.
[[noreturn]] void helper(int socket, const Cage::Task& task, const CageLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);  // Ctrl-C reaches the whole group; the parent decides when to stop
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    if (dup2(socket, kSocket) < 0) _exit(97);
    syscall(SYS_close_range, kSocket + 1, ~0u, 0);
    for (int fd = 0; fd < kSocket; ++fd) close(fd);
    for (;;) {
        pid_t pid = fork();
        if (pid < 0) _exit(96);
        if (pid == 0) child(task, limits);
        int status = 0;
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == kRetired) continue;
        if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
        if (!write_all(header(kDied, 0))) _exit(0);
    }
}

}  // namespace

// ---- the side of the caller

struct Cage::Helper {
    CageLimits limits;
    pid_t pid = -1;
    int socket = -1;
    bool sound = true;
    std::string out, in;  // not yet sent; received and not yet taken

    ~Helper() { end(); }

    void end() {
        sound = false;
        if (socket >= 0) close(socket);
        socket = -1;
        if (pid <= 0) return;
        kill(pid, SIGKILL);
        while (waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
        }
        pid = -1;
    }

    /// What goes without waiting.
    void send_some() {
        std::size_t sent = 0;
        while (sound && sent < out.size()) {
            // MSG_NOSIGNAL: a reader that is gone is an answer, not a signal.
            ssize_t n = ::send(socket, out.data() + sent, out.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (n < 0 && errno == EINTR) continue;
            if (n < 0 && errno == EAGAIN) break;
            if (n <= 0) end();
            if (n > 0) sent += static_cast<std::size_t>(n);
        }
        out.erase(0, sent);
    }

    /// Waits until something can be sent or received, and does so. Both at once: neither side ever waits for the other to read first.
    void turn() {
        pollfd door{socket, static_cast<short>(POLLIN | (out.empty() ? 0 : POLLOUT)), 0};
        int ready = poll(&door, 1, limits.wait_ms);
        if (ready < 0 && errno == EINTR) return;
        if (ready <= 0) return end();
        if (door.revents & POLLOUT) send_some();
        if (!sound || !(door.revents & (POLLIN | POLLHUP | POLLERR))) return;
        char piece[65536];
        ssize_t n = ::recv(socket, piece, sizeof piece, MSG_DONTWAIT);
        if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
        if (n <= 0) return end();
        in.append(piece, static_cast<std::size_t>(n));
    }
};

Result<Cage> Cage::start(Task task, const CageLimits& limits) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return error_of(Kind::again, "kooi.start");
    Cage cage;
    cage.helper_ = std::make_shared<Helper>();
    cage.helper_->limits = limits;
    cage.helper_->socket = ends[0];
    cage.helper_->pid = fork();
    if (cage.helper_->pid == 0) helper(ends[1], task, limits);
    close(ends[1]);
    if (cage.helper_->pid < 0) return error_of(Kind::again, "kooi.start");
    return cage;
}

void Cage::ask(std::string_view request) {
    if (request.size() > helper_->limits.most_request) throw std::logic_error("a request larger than the cage takes");
    std::uint32_t size = static_cast<std::uint32_t>(request.size());
    helper_->out.append(reinterpret_cast<const char*>(&size), sizeof size);
    helper_->out += request;
    helper_->send_some();
}

Result<std::string> Cage::answer() {
    std::string& in = helper_->in;
    std::string answer;
    while (helper_->sound) {
        std::uint32_t size = 0;
        if (in.size() >= kHeader) std::memcpy(&size, in.data() + 1, sizeof size);
        // Bytes that no sound child writes: nothing more is believed.
        const bool strange = !in.empty() && in[0] != kPart && in[0] != kDone && in[0] != kDied;
        if (strange || size > kPiece || answer.size() + size > helper_->limits.most_answer) {
            helper_->end();
        } else if (in.size() < kHeader || in.size() < kHeader + size) {
            helper_->turn();
        } else {
            const char kind = in[0];
            answer.append(in, kHeader, size);
            in.erase(0, kHeader + size);
            if (kind == kDone) return answer;
            if (kind == kDied) return refused("kooi.gestopt");
        }
    }
    return error_of(Kind::again, "kooi.weg");
}

}  // namespace griffier
