package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "Connection refused, PASSES",
        "Network is unreachable, PASSES",
        "No buffer space available, PASSES",
        "Message too long, TOO_LONG",
        "Input/output error, OF_CUTTING",
        "Invalid argument, OF_CUTTING",
        "Protocol not available, OF_CUTTING",
        "Operation not permitted, STAYS"
    })
    void shouldKnowWhatMayPass(String error, ProbeRefusal expected) {
        assertEquals(expected, ProbeRefusal.of("sendmsg(..) failed with error(-1): " + error));
    }
}
