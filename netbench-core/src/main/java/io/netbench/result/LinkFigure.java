package io.netbench.result;

/**
 * A link that stands out, and its figure.
 *
 * @param source name of the sending endpoint
 * @param sink name of the receiving endpoint
 * @param goodputBytesPerS its goodput over the window
 */
public record LinkFigure(String source, String sink, double goodputBytesPerS) {}
