package io.netbench.iperf3.server;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What the script of a test needs of its server. Called on the event loop of the client's control connection. */
interface TestHost {

    Iperf3Access access();

    Iperf3Limits limits();

    /** Who shows a login, which takes a while to find out; empty: nobody who may come in. */
    CompletableFuture<Optional<String>> userOf(Optional<String> token);

    /** Whether it carries as many tests as it may. */
    boolean isFull();

    /** Why there is no place for one more test, in words. */
    String whyFull();

    /** A stream of a test has come, and waits for the others. */
    void streamWaits();

    /** The streams of a test are there: it counts as one from now on. Returns false if there may not be one more. */
    boolean enter();

    /**
     * The streams of a test, none of which is there yet.
     *
     * @param onWarning hears of what the client asked for and does not get; from any thread
     * @param onFailure hears of a stream that broke; from any thread
     */
    TestLoad newLoad(SessionPlan plan, Consumer<String> onWarning, Consumer<String> onFailure);

    /**
     * Has a test of datagrams wait until its flows may come.
     *
     * @param here where they come to
     */
    FlowTurn awaitFlows(InetSocketAddress here, DatagramDoor.Visitor visitor);

    /** Turns away a data connection that no stream waits for. */
    void deny(DataArrival arrival);

    /** What this server says of a test that its client has told of; does not fail. */
    CompletableFuture<SessionAnswer> answer(SessionOutcome outcome);

    /** The load begins. */
    void began(SessionStart session);

    /** Something that the client asked for is not so. */
    void warned(long number, String text);

    /** All is over, and nothing is held any more. Called once. */
    void ended(SessionOutcome outcome, SessionAnswer answer);

    /** The same where there was no load. Called once instead. */
    void endedEarly(long number, int streams, String why);
}
