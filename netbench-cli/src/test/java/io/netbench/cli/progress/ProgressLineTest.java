package io.netbench.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.RunWindow.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;
    private static final OptionalDouble RATE = OptionalDouble.of(10.9e9);
    private static final Interval INTERVAL =
            new Interval(Phase.MEASURE, 3 * SECOND, Optional.of(10 * SECOND), RATE, 8, 8, List.of());

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void shouldWriteALineForEachStepAndInterval() {
        try (ProgressLine progress = ProgressLine.plain(out)) {
            progress.step("connecting 8 links");
            progress.interval(INTERVAL);
            progress.remark("lost h5");
        }

        assertEquals("""
            connecting 8 links
            measured 3 s of 10 s        87.2 Gbit/s   10.2 GiB/s   8 links
            lost h5
            """, text());
    }

    @Test
    void shouldSayHowManyLinksAreSilent() {
        try (ProgressLine progress = ProgressLine.plain(out)) {
            progress.interval(new Interval(Phase.WARMUP, SECOND, Optional.empty(), RATE, 1, 8, List.of()));
        }

        assertTrue(text().startsWith("warm-up  1 s"), this::text);
        assertTrue(text().contains("1 of 8 links active"), this::text);
    }

    @Test
    void shouldSayWhoIsNotHeardAndNoRateThatNobodyKnows() {
        try (ProgressLine progress = ProgressLine.plain(out)) {
            progress.interval(of(RATE, List.of("h3")));
            progress.interval(of(RATE, List.of("h3", "h4")));
            progress.interval(of(OptionalDouble.empty(), List.of("h3", "h4", "h5")));
        }

        assertEquals("""
            measured 3 s of 10 s        87.2 Gbit/s   10.2 GiB/s   h3 is not heard
            measured 3 s of 10 s        87.2 Gbit/s   10.2 GiB/s   h3 and h4 are not heard
            measured 3 s of 10 s                  -            -   h3 and 2 more are not heard
            """, text());
    }

    private static Interval of(OptionalDouble rate, List<String> silent) {
        return new Interval(Phase.MEASURE, 3 * SECOND, Optional.of(10 * SECOND), rate, 8, 8, silent);
    }

    @Test
    void shouldSayHowMuchOfAnIntervalLiesAfterItsPhase() {
        try (ProgressLine progress = ProgressLine.plain(out)) {
            progress.interval(new Interval(Phase.WARMUP, SECOND, Optional.of(SECOND / 2), RATE, 8, 8, List.of()));
            progress.interval(
                    new Interval(Phase.MEASURE, SECOND + 9_000_000, Optional.of(SECOND), RATE, 8, 8, List.of()));
        }

        assertEquals("""
            warm-up  500 ms of 500 ms   87.2 Gbit/s   10.2 GiB/s   8 links   500 ms of this after the warm-up
            measured 1 s of 1 s         87.2 Gbit/s   10.2 GiB/s   8 links
            """, text());
    }

    @Test
    void shouldRedrawOneLineAndLeaveItEmpty() {
        try (ProgressLine progress = ProgressLine.redrawn(out, 120)) {
            progress.step("connecting");
            progress.interval(INTERVAL);
        }

        assertTrue(text().indexOf('\n') < 0);
        assertTrue(text().endsWith("\r\u001b[K"));
    }

    @Test
    void shouldKeepRemarkAndGoOnBelowIt() {
        try (ProgressLine progress = ProgressLine.redrawn(out, 120)) {
            progress.interval(INTERVAL);
            progress.remark("lost h5");
            progress.interval(INTERVAL);
        }

        String[] lines = text().split("\n", -1);
        assertEquals(2, lines.length, this::text);
        assertTrue(lines[0].endsWith("\r\u001b[Klost h5"), this::text);
    }

    @Test
    void shouldNeverFillTheLastColumn() {
        try (ProgressLine progress = ProgressLine.redrawn(out, 40)) {
            progress.interval(INTERVAL);
        }

        for (String drawn : text().split("\r", -1)) {
            assertTrue(drawn.replace("\u001b[K", "").length() < 40, drawn);
        }
    }

    @Test
    void shouldWriteNothingWhenItIsOff() {
        try (ProgressLine progress = ProgressLine.off()) {
            progress.step("connecting");
            progress.interval(INTERVAL);
            progress.remark("lost h5");
        }

        assertEquals("", text());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
