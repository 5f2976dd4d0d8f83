package io.netbench.traffic.connection;

/** How far a load has come, as its connections on one event loop see it. Everything is called on the loop. */
public interface LoadCourse {

    /** When the load is going to end, as far as that is known; {@link Long#MAX_VALUE} while it is not. */
    long endsAtNs();

    /** An end has reached the limit of the load, or can't any more. Called once an end that tells. */
    void limitReachedByOne();
}
