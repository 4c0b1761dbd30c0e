#include "records/core/cage.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <new>
#include <stdexcept>
#include <thread>
#include <vector>

#include "records/core/codec.h"

namespace griffier {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool bare = false;
#else
constexpr bool bare = true;
#endif

std::atomic<unsigned> turned{0};

/// A child that does what a hijacked one would try.
std::string act(std::string_view request) {
    if (request == "die") std::abort();
    if (request == "throw") throw std::runtime_error("x");
    if (request == "spin")
        for (unsigned i = 0;; ++i) turned.store(i);
    if (request == "open") return std::to_string(::open("/etc/passwd", O_RDONLY));
    if (request == "socket") return std::to_string(::socket(AF_INET, SOCK_STREAM, 0));
    if (request == "fork") return std::to_string(::fork());
    if (request == "kill") return std::to_string(::kill(::getppid(), SIGKILL));
    if (request == "grow") {
        std::vector<std::string> all;
        for (;;) all.emplace_back(1u << 20, 'x');
    }
    if (request == "lie") {
        std::string forged("z\xFF\xFF\xFF\xFF", 5);
        return std::to_string(::write(3, forged.data(), forged.size()));
    }
    if (request == "stall")
        for (char c; ::read(3, &c, 1) == 1;) {
        }
    if (request == "large") return std::string(3u << 20, 'a');
    return "answer to " + std::string(request.substr(0, 20));
}

Cage cage(CageLimits limits = {}) {
    limits.cpu_ms = 200;
    return *Cage::start(act, limits);
}

std::string code_of(const Result<std::string>& answer) { return answer ? *answer : answer.error().code; }

/// The child of a cage of this process: the process whose parent's parent we are, when it sleeps; 0 when it cannot be found.
pid_t sleeping_child() {
    struct Process {
        pid_t parent;
        char state;
    };
    std::map<pid_t, Process> all;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const pid_t pid = std::atoi(entry.path().filename().c_str());
        std::ifstream in(entry.path() / "stat");
        std::string text;
        if (pid <= 0 || !std::getline(in, text)) continue;
        const auto name_end = text.rfind(") ");
        if (name_end != std::string::npos) all[pid] = {static_cast<pid_t>(std::atoi(text.c_str() + name_end + 4)), text[name_end + 2]};
    }
    for (const auto& [pid, process] : all)
        if (process.state == 'S' && all.count(process.parent) != 0 && all[process.parent].parent == ::getpid()) return pid;
    return 0;
}

TEST(Cage, a_child_that_is_killed_in_the_middle_of_its_answer_takes_nothing_else_with_it) {
    CageLimits patient;
    patient.wait_ms = 5000;
    Cage one = cage(patient);
    one.ask("large");  // it waits in the middle, since nobody reads
    one.ask("good");
    pid_t child = 0;
    for (int i = 0; i < 500 && child == 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        child = sleeping_child();
    }
    if (child == 0) GTEST_SKIP() << "the processes of this machine cannot be seen";
    std::this_thread::sleep_for(std::chrono::milliseconds(100));  // until it is in that answer, not still before the request
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    EXPECT_EQ(code_of(one.answer()), "kooi.gestopt");
    EXPECT_EQ(code_of(one.answer()), "answer to good");
}

TEST(Cage, what_is_forbidden_ends_the_child_and_the_next_request_gets_another) {
    Cage one = cage();
    for (const char* request : {"die", "throw", "spin", "open", "socket", "fork", "kill", "grow"}) {
        const std::string name = request;
        if (!bare && name != "die" && name != "throw" && name != "spin") continue;  // the locks are off under the sanitizer
        one.ask(name);
        one.ask("good");
        const Result<std::string> died = one.answer();
        EXPECT_EQ(code_of(died), "kooi.gestopt") << name;
        EXPECT_EQ(died ? Kind::again : died.error().kind, Kind::refused) << name;
        EXPECT_EQ(code_of(one.answer()), "answer to good") << name;
    }
}

TEST(Cage, answers_come_in_the_order_of_the_requests_however_large_either_is) {
    Cage one = cage();
    const std::string wide(7u << 20, 'w');
    for (int i = 0; i < 6; ++i) {
        one.ask("large");
        one.ask(wide);
    }
    for (int i = 0; i < 6; ++i) {
        EXPECT_EQ(one.answer()->size(), 3u << 20);
        EXPECT_EQ(code_of(one.answer()), "answer to " + std::string(20, 'w'));
    }
}

TEST(Cage, a_child_is_replaced_after_its_share) {
    CageLimits few;
    few.requests = 2;
    Cage one = cage(few);
    for (int i = 0; i < 9; ++i) one.ask(std::to_string(i));
    for (int i = 0; i < 9; ++i) EXPECT_EQ(code_of(one.answer()), "answer to " + std::to_string(i));
}

TEST(Cage, one_that_talks_nonsense_or_says_nothing_is_believed_no_more) {
    CageLimits impatient;
    impatient.wait_ms = 300;
    for (const char* request : {"lie", "stall"}) {
        Cage one = cage(impatient);
        one.ask(request);
        EXPECT_EQ(code_of(one.answer()), "kooi.weg") << request;
        one.ask("good");
        EXPECT_EQ(code_of(one.answer()), "kooi.weg") << request;
    }
}

TEST(Cage, an_answer_or_request_beyond_the_measure_is_not_taken) {
    CageLimits small;
    small.most_answer = 1u << 20;
    small.most_request = 1000;
    Cage one = cage(small);
    EXPECT_THROW(one.ask(std::string(1001, 'x')), std::logic_error);
    one.ask("large");
    one.ask("good");
    EXPECT_EQ(code_of(one.answer()), "kooi.gestopt");
    EXPECT_EQ(code_of(one.answer()), "answer to good");
}

TEST(Codec, values_come_back_and_no_other_bytes_are_taken_for_them) {
    Error error = error_of(Kind::configuration, "a.b", {"file", 12, "element"}, {"1", "twee"});
    const std::string bytes = encode(error);
    Error back;
    ASSERT_TRUE(decode(bytes, back));
    EXPECT_EQ(encode(back), bytes);
    EXPECT_EQ(back.kind, Kind::configuration);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(decode(std::string_view(bytes).substr(0, cut), back)) << cut;
    EXPECT_FALSE(decode(bytes + "x", back));
    std::string kind = bytes;
    kind[0] = 99;
    EXPECT_FALSE(decode(kind, back));
    EXPECT_FALSE(decode(std::string(200, '\xFF'), back));
}

}  // namespace
}  // namespace griffier
