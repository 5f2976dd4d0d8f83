/** The data plane: handshake, sending side, receiving side, payload, pacing and rounds. The hot path lives here. */
package io.netbench.traffic;
