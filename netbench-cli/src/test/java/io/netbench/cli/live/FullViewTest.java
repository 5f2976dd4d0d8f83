package io.netbench.cli.live;

import static io.netbench.cli.live.Runs.interval;
import static io.netbench.cli.live.Runs.link;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.coordinator.RunPhase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class FullViewTest {

    private final FakeCanvas canvas = new FakeCanvas(100, 24);
    private final BlockingQueue<String> broken = new LinkedBlockingQueue<>();

    @Test
    void shouldShowHowTheRunGoesOn() throws NoFullViewException {
        try (FullView view = show(3)) {
            canvas.await(screen -> screen.contains("connecting 3 links"));
            view.phase(RunPhase.MEASURE);
            view.interval(interval(List.of(link(0, 8), link(1, 2), link(2, 0))));
            view.linkFailed(Runs.incast(3).links().get(2), "reset");

            canvas.await(screen -> screen.contains("10 Gbit/s") && screen.contains("FAILED reset"));
            assertTrue(view.wantsDetail());
        }
        assertTrue(canvas.isRestored());
    }

    @Test
    void shouldObeyKeys() throws NoFullViewException {
        try (FullView view = show(100)) {
            view.interval(interval(List.of(link(0, 8), link(99, 9))));
            canvas.type("v2");
            canvas.await(screen -> screen.contains("by rate, highest first") && screen.contains("client-100 "));
            canvas.type("1G");
            canvas.await(screen -> screen.contains("-100 of 100"));
            canvas.type("k");
            canvas.await(screen -> screen.contains("-99 of 100"));
            canvas.type("?");
            canvas.await(screen -> screen.contains("Ctrl-L"));
            canvas.type("x\f");
            canvas.await(screen -> screen.contains("-99 of 100") && canvas.isForgotten());
        }
    }

    @Test
    void shouldLeaveTheScreenAndNotTheRun() throws NoFullViewException {
        try (FullView view = show(3)) {
            canvas.type("q");
            canvas.await(screen -> canvas.isRestored());

            view.interval(interval(List.of(link(0, 8))));
            assertFalse(view.isShown());
            assertTrue(broken.isEmpty());
        }
    }

    @Test
    void shouldFollowTheSizeOfTheScreen() throws NoFullViewException {
        try (FullView view = show(1_000)) {
            canvas.await(screen -> lines(screen) == 24);
            canvas.resize(20, 5);
            canvas.await(screen -> lines(screen) == 5 && screen.lines().allMatch(line -> line.length() < 20));
            canvas.resize(0, 0);
            canvas.await(String::isEmpty);
            canvas.resize(200, 50);
            canvas.await(screen -> lines(screen) == 50);
            assertTrue(view.isShown());
        }
    }

    @Test
    void shouldGiveTheTerminalBackWhenItBreaks() throws Exception {
        try (FullView view = show(3)) {
            canvas.breakDown();

            assertEquals("it broke: java.lang.IllegalStateException: out of paint", broken.poll(10, TimeUnit.SECONDS));
            assertTrue(canvas.isRestored());
            assertFalse(view.isShown());
        }
    }

    @Test
    void shouldLeaveWhenTheTerminalIsGone() throws NoFullViewException {
        try (FullView view = show(3)) {
            canvas.hangUp();
            canvas.await(screen -> !view.isShown());
        }
    }

    @ParameterizedTest
    @CsvSource({"19, 24", "80, 4", "0, 0"})
    void shouldNotBeginOnAScreenThatIsTooSmall(int columns, int rows) {
        FakeCanvas small = new FakeCanvas(columns, rows);

        NoFullViewException refusal =
                assertThrows(NoFullViewException.class, () -> FullView.show(Runs.incast(1), small, true, broken::add));

        assertEquals(
                "the terminal has %d columns and %d rows, and at least 20 by 5 are needed".formatted(columns, rows),
                refusal.getMessage());
        assertTrue(small.isRestored());
    }

    private FullView show(int clients) throws NoFullViewException {
        return FullView.show(Runs.incast(clients), canvas, false, broken::add);
    }

    private static long lines(String screen) {
        return screen.isEmpty() ? 0 : screen.split("\n", -1).length;
    }
}
