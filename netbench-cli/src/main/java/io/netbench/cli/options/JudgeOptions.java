package io.netbench.cli.options;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.plan.Thresholds;
import io.netbench.suite.FabricExtras;
import io.netbench.suite.PairChoice;
import io.netbench.suite.ThoroughOrder;
import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** What a verdict on a fabric takes into account. */
public final class JudgeOptions {

    /** What editors of some systems put before the first line. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description =
                    "A file with a line for each group of hosts that share a switch: its name, and its hosts, such "
                            + "as 'rack1 node[01-16]'. Then uplinks between groups can be named.")
    private Optional<Path> groups = Optional.empty();

    @Option(
            names = "--group-by",
            paramLabel = "PATTERN",
            description = "The group of a host is what this regular expression finds in its name, or its first part in "
                    + "parentheses, such as 'r(\\d+)'.")
    private Optional<String> groupBy = Optional.empty();

    @Option(
            names = "--min-link",
            paramLabel = "RATE",
            converter = OptionValues.Rate.class,
            description = "Goodput of every pair at least, such as 9gbit or 1.1GB/s.")
    @Sets(Property.MIN_LINK)
    private OptionalLong minLink = OptionalLong.empty();

    @Option(
            names = "--min-share",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description = "Goodput of every pair at least, as a share of the slower NIC's speed, such as 90%% or 0.9; "
                    + "without effect where no speed is known for sure.")
    @Sets(Property.MIN_SHARE)
    private OptionalDouble minShare = OptionalDouble.empty();

    @Option(
            names = "--max-p99",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "99th percentile of every pair's latency under load at most, such as 2ms or 500us.")
    @Sets(Property.MAX_P99)
    private OptionalLong maxP99 = OptionalLong.empty();

    @Option(
            names = "--thorough",
            description =
                    "Measure more than pairs where these are well: random halves of all hosts, all to each host and "
                            + "each host to all, and pairs beside such an incast.")
    private boolean thorough;

    @Option(
            names = "--hubs",
            paramLabel = "LIST",
            converter = OptionValues.Endpoints.class,
            description =
                    "The hosts that --thorough sends everything to, and from, as servers would be. Default: the servers, or each host.")
    @Sets(Property.HUBS)
    private HostList hubs;

    @Option(
            names = "--rails",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description =
                    "Network interfaces of each host, which agents name with --data-address or --bind-device in the "
                            + "same order. Each rail is measured and judged for itself. Default: 1, connections take what there "
                            + "is in turn.")
    @Sets(Property.RAILS)
    private OptionalInt rails = OptionalInt.empty();

    @Option(
            names = "--paths",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description =
                    "Members that a bundle or a group of equal paths has at most. Pairs that are bad by themselves "
                            + "are then tried from so many source ports, one flow after another, that each member is met: 11 for "
                            + "2, 29 for 4, 68 for 8, 150 for 16. Default: 4, or with --budget none.")
    @Sets(Property.PATHS)
    private OptionalInt paths = OptionalInt.empty();

    @Option(
            names = "--all",
            description = "Go on where hosts are found to be broken; without it the verdict comes at once.")
    private boolean all;

    /**
     * What is done beyond pairs and suspects.
     *
     * @param hosts all that take part
     * @param choice which of their pairs are measured
     * @param hasBudget whether time is short
     * @throws PlanException if a number is out of its range, or a hub is none of the hosts
     */
    public FabricExtras extras(List<String> hosts, PairChoice choice, boolean hasBudget) {
        return new FabricExtras(
                paths,
                paths.isPresent() || !hasBudget,
                all,
                thorough(hosts, choice),
                rails.orElse(1),
                !hasBudget && choice.kind() != PairChoice.Kind.QUICK);
    }

    private ThoroughOrder thorough(List<String> hosts, PairChoice choice) {
        if (!thorough && hubs != null) {
            throw new PlanException(Property.HUBS + " needs {--thorough}, which sends everything to them");
        }
        if (!thorough) {
            return ThoroughOrder.NONE;
        }
        List<Integer> each =
                IntStream.range(choice.clients(), hosts.size()).boxed().toList();
        return new ThoroughOrder(hubs == null ? each : numbers(hosts, hubs), ThoroughOrder.USUAL_MATCHINGS);
    }

    private static List<Integer> numbers(List<String> hosts, HostList some) {
        if (!(some instanceof HostList.Hosts named)) {
            throw new PlanException(Property.HUBS + " must name some of the hosts, got: " + some);
        }
        List<Integer> numbers = new ArrayList<>();
        for (HostAddress hub : named.hosts()) {
            if (!hosts.contains(hub.toString())) {
                throw new PlanException(Property.HUBS + ": " + hub + " is none of the hosts");
            }
            numbers.add(hosts.indexOf(hub.toString()));
        }
        return numbers;
    }

    /**
     * What every pair has to keep.
     *
     * @throws PlanException if a limit is out of its range
     */
    public FabricLimits limits() {
        OptionalDouble none = OptionalDouble.empty();
        Thresholds asked = new Thresholds(minLink, OptionalLong.empty(), minShare, maxP99, none, none, none);
        return new FabricLimits(
                asked.minLinkBitsPerS().orElse(0) / (double) Byte.SIZE,
                asked.minShare().orElse(0),
                0,
                asked.maxP99Ns().orElse(0));
    }

    /**
     * The group of each host; null for one that is in none.
     *
     * @throws PlanException if groups can't be read, or name hosts that don't take part
     */
    public List<String> groups(List<String> hosts) {
        if (groups.isPresent() && groupBy.isPresent()) {
            throw new PlanException("{--groups} and {--group-by} say the same thing; give one of them");
        }
        if (groupBy.isPresent()) {
            return byPattern(hosts, groupBy.get());
        }
        Map<String, String> named = groups.map(JudgeOptions::read).orElse(Map.of());
        for (String host : named.keySet()) {
            if (!hosts.contains(host)) {
                throw new PlanException("{--groups} " + groups.get() + ": " + host + " is none of the hosts");
            }
        }
        List<String> all = new ArrayList<>();
        hosts.forEach(host -> all.add(named.get(host)));
        return all;
    }

    private static List<String> byPattern(List<String> hosts, String expression) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new PlanException("{--group-by}: '" + PlanException.quoted(expression)
                    + "' is no regular expression: " + e.getDescription() + "; write one such as 'r(\\d+)'");
        }
        List<String> all = new ArrayList<>();
        for (String host : hosts) {
            Matcher matcher = pattern.matcher(host);
            boolean isFound = matcher.find();
            all.add(!isFound ? null : matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
        }
        if (all.stream().noneMatch(group -> group != null && !group.isEmpty())) {
            throw new PlanException("{--group-by}: '" + PlanException.quoted(expression)
                    + "' is found in no host's name, such as " + hosts.get(0));
        }
        return all;
    }

    private static Map<String, String> read(Path file) {
        String place = "{--groups} " + file + ": ";
        Map<String, String> groupOf = new HashMap<>();
        try {
            for (String line : withoutMark(Files.readString(file)).lines().toList()) {
                String text = line.replaceFirst("#.*", "").strip();
                if (!text.isEmpty()) {
                    add(text, place, groupOf);
                }
            }
        } catch (IOException e) {
            throw new PlanException(place + FileFailure.reasonOf(e));
        }
        if (groupOf.isEmpty()) {
            throw new PlanException(place + "names no group; write lines such as rack1 node[01-16]");
        }
        return groupOf;
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static void add(String text, String place, Map<String, String> groupOf) {
        String[] parts = text.split("\\s+", 2);
        if (parts.length < 2 || !(HostList.parse(parts[1]) instanceof HostList.Hosts hosts)) {
            throw new PlanException(place + "'" + PlanException.quoted(text)
                    + "' is no group; write its name and its hosts, such as rack1 node[01-16]");
        }
        for (HostAddress host : hosts.hosts()) {
            if (groupOf.putIfAbsent(host.toString(), parts[0]) != null) {
                throw new PlanException(place + host + " is in two groups");
            }
        }
    }
}
