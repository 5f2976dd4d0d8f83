package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

class StreamFailureTest {

    @Test
    void shouldSayInOneLineThatAnotherServerAnswered() {
        Throwable refused = Status.PERMISSION_DENIED
                .withDescription("HTTP status code 403\nmissing content-type in response headers\ntrailers: Metadata()")
                .asRuntimeException();

        assertEquals(
                "what listens there is no netbench agent: it answered with HTTP status code 403",
                StreamFailure.reason(refused, false));
    }

    @Test
    void shouldLeaveOutWhatFollowsTheFirstLine() {
        Throwable broken = Status.INTERNAL.withDescription("first\nsecond").asRuntimeException();

        assertEquals("the stream broke: INTERNAL: first", StreamFailure.reason(broken, false));
    }

    @Test
    void shouldNotDoubtAnAgentThatHasShownItself() {
        Throwable closed = Status.UNAVAILABLE
                .withDescription("Network closed for unknown reason")
                .asException();

        assertEquals("the connection broke: the agent's end was closed", StreamFailure.reason(closed, true));
        assertEquals(
                "what listens there closed the connection: it is no netbench agent, or one with TLS",
                StreamFailure.reason(closed, false));
    }
}
