package io.netbench.measure;

import io.netbench.transport.TcpInfo;
import java.util.function.Function;

/**
 * Follows {@code TCP_INFO} of one end of one connection over the window. Times, round trips, windows and rates are taken to the
 * window's end. What is counted goes on through the drain, as the payload does that it is held against: at the end much of
 * that lies in the socket still. So does what is learnt of the path. For one thread: the connection's event loop.
 */
public final class TcpInfoTracker {

    private static final long COUNTER_BITS = 0xffff_ffffL;

    private TcpInfo baseline;
    private TcpInfo last;
    private TcpInfo atEnd;
    private Long segmentsSent;
    private Gauge rttUs = Gauge.UNKNOWN;
    private Gauge rttVarUs = Gauge.UNKNOWN;
    private Gauge congestionWindow = Gauge.UNKNOWN;

    /** The state at the window's start, from which differences count. What was seen before it is forgotten. */
    public void baseline(TcpInfo info) {
        baseline = info;
        last = info;
        segmentsSent = info.segmentsSent() == null ? null : (Long) 0L;
        rttUs = Gauge.UNKNOWN;
        rttVarUs = Gauge.UNKNOWN;
        congestionWindow = Gauge.UNKNOWN;
        sample(info);
    }

    /** The state at one moment of the window, at each interval, or of the drain. */
    public void sample(TcpInfo info) {
        segmentsSent = withSegments(info);
        last = info;
        if (atEnd != null) {
            return;
        }
        rttUs = rttUs.with(info.rttUs());
        rttVarUs = rttVarUs.with(info.rttVarUs());
        congestionWindow = congestionWindow.with(info.congestionWindow());
    }

    /** The state at the end of the window. */
    public void end(TcpInfo info) {
        sample(info);
        atEnd = info;
    }

    /** The kernel counts in 32 bits, which a fast connection goes through within minutes. */
    private Long withSegments(TcpInfo info) {
        return segmentsSent == null || info.segmentsSent() == null || last.segmentsSent() == null
                ? null
                : (Long) (segmentsSent + ((info.segmentsSent() - last.segmentsSent()) & COUNTER_BITS));
    }

    /** The latest sample; {@code null} before the first one. */
    public TcpInfo latest() {
        return last;
    }

    /**
     * What is known up to the latest sample. Without a baseline the connection never reached the window, so that counts
     * and times over it are unknown.
     */
    public TcpFigures figures() {
        if (last == null) {
            return TcpFigures.UNKNOWN;
        }
        TcpInfo end = atEnd == null ? last : atEnd;
        return new TcpFigures(
                segmentsSent,
                sinceBaseline(TcpInfo::retransmits, last),
                sinceBaseline(TcpInfo::spuriousRetransmits, last),
                sinceBaseline(TcpInfo::timeouts, last),
                sinceBaseline(TcpInfo::bytesRetransmitted, last),
                sinceBaseline(TcpInfo::deliveredCe, last),
                sinceBaseline(TcpInfo::busyUs, end),
                sinceBaseline(TcpInfo::receiveWindowLimitedUs, end),
                sinceBaseline(TcpInfo::sendBufferLimitedUs, end),
                rttUs,
                rttVarUs,
                last.minRttUs(),
                congestionWindow,
                last.sendMssBytes(),
                last.pathMtuBytes(),
                end.deliveryRateBytesPerS());
    }

    private Long sinceBaseline(Function<TcpInfo, Long> count, TcpInfo to) {
        if (baseline == null || count.apply(baseline) == null || count.apply(to) == null) {
            return null;
        }
        return count.apply(to) - count.apply(baseline);
    }
}
