package io.netbench.host;

import java.util.Locale;

/** The counters of the kernel's IP and TCP that tell why a network was slow, in {@code /proc/net/snmp} and netstat. */
public enum TcpCounter {
    ACTIVE_OPENS("Tcp", "ActiveOpens"),
    PASSIVE_OPENS("Tcp", "PassiveOpens"),
    ATTEMPT_FAILS("Tcp", "AttemptFails"),
    ESTAB_RESETS("Tcp", "EstabResets"),
    IN_SEGS("Tcp", "InSegs"),
    OUT_SEGS("Tcp", "OutSegs"),
    RETRANS_SEGS("Tcp", "RetransSegs"),
    IN_ERRS("Tcp", "InErrs"),
    IN_CSUM_ERRORS("Tcp", "InCsumErrors"),
    OUT_RSTS("Tcp", "OutRsts"),
    TIMEOUTS("TcpExt", "TCPTimeouts"),
    SPURIOUS_RTOS("TcpExt", "TCPSpuriousRTOs"),
    LOSS_PROBES("TcpExt", "TCPLossProbes"),
    LOST_RETRANSMIT("TcpExt", "TCPLostRetransmit"),
    FAST_RETRANS("TcpExt", "TCPFastRetrans"),
    SLOW_START_RETRANS("TcpExt", "TCPSlowStartRetrans"),
    SYN_RETRANS("TcpExt", "TCPSynRetrans"),
    RETRANS_FAIL("TcpExt", "TCPRetransFail"),
    DSACK_RECV("TcpExt", "TCPDSACKRecv"),
    DSACK_RECV_SEGS("TcpExt", "TCPDSACKRecvSegs"),
    SACK_REORDER("TcpExt", "TCPSACKReorder"),
    OFO_QUEUE("TcpExt", "TCPOFOQueue"),
    OFO_DROP("TcpExt", "TCPOFODrop"),
    LISTEN_OVERFLOWS("TcpExt", "ListenOverflows"),
    LISTEN_DROPS("TcpExt", "ListenDrops"),
    REQ_Q_FULL_DROP("TcpExt", "TCPReqQFullDrop"),
    SYNCOOKIES_SENT("TcpExt", "SyncookiesSent"),
    BACKLOG_DROP("TcpExt", "TCPBacklogDrop"),
    RCV_Q_DROP("TcpExt", "TCPRcvQDrop"),
    ZERO_WINDOW_DROP("TcpExt", "TCPZeroWindowDrop"),
    TO_ZERO_WINDOW_ADV("TcpExt", "TCPToZeroWindowAdv"),
    PRUNE_CALLED("TcpExt", "PruneCalled"),
    RCV_PRUNED("TcpExt", "RcvPruned"),
    OFO_PRUNED("TcpExt", "OfoPruned"),
    RCV_COLLAPSED("TcpExt", "TCPRcvCollapsed"),
    MEMORY_PRESSURES("TcpExt", "TCPMemoryPressures"),
    ABORT_ON_TIMEOUT("TcpExt", "TCPAbortOnTimeout"),
    ABORT_ON_MEMORY("TcpExt", "TCPAbortOnMemory"),
    DELIVERED_CE("TcpExt", "TCPDeliveredCE"),
    IP_IN_CE_PKTS("IpExt", "InCEPkts"),
    IP_IN_DISCARDS("Ip", "InDiscards"),
    IP_OUT_DISCARDS("Ip", "OutDiscards"),
    IP_FRAG_CREATES("Ip", "FragCreates"),
    IP_REASM_FAILS("Ip", "ReasmFails");

    private final String section;
    private final String kernelName;

    TcpCounter(String section, String kernelName) {
        this.section = section;
        this.kernelName = kernelName;
    }

    /** Its name in results: {@code retrans_segs}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name as the kernel and {@code nstat} spell it: {@code TcpRetransSegs}, {@code TcpExtTCPTimeouts}. */
    public String nstatName() {
        return section + kernelName;
    }
}
