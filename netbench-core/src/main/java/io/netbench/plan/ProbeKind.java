package io.netbench.plan;

import java.util.Locale;

/** Whose latency is taken beside a load. */
public enum ProbeKind {

    /** Small messages over connections and event loops of their own, between the hosts of the load. */
    FOREIGN,

    /** The operations of the load itself. */
    SELF,

    /** The same small messages between hosts that take no part in the load. */
    BYSTANDER;

    /** As options and documents have it. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
