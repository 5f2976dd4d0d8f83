package io.netbench.analysis.fabric;

/** What can be at fault. */
public enum CauseKind {
    /** A whole class of pairs is far under the line's rate. */
    ALL_PAIRS,
    /** A class runs on two levels, and no host or group tells which pair is on which. */
    TWO_HALVES,
    /** A good part of all hosts is slow alike. */
    MANY_HOSTS,
    /** A host in both directions: itself, its NIC, or its cable. */
    HOST,
    /** What one host sends. */
    SENDING,
    /** What one host receives. */
    RECEIVING,
    /** What hosts of one group send to those of another, or of all others: an uplink. */
    UPLINK,
    /** Some flows, chosen by their ports: a member of a bundle, or one of several equal ways. */
    PATH,
    /** One pair, whichever ports it uses. */
    PAIR,
    /** A host's port that does badly where several send to it at once. */
    INCAST,
    /** Something that a host says of itself and that is unlike its peers. */
    HOST_FACT,
    /** Pairs beyond a limit that somebody set. */
    LIMIT
}
