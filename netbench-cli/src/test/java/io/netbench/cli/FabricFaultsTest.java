package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ResultSchema;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of a fabric, ten times each: each is named, and nothing else. A series by itself: {@code -Dnetbench.fault=mtu}. */
@Tag("acceptance")
@Tag("timing")
@Tag("lab")
@Timeout(270)
class FabricFaultsTest {

    private static final int RUNS = Integer.getInteger("netbench.fault.runs", 10);
    private static final long SUITE_S = 240;
    private static final String QUICK = "--quick";
    private static final String RATE = "40mbit";
    private static final String BUFFER = "256k";

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    @Timeout(240)
    static void makeFabric() throws Exception {
        lab = Lab.up(folder, 8, RATE, BUFFER);
    }

    @AfterAll
    static void removeFabric() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    private interface Change {
        void in(Lab lab) throws Exception;
    }

    /** What is done to the fabric, and what is named for it as {@code code subjects}. */
    private record Fault(String name, Change make, Change mend, Set<String> named) {

        private static final Fault NONE = of("NONE", lab -> {}, lab -> {});
        private static final Fault PORT_MTU =
                of("PORT_MTU", lab -> lab.portMtu("h5", 1400), lab -> lab.portMtu("h5", 1500), "bad_host_fact h5");
        private static final Fault TINY_BUFFER = of(
                "TINY_BUFFER",
                lab -> lab.set("h6", "buffer=16k"),
                lab -> lab.set("h6", "buffer=" + BUFFER),
                "bad_incast h6");
        private static final Fault BUSY = of("BUSY", lab -> lab.burn("h4", 0.1), Lab::stopBurning, "bad_host h4");

        private static final List<Fault> ALL = List.of(
                NONE,
                of(
                        "HALF_RATE",
                        lab -> lab.set("h3", "rate=20mbit"),
                        lab -> lab.set("h3", "rate=" + RATE),
                        "bad_host h3"),
                of(
                        "SENDING",
                        lab -> lab.exec("h4", tbf("20mbit")),
                        lab -> lab.set("h4", "rate=" + RATE),
                        "bad_sending h4"),
                of(
                        "TWO_FAULTS",
                        lab -> {
                            lab.set("h2", "rate=20mbit");
                            lab.exec("h7", tbf("25mbit"));
                        },
                        lab -> {
                            lab.set("h2", "rate=" + RATE);
                            lab.set("h7", "rate=" + RATE);
                        },
                        "bad_host h2",
                        "bad_sending h7"),
                of(
                        "MTU",
                        lab -> lab.exec("h5", "ip", "link", "set", "eth0", "mtu", "1400"),
                        lab -> lab.exec("h5", "ip", "link", "set", "eth0", "mtu", "1500"),
                        "bad_host_fact h5"),
                PORT_MTU,
                // Neither can open a connection to the other, and both do well with all others.
                of(
                        "NO_WAY",
                        lab -> lab.exec("h2", "ip", "route", "add", "blackhole", "10.0.0.7/32"),
                        lab -> lab.exec("h2", "ip", "route", "del", "blackhole", "10.0.0.7/32"),
                        "bad_pair h2,h7",
                        "bad_pair h7,h2"),
                TINY_BUFFER,
                of(
                        "SLOW_AND_TINY",
                        lab -> {
                            lab.set("h3", "rate=20mbit");
                            lab.set("h6", "buffer=16k");
                        },
                        lab -> {
                            lab.set("h3", "rate=" + RATE);
                            lab.set("h6", "buffer=" + BUFFER);
                        },
                        "bad_host h3",
                        "bad_incast h6"),
                BUSY);

        private static Fault of(String name, Change make, Change mend, String... named) {
            return new Fault(name, make, mend, new TreeSet<>(Set.of(named)));
        }

        private static String[] tbf(String rate) {
            return ("tc qdisc replace dev eth0 root tbf rate " + rate
                            + " burst 64k limit 16m peakrate 100gbit mtu 1540")
                    .split(" ");
        }

        /** Several senders at once, which a quick suite leaves out, show a buffer; and it leaves out most pairs. */
        boolean shows(String how) {
            return how.isEmpty()
                    || named.stream()
                            .noneMatch(finding -> finding.startsWith("bad_incast") || finding.startsWith("bad_pair"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> series() {
        String only = System.getProperty("netbench.fault", "");
        return Fault.ALL.stream()
                .filter(fault -> fault.name().toLowerCase(Locale.ROOT).contains(only))
                .flatMap(fault -> IntStream.rangeClosed(1, RUNS)
                        .mapToObj(run -> Arguments.of(fault, run % 2 == 1 && fault.shows(QUICK) ? QUICK : "", run)));
    }

    @ParameterizedTest(name = "{0} {1} {2}", allowZeroInvocations = true)
    @MethodSource("series")
    void shouldNameTheFaultAndNothingElse(Fault fault, String how, int run) throws Exception {
        fault.make().in(lab);
        try {
            Validated validated = validate(fault.name() + run, how);
            assertEquals(fault.named(), validated.named(), validated::text);
            assertEquals(fault.equals(Fault.NONE) ? 0 : 3, validated.status, validated::text);
            if (fault.equals(Fault.NONE)) {
                Duration most = Duration.ofSeconds(how.equals(QUICK) ? 20 : 60);
                assertTrue(validated.took.compareTo(most) < 0, () -> validated.took + "\n" + validated.text());
            }
            if (fault.equals(Fault.BUSY)) {
                assertTrue(validated.text().contains("Host h4 is busy"), validated::text);
            }
            if (fault.equals(Fault.PORT_MTU)) {
                assertTrue(
                        validated.text().contains("h5 is unlike its peers: its routes carry packets of 1400 B"),
                        validated::text);
            }
        } finally {
            fault.mend().in(lab);
        }
    }

    @ParameterizedTest(name = "cut {1}")
    @MethodSource("cuts")
    void shouldNameAHostWhoseCableIsTakenOutAndGoOn(String how, int run) throws Exception {
        Path dir = Files.createDirectory(folder.resolve("cut" + run));
        Path json = dir.resolve("suite.json");
        try (NetbenchProcess netbench = lab.start(dir, "validate --hosts h[1-8] --json " + json)) {
            netbench.awaitOnErr("pairs     round 2 of");
            lab.cut("h2");
            assertEquals(1, netbench.exitStatus(SUITE_S), () -> netbench.out() + netbench.err());
        } finally {
            lab.mend("h2");
        }
        SuiteResult suite = SuiteReader.read(json);
        assertEquals(
                List.of("h2"),
                suite.errors().stream()
                        .map(error -> error.subject().orElse(error.text()))
                        .toList());
        assertEquals(
                List.of(),
                suite.findings().stream().filter(SuiteFinding::confirmed).toList());
    }

    static Stream<Arguments> cuts() {
        return "cut".contains(System.getProperty("netbench.fault", ""))
                ? IntStream.rangeClosed(1, RUNS).mapToObj(run -> Arguments.of("", run))
                : Stream.of(Arguments.of("", 1));
    }

    private static Validated validate(String name, String how) throws Exception {
        Path dir = Files.createDirectory(folder.resolve(name));
        Path json = dir.resolve("suite.json");
        long begun = System.nanoTime();
        try (NetbenchProcess netbench =
                lab.start(dir, ("validate " + how).strip() + " --hosts h[1-8] --json " + json)) {
            int status = netbench.exitStatus(SUITE_S);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf("%s %s: status %d in %.1f s%n", name, how, status, took.toNanos() / 1e9);
            ResultSchema.assertValidSuite(SuiteReader.read(json));
            return new Validated(SuiteReader.read(json), status, took, netbench.out());
        }
    }

    private record Validated(SuiteResult suite, int status, Duration took, String text) {

        Set<String> named() throws IOException {
            return suite.findings().stream()
                    .filter(SuiteFinding::confirmed)
                    .map(finding -> finding.code() + " " + String.join(",", finding.subjects()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
