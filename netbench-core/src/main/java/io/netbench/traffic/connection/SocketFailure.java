package io.netbench.traffic.connection;

import io.netbench.traffic.tls.TlsFailure;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;

/** Turns what went wrong with a socket into words that say what to do. */
public final class SocketFailure {

    /** Ports below it want privileges. */
    private static final int PRIVILEGED = 1024;

    private SocketFailure() {}

    /** {@code host:port}, with brackets around an IPv6 address. */
    public static String text(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        boolean brackets = address.getAddress() instanceof Inet6Address;
        return (brackets ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Why it can't be listened at an address. */
    public static String ofListening(Throwable cause) {
        return messageOf(cause).contains("Permission denied")
                ? "permission denied; ports below 1024 need privileges"
                : reason(cause);
    }

    /** Why nothing could be connected to a server. */
    public static String ofConnecting(Throwable cause, InetSocketAddress server) {
        String message = messageOf(cause);
        if (message.contains("Permission denied") || message.contains("Operation not permitted")) {
            return "this host forbids it, by a route or a firewall of its own";
        }
        if (message.contains("Invalid argument")) {
            return isLinkLocalOfNoInterface(server)
                    ? "an address of a link alone needs its interface, as in fe80::1%eth0"
                    : "a route of this host throws away what goes there; " + seeRoute(server);
        }
        if (cause instanceof NoRouteToHostException || message.contains("unreachable")) {
            return "host unreachable: there is no route to it, nothing answers at that address, or a firewall refuses it; "
                    + seeRoute(server);
        }
        return reason(cause);
    }

    /** Whether a connection failed since it can't come from the port that it was to come from. */
    public static boolean isOfOwnPort(Throwable cause, int port) {
        String message = messageOf(cause);
        return message.contains("Address already in use")
                || message.contains("Cannot assign requested address")
                || (message.contains("Permission denied") && port < PRIVILEGED);
    }

    /** Why a connection can't come from a port. */
    public static String ofOwnPort(String port, Throwable cause) {
        String message = messageOf(cause);
        if (message.contains("Permission denied")) {
            return port + " is not allowed; ports below 1024 need privileges";
        }
        return port
                + " is taken by something else on that host, or by a connection that ended a moment ago; choose others";
    }

    private static boolean isLinkLocalOfNoInterface(InetSocketAddress server) {
        return server.getAddress() instanceof Inet6Address address
                && address.isLinkLocalAddress()
                && address.getScopeId() == 0;
    }

    private static String seeRoute(InetSocketAddress server) {
        return "see ip route get "
                + (server.isUnresolved()
                        ? server.getHostString()
                        : server.getAddress().getHostAddress());
    }

    private static String messageOf(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** What went wrong; never null, as many a cause's message is. */
    public static String reason(Throwable cause) {
        Optional<String> ofTls = TlsFailure.reason(cause);
        if (ofTls.isPresent()) {
            return ofTls.get();
        }
        String message = messageOf(cause);
        if (message.contains("Too many open files")) {
            return "out of file descriptors; raise the limit (ulimit -n)";
        }
        if (cause instanceof OutOfMemoryError && message.contains("direct")) {
            return "the direct memory that the JVM was given is too small for this; give it more with"
                    + " NETBENCH_JAVA_OPTS=-XX:MaxDirectMemorySize=4g, or ask for fewer connections";
        }
        if (message.contains("Cannot assign requested address")) {
            return "no free local port, or an address that is not this host's;"
                    + " widen net.ipv4.ip_local_port_range or use fewer connections";
        }
        if (message.contains("Address already in use")) {
            return "the port is taken by another process";
        }
        if (cause instanceof ConnectException && message.contains("refused")) {
            return "connection refused: a firewall refuses it, or what listened there has ended";
        }
        if (cause instanceof ClosedChannelException) {
            return "the connection was closed";
        }
        if (message.contains("timed out")) {
            return "the peer acknowledged or took nothing for a long time: it is gone or frozen,"
                    + " or the way to it is cut, or so congested that nothing gets through";
        }
        if (message.contains("Connection reset") || message.contains("Broken pipe")) {
            return "the peer reset the connection";
        }
        return message;
    }
}
