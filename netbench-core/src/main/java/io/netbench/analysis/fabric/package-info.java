/**
 * What a matrix of pairs says of a fabric: which host, side, uplink, path or pair is bad, what it explains, and which pairs
 * to measure again before anybody is blamed.
 *
 * <p>Pure functions of figures. {@link io.netbench.analysis.fabric.FabricAnalysis} is the way in: it judges the first
 * measurements, says which pairs it wants again, and judges anew with them, until it wants no more.
 */
package io.netbench.analysis.fabric;
