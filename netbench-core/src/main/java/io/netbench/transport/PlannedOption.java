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
    DEVICE("SO_BINDTODEVICE", Property.BIND_DEVICE);

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
