/**
 * What the two ends of a link report, each on its own, and how they become one
 * {@link io.netbench.result.LinkResult}.
 *
 * <p>An end says only what it saw itself: the source what it sent, the sink what it read, and the one of them that paces
 * the link how long operations took. All times count from the run's start instant T, on the reporting host's clock.
 */
package io.netbench.result.end;
