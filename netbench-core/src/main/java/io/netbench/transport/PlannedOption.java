package io.netbench.transport;

import io.netbench.text.Property;

/**
 * The options of a {@link io.netbench.plan.SocketPlan}, and the device of {@link Transport#bindToDevice}: what the kernel
 * calls them, and what people ask for them by.
 */
public enum PlannedOption {
    SEND_BUFFER("SO_SNDBUF", Property.SEND_BUFFER),
    RECEIVE_BUFFER("SO_RCVBUF", Property.RECEIVE_BUFFER),
    MAX_SEGMENT("TCP_MAXSEG", Property.MSS),
    CONGESTION_CONTROL("TCP_CONGESTION", Property.CONGESTION),
    /** The code point takes the upper six bits of the octet that {@code IP_TOS} sets. */
    DSCP("IP_TOS", Property.DSCP),
    DEVICE("SO_BINDTODEVICE", Property.BIND_DEVICE),
    PACING_RATE("SO_MAX_PACING_RATE", Property.PACING_RATE),
    NOTSENT_LOWAT("TCP_NOTSENT_LOWAT", Property.NOTSENT_LOWAT),
    BUSY_POLL("SO_BUSY_POLL", Property.SOCKET_BUSY_POLL),
    KEEP_ALIVE("SO_KEEPALIVE", Property.KEEP_ALIVE),
    KEEP_ALIVE_IDLE("TCP_KEEPIDLE", Property.KEEP_ALIVE),
    KEEP_ALIVE_INTERVAL("TCP_KEEPINTVL", Property.KEEP_ALIVE),
    KEEP_ALIVE_COUNT("TCP_KEEPCNT", Property.KEEP_ALIVE),
    USER_TIMEOUT("TCP_USER_TIMEOUT", Property.USER_TIMEOUT),
    /** The kernel's option is its opposite. */
    NAGLE("TCP_NODELAY", Property.NAGLE);

    private final String kernelName;
    private final Property property;

    PlannedOption(String kernelName, Property property) {
        this.kernelName = kernelName;
        this.property = property;
    }

    /** Such as {@code SO_SNDBUF}. */
    public String kernelName() {
        return kernelName;
    }

    /** What a person sets. */
    public Property property() {
        return property;
    }
}
