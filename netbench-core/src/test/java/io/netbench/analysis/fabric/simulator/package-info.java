/**
 * A simulator of fabrics that feeds the analysis what agents would measure, with faults that it knows and the analysis must find.
 *
 * <p>What it assumes, chosen before any figure was seen:
 *
 * <ul>
 *   <li>Hosts have 100 Gbit/s. A pair gets the least of what its source can send, its sink can receive, and its path lets through, times
 *       noise. Healthy hosts differ by up to 2 % either way, evenly and for good.
 *   <li>Fabrics of mixed speeds have four such hosts, spread evenly; all others have 25 Gbit/s.
 *   <li>Noise has a standard deviation of 3 % of the value and no memory: Gaussian, or Student's t with three degrees of freedom, of
 *       which one value in 250 lies beyond 10 %. {@link NoiseModel#STUDENT_T3_WIDE} has a scale of 3 %, so a deviation of 5.2 %.
 *   <li>One level: a switch that never limits. Two levels: leaves of 4 hosts (8 and 16 hosts), 8 (64) or 16 (256), 4 spines, links of four times a
 *       host's rate; each flow takes a spine by a hash of its hosts and ports. Whether flows that meet on a link share it
 *       (max-min) is a switch of the simulator: shifts of a fabric that routes well are free of contention, those of one that hashes are not.
 *   <li>A flow over a dead member gets nothing and stalls. A healthy link loses one segment in a million, a lossy one up to one in a hundred.
 * </ul>
 *
 * <p>{@link Scoring} has the rule by which answers are counted as right; it was written before the first run.
 */
package io.netbench.analysis.fabric.simulator;
