/** Sweeps: what varies from run to run, and in which order. */
package io.netbench.suite.sweep;
