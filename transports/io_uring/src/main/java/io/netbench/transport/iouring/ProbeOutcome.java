package io.netbench.transport.iouring;

import io.netbench.transport.Availability;

/**
 * What came of a probe.
 *
 * @param availability whether what was probed works, and if not, why
 * @param lasting whether every other probe in this process would end the same
 */
record ProbeOutcome(Availability availability, boolean lasting) {

    /** It works. */
    static final ProbeOutcome PASSED = new ProbeOutcome(Availability.YES, true);

    /** It does not work on this host with this build. */
    static ProbeOutcome never(String reason) {
        return new ProbeOutcome(Availability.no(reason), true);
    }

    /** There was no telling; another probe may. */
    static ProbeOutcome unknown(String reason) {
        return new ProbeOutcome(Availability.no(reason), false);
    }
}
