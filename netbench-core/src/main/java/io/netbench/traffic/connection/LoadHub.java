package io.netbench.traffic.connection;

/**
 * A hub of one load: an endpoint may be the hub of several, which keep rounds of their own.
 *
 * @param load index of the load
 * @param hub id of the endpoint
 */
public record LoadHub(int load, int hub) {}
