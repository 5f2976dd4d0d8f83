/** Files of scenarios: their variables, and what is wrong with them. */
package io.netbench.cli.scenario;
