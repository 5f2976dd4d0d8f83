/** What this host can do: its transports, limits, settings and interfaces, with hints. */
package io.netbench.cli.doctor;
