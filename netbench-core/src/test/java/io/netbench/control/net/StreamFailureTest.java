package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.netbench.text.PropertyNames;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamFailureTest {

    @Test
    void shouldSayInOneLineThatAnotherServerAnswered() {
        Throwable refused = Status.PERMISSION_DENIED
                .withDescription("HTTP status code 403\nmissing content-type in response headers\ntrailers: Metadata()")
                .asRuntimeException();

        assertEquals(
                "what listens there is no netbench agent: it answered with HTTP status code 403",
                reason(refused, false));
    }

    @Test
    void shouldLeaveOutWhatFollowsTheFirstLine() {
        Throwable broken = Status.INTERNAL.withDescription("first\nsecond").asRuntimeException();

        assertEquals("the stream broke: INTERNAL: first", reason(broken, false));
    }

    @Test
    void shouldNotDoubtAnAgentThatHasShownItself() {
        Throwable closed = Status.UNAVAILABLE
                .withDescription("Network closed for unknown reason")
                .asException();

        assertEquals("the connection broke: the agent's end was closed", reason(closed, true));
        assertEquals(
                "what listens there closed the connection: it is no netbench agent, or one with TLS",
                reason(closed, false));
        Throwable reset = Status.UNAVAILABLE
                .withCause(new IOException("Connection reset by peer"))
                .asException();
        assertEquals("the connection broke: Connection reset by peer", reason(reset, true));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void shouldSayWhatTheNetworkDid(Throwable cause, String said) {
        String reason = reason(
                Status.UNAVAILABLE
                        .withDescription("io exception")
                        .withCause(cause)
                        .asException(),
                false);

        assertTrue(reason.startsWith(said), reason);
        assertFalse(reason.contains("null"), reason);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(new NoRouteToHostException(), "host unreachable: there is no route to it"),
                Arguments.of(
                        new ConnectException("Network is unreachable"), "host unreachable: there is no route to it"),
                Arguments.of(
                        new IOException("connect(..) failed with error(-22): Invalid argument"), "a route of this"),
                Arguments.of(
                        new IOException("connect(..) failed with error(-13): Permission denied"), "this host forbids"),
                Arguments.of(
                        new ConnectException("Connection refused"), "connection refused: no agent listens there, or"),
                Arguments.of(new ClosedChannelException(), "what listens there closed the connection"),
                Arguments.of(new IOException("Connection reset by peer"), "what listens there closed the connection"),
                Arguments.of(
                        new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"),
                        "what listens there closed the connection"),
                Arguments.of(
                        new SSLHandshakeException("x").initCause(new CertificateExpiredException("NotAfter: 1 May")),
                        "TLS: the agent's certificate has expired (NotAfter: 1 May): make a new one, or check the clocks"),
                Arguments.of(
                        new SSLHandshakeException("x")
                                .initCause(new CertificateNotYetValidException("NotBefore: 1 May")),
                        "TLS: the agent's certificate is not valid yet (NotBefore: 1 May): check the clocks"),
                Arguments.of(
                        new SSLHandshakeException("Received fatal alert: certificate_expired"),
                        "TLS: the agent's clock says that this certificate has expired"),
                Arguments.of(
                        new SSLHandshakeException("Received fatal alert: bad_certificate"),
                        "TLS: the agent wants a certificate of its CA"));
    }

    @Test
    void shouldNameWhatIsNoAgentWhenItDoesNotSpeakHttp2() {
        for (Status status : List.of(
                Status.INTERNAL.withDescription("http2 exception"),
                Status.UNAVAILABLE.withCause(Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "no frame")))) {
            String reason = reason(status.asException(), false);

            assertTrue(reason.startsWith("what listens there is no netbench agent, iperf3 perhaps"), reason);
        }
    }

    private static String reason(Throwable broken, boolean isAgent) {
        return PropertyNames.WORDS.in(StreamFailure.reason(broken, isAgent));
    }
}
