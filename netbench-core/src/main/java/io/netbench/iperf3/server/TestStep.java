package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Iperf3Error;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where the test of an iperf3 client is. */
enum TestStep {
    /** The client has to say what it wants. */
    PARAMETERS,
    /** It is looked at who that is. */
    LOGIN,
    /** It may not have it, and is told so at an instant that does not tell how long that took to find. */
    REFUSING,
    /** Other tests wait for flows from its address, which nothing tells apart. */
    TURN,
    /** Its streams have to come. */
    STREAMS,
    /** They are on their way to the loops for data. */
    OPENING,
    /** Data flows, until the client ends it. */
    RUNNING,
    /** Streams are being closed. */
    ENDING,
    /** The client has to say what it saw. */
    RESULTS,
    /** What is said to that is being put together. */
    ANSWERING,
    /** The client has to say its last word. */
    DONE,
    /** Nothing is held any more. */
    OVER;

    private static final Set<TestStep> BEFORE_STREAMS = EnumSet.of(PARAMETERS, LOGIN, REFUSING, TURN, STREAMS);

    /** Whether the test has no streams yet. */
    boolean isBeforeStreams() {
        return BEFORE_STREAMS.contains(this);
    }

    /** Of which error a client is told that says something wrong. */
    Iperf3Error errorOfLie() {
        return switch (this) {
            case PARAMETERS -> Iperf3Error.RECEIVE_PARAMETERS;
            case RESULTS -> Iperf3Error.RECEIVE_RESULTS;
            default -> Iperf3Error.MESSAGE;
        };
    }

    /** Words for when somebody left. */
    String where() {
        return switch (this) {
            case PARAMETERS -> "before it said what it wants";
            case LOGIN, REFUSING -> "before its login was looked at";
            case TURN, STREAMS, OPENING -> "before its streams were there";
            case RUNNING -> "while data flowed";
            default -> "before results were exchanged";
        };
    }

    /**
     * Why a test is refused whose time for this is over; empty where it has all that it is going to get.
     *
     * @param came streams that have come
     * @param of all that were to come
     */
    Optional<RefusedException> lateness(int came, int of) {
        return Optional.ofNullable(
                switch (this) {
                    case REFUSING -> new RefusedException(Iperf3Error.AUTHORIZATION, "its login was refused");
                    case PARAMETERS ->
                        new RefusedException(Iperf3Error.RECEIVE_PARAMETERS, "it did not say what it wants in time");
                    case TURN ->
                        new RefusedException(
                                Iperf3Error.STREAM_ACCEPT, "too many others of its address were before it");
                    case STREAMS ->
                        new RefusedException(
                                Iperf3Error.STREAM_ACCEPT, came + " of its " + of + " streams came in time");
                    case RESULTS ->
                        new RefusedException(Iperf3Error.RECEIVE_RESULTS, "it did not tell its results in time");
                    case DONE -> null;
                    default -> new RefusedException(Iperf3Error.NEW_TEST, "this host was too busy");
                });
    }
}
