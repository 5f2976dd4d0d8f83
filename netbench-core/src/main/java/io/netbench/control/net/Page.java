package io.netbench.control.net;

import java.util.function.Supplier;

/**
 * What a {@link PagePort} shows.
 *
 * @param path where, such as {@code /metrics}
 * @param contentType of the text, as HTTP names it
 * @param text as it is when it is asked for; must be quick, and is asked for on one thread
 */
public record Page(String path, String contentType, Supplier<byte[]> text) {}
