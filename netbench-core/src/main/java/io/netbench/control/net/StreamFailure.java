package io.netbench.control.net;

import io.grpc.Status;
import io.netbench.text.Property;
import io.netty.handler.codec.http2.Http2Exception;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;

/** Why a stream to an agent broke, in words for a person. */
public final class StreamFailure {

    private StreamFailure() {}

    /**
     * The reason, without a stop at its end.
     *
     * @param isAgent whether what is at the other end has shown that it is an agent
     */
    public static String reason(Throwable broken, boolean isAgent) {
        Status status = Status.fromThrowable(broken);
        String description = status.getDescription() == null ? "" : firstLine(status.getDescription());
        if (description.startsWith("HTTP status code")) {
            return "what listens there is no netbench {agent}: it answered with " + description;
        }
        if (description.contains("http2 exception") || root(status.getCause()) instanceof Http2Exception) {
            return isAgent
                    ? "the connection broke: what came from the {agent} can't be read"
                    : "what listens there is no netbench {agent}, iperf3 perhaps: it does not speak HTTP/2";
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED -> description;
            case UNIMPLEMENTED -> "what listens there is no netbench {agent}";
            case UNAVAILABLE -> unavailable(description, root(status.getCause()), isAgent);
            default ->
                "the stream broke: "
                        + (description.isEmpty() ? status.getCode().name() : status.getCode() + ": " + description);
        };
    }

    /** What follows, such as headers, says nothing to a person. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String unavailable(String description, Throwable root, boolean isAgent) {
        String cause = root == null
                ? ""
                : Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
        if (cause.contains("Connection refused")) {
            return "connection refused: no {agent} listens there, or a firewall refuses it; start one with netbench {agent}";
        }
        if (cause.contains("timed out")) {
            return "no answer: the host is down, or a firewall drops packets to its control port";
        }
        if (root instanceof NoRouteToHostException || cause.contains("No route") || cause.contains("unreachable")) {
            return "host unreachable: there is no route to it, nothing answers at that address, or a firewall refuses it;"
                    + " see ip route get";
        }
        if (cause.contains("Permission denied") || cause.contains("Operation not permitted")) {
            return "this host forbids to connect there, by a route or a firewall of its own";
        }
        if (cause.contains("Invalid argument")) {
            return "a route of this host throws away what goes there; see ip route get";
        }
        if (cause.contains("not an SSL/TLS record")) {
            return "the {agent} does not use TLS; leave " + Property.TLS
                    + " out, or start the {agent} with --tls-cert and --tls-key";
        }
        if (root instanceof javax.net.ssl.SSLException
                || root instanceof java.security.GeneralSecurityException
                || cause.contains("certificat")
                || cause.contains("PKIX")) {
            return "TLS: " + tls(cause, root);
        }
        // Whoever closes with bytes unread resets, and whether a word came before that is chance.
        boolean isTurnedAway = !isAgent && (cause.contains("Connection reset") || cause.contains("Broken pipe"));
        if (isTurnedAway
                || root instanceof ClosedChannelException
                || description.contains("Network closed")
                || description.contains("HTTP/2")
                || description.contains("preface")) {
            return isAgent
                    ? "the connection broke: the {agent}'s end was closed"
                    : "what listens there closed the connection: it is no netbench {agent}, or one with TLS";
        }
        return "the connection broke: " + (cause.isEmpty() ? description : withoutCall(cause));
    }

    /** Native transports name the system call and its number before the reason. */
    private static String withoutCall(String cause) {
        return cause.replaceFirst("^\\w+\\(\\.\\.\\) failed with error\\(-?\\d+\\): ", "");
    }

    /** What the runtime says of certificates, put so that it names what to change. */
    private static String tls(String cause, Throwable root) {
        if (root instanceof CertificateExpiredException) {
            return "the {agent}'s certificate has expired (" + cause
                    + "): make a new one, or check the clocks of both hosts";
        }
        if (root instanceof CertificateNotYetValidException) {
            return "the {agent}'s certificate is not valid yet (" + cause + "): check the clocks of both hosts";
        }
        if (cause.contains("certificate_expired")) {
            return "the {agent}'s clock says that this certificate has expired: make a new one, or check the clocks of both"
                    + " hosts";
        }
        if (cause.contains("certificate_required")) {
            return "the {agent} wants a certificate of its CA; give " + Property.TLS_CERT + " and " + Property.TLS_KEY;
        }
        if (cause.contains("bad_certificate")) {
            return "the {agent} wants a certificate of its CA; give " + Property.TLS_CERT + " and " + Property.TLS_KEY
                    + "; if it got one, its time may not"
                    + " have come by the {agent}'s clock: check the clocks of both hosts";
        }
        if (cause.contains("certificate_unknown") || cause.contains("unknown_ca")) {
            return "the {agent} does not take this certificate; give one for coordinators, of the CA in the {agent}'s --tls-ca;"
                    + " if it is one, check the clocks of both hosts";
        }
        if (cause.contains("trust anchors") || cause.contains("valid certification path")) {
            return "its certificate is of no CA in " + Property.TLS_CA + ", or among those that Java trusts";
        }
        if (cause.contains("subject alternative") || cause.contains("No name matching")) {
            return "its certificate is not for this name; name the host as its certificate does (" + cause + ")";
        }
        return cause;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root != null && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
