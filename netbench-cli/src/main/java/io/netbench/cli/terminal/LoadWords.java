package io.netbench.cli.terminal;

import io.netbench.text.QuantityText;

/** The words for a load, the same in titles, plans, sessions and ceilings. */
public final class LoadWords {

    /** Of a connection on which blocks follow each other without an answer. */
    public static final String STREAMS = "plain streams";

    private LoadWords() {}

    /** The load's name as it is asked for on the command line: {@code incast --read --barrier}. */
    public static String name(String pattern, boolean isRead, boolean barrier) {
        return pattern + (isRead ? " --read" : "") + (barrier ? " --barrier" : "");
    }

    /** Source to sink, which is the direction of the blocks, whoever connects: {@code 8 clients -> 1 server}. */
    public static String ends(boolean isPushedIncast, long servers, long clients) {
        String ofServers = QuantityText.counted(servers, "server");
        String ofClients = QuantityText.counted(clients, "client");
        return isPushedIncast ? ofClients + " -> " + ofServers : ofServers + " -> " + ofClients;
    }

    /** The payload of an operation: {@code 1 MiB blocks}. */
    public static String blocks(long bytes) {
        return QuantityText.size(bytes) + " blocks";
    }

    /** The payload of a datagram: {@code datagrams of 1,448 B}. */
    public static String datagrams(long bytes) {
        return "datagrams of " + QuantityText.count(bytes) + " B over UDP";
    }

    /** The message in the other direction: {@code 1 B responses}. */
    public static String answers(boolean isRead, long bytes) {
        return QuantityText.size(bytes) + (isRead ? " requests" : " responses");
    }

    /** Operations in flight on a connection: {@code depth 32}. */
    public static String depth(int operations) {
        return "depth " + operations;
    }

    /** Several connections of a link. */
    public static String connections(int perLink) {
        return QuantityText.counted(perLink, "connection") + " a link";
    }

    /** Links that carry something else than the others. */
    public static String ofTheirOwn(int links) {
        return QuantityText.counted(links, "link") + " with settings of " + (links == 1 ? "its own" : "their own");
    }

    /** The rate that each link is offered. */
    public static String rate(long bitsPerS) {
        return QuantityText.bitsPerS(bitsPerS) + " a link";
    }
}
