package io.netbench.benchmarks.compare;

/**
 * What was counted up to an instant.
 *
 * @param atS the instant, in seconds of a clock that only differences are taken of
 * @param bytes that passed the interface between the two ends, both ways
 * @param serverCpuS CPU seconds that the server's process took
 * @param clientCpuS CPU seconds that the client's process took
 * @param softInterruptsS seconds that all CPUs of the machine spent in soft interrupts
 */
record LoadReading(double atS, long bytes, double serverCpuS, double clientCpuS, double softInterruptsS) {}
