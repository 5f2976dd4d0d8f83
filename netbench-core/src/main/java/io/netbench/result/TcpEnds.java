package io.netbench.result;

import java.util.Map;

/**
 * {@code TCP_INFO} of both ends of a link. Verdicts use the source's: the round trip time of a pure receiver says little.
 *
 * @param source the end that sent blocks
 * @param sink the end that received them
 * @param absent why an end is null
 */
public record TcpEnds(TcpSummary source, TcpSummary sink, Map<String, String> absent) {

    public TcpEnds {
        absent = Absent.from(absent)
                .figure("source", source)
                .figure("sink", sink)
                .reasons();
    }
}
