/** A client of iperf3's servers: the control connection, and a stand-in for the server among the agents of a run. */
package io.netbench.iperf3.client;
