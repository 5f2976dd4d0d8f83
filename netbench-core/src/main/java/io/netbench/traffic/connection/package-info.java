/** One end of a connection after its handshake: the four kinds of it, pacing, payload and rounds. The hot path. */
package io.netbench.traffic.connection;
