/** Charts as markup: they are there without a script, on paper too, and are graded by what should be, not by their own best. */
package io.netbench.cli.html.chart;
