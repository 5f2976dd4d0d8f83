package io.netbench.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    @Test
    void shouldTellWhatIsThereAndWhatStandsInTheWayOfTheRest() {
        Capabilities capabilities = Capabilities.of(Capability.TCP_INFO)
                .and(Capability.UDP_SEGMENTATION, false)
                .and(Capability.ZERO_COPY_SEND, Availability.YES)
                .and(Capability.ZERO_COPY_RECEIVE, Availability.no("this kernel copies"));

        assertEquals(
                new Capabilities(
                        Set.of(Capability.TCP_INFO, Capability.ZERO_COPY_SEND),
                        Map.of(Capability.ZERO_COPY_RECEIVE, "this kernel copies")),
                capabilities);
        assertFalse(capabilities.contains(Capability.ZERO_COPY_RECEIVE));
        assertEquals(Optional.empty(), capabilities.obstacle(Capability.UDP_SEGMENTATION));
    }
}
