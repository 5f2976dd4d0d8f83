/** What a command has of the process that it runs in: signals, standard output, and the status with which it ends. */
package io.netbench.cli.process;
