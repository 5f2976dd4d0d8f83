package io.netbench.result.end;

/**
 * One interval at one end.
 *
 * @param startNs its begin
 * @param endNs its end, exclusive
 * @param bytes payload that this end sent or received in it
 */
public record EndSample(long startNs, long endNs, long bytes) {}
