/** Which pairs are measured in which round. Pure functions of a number of hosts: what the numbers stand for is the caller's. */
package io.netbench.suite.schedule;
