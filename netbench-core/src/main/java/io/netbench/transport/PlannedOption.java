package io.netbench.transport;

/**
 * The options of a {@link io.netbench.plan.SocketPlan}, and the device of {@link Transport#bindToDevice}: what the kernel
 * calls them, and what people ask for them by.
 */
public enum PlannedOption {
    SEND_BUFFER("SO_SNDBUF", "--send-buffer"),
    RECEIVE_BUFFER("SO_RCVBUF", "--receive-buffer"),
    MAX_SEGMENT("TCP_MAXSEG", "--mss"),
    CONGESTION_CONTROL("TCP_CONGESTION", "--congestion"),
    /** The code point takes the upper six bits of the octet that {@code IP_TOS} sets. */
    DSCP("IP_TOS", "--dscp"),
    DEVICE("SO_BINDTODEVICE", "--bind-device");

    private final String kernelName;
    private final String flag;

    PlannedOption(String kernelName, String flag) {
        this.kernelName = kernelName;
        this.flag = flag;
    }

    /** Such as {@code SO_SNDBUF}. */
    public String kernelName() {
        return kernelName;
    }

    /** Such as {@code --send-buffer}. */
    public String flag() {
        return flag;
    }
}
