package io.netbench.result;

import java.util.Map;

/**
 * One flow from a source port of its own, by which a network chose its path.
 *
 * @param source host that sent
 * @param sink host that received
 * @param sourcePort port that it came from
 * @param sinkPort port that it went to
 * @param goodputBytesPerS payload that arrived, in bytes/s
 * @param retransmits segments sent again
 * @param slow whether it did worse than a healthy pair does
 * @param absent why a figure is null
 */
public record SuiteFlow(
        String source,
        String sink,
        Integer sourcePort,
        Integer sinkPort,
        Double goodputBytesPerS,
        Long retransmits,
        boolean slow,
        Map<String, String> absent) {

    public SuiteFlow {
        Require.text("flow.source", source);
        Require.text("flow.sink", sink);
        absent = Absent.from(absent)
                .figure("source_port", sourcePort)
                .figure("sink_port", sinkPort)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .figure("retransmits", retransmits)
                .reasons();
    }
}
