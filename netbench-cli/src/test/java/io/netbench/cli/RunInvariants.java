package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.Check;
import io.netbench.result.ConnectionResult;
import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.Lifetime;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.RunWindow;
import io.netbench.result.SeriesPoint;
import java.util.Optional;
import java.util.function.Function;

/** What holds for every run that came to its end, whatever its load. */
final class RunInvariants {

    private RunInvariants() {}

    static void assertHold(RunResult result) {
        assertTrue(
                result.checks().stream().allMatch(Check::pass),
                () -> result.verdict().reasons().toString());
        assertMeasured(result);
    }

    /** The same of a run that need not have reached its limits. */
    static void assertMeasured(RunResult result) {
        assertEquals(RunStatus.COMPLETE, result.status(), () -> result.errors().toString());
        assertTrue(result.errors().isEmpty(), () -> result.errors().toString());
        assertEquals(
                result.loads().stream().mapToLong(LoadResult::links).sum(),
                result.links().size());
        result.links().forEach(RunInvariants::assertConserved);
        result.links().forEach(RunInvariants::assertConnectionsAreWhole);
        assertEquals(
                result.links().stream().mapToLong(LinkResult::bytes).sum(),
                result.totals().bytes(),
                "the sum of the links is the total");
        assertSumsAgree(result);
        assertWindowsAgree(result);
        for (LinkResult link : result.links()) {
            assertSamplesFillWindow(link, link.goodputHistogram());
            assertSamplesFillWindow(link, link.goodputHistogramSmooth());
        }
    }

    /** Loads, and endpoints in either direction, are two ways to cut the same bytes. */
    private static void assertSumsAgree(RunResult result) {
        for (LoadResult load : result.loads()) {
            assertEquals(
                    result.linksOf(load).stream().mapToLong(LinkResult::bytes).sum(),
                    load.totals().bytes(),
                    load.name());
        }
        assertEquals(result.totals().bytes(), bytes(result, EndpointResult::out), "what endpoints sent");
        assertEquals(result.totals().bytes(), bytes(result, EndpointResult::in), "what endpoints received");
    }

    private static long bytes(RunResult result, Function<EndpointResult, Optional<EndpointFlow>> direction) {
        return result.endpoints().stream()
                .flatMap(endpoint -> direction.apply(endpoint).stream())
                .mapToLong(EndpointFlow::bytes)
                .sum();
    }

    /**
     * A link, its connections and its series count the same bytes, to the last one. So it is in runs too that were
     * interrupted, and on links that failed, unless the sink could not report.
     */
    static void assertWindowsAgree(RunResult result) {
        for (LinkResult link : result.links()) {
            if (link.bytes() == null) {
                link.connections().forEach(connection -> assertNull(connection.bytes(), link.name()));
                continue;
            }
            Lifetime lifetime = link.lifetime();
            assertEquals(link.bytes(), lifetime.windowBytes(), link.name());
            assertTrue(
                    lifetime.warmupBytes() + lifetime.windowBytes() <= lifetime.receivedBytes(),
                    () -> link.name() + ": " + lifetime);
            assertEquals(
                    link.bytes(),
                    link.series().stream().mapToLong(SeriesPoint::bytes).sum(),
                    () -> link.name() + ": bytes of the link and of its series");
            if (link.connections().size() == link.connectionCount()) {
                assertEquals(
                        link.bytes(),
                        link.connections().stream()
                                .mapToLong(ConnectionResult::bytes)
                                .sum(),
                        () -> link.name() + ": bytes of the link and of its connections");
            }
        }
    }

    /** Each connection that is told is told by both ends; of many these are the worst. */
    private static void assertConnectionsAreWhole(LinkResult link) {
        boolean many = link.connectionCount() > ConnectionResult.MAX_KEPT;
        assertEquals(
                many ? ConnectionResult.WORST_KEPT : link.connectionCount(),
                link.connections().size(),
                link.name());
        for (ConnectionResult connection : link.connections()) {
            assertFalse(
                    connection.absent().values().stream().anyMatch(reason -> reason.contains("did not report")),
                    () -> link.name() + ": " + connection);
        }
    }

    private static void assertConserved(LinkResult link) {
        assertEquals(LinkStatus.OK, link.status(), () -> link.name() + link.failures());
        assertTrue(link.bytes() > 0, () -> link.name() + " carried nothing");
        if (link.datagrams().isEmpty()) {
            assertEquals(link.lifetime().sentBytes(), link.lifetime().receivedBytes(), link.name());
        } else {
            assertTrue(
                    link.lifetime().sentBytes() >= link.lifetime().receivedBytes(),
                    () -> link.name() + link.lifetime());
        }
        assertEquals(0, link.lifetime().unexplainedBytes(), link.name());
    }

    /** A common window is cut at ticks; a link's own one begins and ends within a tick. */
    private static void assertSamplesFillWindow(LinkResult link, GoodputHistogram histogram) {
        boolean isCommon = link.window() == RunWindow.Kind.COMMON;
        assertEquals(
                (double) link.windowNs() / histogram.tickNs(),
                histogram.samples(),
                isCommon ? 0 : 1,
                () -> link.name() + ": samples of " + histogram.tickNs() + " ns in " + link.windowNs() + " ns");
        if (isCommon && histogram.overflow() == 0) {
            double meanOfWindow = link.bytes() * 1e9 / link.windowNs();
            assertEquals(meanOfWindow, histogram.mean(), meanOfWindow / 100, () -> link.name() + ": mean of samples");
        }
    }
}
