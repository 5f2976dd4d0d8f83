/** A suite again and again: kept, held against a baseline, and told of. */
package io.netbench.cli.watch;
