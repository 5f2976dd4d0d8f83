package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackBufferTest {

    @ParameterizedTest
    @CsvSource({"0, 524288", "1, 524288", "512, 524288", "513, 262144", "1000, 262144", "2000, 131072", "10000, 65536"})
    void shouldGiveManyConnectionsSmallerBuffers(int connectionEnds, int bytes) {
        assertEquals(bytes, LoopbackBuffer.of(connectionEnds).bytes());
    }
}
