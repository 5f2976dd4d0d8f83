package io.netbench.analysis.sweep;

import java.util.Comparator;
import java.util.List;

/**
 * What becomes of an incast as its fan-in grows.
 *
 * @param shape in a word
 * @param best the point with the most goodput
 * @param turn the point that decides: the lowest after the fall, or the last
 */
public record FanInVerdict(Shape shape, FanInPoint best, FanInPoint turn) {

    /** Within this share of the best, goodput is as good as it. */
    private static final double SAME = 0.9;

    /** Below this share of what there was before, it is a collapse if links paused. */
    private static final double COLLAPSED = 0.8;

    /** Pauses rise where they are so many times those of the better point. */
    private static final double RISE = 2;

    /** Fewer pauses a second than this, of all links together, explain no fall. */
    private static final double LEAST_PAUSES_PER_S = 0.2;

    /** How goodput goes with the number of sources. */
    public enum Shape {
        /** Within 10 % of its best from the first to the last. */
        FLAT("flat"),
        /** It rises, and then stays within 10 % of its best. */
        SATURATED("saturated"),
        /** It rises to the last point, so what it saturates at is not seen. */
        RISING("still rising"),
        /** It falls by over 20 %, and time-outs or stalls rise with it. */
        COLLAPSED("collapsed"),
        /** It falls by over 10 %, and nothing that was measured says why. */
        FALLS("falls, cause not seen");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }
    }

    /**
     * The verdict over a curve.
     *
     * @param curve two points at least, by growing fan-in
     * @throws IllegalArgumentException if there are fewer, or they have no figures
     */
    public static FanInVerdict of(List<FanInPoint> curve) {
        if (curve.size() < 2
                || curve.stream().anyMatch(point -> !Double.isFinite(point.bytesPerS()) || point.bytesPerS() < 0)) {
            throw new IllegalArgumentException("curve must have two points with figures at least, got: " + curve);
        }
        FanInPoint best = curve.stream()
                .max(Comparator.comparingDouble(FanInPoint::bytesPerS))
                .orElseThrow();
        FanInPoint before = curve.get(0);
        FanInPoint fallen = null;
        FanInPoint collapsed = null;
        for (FanInPoint point : curve) {
            if (point.bytesPerS() > before.bytesPerS()) {
                before = point;
            }
            if (point.bytesPerS() < SAME * before.bytesPerS() && isLower(point, fallen)) {
                fallen = point;
            }
            if (point.bytesPerS() < COLLAPSED * before.bytesPerS()
                    && pausesRise(before, point)
                    && isLower(point, collapsed)) {
                collapsed = point;
            }
        }
        if (collapsed != null) {
            return new FanInVerdict(Shape.COLLAPSED, best, collapsed);
        }
        if (fallen != null) {
            return new FanInVerdict(Shape.FALLS, best, fallen);
        }
        return new FanInVerdict(rise(curve, best), best, curve.get(curve.size() - 1));
    }

    /** Of a curve that never falls. */
    private static Shape rise(List<FanInPoint> curve, FanInPoint best) {
        long below = curve.stream()
                .filter(point -> point.bytesPerS() < SAME * best.bytesPerS())
                .count();
        if (below == 0) {
            return Shape.FLAT;
        }
        return below == curve.size() - 1 ? Shape.RISING : Shape.SATURATED;
    }

    private static boolean isLower(FanInPoint point, FanInPoint than) {
        return than == null || point.bytesPerS() < than.bytesPerS();
    }

    private static boolean pausesRise(FanInPoint before, FanInPoint after) {
        double pausesPerS = after.pausesPerS(before);
        return pausesPerS >= LEAST_PAUSES_PER_S && pausesPerS >= RISE * before.pausesPerS(after);
    }
}
