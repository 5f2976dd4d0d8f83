package io.netbench.cli.live;

import static io.netbench.cli.live.Runs.S;
import static io.netbench.cli.live.Runs.interval;
import static io.netbench.cli.live.Runs.link;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.terminal.Style;
import io.netbench.coordinator.RunPhase;
import io.netbench.result.end.LinkInterval;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameRendererTest {

    private static final long NOW = 3 * S + 1;

    @Test
    void shouldShowPlanTimeSumHostsAndLinks() {
        LiveModel model = Runs.measured(3);
        model.interval(interval(
                List.of(link(0, 8, 0, 612, 1_900), link(1, 4, 12, 701, 2_400), link(2, 0)),
                new io.netbench.coordinator.HostInterval(0, "storage-01", 0.11, 0.42, 0.96)));

        assertEquals("""
                incast  3 clients -> 1 server  64 KiB blocks, depth 1
                measured 3 s of 10 s, 7 s left   [#############                           ]
                12 Gbit/s  1.40 GiB/s   3 links, 1 silent   +@

                host        in Gbit/s out Gbit/s      CPU netbench     loop
                storage-01      12.00          -     42 %     11 %     96 %
                client-1            -       8.00        -        -        -
                client-2            -       4.00        -        -        -
                client-3            -       0.00        -        -        -

                source -> server-1   Gbit/s 0                8.0 over time                    p50      p99      retr
                client-1               8.00 #################### .@                        612 us  1.90 ms         0
                client-2               4.00 ##########           :+                        701 us  2.40 ms    13 +12
                client-3               0.00                      =_                             -        -         2

                links 1-3 of 3 by name, first to last   ? help   q leave   s sort   r reverse   v view
                """, text(model, ViewState.FIRST, 100, 16));
    }

    @Test
    void shouldShowWhatIsMissingOfDatagrams() {
        LiveModel model = new LiveModel(Runs.datagrams(2), 0);
        model.interval(interval(List.of(Runs.missing(0, 8, 5), Runs.missing(1, 8, 0))));
        model.interval(interval(List.of(Runs.missing(0, 8, 0), Runs.missing(1, 8, 12))));

        String shown = text(model, ViewState.FIRST, 100, 16);
        assertTrue(shown.contains("lost") && !shown.contains("retr"), shown);
        assertTrue(shown.lines().anyMatch(line -> line.startsWith("client-1 ") && line.endsWith(" 5")), shown);
        assertTrue(shown.lines().anyMatch(line -> line.startsWith("client-2 ") && line.endsWith(" 12 +12")), shown);
    }

    @Test
    void shouldNameLoadsAndWhatEachGets() {
        LiveModel model = new LiveModel(Runs.twoLoads(), 0);
        model.phase(RunPhase.MEASURE, 0);
        model.interval(interval(List.of(link(0, 8), link(1, 4), link(2, 0.5))));
        model.linkFailed(1, "the peer closed the connection");

        assertEquals("""
                bulk: incast  2 clients -> 1 server  64 KiB blocks, depth 1   probe: incast  1 client -> 1 server  6
                measured 3 s of 10 s, 7 s left   [#############                           ]
                12.5 Gbit/s  1.46 GiB/s   3 links, 1 FAILED   @
                bulk 8 Gbit/s   probe 500 Mbit/s

                load  source -> server-1   Gbit/s 0             8.0 over time                 p50      p99      retr
                bulk  client-1               8.00 ################# @                           -        -         -
                bulk  client-2           FAILED the peer closed the connection
                probe client-3               0.50 ##                .                           -        -         -
                """, text(model, links(), 100, 12).replaceFirst("(?s)\n*failed: .*", "\n"));
        assertTrue(text(model, links(), 100, 12).contains("failed: bulk client-2 -> server-1: the peer"));
    }

    @Test
    void shouldDrawWithBlocksWhereTheScreenHasThem() {
        String text = lines(new FrameRenderer(Runs.measured(2), Glyphs.BLOCKS).render(ViewState.FIRST, 110, 20, NOW));

        assertTrue(text.contains("client-1               1.00 \u2588\u2588\u2588\u2588"), text);
        assertTrue(text.contains("\u2584"), text);
    }

    @Test
    void shouldShowUnknownFiguresAsADash() {
        LiveModel model = new LiveModel(Runs.incast(2), 0);
        model.phase(RunPhase.MEASURE, 0);
        model.interval(interval(List.of(new LinkInterval(0, null, null, null, null, null, null))));

        String[] rows = text(model, links(), 100, 12).split("\n", -1);

        assertEquals("client-1 - - - - -", rows[5].replaceAll(" +", " "));
        assertEquals("client-2 - - - - -", rows[6].replaceAll(" +", " "));
        assertFalse(rows[5].contains("0"));
    }

    @Test
    void shouldSayThatNothingIsKnownBeforeTheFirstInterval() {
        String text = text(new LiveModel(Runs.incast(2), 0), ViewState.FIRST, 80, 20);

        assertTrue(text.contains("connecting 2 links"), text);
        assertTrue(text.contains("\n-   2 links\n"), text);
    }

    @Test
    void shouldSayWhyALinkOrAnAgentFailed() {
        LiveModel model = Runs.measured(2);
        model.linkFailed(1, "the peer closed the connection");
        model.agentLost("client-1", "load: not a word for 4.0 s");

        Frame frame = new FrameRenderer(model, Glyphs.ASCII).render(ViewState.FIRST, 100, 20, NOW);

        assertTrue(lines(frame).contains("client-2           FAILED the peer closed the connection"), lines(frame));
        assertTrue(lines(frame).contains("client-1   LOST load: not a word for 4.0 s"), lines(frame));
        assertTrue(lines(frame).contains("2 links, 1 FAILED"), lines(frame));
        assertTrue(lines(frame).contains("failed: client-1: load: not a word for 4.0 s"), lines(frame));
        assertEquals(
                3,
                frame.lines().stream()
                        .filter(line -> line.style() == Style.FAILURE)
                        .count());
    }

    @Test
    void shouldShowOnlyTheRowsThatFit() {
        LiveModel model = Runs.measured(1_000);

        Frame first = new FrameRenderer(model, Glyphs.ASCII).render(links(), 100, 24, NOW);
        Frame last = new FrameRenderer(model, Glyphs.ASCII).render(links().scrolled(Integer.MAX_VALUE), 100, 24, NOW);

        assertEquals(24, first.lines().size());
        assertEquals(18, first.page());
        assertTrue(lines(first).contains("links 1-18 of 1,000"), lines(first));
        assertEquals(982, last.top());
        assertTrue(lines(last).contains("client-1000 "), lines(last));
        assertTrue(lines(last).contains("links 983-1,000 of 1,000"), lines(last));
    }

    @Test
    void shouldNotLetHostsPushLinksAway() {
        String text = text(Runs.measured(100), ViewState.FIRST, 100, 24);

        assertTrue(text.contains("and 96 more hosts"), text);
        assertTrue(text.contains("links 1-10 of 100"), text);
    }

    @ParameterizedTest
    @EnumSource(Sections.class)
    void shouldShowWhatWasChosen(Sections sections) {
        String text = text(Runs.measured(2), new ViewState(sections, Order.NAME, false, 0, false), 100, 24);

        assertEquals(sections != Sections.LINKS, text.contains("netbench     loop"), text);
        assertEquals(sections != Sections.HOSTS, text.contains("source -> server-1"), text);
    }

    @Test
    void shouldSortWithTheUnknownLastInBothDirections() {
        LiveModel model = new LiveModel(Runs.incast(3), 0);
        model.interval(interval(List.of(link(0, 1), link(2, 5))));

        assertEquals(List.of(2, 0, 1), order(model, new ViewState(Sections.LINKS, Order.RATE, false, 0, false)));
        assertEquals(List.of(0, 2, 1), order(model, new ViewState(Sections.LINKS, Order.RATE, true, 0, false)));
        assertEquals(List.of(2, 1, 0), order(model, new ViewState(Sections.LINKS, Order.NAME, true, 0, false)));
    }

    @Test
    void shouldKeepRateAndNameOnTheSmallestScreen() {
        assertEquals("""
                6 Gbit/s  715 MiB/s
                sou~er-1   Gbit/s
                client-1     1.00
                client-2     2.00
                links 1-2 of 3  ? q
                """, text(Runs.measured(3), ViewState.FIRST, 19, 5));
    }

    @Test
    void shouldExplainItsKeys() {
        String text = text(Runs.measured(3), new ViewState(Sections.BOTH, Order.NAME, false, 0, true), 100, 24);

        for (String key : List.of("q ", "Ctrl-C", "PgUp", "Home", "reverse", "sort", "Tab")) {
            assertTrue(text.contains(key), key);
        }
    }

    @Test
    void shouldNeverWriteBeyondTheScreen() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            int width = random.nextInt(200);
            int rows = random.nextInt(60);
            int links = 1 + random.nextInt(40);
            LiveModel model = Runs.measured(links);
            if (random.nextBoolean()) {
                model.linkFailed(links - 1, "a reason that is far longer than a line of a narrow screen would ever be");
            }
            ViewState view = new ViewState(
                    any(random, Sections.values()),
                    any(random, Order.values()),
                    random.nextBoolean(),
                    random.nextInt(100),
                    random.nextInt(10) == 0);

            Frame frame = new FrameRenderer(model, Glyphs.BLOCKS).render(view, width, rows, NOW);

            String size = width + "x" + rows + " " + view;
            assertTrue(frame.lines().size() <= rows, size);
            assertTrue(frame.lines().stream().allMatch(line -> line.text().length() <= width), size);
            assertTrue(frame.page() >= 1, size);
            assertTrue(view.help() || frame.top() <= links, size);
        }
    }

    private static <T> T any(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static ViewState links() {
        return new ViewState(Sections.LINKS, Order.NAME, false, 0, false);
    }

    private static List<Integer> order(LiveModel model, ViewState view) {
        return view.order().links(model.links(), view.reversed()).stream()
                .map(LinkRow::id)
                .toList();
    }

    private static String text(LiveModel model, ViewState view, int width, int rows) {
        return lines(new FrameRenderer(model, Glyphs.ASCII).render(view, width, rows, NOW));
    }

    private static String lines(Frame frame) {
        return frame.lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }
}
