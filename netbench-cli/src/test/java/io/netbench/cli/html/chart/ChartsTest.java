package io.netbench.cli.html.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Page;
import io.netbench.result.LinkResult;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartsTest {

    @Test
    void shouldGradeFromTheFinestToTheWorst() {
        Steps share = Steps.atLeast(QuantityText::percent, 0.95, 0.9, 0.8, 0.6, 0.4);
        assertEquals(Grade.FINE, share.of(0.95));
        assertEquals(Grade.NEAR, share.of(0.94));
        assertEquals(Grade.WORST, share.of(0));
        assertEquals(Grade.UNKNOWN, share.of(Double.NaN));
        assertEquals(
                List.of("\u2265 95 %", "\u2265 90 %", "\u2265 80 %", "\u2265 60 %", "\u2265 40 %", "< 40 %"),
                share.legend().stream().map(Steps.Entry::text).toList());
        Steps times = Steps.atMost(QuantityText::digits, 1.0, 2.0, 3.0, 4.0, 5.0);
        assertEquals(Grade.FINE, times.of(1));
        assertEquals(Grade.WORST, times.of(5.1));
    }

    @Test
    void shouldPutLinksWhereTheirEndsAre() {
        LinkGrid grid = LinkGrid.of(List.of("a", "b", "a"), List.of("b", "a", "c"), List.of("b", "a"));
        assertEquals(List.of("b", "a"), grid.rows());
        assertEquals(List.of("b", "a", "c"), grid.columns());
        assertArrayEquals(new int[] {-1, 1, -1, 0, -1, 2}, grid.links());
        assertFalse(grid.isStrip());
        assertTrue(LinkGrid.of(List.of("a", "b"), List.of("x", "x")).isStrip());
    }

    @Test
    void shouldCallACellOfNoneButFailedLinksFailed() {
        MapView view = new MapView(
                "share",
                "",
                Steps.atLeast(QuantityText::percent, 0.95, 0.9, 0.8, 0.6, 0.4),
                link -> link == 3 ? 1 : Double.NaN,
                link -> link < 2,
                link -> "");
        assertEquals(Grade.FAILED, GridDrawing.grade(view, new int[] {0, 1}));
        assertEquals(Grade.UNKNOWN, GridDrawing.grade(view, new int[] {0, 2}));
        assertEquals(Grade.FINE, GridDrawing.grade(view, new int[] {0, 3}));
        assertEquals(Grade.UNKNOWN, GridDrawing.grade(view, new int[0]));
    }

    @Test
    void shouldFoldMoreHostsThanCanBeSeen() {
        int hosts = 1000;
        List<String> names =
                IntStream.range(0, hosts).mapToObj("n%03d"::formatted).toList();
        List<String> sources = IntStream.range(0, 5 * hosts)
                .mapToObj(i -> names.get(i % hosts))
                .toList();
        List<String> sinks = IntStream.range(0, 5 * hosts)
                .mapToObj(i -> names.get((i + 1 + i / hosts) % hosts))
                .toList();
        LinkGrid grid = LinkGrid.of(sources, sinks, names);
        assertTrue(grid.isFolded());
        assertEquals(91, grid.rows().size());
        assertEquals("n000 \u2013 n010", grid.rows().get(0));
        int all = 0;
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int column = 0; column < grid.columns().size(); column++) {
                all += grid.at(row, column).length;
            }
        }
        assertEquals(5 * hosts, all);
    }

    @Test
    void shouldDrawASkylineInFewBytes() {
        LinkResult link = SampleResults.incast().links().get(0);
        HistogramDrawing drawing = new HistogramDrawing(1.6e9);
        String svg = body(html -> drawing.write(html, link.goodputHistogramSmooth(), OptionalDouble.of(1.5e9), "h"));
        assertTrue(svg.length() < 450, () -> svg.length() + " bytes: " + svg);
        assertTrue(svg.contains("class=\"want\" d=\"M90 0v20\""), svg);
        assertEquals("M2 20V0h2V20h2V19h2V20h2V20z", HistogramDrawing.path(new double[] {0, 1000, 0, 1, 0}));
        assertEquals("M0 0", HistogramDrawing.path(new double[5]));
    }

    @Test
    void shouldMakeScalesThatPeopleRead() {
        assertEquals(1e9, CurveDrawing.nice(9.7e8));
        assertEquals(1.2e9, CurveDrawing.nice(1.1e9));
        assertEquals(1, CurveDrawing.nice(0));
        assertEquals(1, CurveDrawing.nice(Double.NaN));
    }

    private static String body(Consumer<Html> body) {
        String page = new Page("t", false).render(body);
        return page.substring(page.indexOf("<body>") + 7, page.indexOf("\n<script"));
    }
}
