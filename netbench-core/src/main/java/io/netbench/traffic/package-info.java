/** The data plane of a run: loops, their connections, and the instants at which loads begin and end. */
package io.netbench.traffic;
