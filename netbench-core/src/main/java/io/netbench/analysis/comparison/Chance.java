package io.netbench.analysis.comparison;

import java.util.Arrays;

/**
 * How far chance moves one measurement, as repeats show it. Up to the largest deviation seen it is their share, and one more;
 * beyond, it falls off with the square of the distance, which bounds whatever has a variance.
 */
final class Chance {

    /** Deviations under it are the resolution of what was measured. */
    private static final double RESOLUTION = 1e-3;

    private final double[] sizes;
    private final double largest;

    private Chance(double[] sizes) {
        this.sizes = sizes;
        largest = sizes.length == 0 ? RESOLUTION : Math.max(RESOLUTION, sizes[sizes.length - 1]);
    }

    /** That of deviations, whichever their sign. */
    static Chance of(double[] deviations) {
        double[] sizes = Arrays.stream(deviations).map(Math::abs).sorted().toArray();
        return new Chance(sizes);
    }

    /** The largest deviation that was seen. */
    double largest() {
        return largest;
    }

    int count() {
        return sizes.length;
    }

    /** The probability that a measurement lies above its truth by more than {@code distance}. */
    double above(double distance) {
        if (distance <= 0) {
            return 1;
        }
        if (distance >= largest) {
            double beyond = largest / distance;
            return Math.min(0.5, beyond * beyond / (sizes.length + 1) / 2);
        }
        int at = Arrays.binarySearch(sizes, distance);
        int first = at < 0 ? -at - 1 : at;
        while (first > 0 && sizes[first - 1] >= distance) {
            first--;
        }
        return Math.min(0.5, (sizes.length - first + 1.0) / (sizes.length + 1) / 2);
    }
}
