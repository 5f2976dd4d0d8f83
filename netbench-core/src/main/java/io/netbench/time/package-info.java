/** Clocks and deadlines. */
package io.netbench.time;
