package io.netbench.analysis.fabric;

/**
 * Several hosts that sent to one at once, beside those that sent to its peers.
 *
 * @param senders how many sent
 * @param lossShare segments sent again, as a share of all; NaN where unknown
 * @param peersLossShare the same of its peers, of all of them the one in the middle
 * @param timeouts retransmission time-outs; -1 where unknown
 * @param measurements how often it was measured; all else here is of the first
 * @param starving in how many of these a sender sent again, and had nothing arrive
 */
public record Incast(
        int senders, double lossShare, double peersLossShare, long timeouts, int measurements, int starving) {}
