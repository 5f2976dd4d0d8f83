package io.netbench.suite.schedule;

/** A directed pair of hosts, or of rails, by their numbers. */
public record HostPair(int source, int sink) {

    public HostPair {
        if (source == sink || source < 0 || sink < 0) {
            throw new IllegalArgumentException("no pair: " + source + " -> " + sink);
        }
    }
}
