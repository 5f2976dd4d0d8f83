package io.netbench.coordinator;

import io.netbench.result.SocketOptions;
import io.netbench.result.end.EndBytes;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndOperations;
import io.netbench.result.end.EndRecordings;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends of links that carried something and have nothing else to tell. */
final class SampleEnds {

    /** When sinks had their last byte, after the start. */
    static final long LAST_BYTE_NS = Plans.WARMUP_NS + Plans.SECOND_NS;

    private SampleEnds() {}

    /** A connection's end that is told whole. */
    static EndConnection connection(int index) {
        return new EndConnection(
                index,
                "10.0.0.1",
                40_000,
                "10.0.0.2",
                7412,
                "eth0",
                1L,
                2L,
                0L,
                0L,
                3L,
                4L,
                5L,
                6L,
                SocketOptions.NONE);
    }

    static LinkEnd of(int link, EndRole role, long windowBytes) {
        boolean isSink = role == EndRole.SINK;
        return new LinkEnd(
                link,
                role,
                !isSink,
                new EndBytes(
                        windowBytes,
                        0,
                        isSink ? windowBytes : 0,
                        1,
                        isSink ? Plans.WARMUP_NS : null,
                        isSink ? LAST_BYTE_NS : null),
                isSink
                        ? new EndOperations(0L, 1L, null, null, null, null)
                        : new EndOperations(null, null, 0L, 0L, 0L, 0L),
                EndRecordings.NONE,
                Optional.empty(),
                1,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
