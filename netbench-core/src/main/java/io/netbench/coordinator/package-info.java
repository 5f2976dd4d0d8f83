/** A coordinator finds or launches agents, arms and starts them at one instant, watches, and gathers. */
package io.netbench.coordinator;
