package io.netbench.host;

import java.util.Locale;

/** The counters of the kernel's TCP that tell why a network was slow, in {@code /proc/net/snmp} and netstat. */
public enum TcpCounter {
    SEGMENTS_SENT("Tcp", "OutSegs"),
    SEGMENTS_RETRANSMITTED("Tcp", "RetransSegs"),
    TIMEOUTS("TcpExt", "TCPTimeouts"),
    FAST_RETRANSMITS("TcpExt", "TCPFastRetrans"),
    SPURIOUS_RETRANSMITS("TcpExt", "TCPDSACKRecvSegs"),
    LOSS_PROBES("TcpExt", "TCPLossProbes"),
    OUT_OF_ORDER_QUEUED("TcpExt", "TCPOFOQueue"),
    LISTEN_OVERFLOWS("TcpExt", "ListenOverflows"),
    LISTEN_DROPS("TcpExt", "ListenDrops"),
    BACKLOG_DROPS("TcpExt", "TCPBacklogDrop"),
    RECEIVE_PRUNED("TcpExt", "TCPRcvQDrop"),
    ZERO_WINDOWS("TcpExt", "TCPToZeroWindowAdv");

    private final String section;
    private final String kernelName;

    TcpCounter(String section, String kernelName) {
        this.section = section;
        this.kernelName = kernelName;
    }

    /** Its name in results: {@code segments_retransmitted}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name as the kernel and {@code nstat} spell it: {@code TcpRetransSegs}, {@code TcpExtTCPTimeouts}. */
    public String nstatName() {
        return section + kernelName;
    }
}
