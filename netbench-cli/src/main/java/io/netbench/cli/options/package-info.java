/** Options of the command line, and the values that they become. */
package io.netbench.cli.options;
