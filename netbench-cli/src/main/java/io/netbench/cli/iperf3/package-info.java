/** Results of sessions as iperf3's JSON, for scripts that read it. */
package io.netbench.cli.iperf3;
