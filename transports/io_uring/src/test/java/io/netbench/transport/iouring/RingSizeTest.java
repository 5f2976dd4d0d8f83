package io.netbench.transport.iouring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.transport.LoopSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingSizeTest {

    private static RingSize of(int connections, int threads) {
        return RingSize.of(new LoopSettings(threads, Thread::new, connections, 1 << 17));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, 128, 4096",
        "128, 1, 128, 4096",
        "129, 1, 256, 4096",
        "1000, 1, 1024, 4096",
        "1025, 1, 2048, 8192",
        "10000, 4, 4096, 16384",
        "10000, 1, 4096, 65536",
        "2147483647, 1, 4096, 65536"
    })
    void shouldFollowConnectionsOfOneLoop(int connections, int threads, int submissions, int completions) {
        assertEquals(new RingSize(submissions, completions), of(connections, threads));
    }

    @Test
    void shouldMakeConfigurationsThatNettyTakes() {
        for (int connections = 0; connections < 100_000; connections += 997) {
            RingSize size = of(connections, 3);
            assertTrue(size.completions() >= size.submissions(), size::toString);
            assertEquals(size.completions(), size.config().getCqSize());
        }
    }
}
