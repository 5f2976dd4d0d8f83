/** What to run, as immutable records: pattern, topology, links, load, options, and the parsing of sizes, rates and host lists. */
package io.netbench.plan;
