package io.netbench.analysis.contention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortFlowTest {

    @Test
    void shouldSumWhatEachPortCarried() {
        RunResult run = SampleResults.fabric(3);
        List<PortFlow> into = PortFlow.of(run).stream().filter(PortFlow::into).toList();
        assertEquals(1, into.size(), "all of an incast flows into one port");
        assertEquals(
                run.links().stream().mapToDouble(LinkResult::goodputBytesPerS).sum(),
                into.get(0).bytesPerS(),
                1);
        assertTrue(into.get(0).wireBytesPerS() > into.get(0).bytesPerS());
    }

    @Test
    void shouldTellOfNoPortWhereNothingLeavesItsHost() {
        assertEquals(List.of(), PortFlow.of(SampleResults.incast()));
    }
}
