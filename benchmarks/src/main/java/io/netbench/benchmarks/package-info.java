/** What the hot path and the recorders cost, by JMH. */
package io.netbench.benchmarks;
