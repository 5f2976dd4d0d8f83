package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.options.RepeatedOptions;
import io.netbench.cli.process.ExitStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever is wrong with an option, in every command and by each of its names: the error names it as it was typed. */
class OptionErrorsTest {

    /** Values that are wrong wherever the label stands. */
    private static final Map<String, List<String>> WRONG_BY_LABEL = Map.ofEntries(
            Map.entry("ADDRESS", List.of("nowhere", "192.0.2.300")),
            Map.entry("ADDRESS[%DEVICE]", List.of("nowhere", "192.0.2.300", "127.0.0.1%", "127.0.0.1%none9")),
            Map.entry(
                    "[ADDRESS:]PORT",
                    List.of("http", "65536", "nowhere:9464", "127.0.0.1", "127.0.0.1:", ":1", "[::1]")),
            Map.entry("ALGORITHM", List.of("cu-bic", "longer_than_any_name")),
            Map.entry("CIDR", List.of("nowhere", "10.0.0.1/8", ",")),
            Map.entry("COMMAND", List.of("ssh")),
            Map.entry("DEVICE", List.of("none9", "lo,,lo")),
            Map.entry("DIR", List.of("/dev/null")),
            Map.entry("FILE", List.of("/no/such/file")),
            Map.entry("FORMAT", List.of()),
            Map.entry("HOOK", List.of(" ")),
            Map.entry("HOST,HOST", List.of("node[4-1]", "a,a", "2")),
            Map.entry("HOW", List.of("rsh")),
            Map.entry("IDLE/INTVL/CNT", List.of("10/x", "1/2/3/4")),
            Map.entry("IDLE[/EVERY[/N]]", List.of("soon", "0", "1500ms", "10s/1s/0", "10s/1s/5/1", "10s//5")),
            Map.entry("KINDS", List.of("sideways", "self,self", "foreign,")),
            Map.entry("LIBRARY", List.of("rot13", "true")),
            Map.entry("LINKS:SETTINGS", List.of("a", "none/none:rate=1m", "*/*:block-size=0")),
            Map.entry("LIST", List.of("node[4-1]", "a,a")),
            Map.entry("LIST|N", List.of("0", "node[4-1]", "a,a")),
            Map.entry("LOAD", List.of("a", "a: incats", "a: incast -q 0", "A: incast", "a: incast --tls")),
            Map.entry("MODE", List.of("loud")),
            Map.entry("UNIT", List.of("bauds", "x")),
            Map.entry("UNITS", List.of("bauds")),
            Map.entry("WHAT", List.of("size")),
            Map.entry("WHAT=VALUES", List.of("clients", "client=1", "clients=2..1", "rate=1Mb/s", "transport=pigeon")),
            Map.entry("WHEN", List.of("sometimes")),
            Map.entry("WHICH", List.of("some")),
            Map.entry("N[,M]", List.of("x", "9999", "0,", "0,1,2")),
            Map.entry("N", List.of("some", "-1", "99999999999999999999")),
            Map.entry("MS", List.of("soon", "0", "99999999999999999999")),
            Map.entry("NAME", List.of("none", "NFS 1m")),
            Map.entry("NAME=VALUE", List.of("time=5s")),
            Map.entry("NODE|NIC", List.of("none9")),
            Map.entry("OPTION", List.of("a")),
            Map.entry("PATH", List.of("/opt/java")),
            Map.entry("PATTERN", List.of("(")),
            Map.entry("PHASE", List.of("late")),
            Map.entry("PORT", List.of("http", "-1", "65536")),
            Map.entry("PORT|A-B", List.of("http", "0", "65536", "40001-40000", "1-2-3")),
            Map.entry("RATE", List.of("fast", "99999999999g", "10Mb/s")),
            Map.entry("RATE[/TIME]", List.of("fast", "10Mb/s", "1G/soon", "1G/500ms")),
            Map.entry("RATE[/N]", List.of("fast", "1g/0", "1g/1001", "10Mb/s")),
            Map.entry("RATE|FILE", List.of("fast", "10Mb/s")),
            Map.entry("SHARE", List.of("most", "80")),
            Map.entry("SIZE", List.of("large", "9000000000000t")),
            Map.entry("TEXT", List.of()),
            Map.entry("TIME", List.of("soon", "400d")),
            Map.entry("TOPOLOGY", List.of("ring")),
            Map.entry("TRANSPORT", List.of("pigeon")));

    /** Where the label does not tell. */
    private static final Map<String, List<String>> WRONG_BY_NAME = Map.ofEntries(
            Map.entry("--cpus", List.of("x", "9999")),
            Map.entry("--seed", List.of("x")),
            Map.entry("--tos", List.of("x", "1")),
            Map.entry("--port", List.of("http", "-1", "65536")),
            Map.entry("--max-duration", List.of("soon", "0")),
            Map.entry("--launch-timeout", List.of("soon", "5s")),
            Map.entry("--block-size", List.of("large", "0")),
            Map.entry("--bytes", List.of("large", "0")),
            Map.entry("--mss", List.of("large", "8")),
            Map.entry("--window", List.of("large", "8")),
            Map.entry("--rate", List.of("fast", "9000000000g", "750mb")),
            Map.entry("--bitrate", List.of("fast", "9000000000g", "750mb")),
            Map.entry("--min-link", List.of("fast", "0", "750mb")),
            Map.entry("--max-p99", List.of("soon", "1ns", "2m")),
            Map.entry("--min-share", List.of("most", "0", "101%")));

    private static final Map<String, List<String>> POSITIONAL = Map.of(
            "compare",
            List.of("a.json", "b.json"),
            "client",
            List.of("127.0.0.1"),
            "certs",
            List.of("pki"),
            "contention",
            List.of("--load=base: incast", "--load=other: incast"),
            "run",
            List.of("--load=base: incast"));

    /** They read a result before they look at where to write, or go to hosts. */
    private static final Set<String> ELSEWHERE = Set.of("report", "help", "uninstall-agents");

    private static final Set<String> PLANNING =
            Set.of("incast", "broadcast", "run", "contention", "matrix", "validate", "client");

    private final CommandLine netbench = NetbenchCommand.newCommandLine();

    @Test
    void shouldNameAnOptionWithAWrongValueAsItWasTyped() {
        int errors = 0;
        for (String command : commands()) {
            for (OptionSpec option : valued(command)) {
                for (String name : option.names()) {
                    for (String value : wrongValues(option)) {
                        assertNamed(command, option, name, run(command, option, given(name, value)));
                        errors++;
                    }
                }
            }
        }
        assertTrue(errors > 300, "only " + errors + " errors");
    }

    @Test
    void shouldNameAnOptionWithoutItsValueOrWithOneTooManyAsItWasTyped() {
        for (String command : commands()) {
            for (OptionSpec option : valued(command)) {
                for (String name : option.names()) {
                    if (option.arity().min() == 1) {
                        assertNamed(
                                command,
                                option,
                                name,
                                CommandRun.of(
                                        anew(command),
                                        line(command, List.of(name)).toArray(String[]::new)));
                    }
                    if (RepeatedOptions.takesOneValue(option)) {
                        String once = given(name, right(option));
                        String[] twice = line(command, List.of(), once, once).toArray(String[]::new);
                        assertNamed(command, option, name, CommandRun.of(anew(command), twice));
                    }
                }
            }
            for (OptionSpec flag :
                    options(command).filter(option -> option.arity().max() == 0).toList()) {
                CommandRun run = CommandRun.of(anew(command), command, flag.longestName() + "=please");
                assertNamed(command, flag, flag.longestName(), run);
            }
        }
    }

    @Test
    void shouldNameBothOptionsOfAConflictAsTheyWereTyped() {
        for (String conflict : """
                incast    | --duration 15ms   | --tick 10ms
                incast    | --rate 1g         | --barrier
                incast    | --queue-depth 2   | --barrier
                incast    | --response-size 0 | --barrier
                incast    | --response-size 0 | --queue-depth 2
                incast    | --udp             | --barrier
                incast    | --udp             | --queue-depth 2
                incast    | --udp             | --response-size 1
                incast    | --udp             | --profile nfs-1m
                incast    | --bidir           | --link */*:rate=1m
                incast    | --bidir           | --read
                broadcast | --bidir           | --read
                client    | --bidir           | --reverse
                incast    | --udp             | --max-retransmits 1%
                incast    | --rate 10bit      | --block-size 1m
                incast    | --zero-copy       | --verify
                incast    | --zero-copy       | --transport nio
                incast    | --zero-copy       | --tls-data
                incast    | --udp             | --tls-data
                incast    | --json -          | --csv -
                incast    | --csv -           | --csv-run -
                incast    | --cpus 0          | --numa 0
                incast    | --hosts a,b       | --servers 7
                incast    | --hosts a,b       | --clients 7
                incast    | --response-size 0 | --max-p99 2ms
                incast    | --servers 1       | --min-share 80%
                client    | --window 64k      | --send-buffer 64k
                client    | --window 64k      | --receive-buffer 64k
                client    | --set-mss 1000    | --mss 1000
                client    | --affinity 0      | --cpus 0
                client    | --json-stream     | --csv -
                client    | -C reno           | --congestion reno
                client    | --tos 8           | --dscp 8
                client    | --no-delay        | --nagle
                client    | -J                | --json x
                client    | --version4        | --version6
                client    | --zero-copy       | --verify
                client    | --cpus 0          | --numa 0
                incast    | --install         | --java /opt/java
                incast    | --install         | --launch-path /opt/netbench
                agent     | --launched        | --token-file /none
                agent     | --port 7413       | --data-port 7412
                server    | --port 7413       | --data-port 7412
                server    | --version4        | --version6
                server    | --affinity 0      | --cpus 0
                agent     | --cpus 0          | --numa 0
                """.lines().toList()) {
            String[] parts = conflict.split("\\|", -1);
            String command = parts[0].strip();
            for (String one : spellings(command, parts[1].strip())) {
                for (String other : spellings(command, parts[2].strip())) {
                    List<String> line = line(command, dry(command), (one + " " + other).split(" ", -1));
                    CommandRun run = CommandRun.of(anew(command), line.toArray(String[]::new));
                    assertEquals(ExitStatus.USAGE, run.status(), () -> line + ": " + run.err());
                    Stream.of(one, other)
                            .forEach(typed ->
                                    assertTrue(names(run, typed.split(" ", 2)[0]), () -> line + ": " + run.err()));
                }
            }
        }
    }

    private List<String> spellings(String command, String option) {
        String[] words = option.split(" ", 2);
        OptionSpec spec =
                netbench.getSubcommands().get(command).getCommandSpec().findOption(words[0]);
        return Stream.of(spec.names())
                .map(name -> name + (words.length == 1 ? "" : " " + words[1]))
                .toList();
    }

    private static void assertNamed(String command, OptionSpec option, String typed, CommandRun run) {
        String what = command + " " + typed + ": " + run.err();
        assertEquals(ExitStatus.USAGE, run.status(), what);
        assertEquals(1, run.err().lines().count(), what);
        assertTrue(names(run, typed), what);
        for (String name : option.names()) {
            assertEquals(name.equals(typed), names(run, name), what);
        }
        assertTrue(!run.err().matches("(?s).*\\{-?[a-z_-]+\\}.*"), what);
    }

    /** Whether a message names an option, not only one that begins alike; the hint at --help is no part of it. */
    private static boolean names(CommandRun run, String name) {
        String said = run.err().replaceAll(" \\(see '[^']*'\\)", "").replaceFirst("^netbench [a-z]+: ", "");
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                .matcher(said)
                .find();
    }

    private CommandRun run(String command, OptionSpec option, String given) {
        List<String> more = opensFiles(option) ? needs(command, option) : dry(command);
        return CommandRun.of(anew(command), line(command, more, given).toArray(String[]::new));
    }

    private static boolean opensFiles(OptionSpec option) {
        return option.paramLabel().equals("FILE") || option.paramLabel().equals("DIR");
    }

    /** What shows others certificates needs others. */
    private static List<String> needs(String command, OptionSpec option) {
        boolean hasNobody = PLANNING.contains(command) && !command.equals("client");
        return hasNobody && option.longestName().startsWith("--tls-")
                ? List.of("--hosts", "127.0.0.1:1,127.0.0.1:2")
                : List.of();
    }

    private static List<String> line(String command, List<String> more, String... given) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(POSITIONAL.getOrDefault(command, List.of()));
        line.addAll(List.of(given));
        line.addAll(more);
        return line;
    }

    private static List<String> dry(String command) {
        return PLANNING.contains(command) ? List.of("--dry-run") : List.of();
    }

    private static String given(String name, String value) {
        return name + (name.startsWith("--") ? "=" : "") + value;
    }

    private static List<String> wrongValues(OptionSpec option) {
        return Stream.of(option.names())
                .filter(WRONG_BY_NAME::containsKey)
                .map(WRONG_BY_NAME::get)
                .findFirst()
                .orElseGet(() -> WRONG_BY_LABEL.get(option.paramLabel()));
    }

    /** A value that can be read. */
    private static String right(OptionSpec option) {
        return new OptionSamples(Path.of("/none"), new Random(1)).value(option);
    }

    private List<String> commands() {
        return netbench.getSubcommands().keySet().stream()
                .filter(name -> !ELSEWHERE.contains(name))
                .toList();
    }

    private Stream<OptionSpec> options(String command) {
        return netbench.getSubcommands().get(command).getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> !option.longestName().equals("--debug"));
    }

    private List<OptionSpec> valued(String command) {
        return options(command).filter(option -> option.arity().max() > 0).toList();
    }

    /** Picocli sets back what is in no section of the help. */
    private CommandLine anew(String command) {
        netbench.getSubcommands().get(command).getCommandSpec().options().stream()
                .filter(option -> option.group() != null)
                .forEach(option -> option.setValue(option.initialValue()));
        return netbench;
    }
}
