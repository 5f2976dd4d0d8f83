/** How data connections come about: listening, connecting, and proving that one belongs to a run. */
package io.netbench.traffic.handshake;
