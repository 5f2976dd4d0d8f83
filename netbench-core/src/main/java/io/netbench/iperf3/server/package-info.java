/** A server for iperf3 clients: many at a time, each on connections of the port that netbench's own clients use. */
package io.netbench.iperf3.server;
