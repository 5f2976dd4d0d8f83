package io.netbench.iperf3.wire;

import java.util.Optional;

/** Where a test is: one signed byte on the control connection, sent by the side that moves it there. */
public enum State {
    /** All data connections are there. From the server. */
    TEST_START(1),
    /** Data flows. From the server, right behind {@link #TEST_START}. */
    TEST_RUNNING(2),
    /** Time, bytes or blocks are through. From the client, whichever way data flows. */
    TEST_END(4),
    /** The server wants the parameters. */
    PARAM_EXCHANGE(9),
    /** The server waits for the data connections. */
    CREATE_STREAMS(10),
    /** The server was told to end. */
    SERVER_TERMINATE(11),
    /** The client was told to end. */
    CLIENT_TERMINATE(12),
    /** The server wants the client's results. */
    EXCHANGE_RESULTS(13),
    /** Both have the other's results. From the server. */
    DISPLAY_RESULTS(14),
    /** The client's last word. */
    IPERF_DONE(16),
    /** The server is busy, or doesn't know the cookie of a data connection. */
    ACCESS_DENIED(-1),
    /** The server gives up; two numbers follow, see {@link ErrorNumbers}. */
    SERVER_ERROR(-2);

    private final byte code;

    State(int code) {
        this.code = (byte) code;
    }

    /** As it is sent. */
    public byte code() {
        return code;
    }

    /** The state that a byte stands for; empty if no version sends it. */
    public static Optional<State> of(byte code) {
        for (State state : values()) {
            if (state.code == code) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
