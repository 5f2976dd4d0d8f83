/** Suites over all pairs of a fabric: what is asked for, how they go on, and what is told of them. */
package io.netbench.cli.fabric;
