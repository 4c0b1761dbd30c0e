#include "generator/intake/cage.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

#include "generator/intake/checks.h"
#include "generator/intake/codec.h"
#include "records/core/text.h"

namespace griffier::intake {
namespace {

constexpr int kSocket = 3;          // the one descriptor that a child has
constexpr int kRetired = 10;        // exit code of a child that has read its share
constexpr char kRead = 'r', kDied = 'd';
constexpr std::size_t kMostAnswer = 64u << 20;

bool write_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        // MSG_NOSIGNAL: a reader that is gone is an answer, not a signal. `write` in the child, whose filter knows no send.
        ssize_t n = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool child_write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t n = ::write(kSocket, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool read_all(int socket, char* to, std::size_t size) {
    while (size > 0) {
        ssize_t n = ::read(socket, to, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        to += n;
        size -= static_cast<std::size_t>(n);
    }
    return true;
}

std::string frame(char kind, std::string_view payload) {
    std::string out(1, kind);
    std::uint32_t size = static_cast<std::uint32_t>(payload.size());
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out += payload;
    return out;
}

bool read_frame(int socket, char& kind, std::string& payload, std::size_t most) {
    std::uint32_t size = 0;
    if (!read_all(socket, &kind, 1) || !read_all(socket, reinterpret_cast<char*>(&size), sizeof size) || size > most) return false;
    payload.resize(size);
    return read_all(socket, payload.data(), size);
}

void limit(int what, rlim_t value) {
    rlimit most{value, value};
    if (setrlimit(static_cast<__rlimit_resource>(what), &most) != 0) _exit(99);
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

/// From here on the kernel ends the process at any call but those that computing and answering need.
void lock_calls() {
#if defined(__x86_64__) || defined(__aarch64__)
#if defined(__x86_64__)
    constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#else
    constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#endif
    static const int allowed[] = {SYS_read, SYS_write, SYS_exit, SYS_exit_group, SYS_brk, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise,
                                  SYS_futex, SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_setitimer, SYS_restart_syscall, SYS_getrandom, SYS_clock_gettime};
    std::vector<sock_filter> filter;
    auto add = [&](std::uint16_t code, std::uint32_t k, std::uint8_t yes = 0, std::uint8_t no = 0) { filter.push_back({code, yes, no, k}); };
    add(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
    add(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0);
    add(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    add(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
    for (int call : allowed) {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1);
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }
    add(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) _exit(98);
#endif
}

void arm(int ms) {
    itimerval timer{{0, 0}, {ms / 1000, (ms % 1000) * 1000}};
    setitimer(ITIMER_PROF, &timer, nullptr);
}

/// Reads files until it has had its share or nobody asks any more. Never returns.
[[noreturn]] void child(const XmlSchema& schema, const CageLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_DUMPABLE, 0);
    signal(SIGPROF, SIG_DFL);
    // Room for a whole request, taken before the limits: a child must have read all of it before it can die of it, or the next child
    // would take the rest for a request.
    std::string name, bytes;
    name.reserve(4096);
    bytes.reserve(XmlLimits().bytes);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_CPU, static_cast<rlim_t>(2 + limits.files * limits.cpu_ms / 1000));
    if (kBare) {
        limit(RLIMIT_AS, limits.memory);
        lock_calls();
    }
    for (int done = 0; done < limits.files; ++done) {
        char kind = 0;
        if (!read_frame(kSocket, kind, name, 4096) || !read_frame(kSocket, kind, bytes, XmlLimits().bytes)) _exit(0);
        arm(limits.cpu_ms);
        ParsedCase parsed = parse_case(schema, view_of(bytes), name);
        Encoder encoder;
        encoder(parsed.dossier, parsed.lines, parsed.errors);
        std::string answer = frame(kRead, encoder.take());
        arm(0);
        if (!child_write_all(answer)) _exit(0);
    }
    _exit(kRetired);
}

/// Forks one child after another. Says on the pipe when one has died of a file.
[[noreturn]] void helper(int socket, const XmlSchema& schema, const CageLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);  // Ctrl-C reaches the whole group; the parent decides when to stop
    signal(SIGTERM, SIG_DFL);
    if (dup2(socket, kSocket) < 0) _exit(97);
    syscall(SYS_close_range, kSocket + 1, ~0u, 0);
    for (int fd = 0; fd < kSocket; ++fd) close(fd);
    for (;;) {
        pid_t pid = fork();
        if (pid < 0) _exit(96);
        if (pid == 0) child(schema, limits);
        int status = 0;
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) _exit(0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == kRetired) continue;
        if (!write_all(kSocket, frame(kDied, ""))) _exit(0);
    }
}

}  // namespace

struct Cage::Helper {
    pid_t pid = -1;
    int socket = -1;
    bool sound = true;
    ~Helper() {
        if (socket >= 0) close(socket);
        if (pid <= 0) return;
        kill(pid, SIGKILL);
        while (waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
};

Result<Cage> Cage::start(ByteView schema, const std::string& schema_name, const CageLimits& limits) {
    TRY_ASSIGN(XmlSchema compiled, XmlSchema::compile(schema, schema_name));
    // What the libraries load when first used must be there before the doors close.
    (void)parse_case(compiled, view_of("<dossier xmlns=\"https://griffier.example/casus/1\">e\u0301</dossier>"), "");
    (void)line_of("e\u0301 ");

    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return error_of(Kind::again, "kooi.start");
    auto made = std::make_shared<Helper>();
    made->socket = ends[0];
    made->pid = fork();
    if (made->pid == 0) helper(ends[1], compiled, limits);
    close(ends[1]);
    if (made->pid < 0) return error_of(Kind::again, "kooi.start");
    Cage cage;
    cage.helper_ = std::move(made);
    return cage;
}

CaseReading Cage::read(ByteView bytes, const std::string& name, const Expected& expected) {
    CaseReading failed;
    failed.source = sha256(bytes);
    if (bytes.size() > XmlLimits().bytes) {
        failed.errors.push_back(refused("xml.te_groot", {name, 0, ""}, {std::to_string(XmlLimits().bytes)}));
        return failed;
    }
    char kind = 0;
    std::string answer;
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    bool asked = helper_->sound && write_all(helper_->socket, frame(kRead, name.substr(0, 4096)) + frame(kRead, text));
    if (!asked || !read_frame(helper_->socket, kind, answer, kMostAnswer)) {
        helper_->sound = false;
        failed.errors.push_back(error_of(Kind::again, "kooi.weg", {name, 0, ""}));
        return failed;
    }
    if (kind == kRead) {
        try {
            ParsedCase parsed;
            Decoder decoder(answer);
            decoder(parsed.dossier, parsed.lines, parsed.errors);
            if (decoder.done()) return check_case(std::move(parsed), bytes, name, expected);
        } catch (const std::runtime_error&) {
            // Bytes that no sound child writes: taken as its death.
        }
        helper_->sound = false;
    }
    failed.errors.push_back(refused("kooi.gestopt", {name, 0, ""}));
    return failed;
}

}  // namespace griffier::intake
