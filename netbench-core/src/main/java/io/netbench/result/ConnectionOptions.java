package io.netbench.result;

import java.util.Optional;

/**
 * The options that were set on the sockets of a connection; an end that nothing was set on, or that did not report, is left
 * out.
 *
 * @param source options at the end that sent blocks
 * @param sink options at the end that received them
 */
public record ConnectionOptions(Optional<SocketOptions> source, Optional<SocketOptions> sink) {

    /** What was set at either end; empty where nothing was at both. */
    public static Optional<ConnectionOptions> of(Optional<SocketOptions> source, Optional<SocketOptions> sink) {
        Optional<SocketOptions> atSource = source.filter(options -> !options.isNone());
        Optional<SocketOptions> atSink = sink.filter(options -> !options.isNone());
        return atSource.isEmpty() && atSink.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConnectionOptions(atSource, atSink));
    }
}
