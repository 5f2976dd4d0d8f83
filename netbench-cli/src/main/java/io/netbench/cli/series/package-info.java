/** Several runs in a row: what is asked for, how they go on, and what is told of them. */
package io.netbench.cli.series;
