/**
 * What results mean: pure functions that turn measured figures into totals, warnings and a verdict.
 *
 * <p>Nothing here measures, waits or prints.
 */
package io.netbench.analysis;
