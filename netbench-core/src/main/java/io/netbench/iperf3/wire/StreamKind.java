package io.netbench.iperf3.wire;

import java.util.Locale;

/** What the streams of a test are made of; the name in small letters is the member of the parameters that says so. */
public enum StreamKind {
    TCP,
    UDP,
    SCTP;

    String member() {
        return name().toLowerCase(Locale.ROOT);
    }
}
