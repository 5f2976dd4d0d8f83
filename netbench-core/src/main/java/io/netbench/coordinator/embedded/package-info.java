/** The agent within the coordinator's own process, for runs on one machine. */
package io.netbench.coordinator.embedded;
