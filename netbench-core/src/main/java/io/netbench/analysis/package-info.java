/** Pure functions of results: fairness, outliers, verdicts, comparison. */
package io.netbench.analysis;
