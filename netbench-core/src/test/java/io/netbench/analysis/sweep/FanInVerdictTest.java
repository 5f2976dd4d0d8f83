package io.netbench.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.analysis.sweep.FanInVerdict.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanInVerdictTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FLAT      | 100 100 100           | 0 0 0
            FLAT      | 92 100 91             | 0 9 0
            SATURATED | 30 60 100 95 98       | 0 0 0 0 0
            SATURATED | 30 95 100             | 0 0 5
            RISING    | 10 20 40              | 0 0 0
            RISING    | 10 100                | 0 0
            COLLAPSED | 100 90 60 20          | 0 1 5 8
            COLLAPSED | 50 100 30 100         | 0 0 4 0
            COLLAPSED | 100 50 120            | 0 3 0
            FALLS     | 100 90 60 20          | 0 0 0 0
            FALLS     | 100 60                | 4 5
            FALLS     | 100 85                | 0 9
            FALLS     | 100 70                | 0 0.1
            """)
    void shouldSayWhatBecomesOfIt(Shape shape, String rates, String pauses) {
        assertEquals(shape, FanInVerdict.of(curve(rates, pauses)).shape());
    }

    @Test
    void shouldNameTheBestAndTheLowestAfterIt() {
        FanInVerdict verdict = FanInVerdict.of(curve("80 100 60 30 40", "0 0 2 4 4"));

        assertEquals(2, verdict.best().fanIn());
        assertEquals(4, verdict.turn().fanIn());
    }

    /** Where kernels don't tell of time-outs, stalls still do. */
    @Test
    void shouldTakeStallsAlone() {
        List<FanInPoint> curve = List.of(new FanInPoint(1, 100, Double.NaN, 0), new FanInPoint(8, 20, Double.NaN, 3));

        assertEquals(Shape.COLLAPSED, FanInVerdict.of(curve).shape());
    }

    /** What only one of two points knows says nothing of how it changed. */
    @Test
    void shouldBlameNothingThatIsKnownOfOnePointAlone() {
        List<FanInPoint> unknown =
                List.of(new FanInPoint(1, 100, Double.NaN, Double.NaN), new FanInPoint(8, 20, Double.NaN, Double.NaN));
        List<FanInPoint> first = List.of(new FanInPoint(1, 100, Double.NaN, Double.NaN), new FanInPoint(8, 20, 5, 5));
        List<FanInPoint> mixed = List.of(new FanInPoint(1, 100, Double.NaN, 3), new FanInPoint(8, 20, 50, 3));

        assertEquals(Shape.FALLS, FanInVerdict.of(unknown).shape());
        assertEquals(Shape.FALLS, FanInVerdict.of(first).shape());
        assertEquals(Shape.FALLS, FanInVerdict.of(mixed).shape());
    }

    @Test
    void shouldRefuseWhatIsNoCurve() {
        assertThrows(IllegalArgumentException.class, () -> FanInVerdict.of(curve("1", "0")));
        assertThrows(IllegalArgumentException.class, () -> FanInVerdict.of(curve("1 NaN", "0 0")));
    }

    /** What it comes to is the same in Mbit/s as in GB/s. */
    @Property
    void shouldNotDependOnTheUnit(
            @ForAll("curves") List<FanInPoint> curve, @ForAll @DoubleRange(min = 0.5, max = 1000) double unit) {
        List<FanInPoint> other = curve.stream()
                .map(point -> new FanInPoint(
                        point.fanIn(), point.bytesPerS() * unit, point.timeoutsPerS(), point.stallsPerS()))
                .toList();
        Assume.that(!isOnALimit(curve));

        assertEquals(FanInVerdict.of(curve).shape(), FanInVerdict.of(other).shape());
    }

    /** Whether one is 80 % or 90 % of another to the last digits, where rounding decides. */
    private static boolean isOnALimit(List<FanInPoint> curve) {
        return curve.stream()
                .anyMatch(one -> curve.stream()
                        .mapToDouble(other -> one.bytesPerS() / other.bytesPerS())
                        .anyMatch(share -> Math.abs(share - 0.8) < 1e-9 || Math.abs(share - 0.9) < 1e-9));
    }

    @Property
    void shouldNeverCollapseWithoutPauses(@ForAll("curves") List<FanInPoint> curve) {
        List<FanInPoint> calm = curve.stream()
                .map(point -> new FanInPoint(point.fanIn(), point.bytesPerS(), 0, 0))
                .toList();
        Shape shape = FanInVerdict.of(calm).shape();

        assertEquals(false, shape == Shape.COLLAPSED);
        // And that is the only thing that pauses decide.
        Shape with = FanInVerdict.of(curve).shape();
        assertEquals(with == Shape.COLLAPSED ? Shape.FALLS : with, shape);
    }

    /** Noise of a few percent on a healthy curve is no fall. */
    @Property
    void shouldNotFallByNoise(
            @ForAll @DoubleRange(min = 1, max = 1e10) double rate, @ForAll("noises") List<Double> noise) {
        List<FanInPoint> curve = new ArrayList<>();
        for (double one : noise) {
            curve.add(new FanInPoint(curve.size() + 1, rate * one, 5, 5));
        }

        assertEquals(Shape.FLAT, FanInVerdict.of(curve).shape());
    }

    /** A curve that only rises is never said to fall, and one that ends at a tenth always is. */
    @Property
    void shouldTellRisesFromFalls(@ForAll("curves") List<FanInPoint> curve) {
        List<FanInPoint> rising = new ArrayList<>();
        double sum = 1;
        for (FanInPoint point : curve) {
            sum += point.bytesPerS();
            rising.add(new FanInPoint(point.fanIn(), sum, point.timeoutsPerS(), point.stallsPerS()));
        }
        FanInVerdict verdict = FanInVerdict.of(rising);
        assertEquals(true, List.of(Shape.FLAT, Shape.SATURATED, Shape.RISING).contains(verdict.shape()));
        assertEquals(verdict.best(), rising.get(rising.size() - 1));

        List<FanInPoint> falling = new ArrayList<>(rising);
        falling.add(new FanInPoint(1000, sum / 10, 0, 0));
        assertEquals(
                true,
                List.of(Shape.FALLS, Shape.COLLAPSED)
                        .contains(FanInVerdict.of(falling).shape()));
    }

    @Provide
    Arbitrary<List<Double>> noises() {
        return Arbitraries.doubles().between(0.96, 1.04).list().ofMinSize(2).ofMaxSize(32);
    }

    @Provide
    Arbitrary<List<FanInPoint>> curves() {
        Arbitrary<double[]> figures = Arbitraries.doubles()
                .between(0.01, 1000)
                .ofScale(3)
                .array(double[].class)
                .ofSize(3);
        return figures.list().ofMinSize(2).ofMaxSize(16).map(list -> {
            List<FanInPoint> curve = new ArrayList<>();
            list.forEach(one -> curve.add(new FanInPoint(curve.size() + 1, one[0], one[1] / 100, one[2] / 100)));
            return curve;
        });
    }

    private static List<FanInPoint> curve(String rates, String pauses) {
        double[] y = numbers(rates);
        double[] p = numbers(pauses);
        List<FanInPoint> curve = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            curve.add(new FanInPoint(i + 1, y[i], p[i], 0));
        }
        return curve;
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }
}
