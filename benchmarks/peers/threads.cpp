// A blocking thread for each connection, as storage servers are often written and as most network benchmarks are: the
// measure that netbench's event loops are held against. A server serves clients until it is terminated:
//
//   threads server PORT
//   threads client HOST PORT CONNECTIONS BLOCK RESPONSE push|read WARMUP_SECONDS SECONDS
//
// The client sends a block and waits for its response (push), or sends a request of RESPONSE bytes and waits for a block
// (read). With a response of 0 it pushes without waiting, or reads what the server streams. It prints one JSON object:
// what was completed within the window, counted by the client, or for a push without responses by the server.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Order {
    uint64_t block;
    uint64_t response;
    uint64_t read;
    uint64_t windowFromNs;  // of the monotonic clock, which both ends share: they run on one machine
    uint64_t windowToNs;
};

[[noreturn]] void fail(const char *what) {
    perror(what);
    exit(1);
}

uint64_t nowNs() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000ull + now.tv_nsec;
}

double cpuSeconds() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// Log-linear, 64 steps in each power of two: an error of at most 1.6 %.
class Latencies {
public:
    void record(uint64_t ns) { counts[index(ns)]++; }
    void add(const Latencies &other) {
        for (size_t i = 0; i < counts.size(); i++) counts[i] += other.counts[i];
    }
    uint64_t percentile(double share) const {
        uint64_t total = 0, seen = 0;
        for (uint64_t count : counts) total += count;
        for (size_t i = 0; i < counts.size(); i++) {
            seen += counts[i];
            if (total && seen >= std::ceil(share * total)) return value(i);
        }
        return 0;
    }

private:
    static size_t index(uint64_t ns) {
        if (ns < 64) return ns;
        int shift = 57 - __builtin_clzll(ns);
        return (shift + 1) * 64 + ((ns >> shift) - 64);
    }
    static uint64_t value(size_t i) {
        return i < 64 ? i : (64 + i % 64) << (i / 64 - 1);
    }
    std::vector<uint64_t> counts = std::vector<uint64_t>(64 * 60);
};

// The bytes of a message are sent from and received into memory that all messages of a thread share. It begins with a
// page: where malloc puts it, 16 bytes into one, some processors copy at a third of their speed.
class Buffer {
public:
    explicit Buffer(uint64_t message)
        : size(std::min<uint64_t>(std::max<uint64_t>(message, 1), 1 << 20)),
          bytes(static_cast<char *>(aligned_alloc(4096, (size + 4095) & ~4095ull)), free) {
        if (!bytes) fail("memory");
        memset(bytes.get(), 'x', size);
    }
    bool send(int fd, uint64_t length) {
        while (length > 0) {
            ssize_t sent = ::send(fd, bytes.get(), std::min<uint64_t>(length, size), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            length -= sent;
        }
        return true;
    }
    // Adds what arrives within the order's window, byte by byte, to a count that may be null.
    bool receive(int fd, uint64_t length, const Order &order, uint64_t *inWindow) {
        while (length > 0) {
            ssize_t got = recv(fd, bytes.get(), std::min<uint64_t>(length, size), 0);
            if (got <= 0) return false;
            length -= got;
            if (inWindow) {
                uint64_t now = nowNs();
                if (now >= order.windowFromNs && now < order.windowToNs) *inWindow += got;
            }
        }
        return true;
    }

private:
    uint64_t size;
    std::unique_ptr<char, decltype(&free)> bytes;
};

void setNoDelay(int fd) {
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void serve(int fd) {
    Order order{};
    if (recv(fd, &order, sizeof order, MSG_WAITALL) == sizeof order) {
        Buffer memory(std::max(order.block, order.response));
        uint64_t inWindow = 0;
        if (order.read && order.response == 0) {
            while (memory.send(fd, order.block)) {
            }
        } else if (order.read) {
            while (memory.receive(fd, order.response, order, nullptr) && memory.send(fd, order.block)) {
            }
        } else {
            while (memory.receive(fd, order.block, order, order.response ? nullptr : &inWindow) &&
                   (order.response == 0 || memory.send(fd, order.response))) {
            }
            if (order.response == 0) send(fd, &inWindow, sizeof inWindow, MSG_NOSIGNAL);
        }
    }
    close(fd);
}

int server(int port) {
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address)) fail("bind");
    if (listen(listener, 16384)) fail("listen");
    for (;;) {
        int fd = accept(listener, nullptr, nullptr);
        if (fd < 0) fail("accept");
        setNoDelay(fd);
        std::thread(serve, fd).detach();
    }
}

struct Worker {
    uint64_t bytes = 0;
    uint64_t operations = 0;
    Latencies latencies;
};

void load(int fd, const Order &order, Worker &worker) {
    Buffer memory(std::max(order.block, order.response));
    uint64_t start;
    while ((start = nowNs()) < order.windowToNs) {
        bool done;
        if (order.read) {
            done = (order.response == 0 || memory.send(fd, order.response)) &&
                   memory.receive(fd, order.block, order, &worker.bytes);
        } else {
            done = memory.send(fd, order.block) && (order.response == 0 || memory.receive(fd, order.response, order, nullptr));
        }
        if (!done) fail("connection");
        uint64_t end = nowNs();
        if (order.response > 0 && end >= order.windowFromNs && end < order.windowToNs) {
            worker.operations++;
            if (!order.read) worker.bytes += order.block;
            if (start >= order.windowFromNs) worker.latencies.record(end - start);
        }
    }
    if (!order.read && order.response == 0) {
        shutdown(fd, SHUT_WR);
        if (recv(fd, &worker.bytes, sizeof worker.bytes, MSG_WAITALL) != sizeof worker.bytes) fail("count");
    }
    close(fd);
}

int client(char **argument) {
    int connections = atoi(argument[4]);
    double warmup = atof(argument[8]), seconds = atof(argument[9]);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(atoi(argument[3]));
    if (inet_pton(AF_INET, argument[2], &address.sin_addr) != 1) fail("address");
    uint64_t connectFrom = nowNs();
    std::vector<int> sockets;
    for (int i = 0; i < connections; i++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        if (fd < 0 || connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address)) fail("connect");
        setNoDelay(fd);
        sockets.push_back(fd);
    }
    double connectSeconds = (nowNs() - connectFrom) / 1e9;
    Order order{strtoull(argument[5], nullptr, 10), strtoull(argument[6], nullptr, 10),
                strcmp(argument[7], "read") == 0, 0, 0};
    order.windowFromNs = nowNs() + static_cast<uint64_t>(warmup * 1e9);
    order.windowToNs = order.windowFromNs + static_cast<uint64_t>(seconds * 1e9);
    std::vector<Worker> workers(connections);
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; i++) {
        if (send(sockets[i], &order, sizeof order, MSG_NOSIGNAL) != sizeof order) fail("order");
        threads.emplace_back(load, sockets[i], std::cref(order), std::ref(workers[i]));
    }
    for (std::thread &thread : threads) thread.join();
    Worker all;
    double slowest = INFINITY;
    for (const Worker &worker : workers) {
        all.bytes += worker.bytes;
        all.operations += worker.operations;
        all.latencies.add(worker.latencies);
        slowest = std::min<double>(slowest, order.response ? worker.operations : worker.bytes);
    }
    double mean = static_cast<double>(order.response ? all.operations : all.bytes) / connections;
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"bytes\": %lu, \"operations\": %lu, \"seconds\": %.6f, \"connect_s\": %.6f, \"slowest_share\": %.4f, "
           "\"p50_ns\": %lu, \"p99_ns\": %lu, \"client_cpu_s\": %.6f, \"client_max_rss_kib\": %ld}\n",
           all.bytes, all.operations, seconds, connectSeconds, mean > 0 ? slowest / mean : 0.0, all.latencies.percentile(0.5),
           all.latencies.percentile(0.99), cpuSeconds(), usage.ru_maxrss);
    return 0;
}

}  // namespace

int main(int count, char **argument) {
    signal(SIGPIPE, SIG_IGN);
    if (count == 3 && strcmp(argument[1], "server") == 0) return server(atoi(argument[2]));
    if (count == 10 && strcmp(argument[1], "client") == 0) return client(argument);
    fprintf(stderr, "usage: threads server PORT | threads client HOST PORT CONNECTIONS BLOCK RESPONSE push|read WARMUP SECONDS\n");
    return 2;
}
