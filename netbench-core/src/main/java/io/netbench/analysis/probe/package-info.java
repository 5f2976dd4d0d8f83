/** What probes beside a load say of the network, and of the hosts that made them. */
package io.netbench.analysis.probe;
