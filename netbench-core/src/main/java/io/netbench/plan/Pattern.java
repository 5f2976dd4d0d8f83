package io.netbench.plan;

import java.util.Locale;

/** Who is many: the sources (incast) or the sinks (broadcast). */
public enum Pattern {
    /** Many sources send to one sink, which is the hub. */
    INCAST,
    /** One source, which is the hub, sends to many sinks. Replicated unicast. */
    BROADCAST;

    /** As it is written on a command line and in results. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
