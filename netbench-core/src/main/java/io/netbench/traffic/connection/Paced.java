package io.netbench.traffic.connection;

/** A connection that starts operations by the clock. */
public interface Paced {

    /**
     * Starts what is due.
     *
     * @return when it wants to be asked again at the latest; {@link Long#MAX_VALUE} when a completion will do that
     */
    long startWhatIsDue(long nowNs);
}
