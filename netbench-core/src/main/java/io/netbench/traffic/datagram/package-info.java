/** One end of a connection whose blocks are datagrams: how its socket comes about, what it sends, and what became of that. */
package io.netbench.traffic.datagram;
