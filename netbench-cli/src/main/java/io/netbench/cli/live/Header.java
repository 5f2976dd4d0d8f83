package io.netbench.cli.live;

import io.netbench.cli.terminal.Style;
import io.netbench.coordinator.RunPhase;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines above the tables: the plan, how far the run is, and the sum of all links. */
final class Header {

    private static final long SECOND_NS = 1_000_000_000L;

    /** From so many lines on there is room for the plan, and for some air. */
    private static final int TALL = 12;

    /** From so many lines on, time and sum have a line each. */
    private static final int MEDIUM = 7;

    private static final int LEAST_BAR = 8;
    private static final int MOST_BAR = 40;
    private static final String GAP = "   ";

    private final LiveModel model;
    private final Glyphs glyphs;
    private final int width;

    Header(LiveModel model, Glyphs glyphs, int width) {
        this.model = model;
        this.glyphs = glyphs;
        this.width = width;
    }

    List<Line> lines(int rows, long nowNs) {
        List<Line> lines = new ArrayList<>();
        if (rows < MEDIUM) {
            lines.add(new Line(rates() + " " + time(nowNs), Style.STRONG));
            return lines;
        }
        if (rows >= TALL) {
            lines.add(new Line(PlanTitle.of(model.plan()), Style.STRONG));
        }
        lines.add(Line.plain(time(nowNs) + progress(nowNs)));
        lines.add(new Line(sum(), Style.STRONG));
        if (rows >= TALL && model.plan().loads().size() > 1) {
            lines.add(Line.plain(loads()));
        }
        if (rows >= TALL) {
            lines.add(Line.EMPTY);
        }
        return lines;
    }

    private String time(long nowNs) {
        return switch (model.phase()) {
            case SETUP -> "connecting " + QuantityText.counted(model.links().size(), "link");
            case WARMUP -> "warm-up  " + elapsed(nowNs);
            case MEASURE -> "measured " + elapsed(nowNs);
            case DRAIN -> "draining";
            case REPORT -> "gathering figures";
        };
    }

    private String elapsed(long nowNs) {
        long elapsedNs = model.elapsedNs(nowNs);
        OptionalLong planned = model.plannedNs();
        if (planned.isEmpty()) {
            return seconds(elapsedNs);
        }
        long plannedNs = planned.getAsLong();
        long leftNs = Math.max(0, plannedNs - elapsedNs);
        return "%s of %s, %s left"
                .formatted(
                        seconds(Math.min(elapsedNs, plannedNs)),
                        QuantityText.duration(plannedNs),
                        seconds(leftNs + SECOND_NS - 1));
    }

    private static String seconds(long ns) {
        return QuantityText.count(ns / SECOND_NS) + " s";
    }

    /** A bar of the time that has passed, where the end is known and there is room. */
    private String progress(long nowNs) {
        OptionalLong planned = model.plannedNs();
        int room = Math.min(MOST_BAR, width - time(nowNs).length() - GAP.length() - 2);
        if (planned.isEmpty() || planned.getAsLong() == 0 || room < LEAST_BAR) {
            return "";
        }
        String bar = glyphs.bar((double) model.elapsedNs(nowNs) / planned.getAsLong(), room);
        return GAP + "[" + bar + " ".repeat(room - bar.length()) + "]";
    }

    private String sum() {
        String text = rates() + GAP + links();
        int room = Math.min(History.LENGTH, width - text.length() - GAP.length());
        if (room < LEAST_BAR) {
            return text;
        }
        String history =
                glyphs.sparkline(model.total().latest(room), model.total().highest());
        return history.isEmpty() ? text : text + GAP + history;
    }

    /** What each load gets. */
    private String loads() {
        List<Double> rates = model.loads();
        return IntStream.range(0, rates.size())
                .mapToObj(i -> model.plan().loads().get(i).name() + " "
                        + (model.totalBytesPerS() == null || rates.get(i) == null
                                ? "-"
                                : QuantityText.bitRate(rates.get(i))))
                .collect(Collectors.joining(GAP));
    }

    private String rates() {
        Double bytesPerS = model.totalBytesPerS();
        return bytesPerS == null ? "-" : QuantityText.bitRate(bytesPerS) + "  " + QuantityText.size(bytesPerS) + "/s";
    }

    private String links() {
        String text = QuantityText.counted(model.links().size(), "link");
        if (model.phase() != RunPhase.SETUP && model.silentLinks() > 0) {
            text += ", " + QuantityText.count(model.silentLinks()) + " silent";
        }
        return model.failedLinks() == 0 ? text : text + ", " + QuantityText.count(model.failedLinks()) + " FAILED";
    }
}
