package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every option of iperf3 3.21 does here what docs/sessions.md says of it. */
@Execution(ExecutionMode.CONCURRENT)
class Iperf3OptionsTest {

    private static final Path PAGE = Path.of("..", "docs", "sessions.md");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** What {@code iperf3 --help} and its manual have for servers, 3.21, and for both ends. */
    private static final Set<String> SERVERS = Set.of(
            "port",
            "format",
            "interval",
            "pidfile",
            "file",
            "affinity",
            "bind",
            "bind-dev",
            "verbose",
            "json",
            "json-stream",
            "json-stream-full-output",
            "logfile",
            "forceflush",
            "timestamps",
            "rcv-timeout",
            "snd-timeout",
            "cntl-ka",
            "mptcp",
            "debug",
            "version",
            "help",
            "server",
            "daemon",
            "one-off",
            "server-bitrate-limit",
            "idle-timeout",
            "server-max-duration",
            "rsa-private-key-path",
            "authorized-users-path",
            "time-skew-threshold",
            "use-pkcs1-padding",
            "version4",
            "version6");

    /** What they have for clients alone. */
    private static final Set<String> CLIENTS = Set.of(
            "client",
            "udp",
            "connect-timeout",
            "bitrate",
            "bandwidth",
            "pacing-timer",
            "fq-rate",
            "no-fq-socket-pacing",
            "time",
            "bytes",
            "blockcount",
            "length",
            "cport",
            "parallel",
            "reverse",
            "bidir",
            "window",
            "congestion",
            "linux-congestion",
            "set-mss",
            "no-delay",
            "tos",
            "dscp",
            "flowlabel",
            "zerocopy",
            "skip-rx-copy",
            "omit",
            "title",
            "extra-data",
            "get-server-output",
            "udp-counters-64bit",
            "gsro",
            "repeating-payload",
            "dont-fragment",
            "sctp",
            "xbind",
            "nstreams",
            "username",
            "rsa-public-key-path");

    /** Read only: to make one takes longer than to look something up. */
    private static final CommandLine KNOWN = NetbenchCommand.newCommandLine();

    @TempDir
    private Path folder;

    /**
     * A row of the table.
     *
     * @param sample words of a command line
     * @param names other names of the option
     * @param here what is said of it
     * @param note what there is to know, or what a refusal says
     */
    record Row(String sample, List<String> names, String here, String note) {}

    static List<Row> rows() throws IOException {
        return rows("### The client's options");
    }

    static List<Row> rowsOfServers() throws IOException {
        return rows("### The server's options");
    }

    private static List<Row> rows(String heading) throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean isThere = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("##")) {
                isThere = line.equals(heading);
            }
            String[] cells = line.split("\\|", -1);
            if (isThere && cells.length == 5 && cells[1].strip().startsWith("`-")) {
                List<String> words = new ArrayList<>();
                Matcher code = CODE.matcher(cells[1]);
                while (code.find()) {
                    words.add(code.group(1));
                }
                rows.add(new Row(words.get(0), words.subList(1, words.size()), cells[2].strip(), cells[3].strip()));
            }
        }
        return rows;
    }

    @Test
    void shouldSaySomethingOfEveryOption() throws IOException {
        Set<String> told = new TreeSet<>();
        for (Row row : rows()) {
            told.add(name(row.sample()));
            row.names().forEach(name -> told.add(name(name)));
        }
        Set<String> untold = new TreeSet<>(SERVERS);
        untold.addAll(CLIENTS);
        untold.removeAll(told);
        assertEquals(Set.of(), untold);
    }

    private static String name(String option) {
        return option.replaceFirst("^--?", "").replaceFirst("[ =].*", "");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldDoWhatTheTableSays(Row row) {
        List<String> line = new ArrayList<>();
        boolean isHost = row.sample().startsWith("-c ");
        if (!isHost) {
            line.addAll(List.of("-c", row.sample().equals("-6") ? "::1" : "127.0.0.1"));
        }
        for (String word : row.sample().split(" ", -1)) {
            boolean isFile = word.matches("[a-z]+\\.(pid|log)");
            line.add(isFile ? folder.resolve(word).toString() : word);
        }
        line.add("--dry-run");

        CommandRun run = CommandRun.of(line.toArray(String[]::new));

        if (row.here().equals("not there")) {
            assertRefused(row, run);
        } else {
            assertTrue(Set.of("same", "better").contains(row.here()), row.here());
            assertEquals(ExitStatus.PASSED, run.status(), run::err);
            assertEquals("", run.err());
            row.names().stream()
                    .filter(name -> !Set.of("--json", "--client").contains(name))
                    .forEach(name -> assertKnown(name));
        }
    }

    private static void assertRefused(Row row, CommandRun run) {
        assertEquals(ExitStatus.USAGE, run.status(), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
        assertTrue(run.err().contains(row.note()), () -> run.err() + " should say: " + row.note());
        assertTrue(run.err().contains(row.sample().split(" ", 2)[0]), run::err);
    }

    private static void assertKnown(String name) {
        assertKnown("client", name);
    }

    private static void assertKnown(String command, String name) {
        CommandLine known = KNOWN.getSubcommands().get(command);
        assertFalse(known.getCommandSpec().findOption(name) == null, name);
    }

    @Test
    void shouldSaySomethingOfEveryOptionOfAServer() throws IOException {
        Set<String> untold = new TreeSet<>(SERVERS);
        for (Row row : rowsOfServers()) {
            untold.remove(name(row.sample()));
            row.names().forEach(name -> untold.remove(name(name)));
        }
        assertEquals(Set.of(), untold);
    }

    @ParameterizedTest
    @MethodSource("rowsOfServers")
    void shouldDoWhatTheTableSaysOfServers(Row row) {
        List<String> line = new ArrayList<>(row.sample().equals("-s") ? List.of() : List.of("-s"));
        line.addAll(List.of(row.sample().split(" ", -1)));
        String[] words = line.toArray(String[]::new);

        if (row.here().equals("not there")) {
            assertRefused(row, CommandRun.of(words));
        } else {
            assertTrue(Set.of("same", "better").contains(row.here()), row.here());
            NetbenchCommand.newCommandLine()
                    .parseArgs(Iperf3Line.translate(words, Set.of("incast", "client", "server")));
            row.names().stream()
                    .filter(name -> !Set.of("--json", "--server", "--debug").contains(name))
                    .forEach(name -> assertKnown("server", name));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -c 127.0.0.1 -u -b 1M -C cubic              | -C
            -c 127.0.0.1 -u -b 1M -M 1400               | -M
            client 127.0.0.1 --iperf3 -u -C cubic -M 88 | -C -M
            client 127.0.0.1 --iperf3 -u --linux-congestion cubic --set-mss 88 | --linux-congestion --set-mss
            """)
    void shouldTakeWhatDoesNothingWithDatagramsAsIperf3Does(String line, String idle) {
        CommandRun run = CommandRun.of((line + " --dry-run").split(" ", -1));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
        assertEquals(
                Stream.of(idle.split(" ", -1))
                        .map(name -> "netbench client: note: " + name + " does nothing with datagrams")
                        .toList(),
                run.err().lines().toList());
        assertTrue(run.err().lines().allMatch(told -> told.length() <= 80), run::err);
    }

    @Test
    void shouldRefuseWhatDoesNothingWithDatagramsWhereNothingIsToBeAsWithIperf3() {
        CommandRun run = CommandRun.of("client", "127.0.0.1", "-u", "-C", "cubic", "--dry-run");

        assertEquals(ExitStatus.USAGE, run.status(), run::err);
        assertTrue(run.err().contains("TCP alone has this, and this load is of datagrams"), run::err);
    }

    @Test
    void shouldSayWhoseAClientsOptionIs() {
        CommandRun run = CommandRun.of("-s", "-R");
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().contains("not supported: -R, a client's to say; give it to netbench client"), run::err);
    }

    @Test
    void shouldReadLettersThatStandTogetherAndNamesThatAreCutShort() {
        assertTranslated("client --as-iperf3 h -R -t 5", "-Rt5", "-c", "h");
        assertTranslated("client --as-iperf3 h --parallel 4 --reverse", "--client=h", "--par", "4", "--rev");
        assertTranslated("client --as-iperf3 h -b 1000bit/5", "-ch", "-b", "1000/5");
        assertTranslated("client --as-iperf3 h -b 1G", "-c", "h", "-b", "1G");
        assertTranslated("client --as-iperf3 h --fq-rate 500000bit", "-c", "h", "--fq-rate", "500000");
        assertTranslated("server --server-bitrate-limit 800000bit/3", "-s", "--server-bitrate-limit=800000/3");
        assertTranslated("client --as-iperf3 h -i 0.5", "-c", "h", "-i.5");
        assertTranslated("server --interval 0.5", "-s", "--interval", ".5");
        assertTranslated("server --timestamps=%F %T ", "-s", "--timestamps=%F %T ");
        assertTranslated("client --as-iperf3 h --bind-dev=eth0 -J", "-c", "h%eth0", "--json");
        assertTranslated("client --as-iperf3 fe80::1%eth0", "-c", "fe80::1%eth0");
        assertTranslated("client --as-iperf3 h --debug", "-c", "h", "--debug=4");
        assertTranslated("server -D -p 5301", "-sDp5301");
        assertTranslated("server -1", "--server", "-1");
        assertTranslated("client --as-iperf3 -s h", "-s", "-c", "h");
        assertTranslated("incast -s 2", "incast", "-s", "2");
        assertTranslated("--debug incast -s 2", "--debug", "incast", "-s", "2");
        assertTranslated("--help", "--help");
    }

    private static void assertTranslated(String expected, String... given) {
        assertEquals(expected, String.join(" ", Iperf3Line.translate(given, Set.of("incast", "client", "server"))));
    }
}
