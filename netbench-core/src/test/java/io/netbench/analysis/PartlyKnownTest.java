package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netbench.analysis.sweep.FanInPoint;
import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.analysis.sweep.Repeats;
import io.netbench.plan.Thresholds;
import io.netbench.result.EndpointFlow;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.Patience;
import io.netbench.result.file.RunCsv;
import io.netbench.text.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half of the sources are on hosts whose transport does not tell what TCP sent again. */
class PartlyKnownTest {

    private static final List<LinkResult> LINKS = Stream.concat(
                    SampleResults.loopbackLinks(null).subList(0, 4).stream(),
                    SampleResults.loopbackLinks(1_000L).subList(4, 8).stream())
            .toList();
    private static final RunResult RUN = SampleResults.of(SampleResults.load(List.of()), Thresholds.NONE, LINKS);

    @TempDir
    private Path folder;

    @Test
    void shouldTellNoTotalWhereALinkDoesNotTellItsPart() {
        assertEquals(Optional.empty(), RUN.totals().retransmits());
        assertEquals("4 of 8 links do not tell it", RUN.totals().absent().get("retransmits"));
        EndpointFlow flow = EndpointFlow.sumOf(LINKS, Optional.of(1L)).orElseThrow();
        assertNull(flow.retransmits());
        assertEquals("4 of 8 links do not tell it", flow.absent().get("retransmits"));
        EndpointFlow half =
                EndpointFlow.sumOf(LINKS.subList(4, 8), Optional.of(1L)).orElseThrow();
        assertEquals(1_000L, half.retransmits());
    }

    @Test
    void shouldLeaveTheCellOfTheRunEmpty() throws IOException {
        Path file = folder.resolve("runs.csv");
        RunCsv.append(RUN, new Output(Property.CSV_RUN, file.toString()), Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(file);
        int column = List.of(lines.get(0).split(",", -1)).indexOf("retransmits");
        assertEquals("", lines.get(1).split(",", -1)[column]);
    }

    @Test
    void shouldKeepUnknownWhatASweepDoesNotKnow() {
        assertEquals(OptionalLong.empty(), LoadFigures.of(RUN).get(0).retransmits());
        LoadFigures unknown = new LoadFigures(
                "incast",
                OptionalDouble.of(1e9),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(1_000_000_000L));

        assertEquals(
                Optional.of(new FanInPoint(2, 1e9, Double.NaN, Double.NaN)), new Repeats(List.of(unknown)).point(2));
    }
}
