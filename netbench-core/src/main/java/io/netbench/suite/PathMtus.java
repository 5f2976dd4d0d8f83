package io.netbench.suite;

import io.netbench.result.Finding;
import io.netbench.suite.RoundRunner.Carried;
import io.netbench.suite.schedule.HostPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Finds out which packets ways carry, each way of a pair by itself, with datagrams that nobody may cut. All ways are tried at once with
 * packets as long as the interfaces at their ends take; where one of them fails they are tried in halves, until the narrow ones are
 * known, and then with shorter packets.
 */
final class PathMtus {

    /** What is usual on the way: Ethernet, what tunnels leave of it, and what every network has to carry. */
    private static final List<Integer> SHORTER = List.of(1_500, 1_450, 1_400, 1_280);

    private static final int LEAST = 576;

    /** Ways that fail take their time. */
    private static final int MOST_RUNS = 40;

    private static final int MOST_NAMES = 6;

    private final RoundRunner rounds;
    private final SuiteJournal journal;
    private final List<String> names;
    private final String phase;
    private final Map<HostPair, Integer> longest = new HashMap<>();
    private final List<HostPair> narrow = new ArrayList<>();
    private final List<HostPair> unknown = new ArrayList<>();
    private final List<HostPair> unmeasured = new ArrayList<>();
    private int runs;

    PathMtus(RoundRunner rounds, SuiteJournal journal, List<String> names, String phase) {
        this.rounds = rounds;
        this.journal = journal;
        this.names = names;
        this.phase = phase;
    }

    /** Tries both ways of these pairs, as far as their hosts have told their MTU and can forbid to cut packets. */
    void run(List<HostPair> pairs) {
        Set<HostPair> ways = new LinkedHashSet<>();
        for (HostPair pair : pairs) {
            ways.add(pair);
            ways.add(new HostPair(/* source= */ pair.sink(), /* sink= */ pair.source()));
        }
        List<HostPair> able = ways.stream()
                .filter(way -> ofInterfaces(way).isPresent())
                .filter(way -> rounds.evidence().canForbidFragments(nameOf(way.source())))
                .toList();
        if (able.isEmpty()) {
            return;
        }
        if (pass(able, this::interfaces) == Carried.WHOLE) {
            able.forEach(way -> know(way, interfaces(way)));
            return;
        }
        if (rounds.interrupted() != null || !rounds.givenUp().isEmpty()) {
            return;
        }
        Carried least = pass(able, way -> LEAST);
        if (rounds.interrupted() != null) {
            return;
        }
        if (least == Carried.NOT_WHOLE) {
            journal.note(
                    Finding.of(
                            "path_mtu_unknown",
                            "Which packets the ways carry was not tried: UDP does not come through between all hosts, be it for a firewall."));
            return;
        }
        halve(able);
        // None is narrow where a host was only too busy for the try of all.
        if (!narrow.isEmpty()) {
            shorten(least == Carried.WHOLE);
        }
        note();
    }

    private void halve(List<HostPair> ways) {
        if (ways.size() == 1) {
            tryAgain(ways);
            return;
        }
        tryAgain(ways.subList(0, ways.size() / 2));
        tryAgain(ways.subList(ways.size() / 2, ways.size()));
    }

    private void tryAgain(List<HostPair> ways) {
        Carried carried = isOver() ? Carried.UNTRIED : pass(ways, this::interfaces);
        if (carried == Carried.WHOLE) {
            ways.forEach(way -> know(way, interfaces(way)));
        } else if (ways.size() > 1) {
            halve(ways);
        } else if (carried == Carried.NOT_WHOLE) {
            narrow.addAll(ways);
        } else {
            unknown.addAll(ways);
        }
    }

    private boolean isOver() {
        return runs >= MOST_RUNS || rounds.interrupted() != null;
    }

    /**
     * Narrow ways are mostly so for one reason: what all of them carry is told of each.
     *
     * @param leastPasses whether they carried the shortest packets; where their host was lost in that try nobody knows
     */
    private void shorten(boolean leastPasses) {
        boolean areAllTried = true;
        for (int bytes : SHORTER) {
            if (areAllTried && narrow.stream().allMatch(way -> bytes < interfaces(way))) {
                Carried carried = isOver() ? Carried.UNTRIED : pass(narrow, any -> bytes);
                if (carried == Carried.WHOLE) {
                    narrow.forEach(way -> know(way, bytes));
                    return;
                }
                areAllTried = carried == Carried.NOT_WHOLE;
            }
        }
        if (leastPasses && areAllTried) {
            narrow.forEach(way -> know(way, LEAST));
        } else if (leastPasses) {
            // They may carry more, so this is no figure to hold hosts against.
            narrow.forEach(way -> longest.put(way, LEAST));
        } else {
            unmeasured.addAll(narrow);
        }
    }

    private Carried pass(List<HostPair> ways, ToIntFunction<HostPair> packetBytes) {
        runs++;
        return rounds.carry(phase, phase + "-mtu-" + runs, ways, packetBytes);
    }

    private void know(HostPair way, int bytes) {
        longest.put(way, bytes);
        rounds.evidence().carries(nameOf(way.source()), nameOf(way.sink()), bytes);
    }

    private void note() {
        Map<Integer, List<String>> byBytes = new HashMap<>();
        longest.forEach((way, bytes) -> {
            if (bytes < interfaces(way)) {
                byBytes.computeIfAbsent(bytes, any -> new ArrayList<>()).add(words(way));
            }
        });
        if (!unknown.isEmpty()) {
            journal.note(Finding.of(
                    "path_mtu_unknown",
                    "Which packets pass from %s is not known: no try of these ways alone was carried through."
                            .formatted(some(unknown.stream().map(this::words).toList()))));
        }
        if (!unmeasured.isEmpty()) {
            journal.note(Finding.of(
                    "path_mtu_unknown",
                    "Packets as long as the interfaces take do not pass from %s; how long they may be is not known."
                            .formatted(some(unmeasured.stream().map(this::words).toList()))));
        }
        byBytes.forEach((bytes, ways) -> journal.note(Finding.of(
                "path_mtu",
                "Packets as long as the interfaces take do not pass from %s; packets of %d B do."
                        .formatted(some(ways), bytes))));
    }

    private String words(HostPair way) {
        return nameOf(way.source()) + " to " + nameOf(way.sink());
    }

    private static String some(List<String> ways) {
        String more = ways.size() > MOST_NAMES ? ", and " + (ways.size() - MOST_NAMES) + " more ways" : "";
        return ways.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", ")) + more;
    }

    private int interfaces(HostPair way) {
        return ofInterfaces(way).orElseThrow();
    }

    private OptionalInt ofInterfaces(HostPair way) {
        OptionalInt source = rounds.evidence().mtuBytes(nameOf(way.source()));
        OptionalInt sink = rounds.evidence().mtuBytes(nameOf(way.sink()));
        return source.isPresent() && sink.isPresent()
                ? OptionalInt.of(Math.min(source.getAsInt(), sink.getAsInt()))
                : OptionalInt.empty();
    }

    private String nameOf(int host) {
        return names.get(host);
    }
}
