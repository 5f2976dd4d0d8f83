/** Facts and counters of this host: {@code /proc}, {@code /sys}, network interfaces and limits. */
package io.netbench.host;
