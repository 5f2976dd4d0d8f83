package io.netbench.suite;

import io.netbench.result.Finding;
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
        if (pass(able, this::interfaces)) {
            able.forEach(way -> know(way, interfaces(way)));
            return;
        }
        if (rounds.interrupted() != null || !rounds.givenUp().isEmpty()) {
            return;
        }
        if (!pass(able, way -> LEAST)) {
            journal.note(
                    Finding.of(
                            "path_mtu_unknown",
                            "Which packets the ways carry was not tried: UDP does not come through between all hosts, be it for a firewall."));
            return;
        }
        List<HostPair> narrow = new ArrayList<>();
        halve(able, narrow);
        // A host that was too busy to begin fails a try of all ways and none of a few.
        if (!narrow.isEmpty()) {
            shorten(narrow);
        }
        note();
    }

    private void halve(List<HostPair> ways, List<HostPair> narrow) {
        if (ways.size() == 1) {
            narrow.addAll(ways);
            return;
        }
        for (List<HostPair> half :
                List.of(ways.subList(0, ways.size() / 2), ways.subList(ways.size() / 2, ways.size()))) {
            if (runs >= MOST_RUNS || rounds.interrupted() != null) {
                return;
            }
            if (pass(half, this::interfaces)) {
                half.forEach(way -> know(way, interfaces(way)));
            } else {
                halve(half, narrow);
            }
        }
    }

    /** Narrow ways are mostly so for one reason: what all of them carry is told of each. */
    private void shorten(List<HostPair> narrow) {
        for (int bytes : SHORTER) {
            boolean isShorter = narrow.stream().allMatch(way -> bytes < interfaces(way));
            if (isShorter && runs < MOST_RUNS && rounds.interrupted() == null && pass(narrow, any -> bytes)) {
                narrow.forEach(way -> know(way, bytes));
                return;
            }
        }
        narrow.forEach(way -> know(way, LEAST));
    }

    private boolean pass(List<HostPair> ways, ToIntFunction<HostPair> packetBytes) {
        runs++;
        return rounds.carry(phase, phase + "-mtu-" + runs, ways, packetBytes);
    }

    private void know(HostPair way, int bytes) {
        longest.put(way, bytes);
        rounds.evidence().carries(nameOf(way.source()), nameOf(way.sink()), bytes);
    }

    private void note() {
        Map<Integer, List<String>> narrow = new HashMap<>();
        longest.forEach((way, bytes) -> {
            if (bytes < interfaces(way)) {
                narrow.computeIfAbsent(bytes, any -> new ArrayList<>())
                        .add(nameOf(way.source()) + " to " + nameOf(way.sink()));
            }
        });
        narrow.forEach((bytes, ways) -> journal.note(Finding.of(
                "path_mtu",
                "Packets as long as the interfaces take do not pass from %s; packets of %d B do."
                        .formatted(some(ways), bytes))));
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
