package io.netbench.result.end;

import io.netbench.result.TcpSample;
import java.util.Optional;

/**
 * One interval at one end.
 *
 * @param startNs its begin
 * @param endNs its end, exclusive
 * @param bytes payload that this end sent or received in it
 * @param tcp {@code TCP_INFO} at its end
 */
public record EndSample(long startNs, long endNs, long bytes, Optional<TcpSample> tcp) {}
