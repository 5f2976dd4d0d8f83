/**
 * What became better or worse between two sides of measurements. Pure functions; no rule assumes that chance is Gaussian.
 */
package io.netbench.analysis.comparison;
