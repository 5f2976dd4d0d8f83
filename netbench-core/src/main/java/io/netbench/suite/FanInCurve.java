package io.netbench.suite;

import io.netbench.analysis.sweep.FanInPoint;
import io.netbench.analysis.sweep.FanInVerdict;
import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.analysis.sweep.Repeats;
import io.netbench.result.SuiteFinding;
import io.netbench.suite.sweep.SweepAxis;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What came of an incast as its fan-in grew, everything else being the same.
 *
 * @param phase that it belongs to
 * @param beside the value of what else varied, in words; empty if nothing did
 * @param verdict over the medians
 * @param isConfirmed whether there were repeats, and each of them alone says the same
 * @param runs names of the runs that decide
 */
public record FanInCurve(
        String phase, String beside, String varied, FanInVerdict verdict, boolean isConfirmed, List<String> runs) {

    /** Those of a phase; fewer than two points with figures are no curve. */
    static List<FanInCurve> of(SeriesPhase phase, List<RunRecord> all) {
        if (phase.fanIn().isEmpty()) {
            return List.of();
        }
        SweepAxis fanIn = phase.fanIn().get();
        int axis = phase.sweep().axes().indexOf(fanIn);
        int other = phase.sweep().axes().size() == 1 ? -1 : 1 - axis;
        List<String> besides =
                other < 0 ? List.of("") : phase.sweep().axes().get(other).values();
        List<FanInCurve> curves = new ArrayList<>();
        for (String beside : besides) {
            List<RunRecord> some = all.stream()
                    .filter(RunRecord::isWhole)
                    .filter(record -> record.phase().equals(phase))
                    .filter(record -> other < 0 || value(record, other).equals(beside))
                    .toList();
            String words = other < 0 ? "" : phase.sweep().axes().get(other).name() + " " + beside;
            curve(phase, words, fanIn, axis, some).ifPresent(curves::add);
        }
        return curves;
    }

    private static Optional<FanInCurve> curve(
            SeriesPhase phase, String beside, SweepAxis fanIn, int axis, List<RunRecord> records) {
        List<FanInPoint> points = points(phase, fanIn, axis, records);
        if (points.size() < 2) {
            return Optional.empty();
        }
        FanInVerdict verdict = FanInVerdict.of(points);
        boolean isConfirmed = phase.sweep().repeats() > 1
                && IntStream.rangeClosed(1, phase.sweep().repeats()).allMatch(repeat -> {
                    List<FanInPoint> alone = points(
                            phase,
                            fanIn,
                            axis,
                            records.stream()
                                    .filter(record -> record.run().visit().repeat() == repeat)
                                    .toList());
                    return alone.size() == points.size()
                            && FanInVerdict.of(alone).shape() == verdict.shape();
                });
        List<String> runs = records.stream()
                .filter(record -> List.of(verdict.best().fanIn(), verdict.turn().fanIn())
                        .contains(Integer.parseInt(value(record, axis))))
                .map(record -> record.run().name())
                .toList();
        return Optional.of(new FanInCurve(phase.name(), beside, fanIn.field().key(), verdict, isConfirmed, runs));
    }

    private static List<FanInPoint> points(SeriesPhase phase, SweepAxis fanIn, int axis, List<RunRecord> records) {
        return fanIn.values().stream()
                .flatMap(value -> repeats(phase, records, axis, value).point(Integer.parseInt(value)).stream())
                .sorted(Comparator.comparingInt(FanInPoint::fanIn))
                .toList();
    }

    private static Repeats repeats(SeriesPhase phase, List<RunRecord> records, int axis, String value) {
        List<LoadFigures> figures = records.stream()
                .filter(record -> value(record, axis).equals(value))
                .flatMap(record -> record.of(phase.sweptLoad()).stream())
                .toList();
        return new Repeats(figures);
    }

    private static String value(RunRecord record, int axis) {
        return record.run().visit().point().values().get(axis);
    }

    /** The verdict in a sentence. */
    public String sentence() {
        FanInPoint best = verdict.best();
        FanInPoint turn = verdict.turn();
        String bestWords = "%s at %s"
                .formatted(
                        QuantityText.bitRate(best.bytesPerS()),
                        QuantityText.counted(best.fanIn(), varied.replaceFirst("s$", "")));
        String where = (beside.isEmpty() ? "" : beside + ": ") + verdict.shape().words() + ": ";
        return where
                + switch (verdict.shape()) {
                    case FLAT -> "within 10 %% of its best, %s, from first to last.".formatted(bestWords);
                    case SATURATED -> "it rises to %s, and stays within 10 %% of it.".formatted(bestWords);
                    case RISING ->
                        "it rises to the last point, %s; what it saturates at takes more %s."
                                .formatted(bestWords, varied);
                    case COLLAPSED ->
                        "%s, and %s at %d: links paused, with %s."
                                .formatted(
                                        bestWords, QuantityText.bitRate(turn.bytesPerS()), turn.fanIn(), pauses(turn));
                    case FALLS ->
                        "%s, and %s at %d, with %s."
                                .formatted(
                                        bestWords, QuantityText.bitRate(turn.bytesPerS()), turn.fanIn(), pauses(turn));
                };
    }

    private static String pauses(FanInPoint point) {
        boolean hasTimeouts = !Double.isNaN(point.timeoutsPerS());
        if (Double.isNaN(point.stallsPerS())) {
            return hasTimeouts
                    ? QuantityText.digits(point.timeoutsPerS()) + " time-outs a second (stalls are not told)"
                    : "time-outs and stalls that are not told";
        }
        String stalls = QuantityText.digits(point.stallsPerS()) + " stalls a second";
        return hasTimeouts
                ? QuantityText.digits(point.timeoutsPerS()) + " time-outs and " + stalls
                : stalls + " (time-outs are not told)";
    }

    SuiteFinding finding() {
        return new SuiteFinding(
                "fan_in_" + verdict.shape().name().toLowerCase(Locale.ROOT),
                SuiteFinding.Kind.SERIES,
                List.of(),
                Optional.empty(),
                isConfirmed,
                verdict.best().bytesPerS(),
                verdict.turn().bytesPerS(),
                Optional.of("bytes_per_s"),
                Optional.empty(),
                runs,
                Optional.empty(),
                phase + ": " + sentence(),
                Map.of());
    }
}
