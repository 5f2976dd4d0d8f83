package io.netbench.iperf3.wire;

/** Whether a side's retransmits are known. */
public enum SenderRetransmits {
    /** It only receives. */
    RECEIVES(-1),
    /** It sends, and its system does not tell. */
    UNKNOWN(0),
    /** It sends, and knows. */
    KNOWN(1);

    private final int code;

    SenderRetransmits(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static SenderRetransmits of(long code) {
        return code > 0 ? KNOWN : code == 0 ? UNKNOWN : RECEIVES;
    }
}
