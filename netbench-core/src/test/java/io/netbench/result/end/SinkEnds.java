package io.netbench.result.end;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sinks' ends of links of which little is known. */
public final class SinkEnds {

    private SinkEnds() {}

    /** One that counted something and recorded nothing. */
    public static LinkEnd of(int link, EndBytes bytes, EndOperations operations) {
        return new LinkEnd(
                link,
                EndRole.SINK,
                false,
                bytes,
                operations,
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
