package io.netbench.transport.iouring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.transport.Availability;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedProbeTest {

    @Test
    void shouldAskAgainUntilItKnows() {
        Iterator<ProbeOutcome> outcomes = List.of(
                        ProbeOutcome.unknown("too busy"), ProbeOutcome.unknown("no sockets"), ProbeOutcome.PASSED)
                .iterator();
        RepeatedProbe probe = new RepeatedProbe(outcomes::next);

        assertEquals(Availability.no("too busy"), probe.availability());
        assertEquals(Availability.no("no sockets"), probe.availability());
        assertEquals(Availability.YES, probe.availability());
        assertEquals(Availability.YES, probe.availability());
    }

    @Test
    void shouldKeepTheReasonOfWhatFailedForGood() {
        Iterator<ProbeOutcome> outcomes =
                List.of(ProbeOutcome.never("this kernel copies")).iterator();
        RepeatedProbe probe = new RepeatedProbe(outcomes::next);

        assertEquals(Availability.no("this kernel copies"), probe.availability());
        assertEquals(Availability.no("this kernel copies"), probe.availability());
    }
}
