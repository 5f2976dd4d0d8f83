package io.netbench.analysis.fabric.simulator;

import java.util.Random;

/** What chance does to a measurement. */
public enum NoiseModel {
    GAUSSIAN {
        @Override
        double next(Random random) {
            return DEVIATION * random.nextGaussian();
        }
    },
    STUDENT_T3 {
        @Override
        double next(Random random) {
            return DEVIATION / Math.sqrt(3) * t3(random);
        }
    },
    STUDENT_T3_WIDE {
        @Override
        double next(Random random) {
            return DEVIATION * t3(random);
        }
    };

    private static final double DEVIATION = 0.03;

    /** A relative error of one measurement. */
    abstract double next(Random random);

    private static double t3(Random random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double gaussian = random.nextGaussian();
            squares += gaussian * gaussian;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3);
    }
}
