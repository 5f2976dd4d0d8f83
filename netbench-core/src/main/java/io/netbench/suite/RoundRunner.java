package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LostHosts;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.suite.RoundLosses.Meaning;
import io.netbench.suite.schedule.HostPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs rounds of pairs. A host that is lost is asked once more; lost again, it is left out of all that follow. */
final class RoundRunner {

    /** So often in a row is a host lost before it is given up. */
    private static final int LOSSES = 2;

    private final FabricSetup setup;
    private final List<String> names;
    private final Runs runs;
    private final SuiteJournal journal;
    private final SuiteListener listener;
    private final Evidence evidence;
    private final PairPorts ports;
    private final Map<String, Integer> losses = new HashMap<>();
    private final Set<Integer> givenUp = new LinkedHashSet<>();
    private final RoundLosses meanings = new RoundLosses();
    private final Map<HostPair, String> blocked = new LinkedHashMap<>();
    private final Set<HostPair> connected = new HashSet<>();
    private RunResult interrupted;

    RoundRunner(FabricSetup setup, Runs runs, SuiteJournal journal, SuiteListener listener) {
        this.setup = setup;
        this.names = setup.names();
        this.runs = runs;
        this.journal = journal;
        this.listener = listener;
        this.evidence = new Evidence(setup.isOnThisHost());
        this.ports = new PairPorts(setup.isOnThisHost() ? 0 : setup.load().connections(), setup.seed());
    }

    /** The run that somebody ended; null as long as nobody did. Nothing runs after it. */
    RunResult interrupted() {
        return interrupted;
    }

    /** Numbers of hosts that were lost and did not come back. */
    Set<Integer> givenUp() {
        return Set.copyOf(givenUp);
    }

    /** Hosts that need not be asked, since they were lost before. */
    RoundRunner without(Set<Integer> hosts) {
        givenUp.addAll(hosts);
        return this;
    }

    /** Takes over whom another one lost, and whether it was ended. */
    void takeFrom(RoundRunner other) {
        givenUp.addAll(other.givenUp);
        losses.clear();
        losses.putAll(other.losses);
        interrupted = interrupted == null ? other.interrupted : interrupted;
    }

    /** Whether flows come from ports that we chose, which repeats may come from again. */
    boolean drawsPorts() {
        return ports.areDrawn();
    }

    private boolean isGivenUp(int host) {
        return givenUp.contains(host);
    }

    Evidence evidence() {
        return evidence;
    }

    /** Measures pairs under load for the first time; those that can't be are left out. */
    Map<HostPair, PairMeasured> first(String phase, String name, List<HostPair> pairs) {
        return run(phase, name, Map.of(), pairs, some -> setup.round(some, pair -> ports.drawn()), true);
    }

    /** Measures pairs once more. Which of them come from new ports, and from which they did, is two things. */
    Map<HostPair, PairMeasured> repeat(
            String phase, String name, Map<HostPair, PortChoice> choices, Map<String, String> with) {
        return run(
                phase,
                name,
                with,
                List.copyOf(choices.keySet()),
                some -> setup.round(
                        some, pair -> choices.get(pair) == PortChoice.FIRST ? ports.first(pair) : ports.drawn()),
                true);
    }

    /** Measures links that share a hub, all at once. */
    Map<HostPair, PairMeasured> around(
            String phase, String name, Map<String, String> with, List<HostPair> links, Pattern pattern) {
        return run(phase, name, with, links, some -> setup.around(some, pattern, List.of()), true);
    }

    /** Measures incasts side by side, no host in two of them. */
    Map<HostPair, PairMeasured> gathered(String phase, String name, List<HostPair> links) {
        return run(phase, name, Map.of(), links, setup::gathering, true);
    }

    /** One over the same hosts, which keeps what they show of themselves for itself, and knows who was lost. */
    RoundRunner another() {
        RoundRunner another = new RoundRunner(setup, runs, journal, listener).without(givenUp());
        another.losses.putAll(losses);
        return another;
    }

    /** Measures an incast, and at the same time a pair that has no part in it; the figures are those of all. */
    Map<HostPair, PairMeasured> beside(
            String phase, String name, Map<String, String> with, List<HostPair> incast, HostPair pair) {
        List<HostPair> all = new ArrayList<>(incast);
        all.add(pair);
        return run(
                phase,
                name,
                with,
                all,
                some -> setup.around(
                        some.stream().filter(one -> !one.equals(pair)).toList(),
                        Pattern.INCAST,
                        some.contains(pair) ? List.of(pair) : List.of()),
                true);
    }

    /** Hosts that were lost in the last round that asked them, and in none before. */
    Set<Integer> missing() {
        return IntStream.range(0, names.size())
                .filter(host -> !isGivenUp(host) && losses.containsKey(names.get(host)))
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Asks pairs how long a message takes. */
    void idle(String phase, String name, List<HostPair> pairs) {
        run(phase, name, Map.of(), pairs, setup::idleRound, false);
    }

    /** What became of packets that nobody may cut. */
    enum Carried {
        /** All came through. */
        WHOLE,
        /** Of some ways they did not. */
        NOT_WHOLE,
        /** A host was lost, or somebody ended it: that says nothing of ways. */
        UNTRIED
    }

    /** Tries packets of these lengths, headers included, over each of these ways. */
    Carried carry(String phase, String name, List<HostPair> ways, ToIntFunction<HostPair> packetBytes) {
        RunPlan plan = setup.wideRound(
                ways, way -> packetBytes.applyAsInt(way) - evidence.datagramHeaders(names.get(way.source())));
        RunResult result = journal.earlier(name).orElseGet(() -> runs.run(plan, listener.run()));
        journal.ran(name, phase, Map.of(), result);
        if (result.status() == RunStatus.INTERRUPTED) {
            interrupted = result;
        }
        if (!result.measured().isEmpty() && result.links().stream().allMatch(link -> link.status() == LinkStatus.OK)) {
            return Carried.WHOLE;
        }
        return interrupted != null || !LostHosts.of(result).gone().isEmpty() ? Carried.UNTRIED : Carried.NOT_WHOLE;
    }

    private Map<HostPair, PairMeasured> run(
            String phase,
            String name,
            Map<String, String> with,
            List<HostPair> asked,
            Function<List<HostPair>, RunPlan> plan,
            boolean isLoaded) {
        List<HostPair> pairs = asked.stream()
                .filter(pair -> !isGivenUp(pair.source()) && !isGivenUp(pair.sink()))
                .toList();
        if (pairs.isEmpty()) {
            journal.skipped(name, phase, with, "all of its pairs have a host that was lost");
            return Map.of();
        }
        RunResult result = journal.earlier(name)
                .filter(kept -> hasAll(pairs, kept))
                .orElseGet(() -> runs.run(plan.apply(pairs), listener.run()));
        journal.ran(name, phase, with, result);
        if (result.status() == RunStatus.INTERRUPTED) {
            interrupted = result;
            return Map.of();
        }
        evidence.add(result, isLoaded);
        note(pairs, LostHosts.of(result).gone(), result, name);
        if (result.measured().isEmpty() && result.errors().stream().noneMatch(LostHosts::tells)) {
            journal.error(Finding.of(
                    "round_failed",
                    name + " did not begin: "
                            + result.errors().stream()
                                    .findFirst()
                                    .map(Finding::text)
                                    .orElse("it does not say why.")));
        }
        return isLoaded ? figures(pairs, result) : Map.of();
    }

    /** Whether a kept run measured these: what a name stands for depends on what was bad or lost before. */
    private boolean hasAll(List<HostPair> pairs, RunResult kept) {
        Set<String> links = new HashSet<>();
        kept.links().forEach(link -> links.add(key(link.source(), link.sink())));
        return pairs.stream().allMatch(pair -> links.contains(key(names.get(pair.source()), names.get(pair.sink()))));
    }

    private static String key(String source, String sink) {
        return source + "\n" + sink;
    }

    private void note(List<HostPair> pairs, Set<String> lost, RunResult result, String name) {
        Set<Integer> taking = new LinkedHashSet<>();
        pairs.forEach(pair -> taking.addAll(List.of(pair.source(), pair.sink())));
        for (int host : taking) {
            String called = names.get(host);
            if (!lost.contains(agent(called))) {
                losses.remove(called);
                continue;
            }
            String reason = reason(result, agent(called));
            listener.hostLost(called, reason);
            if (losses.merge(called, 1, Integer::sum) >= LOSSES) {
                givenUp.add(host);
                journal.error(Finding.about(
                        called,
                        "host_lost",
                        "Lost in %s and in the round before, and left out of what followed: %s"
                                .formatted(name, reason)));
            }
        }
    }

    /** Why an agent dropped out. */
    private static String reason(RunResult result, String agent) {
        return result.errors().stream()
                .filter(LostHosts::tells)
                .filter(error -> error.subject().filter(agent::equals).isPresent())
                .map(Finding::text)
                .findFirst()
                .orElseThrow();
    }

    private String agent(String host) {
        return setup.isOnThisHost() ? RunPlan.THIS_HOST : host;
    }

    private Map<HostPair, PairMeasured> figures(List<HostPair> pairs, RunResult result) {
        LostHosts lost = LostHosts.of(result);
        Map<String, LinkResult> links = new HashMap<>();
        result.links().forEach(link -> links.put(key(link.source(), link.sink()), link));
        Map<HostPair, PairMeasured> figures = new LinkedHashMap<>();
        for (HostPair pair : pairs) {
            String source = names.get(pair.source());
            String sink = names.get(pair.sink());
            LinkResult link = links.get(key(source, sink));
            Meaning meaning = meaning(pairs, pair, lost, result);
            boolean isUnknown = !meaning.isKnown();
            if (link != null) {
                if (link.status() == LinkStatus.OK) {
                    connected.add(pair);
                }
                ports.keep(pair, link);
                figures.put(
                        pair,
                        new PairMeasured(
                                PairReading.of(link, isUnknown), ports.areFirst(pair, link), Optional.of(link)));
            } else if (lost.contains(agent(source)) || lost.contains(agent(sink))) {
                // Where nobody is left a run has no links.
                PairFigures nothing = PairFigures.ofGoodput(isUnknown ? Double.NaN : 0);
                figures.put(pair, new PairMeasured(nothing, false, Optional.empty()));
            }
        }
        return figures;
    }

    private Meaning meaning(List<HostPair> pairs, HostPair pair, LostHosts lost, RunResult result) {
        String source = agent(names.get(pair.source()));
        boolean isMeasured = !result.measured().isEmpty();
        if (setup.isOnThisHost()) {
            return isMeasured && !lost.contains(source) ? Meaning.FAILED : Meaning.UNKNOWN;
        }
        long links =
                pairs.stream().filter(other -> other.source() == pair.source()).count();
        Meaning meaning = meanings.of(lost, source, agent(names.get(pair.sink())), links, isMeasured);
        if (meaning == Meaning.BLOCKED) {
            blocked.putIfAbsent(pair, reason(result, source));
        }
        return meaning;
    }

    /** Whether no connection ever came up between a pair, whichever ports it came from. */
    boolean isBlocked(HostPair pair) {
        return blocked.containsKey(pair) && !connected.contains(pair);
    }

    /** Says of pairs that let nothing through, since no connection comes up, what connecting came to. */
    void noteBlocked() {
        blocked.entrySet().stream().findFirst().ifPresent(first -> {
            String way = names.get(first.getKey().source()) + " to "
                    + names.get(first.getKey().sink());
            journal.note(Finding.of(
                    "no_connection",
                    (blocked.size() == 1
                                    ? "No connection comes up from %2$s. %3$s"
                                    : "No connection comes up on %1$d ways, one of them %2$s. %3$s")
                            .formatted(blocked.size(), way, first.getValue())));
        });
    }
}
