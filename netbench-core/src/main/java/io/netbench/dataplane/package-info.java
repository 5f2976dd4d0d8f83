/** An agent's share of a run on real sockets, whoever asks for it: resources, ports, loops, and what came of them. */
package io.netbench.dataplane;
