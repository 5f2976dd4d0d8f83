package io.netbench.iperf3.wire;

import java.util.Optional;

/** What a server may say to a client in a number, of which the client prints a sentence of its own. */
public enum Iperf3Error {
    DURATION(5, "the duration must be 0 to 86400 s"),
    STREAMS(6, "there must be 1 to 128 streams"),
    BLOCK_SIZE(7, "the block size must be at most 1 MiB"),
    BUFFER_SIZE(8, "the socket buffer must be at most 512 MiB"),
    MSS(10, "the segment size must be at most 32767 B"),
    OMIT(12, "the time to omit must be 0 to 600 s"),
    NOT_IMPLEMENTED(13, "an option is not implemented there"),
    BURST(15, "a burst must be 1 to 1000 blocks"),
    NO_SCTP(18, "SCTP is not available there"),
    UDP_BLOCK_SIZE(20, "the block size must be 16 to 65507 B with UDP"),
    TYPE_OF_SERVICE(21, "the type of service must be 0 to 255"),
    BOTH_DIRECTIONS(25, "a test can't be both reverse and bidirectional"),
    TOTAL_RATE(27, "the rate is above the server's limit"),
    SERVER_MAX_DURATION(37, "the duration is above the server's limit"),
    NEW_TEST(100, "no new test could be begun"),
    LISTEN(102, "it could not listen"),
    ACCEPT(104, "a connection could not be accepted"),
    RECEIVE_COOKIE(106, "the cookie did not come"),
    CONTROL_WRITE(107, "the control connection could not be written to"),
    CONTROL_READ(108, "the control connection could not be read"),
    CONTROL_CLOSE(109, "the control connection was closed"),
    MESSAGE(110, "an unknown message came"),
    SEND_MESSAGE(111, "a message could not be sent"),
    RECEIVE_MESSAGE(112, "a message could not be received"),
    SEND_PARAMETERS(113, "the parameters could not be sent"),
    RECEIVE_PARAMETERS(114, "the parameters could not be read"),
    PACKAGE_RESULTS(115, "the results could not be put together"),
    SEND_RESULTS(116, "the results could not be sent"),
    RECEIVE_RESULTS(117, "the results could not be read"),
    CLIENT_TERMINATED(119, "the client was terminated"),
    SERVER_TERMINATED(120, "the server was terminated"),
    ACCESS_DENIED(121, "the server is busy with another test"),
    SET_NO_DELAY(122, "TCP_NODELAY could not be set"),
    SET_MSS(123, "the segment size could not be set"),
    SET_BUFFER(124, "the socket buffer could not be set"),
    SET_TYPE_OF_SERVICE(125, "the type of service could not be set"),
    SET_FLOW_LABEL(127, "the flow label could not be set"),
    PROTOCOL(131, "the protocol does not exist there"),
    AFFINITY(132, "the CPU could not be chosen"),
    SET_CONGESTION(134, "the congestion control could not be set"),
    SET_PACING(140, "the pacing rate could not be set"),
    BUFFER_DIFFERS(141, "the socket buffer is not as large as was asked for"),
    AUTHORIZATION(142, "the login was refused"),
    IDLE(144, "no data came for too long"),
    DURATION_EXPIRED(160, "the test took longer than the server lets it"),
    CREATE_STREAM(200, "a stream could not be created"),
    STREAM_ACCEPT(204, "a stream could not be accepted"),
    STREAM_WRITE(205, "a stream could not be written to"),
    STREAM_READ(206, "a stream could not be read"),
    STREAM_CLOSE(207, "a stream was closed"),
    STREAM_ID(208, "the results are of a stream that is not there");

    private final int number;
    private final String sentence;

    Iperf3Error(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** As it is sent. */
    public int number() {
        return number;
    }

    /** What it means, in words that go on after who said it. */
    public String sentence() {
        return sentence;
    }

    /** The error of a number; empty if it is none that a server is known to send. */
    public static Optional<Iperf3Error> of(int number) {
        for (Iperf3Error error : values()) {
            if (error.number == number) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
