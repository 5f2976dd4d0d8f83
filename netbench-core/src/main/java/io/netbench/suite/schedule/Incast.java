package io.netbench.suite.schedule;

import java.util.List;

/**
 * Several hosts that send to one at once.
 *
 * @param hub the one that receives, by its number
 * @param senders those that send, by theirs
 */
public record Incast(int hub, List<Integer> senders) {

    public Incast {
        senders = List.copyOf(senders);
        if (senders.isEmpty() || senders.contains(hub)) {
            throw new IllegalArgumentException("no incast: " + senders + " -> " + hub);
        }
    }

    /** Its pairs, in the order of the senders. */
    public List<HostPair> pairs() {
        return senders.stream().map(sender -> new HostPair(sender, hub)).toList();
    }
}
