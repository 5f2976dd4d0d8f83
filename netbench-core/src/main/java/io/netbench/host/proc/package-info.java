/** Readers of what the kernel shows as text below {@code /proc} and {@code /sys}. */
package io.netbench.host.proc;
