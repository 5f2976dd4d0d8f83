package io.netbench.cli.options;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.plan.Thresholds;
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
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** What a verdict on a fabric takes into account. */
public final class JudgeOptions {

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

    @Option(names = "--thorough", hidden = true, description = "Bisection, incast, broadcast and bystanders as well.")
    private boolean thorough;

    @Option(names = "--rails", paramLabel = "N", hidden = true, description = "Rails of each host.")
    private Optional<String> rails = Optional.empty();

    @Option(names = "--paths", paramLabel = "N", hidden = true, description = "Members of a bundle.")
    private Optional<String> paths = Optional.empty();

    /**
     * Refuses what is not there yet, rather than to measure less than was asked for.
     *
     * @throws PlanException if it was asked for
     */
    public void requireSupported() {
        refuse(thorough, "{--thorough}", "only hosts, pairs and suspects are measured");
        refuse(rails.isPresent(), "{--rails}", "a host counts as one, whichever of its interfaces data takes");
        refuse(paths.isPresent(), "{--paths}", "flows can't be given their source ports");
    }

    private static void refuse(boolean isAsked, String option, String because) {
        if (isAsked) {
            throw new PlanException(option + " is not supported yet, because " + because + "; leave it out");
        }
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
            for (String line : Files.readAllLines(file)) {
                String text = line.replaceFirst("#.*", "").strip();
                if (!text.isEmpty()) {
                    add(text, place, groupOf);
                }
            }
        } catch (IOException e) {
            throw new PlanException(place + FileFailure.reasonOf(e));
        }
        return groupOf;
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
