package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.HostCounters;
import io.netbench.time.Clock;
import org.junit.jupiter.api.Test;

class SharedCountersTest {

    private final SharedCounters counters = new SharedCounters(Clock.system());

    @Test
    void shouldBeReadOnceForAllWhoseWindowBeganAtOneInstant() {
        long atNs = System.nanoTime();

        HostCounters first = counters.at(atNs);

        assertTrue(first.takenAtNs() >= atNs);
        assertSame(first, counters.at(atNs), "what was read since is nearer to the instant than what is read now");
    }

    @Test
    void shouldBeReadAgainForALaterInstant() {
        HostCounters first = counters.at(System.nanoTime());

        assertNotSame(first, counters.at(System.nanoTime()));
    }
}
