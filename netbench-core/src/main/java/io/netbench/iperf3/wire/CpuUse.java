package io.netbench.iperf3.wire;

/**
 * CPU time of a side's process over the test, in percent of the time that passed.
 *
 * @param totalPercent both of the others
 * @param userPercent its own code
 * @param systemPercent the kernel's on its behalf
 */
public record CpuUse(double totalPercent, double userPercent, double systemPercent) {}
