package io.netbench.coordinator;

import io.netbench.control.proto.Interval;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts the intervals of agents together. An interval is passed on when all agents have told theirs, or when a later one
 * is complete: a live view does not wait for stragglers. For one thread.
 */
final class IntervalBoard {

    private final Consumer<IntervalFigures> complete;
    private final Map<Long, Sum> open = new TreeMap<>();
    private long passed = -1;

    IntervalBoard(Consumer<IntervalFigures> complete) {
        this.complete = complete;
    }

    /**
     * Adds what one agent told.
     *
     * @param agents how many agents are expected to
     */
    void add(int agent, Interval interval, int agents) {
        long number = interval.getNumber();
        if (number <= passed) {
            return;
        }
        Sum sum = open.computeIfAbsent(number, n -> new Sum());
        sum.add(agent, interval);
        if (sum.agents.size() >= agents) {
            passOn(number, agents);
        }
    }

    private void passOn(long upTo, int agents) {
        open.entrySet().removeIf(entry -> {
            boolean due = entry.getKey() <= upTo;
            if (due) {
                complete.accept(entry.getValue().figures(agents));
            }
            return due;
        });
        passed = upTo;
    }

    private static final class Sum {

        private final Set<Integer> agents = new HashSet<>();
        private long startNs = Long.MAX_VALUE;
        private long endNs;
        private long bytes;
        private long operations;
        private int silentLinks;
        private int links;

        void add(int agent, Interval interval) {
            agents.add(agent);
            startNs = Math.min(startNs, interval.getStartNs());
            endNs = Math.max(endNs, interval.getEndNs());
            bytes += interval.getBytes();
            operations += interval.getOperations();
            silentLinks += interval.getSilentLinks();
            links += interval.getSinkLinks();
        }

        IntervalFigures figures(int expected) {
            return new IntervalFigures(
                    startNs, endNs, bytes, operations, silentLinks, links, Math.max(0, expected - agents.size()));
        }
    }
}
