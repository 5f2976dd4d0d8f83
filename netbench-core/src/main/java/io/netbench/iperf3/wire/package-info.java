/** What iperf3 clients and servers say to each other, byte by byte; decision 0023 has the rules. */
package io.netbench.iperf3.wire;
