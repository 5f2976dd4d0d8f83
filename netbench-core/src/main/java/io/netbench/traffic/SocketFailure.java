package io.netbench.traffic;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;

/** Turns what went wrong with a socket into words that say what to do. */
final class SocketFailure {

    private SocketFailure() {}

    /** {@code host:port}, with brackets around an IPv6 address. */
    static String text(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        boolean brackets = address.getAddress() instanceof Inet6Address;
        return (brackets ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** What went wrong; never null, as many a cause's message is. */
    static String reason(Throwable cause) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (message.contains("Too many open files")) {
            return "out of file descriptors; raise the limit (ulimit -n)";
        }
        if (message.contains("Cannot assign requested address")) {
            return "no free local port, or an address that is not this host's;"
                    + " widen net.ipv4.ip_local_port_range or use fewer connections";
        }
        if (message.contains("Address already in use")) {
            return "the port is taken by another process";
        }
        if (message.contains("Permission denied")) {
            return "permission denied; ports below 1024 need privileges";
        }
        if (cause instanceof ConnectTimeoutException) {
            return "no answer within --connect-timeout";
        }
        if (cause instanceof ConnectException && message.contains("refused")) {
            return "connection refused; is the other side listening there?";
        }
        if (cause instanceof NoRouteToHostException) {
            return "host unreachable: there is no route to it, or nothing answers at that address";
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
