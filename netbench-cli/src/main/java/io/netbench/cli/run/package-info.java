/** Running a plan from a terminal: agents, signals, views and outputs. */
package io.netbench.cli.run;
