package io.netbench.result;

import java.util.Optional;

/**
 * The options of both sockets of a connection; an end that did not report is left out.
 *
 * @param source options at the end that sent blocks
 * @param sink options at the end that received them
 */
public record ConnectionOptions(Optional<SocketOptions> source, Optional<SocketOptions> sink) {}
