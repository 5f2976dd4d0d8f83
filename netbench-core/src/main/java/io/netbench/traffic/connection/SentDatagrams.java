package io.netbench.traffic.connection;

import java.util.Optional;

/**
 * The datagrams of one connection at their source.
 *
 * @param sent that the kernel took, in the connection's life
 * @param messages in which the kernel was handed them
 * @param windowSent part of them that were sent in the measured window
 * @param refused that the kernel did not take, in the connection's life
 * @param windowRefused part of them that were handed to it in the measured window
 * @param refusal why it did not take the first of them; empty when it took all
 * @param isSegmented whether it was handed many at once, to cut
 */
public record SentDatagrams(
        long sent,
        long messages,
        long windowSent,
        long refused,
        long windowRefused,
        Optional<String> refusal,
        boolean isSegmented) {}
