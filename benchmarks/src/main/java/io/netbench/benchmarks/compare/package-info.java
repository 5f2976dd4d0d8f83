/**
 * Runs netbench and other tools side by side on the same work, and says how they compare: medians of the ratios of
 * neighbouring runs, with their intervals.
 */
package io.netbench.benchmarks.compare;
