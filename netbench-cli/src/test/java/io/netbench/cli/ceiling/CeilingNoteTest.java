package io.netbench.cli.ceiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.HubLoad;
import io.netbench.analysis.SampleResults;
import io.netbench.cli.report.TextReport;
import io.netbench.cli.terminal.Screen;
import io.netbench.host.CpuFacts;
import io.netbench.host.HostFacts;
import io.netbench.host.SystemFacts;
import io.netbench.result.CeilingSettings;
import io.netbench.result.RunResult;
import io.netbench.result.ToolCeiling;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeilingNoteTest {

    /** A host like those of the sample. */
    private static final HostFacts HOST = host("Linux 6.18.0", 16);

    private static final RunResult RUN = SampleResults.fabric(40);

    @TempDir
    Path folder;

    @Test
    void shouldTellHowFarARunWasFromTheCeiling() {
        HubLoad load = HubLoad.of(RUN, "Linux 6.18.0", 16).orElseThrow();
        cache().keep(new Ceiling(
                CeilingPlace.of(HOST),
                load.settings(),
                4 * load.goodputBytesPerS(),
                Instant.parse("2026-11-23T12:00:00Z")));

        RunResult beside = new CeilingNote(cache(), HOST).addTo(RUN);

        ToolCeiling ceiling = beside.toolCeiling().orElseThrow();
        assertEquals("storage01", ceiling.hub());
        assertEquals(0.25, ceiling.usedFraction(), 1e-9);
        assertEquals(RUN.notes(), beside.notes());
        String report = String.join("\n", TextReport.lines(beside, new Screen(160, false, false)));
        assertTrue(report.contains("(measured 2026-11-23); this run used 25 %"), report);
    }

    @Test
    void shouldSayHowToMeasureACeilingThatIsNotKnown() {
        RunResult beside = new CeilingNote(cache(), HOST).addTo(RUN);

        assertEquals(Optional.empty(), beside.toolCeiling());
        String hint = beside.notes().get(beside.notes().size() - 1).text();
        assertTrue(
                hint.contains("netbench doctor --ceiling --transport epoll --connections "
                        + 40 * RUN.loads().get(0).connectionsPerLink()),
                hint);
    }

    @Test
    void shouldLeaveRunsAloneThatItSaysNothingAbout() {
        RunResult local = SampleResults.incast();

        assertSame(local, new CeilingNote(cache(), HOST).addTo(local));
        assertSame(RUN, new CeilingNote(cache(), host("Linux 6.18.0", 2)).addTo(RUN));
    }

    @Test
    void shouldNameEverySettingThatIsNotTheDefault() {
        assertEquals(
                "netbench doctor --ceiling --read --transport io_uring --connections 4 -b 64k -r 128 -q 8",
                CeilingNote.command(new CeilingSettings("io_uring", "read", 65_536, 128, 4, 8)));
        assertEquals(
                "netbench doctor --ceiling --transport nio --connections 1 -r 0",
                CeilingNote.command(new CeilingSettings("nio", "push", 1 << 20, 0, 1, 1)));
    }

    private CeilingCache cache() {
        return new CeilingCache(Optional.of(folder));
    }

    private static HostFacts host(String kernel, int cpus) {
        return new HostFacts(
                "storage01",
                new SystemFacts(kernel, "Debian", "amd64", "tsc", null, null, 0, Map.of()),
                new CpuFacts(cpus, cpus, "AMD EPYC", 1, null, null, Map.of()),
                null,
                null,
                null,
                List.of(),
                null,
                Map.of());
    }
}
