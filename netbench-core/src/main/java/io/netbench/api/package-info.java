/**
 * netbench within a program: open agents, run plans on them, listen, and read what came of it. Nothing but this package is
 * promised to stay as it is.
 *
 * <p>{@link io.netbench.api.Netbench} is where to begin. A {@link io.netbench.api.Plan} says what to run, and is made of
 * {@link io.netbench.api.Load loads}; a {@link io.netbench.api.Result} is what came of it. All but agents that are open is
 * immutable, and may be shared by threads.
 *
 * <p>Names that messages and results use: an <em>endpoint</em> is {@code server-1} or {@code client-3} on this host, or a
 * host by its name; a <em>link</em> is the direction in which blocks flow from one endpoint to another,
 * {@code client-3->server-1}.
 */
package io.netbench.api;
