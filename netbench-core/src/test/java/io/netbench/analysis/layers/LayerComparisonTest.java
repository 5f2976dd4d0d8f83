package io.netbench.analysis.layers;

import static io.netbench.result.StorageDirection.READ;
import static io.netbench.result.StorageDirection.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.PlanException;
import io.netbench.result.RateRange;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerComparisonTest {

    private static final long MIB = 1 << 20;
    private static final StorageShape SHAPE = SampleLayers.shape(READ, MIB, 4, 64L);

    private static Comparison compare(StorageResult storage, NetworkLayer network, StorageResult... disks) {
        return LayerComparison.of(storage, List.of(network), List.of(disks));
    }

    private static Comparison compare(double storage, double network, StorageResult... disks) {
        return compare(
                SampleLayers.storage(SHAPE, storage, Optional.empty()),
                SampleLayers.network(SHAPE, network, Optional.empty()),
                disks);
    }

    private static Optional<RateRange> around(double rate, double share) {
        return Optional.of(new RateRange(rate * (1 - share), rate * (1 + share), 3));
    }

    /** At the thresholds, and by how far the spread reaches over them: 10 % where it is not known. */
    @ParameterizedTest
    @CsvSource({
        "0.30, NETWORK_IS_FREE, HIGH",
        "0.48, NETWORK_IS_FREE, HIGH",
        "0.55, NETWORK_IS_FREE, MEDIUM",
        "0.5999, NETWORK_IS_FREE, MEDIUM",
        "0.6, BOTH, MEDIUM",
        "0.74, BOTH, MEDIUM",
        "0.9, BOTH, MEDIUM",
        "0.9001, NETWORK, MEDIUM",
        "1.0, NETWORK, MEDIUM",
        "1.1, NETWORK, MEDIUM",
        "1.1001, ABOVE, -",
        "3, ABOVE, -",
    })
    void shouldNameTheLayerByTheRatio(double ratio, String verdict, String confidence) {
        Comparison comparison = compare(1e9 * ratio, 1e9);

        assertEquals(
                verdict.replace("NETWORK_IS_FREE", "BEHIND_NETWORK"),
                comparison.verdict().name());
        assertEquals(ratio, comparison.ratio().orElseThrow().value(), 1e-9);
        assertEquals(
                confidence,
                comparison.confidence().map(Confidence::name).orElse("-"),
                comparison.reasons().toString());
    }

    /** With spreads of several runs, both of the same share. */
    @ParameterizedTest
    @CsvSource({
        "0.97, 0.02, NETWORK, HIGH",
        "0.92, 0.005, NETWORK, HIGH",
        "0.92, 0.02, NETWORK, MEDIUM",
        "0.75, 0.05, BOTH, HIGH",
        "0.75, 0.15, BOTH, LOW",
        "0.58, 0.01, BEHIND_NETWORK, HIGH",
        "0.58, 0.03, BEHIND_NETWORK, MEDIUM",
        "0.58, 0.25, BEHIND_NETWORK, LOW",
        "0.40, 0.15, BEHIND_NETWORK, HIGH",
    })
    void shouldTakeConfidenceFromTheSpreadOfRuns(double ratio, double share, Verdict verdict, Confidence confidence) {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 1e9 * ratio, around(1e9 * ratio, share)),
                SampleLayers.network(SHAPE, 1e9, around(1e9, share)));

        assertEquals(verdict, comparison.verdict());
        assertEquals(confidence, comparison.confidence().orElseThrow());
        assertEquals(
                ratio * (1 + share) / (1 - share),
                comparison.ratio().orElseThrow().high(),
                1e-9);
    }

    /** Blocks of the network run in KiB; those of the storage are of 1 MiB. */
    @ParameterizedTest
    @CsvSource({
        "1024, BEHIND_NETWORK, HIGH",
        "1536, BEHIND_NETWORK, HIGH",
        "2048, BEHIND_NETWORK, MEDIUM",
        "4096, BEHIND_NETWORK, MEDIUM",
        "4097, UNDECIDED, -",
        "256, BEHIND_NETWORK, MEDIUM",
        "255, UNDECIDED, -",
        "64, UNDECIDED, -",
    })
    void shouldCompareBlocksUpToFourTimes(long kib, Verdict verdict, String confidence) {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 2e8, Optional.empty()),
                SampleLayers.network(SampleLayers.shape(READ, kib << 10, 4, 64L), 1e9, Optional.empty()));

        assertEquals(verdict, comparison.verdict());
        assertEquals(confidence, comparison.confidence().map(Confidence::name).orElse("-"));
        assertEquals(verdict == Verdict.UNDECIDED, comparison.ratio().isEmpty());
        assertEquals(verdict == Verdict.UNDECIDED, comparison.lacksShape());
        assertEquals(kib != 1024, !comparison.differences().isEmpty());
        if (verdict == Verdict.UNDECIDED) {
            assertTrue(comparison.sentence().contains("blocks differ more than 4 times: 1 MiB of the storage"));
        }
    }

    @Test
    void shouldCompareOneDirectionOnly() {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 1e9, Optional.empty()),
                SampleLayers.network(SampleLayers.shape(WRITE, MIB, 4, 64L), 1e9, Optional.empty()));

        assertEquals(Verdict.UNDECIDED, comparison.verdict());
        assertEquals(
                "Not compared: the network run has no links in its direction: the storage result reads, the network run "
                        + "writes.",
                comparison.sentence());
        assertEquals(1, comparison.steps().size());
    }

    /** Hosts and in flight of the network run; the storage had 4 and 64. */
    @ParameterizedTest
    @CsvSource({
        // More hosts: that the storage is far below may be their number, that it is near is all the more telling.
        "8, 64, 0.3, UNDECIDED, -",
        "8, 64, 0.95, NETWORK, LOW",
        // Fewer hosts: that it is near says little, that it is far below is all the more telling.
        "2, 64, 0.3, BEHIND_NETWORK, LOW",
        "2, 64, 0.95, UNDECIDED, -",
        "2, 64, 0.7, UNDECIDED, -",
        // In flight.
        "4, 128, 0.3, BEHIND_NETWORK, HIGH",
        "4, 129, 0.3, BEHIND_NETWORK, MEDIUM",
        "4, 257, 0.3, BEHIND_NETWORK, LOW",
        "4, 32, 0.3, BEHIND_NETWORK, HIGH",
        "4, 16, 0.95, NETWORK, MEDIUM",
        "4, 15, 0.95, UNDECIDED, -",
        "4, 15, 0.3, BEHIND_NETWORK, MEDIUM",
    })
    void shouldNameALayerOnlyWhereOtherHostsOrDepthsDoNotMakeItUnsound(
            int hosts, long inFlight, double ratio, Verdict verdict, String confidence) {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 1e9 * ratio, Optional.empty()),
                SampleLayers.network(SampleLayers.shape(READ, MIB, hosts, inFlight), 1e9, Optional.empty()));

        assertEquals(verdict, comparison.verdict(), comparison.sentence());
        assertEquals(confidence, comparison.confidence().map(Confidence::name).orElse("-"));
    }

    @ParameterizedTest
    @CsvSource({
        "LOOPBACK, 0.3, BEHIND_NETWORK, LOW",
        "LOOPBACK, 0.95, NETWORK, LOW",
        "PACED, 0.95, UNDECIDED, -",
        "PACED, 0.7, UNDECIDED, -",
        "PACED, 0.3, BEHIND_NETWORK, MEDIUM",
        "ROUNDS, 0.95, UNDECIDED, -",
        "ROUNDS, 0.3, BEHIND_NETWORK, MEDIUM",
        "SHARED, 0.95, UNDECIDED, -",
        "INCOMPLETE, 0.95, UNDECIDED, -",
        "INCOMPLETE, 0.3, BEHIND_NETWORK, MEDIUM",
    })
    void shouldDoubtANetworkRunThatWasNoneOrMayBeLess(
            NetworkLayer.Caveat caveat, double ratio, Verdict verdict, String confidence) {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 1e9 * ratio, Optional.empty()),
                SampleLayers.network(SHAPE, 1e9, Optional.empty(), caveat));

        assertEquals(verdict, comparison.verdict());
        assertEquals(confidence, comparison.confidence().map(Confidence::name).orElse("-"));
        assertTrue(comparison.reasons().contains("of the network run: " + caveat.words()));
    }

    /** Rates of storage, network and disks. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 5, NETWORK, NETWORK",
        "0.95, 2, 1, DISK, DISK",
        "0.95, 1.2, 1, DISK, DISK",
        "0.3, 1, 2, BETWEEN, NETWORK",
        "0.3, 2, 1, BETWEEN, DISK",
        "0.3, 1, 0.4, BEHIND_NETWORK, DISK",
        "0.3, 1, 0.31, DISK, DISK",
    })
    void shouldNameTheNarrowestOfDiskAndNetwork(
            double storage, double network, double disk, Verdict verdict, StorageLayer narrowest) {
        Comparison comparison = compare(storage * 1e9, network * 1e9, SampleLayers.disk(SHAPE, disk * 1e9));

        assertEquals(verdict, comparison.verdict(), comparison.sentence());
        assertEquals(
                List.of(StorageLayer.DISK, StorageLayer.NETWORK, StorageLayer.STORAGE),
                comparison.steps().stream().map(Step::layer).toList());
        assertEquals(
                List.of(narrowest),
                comparison.steps().stream()
                        .filter(Step::isNarrowest)
                        .map(Step::layer)
                        .toList());
    }

    @Test
    void shouldLeaveOutDisksOfAnotherDirectionOrBlock() {
        assertEquals(
                Optional.empty(),
                compare(1e9, 2e9, SampleLayers.disk(SampleLayers.shape(WRITE, MIB, 1, null), 1e9))
                        .disk());
        assertEquals(
                Optional.empty(),
                compare(1e9, 2e9, SampleLayers.disk(SampleLayers.shape(READ, 5 * MIB, 4, 64L), 1e9))
                        .disk());
    }

    @Test
    void shouldTellTheTimeBehindTheNetwork() {
        LatencyBehind median = compare(1e9, 2e9).latency().orElseThrow();
        assertEquals("p50", median.figure());
        assertEquals(1e6, median.behindNs());

        StorageResult noMedian = SampleLayers.storage(
                StorageLayer.STORAGE, SHAPE, 1e9, Optional.empty(), StorageLatency.ofMean(3e6, "it has none"));
        LatencyBehind mean = compare(noMedian, SampleLayers.network(SHAPE, 2e9, Optional.empty()))
                .latency()
                .orElseThrow();
        assertEquals("mean", mean.figure());
        assertEquals(1.8e6, mean.behindNs(), 1e-3);
    }

    @Test
    void shouldNotHoldLatenciesOfUnlikeOperationsAgainstEachOther() {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 1e9, Optional.empty()),
                SampleLayers.network(SHAPE.withInFlight(200), 2e9, Optional.empty()));

        assertEquals(Optional.empty(), comparison.latency());
        assertTrue(comparison.unknown().stream().anyMatch(what -> what.contains("too far apart")));
    }

    @Test
    void shouldSayWhatWasNotKnown() {
        StorageShape shape = SampleLayers.shape(READ, MIB, 4, null);
        Comparison comparison = compare(
                SampleLayers.storage(shape, 2e8, Optional.empty()),
                SampleLayers.network(SHAPE, 1e9, around(1e9, 0.01)));

        assertEquals(Confidence.MEDIUM, comparison.confidence().orElseThrow());
        assertEquals(4, comparison.unknown().size());
        assertEquals("how many I/Os were in flight", comparison.unknown().get(0));
        assertEquals(
                "how much the storage varies from run to run: 10 % was taken; give results of several runs",
                comparison.unknown().get(1));
    }

    @Test
    void shouldTakeTheNetworkResultNearestInShape() {
        List<NetworkLayer> networks = List.of(
                SampleLayers.network(SampleLayers.shape(WRITE, MIB, 4, 64L), 1e9, Optional.empty()),
                SampleLayers.network(SampleLayers.shape(READ, 4 * MIB, 4, 64L), 2e9, Optional.empty()),
                SampleLayers.network(SampleLayers.shape(READ, MIB / 2, 4, 64L), 3e9, Optional.empty()),
                SampleLayers.network(SHAPE.withInFlight(4), 4e9, Optional.empty()));

        Comparison comparison =
                LayerComparison.of(SampleLayers.storage(SHAPE, 1e8, Optional.empty()), networks, List.of());
        assertEquals(3e9, comparison.network().orElseThrow().bytesPerS());
    }

    @Test
    void shouldCompareWithPlainStreamsThatHaveNoBlocks() {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 2e8, Optional.empty()),
                SampleLayers.network(SampleLayers.shape(READ, null, 4, 64L), 1e9, Optional.empty()));

        assertEquals(Verdict.BEHIND_NETWORK, comparison.verdict());
        assertEquals(Confidence.MEDIUM, comparison.confidence().orElseThrow());
        assertEquals(Optional.empty(), comparison.latency());
    }

    @Test
    void shouldDoubtThatStreamsTellOfRoundTrips() {
        Comparison comparison = compare(
                SampleLayers.storage(SampleLayers.shape(READ, 4096L, 4, 4L), 2e7, Optional.empty()),
                SampleLayers.network(SampleLayers.shape(READ, null, 4, 4L), 1e9, Optional.empty()));

        assertEquals(Verdict.BEHIND_NETWORK, comparison.verdict());
        assertEquals(Confidence.LOW, comparison.confidence().orElseThrow());
        assertTrue(
                comparison.reasons().stream().anyMatch(reason -> reason.contains("round trips")),
                comparison.reasons().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "1e9, 0, Not decided: the network run carried nothing.",
        "0, 1e9, Not decided: the storage result says that nothing was moved."
    })
    void shouldSayThatWhatMovedNothingTellsNothing(double storage, double network, String sentence) {
        Comparison comparison = compare(storage, network);

        assertEquals(Verdict.UNDECIDED, comparison.verdict());
        assertEquals(Optional.empty(), comparison.ratio());
        assertEquals(sentence, comparison.sentence());
    }

    @Test
    void shouldPutRepeatsTogether() {
        List<StorageResult> storage = Repeats.ofStorage(List.of(
                SampleLayers.storage(SHAPE, 3e8, Optional.empty()),
                SampleLayers.storage(SHAPE, 1e8, Optional.empty()),
                SampleLayers.storage(SampleLayers.shape(READ, 4096L, 4, 64L), 7e8, Optional.empty()),
                SampleLayers.storage(SHAPE, 2e8, Optional.empty())));
        List<NetworkLayer> networks = Repeats.ofNetworks(List.of(
                SampleLayers.network(SHAPE, 1e9, Optional.empty()),
                SampleLayers.network(SHAPE, 1.1e9, Optional.empty())));

        assertEquals(2, storage.size());
        assertEquals(2e8, storage.get(0).bytesPerS());
        assertEquals(new RateRange(1e8, 3e8, 3), storage.get(0).range().orElseThrow());
        assertEquals(1, networks.size());
        assertEquals(new RateRange(1e9, 1.1e9, 2), networks.get(0).range().orElseThrow());
        assertTrue(LayerComparison.of(storage.get(0), networks, List.of())
                .ratio()
                .orElseThrow()
                .spreadIsKnown());
    }

    @Test
    void shouldAddDisksUp() {
        List<StorageResult> disks = Disks.together(List.of(
                SampleLayers.disk(SHAPE, 3e8),
                SampleLayers.disk(SHAPE, 2e8),
                SampleLayers.disk(SampleLayers.shape(WRITE, MIB, 1, null), 1e8)));

        assertEquals(
                List.of(5e8, 1e8), disks.stream().map(StorageResult::bytesPerS).toList());
    }

    @Test
    void shouldNotAddUpRepeatsOfOneDisk() {
        List<StorageResult> repeats = Stream.of(2.1e9, 2.0e9, 1.9e9)
                .map(rate -> SampleLayers.storage(SHAPE, rate, Optional.empty()))
                .toList();

        StorageResult disk = Disks.ofFile(repeats).get(0);

        assertEquals(2.0e9, disk.bytesPerS());
        assertEquals(StorageLayer.DISK, disk.layer());
        assertEquals(new RateRange(1.9e9, 2.1e9, 3), disk.range().orElseThrow());
        assertEquals(4.0e9, Disks.together(List.of(disk, disk)).get(0).bytesPerS());
    }

    @Test
    void shouldRefuseSeveralMeasurementsOfOneDisk() {
        StorageResult other = SampleLayers.storage(SHAPE.withInFlight(1), 2e8, Optional.empty());
        StorageResult write = SampleLayers.storage(SampleLayers.shape(WRITE, MIB, 4, 64L), 1e8, Optional.empty());

        assertEquals(
                "2 measurements in it are of reads of 1 MiB (fio job), and are not added up: keep one of them",
                assertThrows(
                                PlanException.class,
                                () -> Disks.ofFile(
                                        List.of(SampleLayers.storage(SHAPE, 1e9, Optional.empty()), other, write)))
                        .getMessage());
        assertEquals(2, Disks.ofFile(List.of(other, write)).size());
    }

    /** What {@code ceph tell osd.N bench} gives of one disk after the other. */
    @Test
    void shouldAddUpDisksThatOneFileTellsOf() {
        StorageResult disk = SampleLayers.disk(SHAPE, 1e8);

        assertEquals(
                2e8, Disks.together(Disks.ofFile(List.of(disk, disk))).get(0).bytesPerS());
    }

    /** Begins of two results in milliseconds, of 10 s and as many more as given. */
    @ParameterizedTest
    @CsvSource({"0, 0, true", "300, 0, true", "8900, 0, true", "9100, 0, false", "300, 50, true", "10000, 50, false"})
    void shouldNotTakeResultsOfTheSameTimeForRepeats(long apartMs, double longerS, boolean isRefused) {
        Instant start = Instant.parse("2026-03-01T10:00:00Z");
        List<StorageResult> results = List.of(
                SampleLayers.at(start, 10 + longerS, SampleLayers.storage(SHAPE, 1e8, Optional.empty())),
                SampleLayers.at(start.plusMillis(apartMs), 10, SampleLayers.storage(SHAPE, 2e8, Optional.empty())));

        if (isRefused) {
            String message = assertThrows(PlanException.class, () -> Repeats.ofStorage(results))
                    .getMessage();
            assertTrue(message.contains("ran at the same time") && message.contains("fio with --client"), message);
        } else {
            assertEquals(1, Repeats.ofStorage(results).size());
        }
    }

    /** That it is far below may be what held the other direction back. */
    @ParameterizedTest
    @CsvSource({"0.3, UNDECIDED, -", "0.75, BOTH, LOW", "1.0, NETWORK, LOW", "1.2, ABOVE, -"})
    void shouldDoubtWhatReadAndWroteAtTheSameTime(double ratio, Verdict verdict, String confidence) {
        StorageShape mixed = SHAPE.asMixed("it is not known").withInFlight(64);
        Comparison comparison = compare(
                SampleLayers.storage(mixed, 1e9 * ratio, Optional.empty()),
                SampleLayers.network(SHAPE, 1e9, Optional.empty()));

        assertEquals(verdict, comparison.verdict());
        assertEquals(confidence, comparison.confidence().map(Confidence::name).orElse("-"));
        if (verdict == Verdict.UNDECIDED) {
            assertTrue(comparison.sentence().contains("at the same time"), comparison.sentence());
        }
    }

    /** Rates of storage, network and disks, and the share by which runs of network and disks vary. */
    @ParameterizedTest
    @CsvSource({
        "9.5, 10, 9.9, 0.02, true, LOW",
        "9.5, 9.9, 10, 0.02, true, LOW",
        "9.5, 10.4, 9.9, 0.005, false, HIGH",
        "9.5, 9.9, 10.4, 0.005, false, HIGH",
        "9.5, 10, 20, 0.005, false, HIGH",
    })
    void shouldNameBothWhereDisksAndNetworkAreAtTheirLimit(
            double storage, double network, double disk, double share, boolean areBoth, Confidence confidence) {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, storage, around(storage, 0.005)),
                SampleLayers.network(SHAPE, network, around(network, share)),
                SampleLayers.storage(SHAPE, disk, around(disk, share)).withLayer(StorageLayer.DISK));

        assertEquals(disk < network ? Verdict.DISK : Verdict.NETWORK, comparison.verdict());
        assertEquals(areBoth, comparison.sentence().startsWith("Disks and network are both near their limit"));
        assertEquals(confidence, comparison.confidence().orElseThrow());
    }

    /** That the network may give more makes it all the more certain that narrower disks are the limit. */
    @ParameterizedTest
    @CsvSource({"9.9, DISK", "10.1, UNDECIDED"})
    void shouldNameDisksBelowANetworkThatMayGiveMore(double disk, Verdict verdict) {
        Comparison comparison = compare(
                SampleLayers.storage(SHAPE, 9.5, Optional.empty()),
                SampleLayers.network(SHAPE, 10, Optional.empty(), NetworkLayer.Caveat.PACED),
                SampleLayers.disk(SHAPE, disk));

        assertEquals(verdict, comparison.verdict());
        assertFalse(comparison.sentence().contains("both"), comparison.sentence());
    }
}
