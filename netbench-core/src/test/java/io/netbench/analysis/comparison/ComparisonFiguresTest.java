package io.netbench.analysis.comparison;

import io.netbench.analysis.comparison.ComparisonTrials.Event;
import io.netbench.analysis.fabric.simulator.NoiseModel;
import org.junit.jupiter.api.Test;

class ComparisonFiguresTest {
    @Test
    void tryOut() {
        StringBuilder table = new StringBuilder();
        for (int hosts : new int[] {8, 16}) {
            for (NoiseModel noise : new NoiseModel[] {NoiseModel.GAUSSIAN, NoiseModel.STUDENT_T3}) {
                for (double scale : new double[] {1 / 3.0, 1}) {
                    for (int suites : new int[] {1, 2, 3, 5}) {
                        for (Event event : Event.values()) {
                            table.append(new ComparisonTrials(event, noise, scale, hosts, suites).run(100))
                                    .append('\n');
                        }
                    }
                }
            }
        }
        System.out.print(table);
    }
}
