/** What an agent tells Prometheus of itself. */
package io.netbench.agent.metrics;
