package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.host.NicFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NicFiguresTest {

    private static final String OF_ANOTHER = "/sys is of another network namespace";

    /** An interface of a container that has a network of its own, and the /sys of its host. */
    private static final NicFacts UNTOLD = new NicFacts(
            "eth0",
            null,
            List.of("10.1.0.1"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of("kind", OF_ANOTHER, "mtu_bytes", OF_ANOTHER, "speed_bits_per_s", OF_ANOTHER, "driver", OF_ANOTHER));

    @Test
    void shouldLeaveOutWhatTheHostCouldNotTellAndSayWhy() {
        NicFigures nic = NicFigures.of(UNTOLD);

        assertEquals(Optional.empty(), nic.kind());
        assertEquals(UNTOLD.absent(), nic.absent());
        assertEquals(List.of("10.1.0.1"), nic.addresses());
    }

    @Test
    void shouldTellOfConnectionsThroughSuchAnInterface() {
        LinkInterface used = LinkInterface.of(UNTOLD, 3);

        assertEquals(Optional.empty(), used.kind());
        assertEquals(Map.of("kind", OF_ANOTHER, "speed_bits_per_s", OF_ANOTHER), used.absent());
        assertEquals(3, used.connections());
    }
}
