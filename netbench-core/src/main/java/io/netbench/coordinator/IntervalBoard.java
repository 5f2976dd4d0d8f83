package io.netbench.coordinator;

import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts the intervals of agents together. An interval is passed on when all agents have told theirs, when a later one is
 * complete, or when its time is up: a live view does not wait for stragglers, and goes on when a host is not heard. An agent
 * that was stopped tells of all that time in one interval, which then stands for those that others told meanwhile. For one
 * thread.
 */
final class IntervalBoard {

    /** Agents cut intervals by clocks of their own, which differ by less than this part of one. */
    private static final double OVERLAP = 0.2;

    private final Consumer<IntervalFigures> complete;
    private final Map<Long, Sum> open = new TreeMap<>();
    private long passed = -1;

    IntervalBoard(Consumer<IntervalFigures> complete) {
        this.complete = complete;
    }

    /** Adds a piece of the links of an agent, whose sums follow. */
    void add(long number, List<LinkInterval> piece) {
        if (number > passed) {
            sum(number).add(piece);
        }
    }

    /**
     * Adds what one agent told of all its links.
     *
     * @param name what people call it
     * @param number of the interval
     * @param agents the names of those that are expected to tell, by their index
     * @return whether it is the first that was told of an interval that is not passed on yet
     */
    boolean add(int agent, String name, long number, IntervalSums interval, Map<Integer, String> agents) {
        if (number <= passed) {
            return false;
        }
        Sum sum = sum(number);
        boolean isFirst = sum.hosts.isEmpty();
        sum.add(HostInterval.of(agent, name, interval), interval);
        if (sum.hosts.keySet().containsAll(agents.keySet())) {
            passOn(number, agents);
            return false;
        }
        return isFirst;
    }

    /** The time of an interval is up: it is passed on without those that have not told theirs. */
    void timeIsUp(long number, Map<Integer, String> agents) {
        if (number > passed && open.containsKey(number)) {
            passOn(number, agents);
        }
    }

    private Sum sum(long number) {
        return open.computeIfAbsent(number, n -> new Sum());
    }

    private void passOn(long upTo, Map<Integer, String> agents) {
        List<Sum> due = new ArrayList<>();
        for (long number : List.copyOf(open.keySet())) {
            if (number <= upTo) {
                Sum sum = open.remove(number);
                while (!due.isEmpty() && sum.overlaps(due.get(due.size() - 1))) {
                    sum.include(due.remove(due.size() - 1));
                }
                due.add(sum);
            }
        }
        due.forEach(sum -> complete.accept(sum.figures(agents)));
        passed = upTo;
    }

    private static final class Sum {

        private final Map<Integer, LinkInterval> byLink = new TreeMap<>();
        private final Map<Integer, HostInterval> hosts = new TreeMap<>();
        private long startNs = Long.MAX_VALUE;
        private long endNs;
        private long bytes;
        private long operations;
        private int silentLinks;
        private int links;

        void add(List<LinkInterval> piece) {
            piece.forEach(link -> byLink.merge(link.link(), link, LinkInterval::with));
        }

        void add(HostInterval host, IntervalSums interval) {
            hosts.put(host.agent(), host);
            addSpan(interval);
            bytes += interval.bytes();
            operations += interval.operations();
            silentLinks += interval.silentLinks();
            links += interval.sinkLinks();
        }

        /** Whether an agent tells here of time that an earlier interval is about. */
        boolean overlaps(Sum earlier) {
            return links > 0 && earlier.endNs - startNs > OVERLAP * (earlier.endNs - earlier.startNs);
        }

        /** Makes one interval of this and an earlier one. */
        void include(Sum earlier) {
            earlier.byLink.forEach((id, link) -> byLink.merge(id, link, LinkInterval::after));
            startNs = Math.min(startNs, earlier.startNs);
            bytes += earlier.bytes;
            operations += earlier.operations;
        }

        /** The span is that of the agents that counted bytes, if any did. */
        private void addSpan(IntervalSums interval) {
            boolean counts = interval.sinkLinks() > 0;
            if (counts && links == 0) {
                startNs = interval.startNs();
                endNs = interval.endNs();
            } else if (counts || links == 0) {
                startNs = Math.min(startNs, interval.startNs());
                endNs = Math.max(endNs, interval.endNs());
            }
        }

        IntervalFigures figures(Map<Integer, String> expected) {
            List<String> silent = expected.entrySet().stream()
                    .filter(agent -> !hosts.containsKey(agent.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            List<LinkInterval> ofLinks = new ArrayList<>(byLink.values());
            List<HostInterval> ofHosts = new ArrayList<>(hosts.values());
            return new IntervalFigures(startNs, endNs, bytes, operations, silentLinks, links, silent, ofLinks, ofHosts);
        }
    }
}
