package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.HostCounters;
import org.junit.jupiter.api.Test;

class SharedCountersTest {

    @Test
    void shouldBeReadOnceForAllWhoseWindowBeganAtOneInstant() {
        long atNs = System.nanoTime();

        HostCounters first = SharedCounters.at(atNs);

        assertTrue(first.takenAtNs() >= atNs);
        assertSame(
                first, SharedCounters.at(atNs), "what was read since is nearer to the instant than what is read now");
    }

    @Test
    void shouldBeReadAgainForALaterInstant() {
        HostCounters first = SharedCounters.at(System.nanoTime());

        assertNotSame(first, SharedCounters.at(System.nanoTime()));
    }
}
