/** What a series of runs over growing fan-in says. */
package io.netbench.analysis.sweep;
