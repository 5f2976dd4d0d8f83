package io.netbench.analysis.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.netbench.analysis.SampleResults;
import io.netbench.result.ComparedFigure.Level;
import io.netbench.result.ComparedQuantity;
import io.netbench.result.RunResult;
import org.junit.jupiter.api.Test;

class SideTest {

    private static double[] loss(RunResult run, Subject subject) {
        return new Side().add(run, "").measured().get(subject).of(ComparedQuantity.LOSS);
    }

    @Test
    void shouldCompareWhatWasLostOfDatagrams() {
        RunResult run = SampleResults.datagrams();
        assertArrayEquals(new double[] {0.01}, loss(run, new Subject(Level.LOAD, "", "incast", "")), 1e-9);
        assertArrayEquals(
                new double[] {0.01}, loss(run, new Subject(Level.LINK, "", "incast", "node01->storage01")), 1e-9);
    }

    @Test
    void shouldCompareNoLossOfStreams() {
        assertArrayEquals(new double[0], loss(SampleResults.incast(), new Subject(Level.LOAD, "", "incast", "")));
    }
}
