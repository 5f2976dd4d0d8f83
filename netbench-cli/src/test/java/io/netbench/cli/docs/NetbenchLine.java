package io.netbench.cli.docs;

import io.netbench.cli.NetbenchCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A command line of netbench, as a shell hands it over.
 *
 * @param arguments without the program's name
 */
record NetbenchLine(List<String> arguments) {

    /** What a text says in place of something that a reader has to put there. */
    static final Pattern PLACEHOLDER = Pattern.compile(".*(\\b[A-Z][A-Z_]*\\b|…|\\.\\.\\.).*");

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern HOSTS_IN_TEXT = Pattern.compile("(?s).*(?:\\[\\d|-[sc] '?[a-z]).*");
    private static final Set<String> PLACES = Set.of("--servers", "--clients", "--hosts");
    private static final Set<String> TEXTS = Set.of("--load", "--set");

    /** Commands that only name hosts, and speak to none. */
    private static final Set<String> NAMES_ALONE = Set.of("certs");

    /** It runs another command, which stands behind its own options. */
    private static final String WATCH = "watch";

    /** Commands that others have to call, or that call another. */
    private static final Set<String> OF_TWO_HOSTS = Set.of("agent", "server", "client", "uninstall-agents");

    /** It reads one line after another, and takes long to make. */
    private static final CommandLine NETBENCH = NetbenchCommand.newCommandLine();

    /** The command that is named; empty where it is that of all, such as {@code netbench --version}, or a line of iperf3. */
    Optional<CommandSpec> spec() {
        return arguments.stream()
                .findFirst()
                .map(NETBENCH.getSubcommands()::get)
                .map(CommandLine::getCommandSpec);
    }

    /** Reads it as netbench does, which takes lines of iperf3 too, and executes nothing. */
    private ParseResult parse() {
        AtomicReference<ParseResult> parsed = new AtomicReference<>();
        AtomicReference<ParameterException> failure = new AtomicReference<>();
        NETBENCH.setExecutionStrategy(each -> {
            parsed.set(each);
            return CommandLine.ExitCode.OK;
        });
        NETBENCH.setParameterExceptionHandler((each, typed) -> {
            failure.set(each);
            return CommandLine.ExitCode.USAGE;
        });
        NETBENCH.execute(arguments.stream().map(NetbenchLine::withHosts).toArray(String[]::new));
        if (failure.get() != null) {
            throw failure.get();
        }
        return parsed.get();
    }

    /** A list of hosts in a file is the reader's. */
    private static String withHosts(String word) {
        return word.matches("@[a-z].*") ? "node[01-04]" : word;
    }

    /** What today's options have against it; empty where it can be read. */
    Optional<String> refusal() {
        try {
            parse();
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The same of one with placeholders: options alone are looked at. */
    Optional<String> unknownOption() {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
            // A sentence may name one that takes a value without it, of which iperf3's -c is known by its value alone.
            List<String> withValue = new ArrayList<>(arguments);
            withValue.add("host1");
            return refusal()
                    .filter(why -> why.startsWith("Unknown option"))
                    .flatMap(unknown -> new NetbenchLine(withValue).refusal())
                    .filter(why -> why.startsWith("Unknown option"));
        }
        CommandSpec spec = spec().orElse(null);
        if (spec == null) {
            return PLACEHOLDER.matcher(arguments.get(0)).matches()
                    ? Optional.empty()
                    : Optional.of("there is no command " + arguments.get(0));
        }
        return arguments.stream()
                .takeWhile(word -> !word.equals("--"))
                .filter(word -> word.matches("--?[a-zA-Z].*"))
                .map(word -> word.startsWith("--") ? word.split("=", 2)[0] : word.substring(0, 2))
                .filter(name -> spec.findOption(name) == null)
                .map(name -> arguments.get(0) + " has no option " + name)
                .findFirst();
    }

    /** Whether more than this host is needed to run it. */
    boolean needsHosts() {
        ParseResult parsed = parse().subcommand();
        if (parsed == null || NAMES_ALONE.contains(parsed.commandSpec().name())) {
            return false;
        }
        if (parsed.commandSpec().name().equals(WATCH)) {
            return watched().filter(NetbenchLine::needsHosts).isPresent();
        }
        return OF_TWO_HOSTS.contains(parsed.commandSpec().name())
                || parsed.hasMatchedOption("--launch")
                || values(parsed, PLACES)
                        .anyMatch(value -> !NUMBER.matcher(value).matches())
                || values(parsed, TEXTS)
                        .anyMatch(value -> HOSTS_IN_TEXT.matcher(value).matches());
    }

    /** The command behind the options of a watch. */
    private Optional<NetbenchLine> watched() {
        return IntStream.range(1, arguments.size())
                .filter(at -> NETBENCH.getSubcommands().containsKey(arguments.get(at)))
                .mapToObj(at -> new NetbenchLine(arguments.subList(at, arguments.size())))
                .findFirst();
    }

    private static Stream<String> values(ParseResult parsed, Set<String> options) {
        return parsed.matchedOptions().stream()
                .filter(option -> options.contains(option.longestName()))
                .map(ArgSpec::originalStringValues)
                .flatMap(List::stream);
    }

    /** The same without traffic, if the command can: it plans and tells what it would do. */
    Optional<NetbenchLine> planned() {
        return spec().filter(spec -> spec.findOption("--dry-run") != null).map(spec -> {
            List<String> planned = new ArrayList<>(arguments);
            // An installed image, a result of other hosts, and an allocation of Slurm are the reader's.
            planned.remove("--install");
            withoutValue(planned, "--baseline", planned.indexOf("--baseline"));
            withoutValue(planned, "srun", planned.indexOf("srun") - 1);
            if (!planned.contains("--dry-run")) {
                planned.add(1, "--dry-run");
            }
            return new NetbenchLine(planned);
        });
    }

    private static void withoutValue(List<String> words, String one, int at) {
        if (at >= 0 && words.contains(one)) {
            words.subList(at, at + 2).clear();
        }
    }

    /** The same in a fraction of its time. */
    NetbenchLine shortened() {
        return spec().map(spec -> new NetbenchLine(Shortened.of(spec, arguments)))
                .orElse(this);
    }

    @Override
    public String toString() {
        return "netbench " + String.join(" ", arguments);
    }
}
