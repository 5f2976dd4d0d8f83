/** What netbench itself reaches on this host: measured on loopback, kept, and told beside what a network gave. */
package io.netbench.cli.ceiling;
