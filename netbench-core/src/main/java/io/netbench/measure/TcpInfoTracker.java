package io.netbench.measure;

import io.netbench.transport.TcpInfo;

/** Follows the kernel's figures of one connection end from sample to sample. Owned by the connection's event loop. */
public final class TcpInfoTracker {

    private TcpInfo baseline;
    private TcpInfo last;
    private Long rttLeastUs;
    private Long rttMostUs;
    private Long windowLeast;
    private Long windowMost;

    /** The window begins here: what is counted up to now does not belong to it. */
    public void baseline(TcpInfo info) {
        baseline = info;
        rttLeastUs = null;
        rttMostUs = null;
        windowLeast = null;
        windowMost = null;
        sample(info);
    }

    /** A sample within the window, or at its end. */
    public void sample(TcpInfo info) {
        last = info;
        rttLeastUs = least(rttLeastUs, info.rttUs());
        rttMostUs = most(rttMostUs, info.rttUs());
        windowLeast = least(windowLeast, info.congestionWindow());
        windowMost = most(windowMost, info.congestionWindow());
    }

    /** What the samples say. */
    public TcpFigures figures() {
        if (last == null) {
            return TcpFigures.UNKNOWN;
        }
        return new TcpFigures(
                since(last.retransmits(), baseline == null ? null : baseline.retransmits()),
                last.rttUs(),
                rttLeastUs,
                rttMostUs,
                last.rttVarUs(),
                last.minRttUs(),
                last.congestionWindow(),
                windowLeast,
                windowMost,
                last.sendMssBytes(),
                last.pathMtuBytes(),
                last.deliveryRateBytesPerS(),
                since(last.busyUs(), baseline == null ? null : baseline.busyUs()),
                since(last.receiveWindowLimitedUs(), baseline == null ? null : baseline.receiveWindowLimitedUs()),
                since(last.sendBufferLimitedUs(), baseline == null ? null : baseline.sendBufferLimitedUs()),
                since(last.bytesRetransmitted(), baseline == null ? null : baseline.bytesRetransmitted()),
                since(last.deliveredCe(), baseline == null ? null : baseline.deliveredCe()));
    }

    private static Long since(Long now, Long then) {
        return now == null ? null : Long.valueOf(then == null ? now : now - then);
    }

    private static Long least(Long known, Long sample) {
        return known == null || (sample != null && sample < known) ? sample : known;
    }

    private static Long most(Long known, Long sample) {
        return known == null || (sample != null && sample > known) ? sample : known;
    }
}
