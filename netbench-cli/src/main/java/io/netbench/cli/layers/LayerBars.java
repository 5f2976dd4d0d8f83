package io.netbench.cli.layers;

import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import java.util.List;
import java.util.function.Function;

/** Layers under each other, each with its rate and a bar; all bars have one scale, which begins at 0. */
final class LayerBars {

    private static final int MOST_CELLS = 40;
    private static final int FEWEST_CELLS = 10;
    private static final int NOTE = 12;

    /**
     * One layer.
     *
     * @param layer what it is
     * @param name what measured it
     * @param bytesPerS its rate
     * @param note beside the bar; empty for most
     */
    record Bar(String layer, String name, double bytesPerS, String note) {}

    private LayerBars() {}

    static List<String> lines(List<Bar> bars, Screen screen) {
        double highest = bars.stream().mapToDouble(Bar::bytesPerS).max().orElse(0);
        RateUnit unit = RateUnit.of(highest);
        TextTable sized = table(bars, unit, bar -> "");
        int left = screen.width() - sized.width() - NOTE;
        int cells = Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, left));
        return table(bars, unit, bar -> bar(bar, highest, cells, screen)).lines("", screen);
    }

    private static TextTable table(List<Bar> bars, RateUnit unit, Function<Bar, String> drawing) {
        TextTable table = new TextTable()
                .left("layer")
                .left("measured by")
                .right(unit.bitsName())
                .right(unit.bytesName());
        for (Bar bar : bars) {
            List<String> cells = List.of(bar.layer, bar.name, unit.bits(bar.bytesPerS), unit.bytes(bar.bytesPerS));
            table.row(Style.PLAIN, cells, drawing.apply(bar));
        }
        return table;
    }

    private static String bar(Bar bar, double highest, int cells, Screen screen) {
        int filled = highest > 0 ? (int) Math.round(bar.bytesPerS / highest * cells) : 0;
        int shown = bar.bytesPerS > 0 ? Math.max(1, filled) : 0;
        String drawn = (screen.unicode() ? "\u2588" : "#").repeat(shown);
        return bar.note.isEmpty() ? drawn : drawn + "  " + bar.note;
    }
}
