package io.netbench.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.advice.Hint;
import io.netbench.advice.HostAdvice;
import io.netbench.cli.ceiling.Ceiling;
import io.netbench.cli.ceiling.CeilingPlace;
import io.netbench.cli.terminal.Screen;
import io.netbench.host.HostFacts;
import io.netbench.host.Steering;
import io.netbench.result.CeilingSettings;
import io.netbench.transport.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorTextTest {

    private static final int WIDTH = 100;

    private static final TransportState EPOLL = new TransportState(
            "epoll",
            true,
            true,
            Optional.empty(),
            List.of(Capability.TCP_INFO, Capability.ZERO_COPY_SEND),
            Map.of(Capability.ZERO_COPY_RECEIVE, "this kernel copies"));
    private static final TransportState IO_URING = new TransportState(
            "io_uring", false, false, Optional.of("kernel.io_uring_disabled = 2 forbids it"), List.of(), Map.of());

    private static final Ceiling CEILING = new Ceiling(
            CeilingPlace.of(SampleHost.server()),
            new CeilingSettings("epoll", "push", 1 << 20, 1, 8, 1),
            8.75e9,
            Instant.parse("2026-11-23T12:00:00Z"));

    @Test
    void shouldTellAllOnOneScreen() {
        assertEquals("""
            storage-07   Debian GNU/Linux 12 (bookworm)   kernel 6.1.0-28-amd64   amd64

            Transports
             epoll      available, taken by auto   TCP_INFO, zero-copy send
                                                   no zero-copy receive: this kernel copies
             io_uring   no                         kernel.io_uring_disabled = 2 forbids it

            Host
             processors      48 online, 16 allowed, quota 2.50, 2 nodes, governor performance, Intel Xeon Gold
                             6342
             memory          512 GiB, 500 GiB available, limit 64 GiB
             open files      1,048,576, hard limit (unlimited), 3 in use
             locked memory   64 MiB, hard limit (unlimited)
             clock           tsc
             runs in         no virtual machine or container that shows

            Network
             receive buffer   128 KiB growing to 64 MiB (tcp_rmem)   asked for: 64 MiB (rmem_max)
             send buffer      16 KiB growing to 64 MiB (tcp_wmem)    asked for: 64 MiB (wmem_max)
             congestion       cubic                                  loaded: reno cubic
             backlog          4,096 (somaxconn)                      half open: 4,096 (tcp_max_syn_backlog)
             ports            32768 to 60999, 28,232 ports

            Interfaces
             name   state     speed        MTU     queues         node   driver      addresses
             ens1   up        100 Gbit/s   9000    48 rx, 48 tx   1      mlx5_core   192.0.2.7 2001:db8::7
             lo     unknown   -            65536   1 rx, 1 tx     -      loopback    127.0.0.1

            What netbench itself reaches on loopback
             epoll   70 Gbit/s   8.15 GiB/s   8 x 1 MiB blocks, 1 B responses, depth 1   measured 2026-11-23

            Hints for 500 connections
             none
            """, text(SampleHost.server(), List.of()));
    }

    @Test
    void shouldBreakAHintBetweenWordsAndKeepItsCommandWhole() {
        String command = "sysctl -w " + "x".repeat(120);
        Hint hint = new Hint(
                Hint.Severity.WARNING,
                "buffers",
                "A finding that is so long that it does not fit into one line of a terminal, and so goes on.",
                "Something better.",
                Optional.of(command));

        String text = text(SampleHost.server(), List.of(hint));

        assertTrue(text.endsWith("""
             warning  buffers: A finding that is so long that it does not fit into one line of a terminal, and
                      so goes on.
                      Something better.
                      $ %s
            """.formatted(command).indent(0)), text);
    }

    @Test
    void shouldSayWhyAFigureIsMissing() {
        String text = text(SampleHost.unreadable(), List.of());

        assertTrue(text.contains(" processors      (no /sys)\n"), text);
        assertTrue(text.contains(" receive buffer   (no /proc) (tcp_rmem)"), text);
        assertTrue(text.contains("Interfaces\n no /proc/self/net/dev\n"), text);
        assertFalse(text.contains("null"), text);
    }

    @Test
    void shouldFitAHundredColumnsButForCommands() {
        List<Hint> hints = HostAdvice.forHost(SampleHost.server(), Steering.UNKNOWN, 50_000);

        assertTrue(hints.size() >= 3, hints::toString);
        text(SampleHost.server(), hints)
                .lines()
                .filter(line -> !line.strip().startsWith("$"))
                .forEach(line -> assertTrue(line.length() <= WIDTH, line));
    }

    private static String text(HostFacts host, List<Hint> hints) {
        DoctorReport report =
                new DoctorReport("netbench-doctor/1", List.of(EPOLL, IO_URING), host, List.of(CEILING), 500, hints);
        return String.join("\n", DoctorText.lines(report, new Screen(WIDTH, false, false))) + "\n";
    }
}
