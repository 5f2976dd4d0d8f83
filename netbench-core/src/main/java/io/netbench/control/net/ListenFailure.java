package io.netbench.control.net;

import io.netbench.text.Property;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Why a port can't be listened at, in words that say what to change. */
final class ListenFailure {

    private ListenFailure() {}

    /**
     * One line.
     *
     * @param ofPort what sets the port
     * @param ofAddress what sets the address
     */
    static String reason(Throwable refused, InetSocketAddress address, Property ofPort, Property ofAddress) {
        Throwable cause = refused;
        while (cause.getCause() != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        String host = address.getAddress().getHostAddress();
        if (message.contains("in use")) {
            return "port " + address.getPort() + " is taken; stop what listens there, or choose another with " + ofPort;
        }
        if (message.contains("assign requested address")) {
            return ofAddress + ": " + host + " is not an address of this host";
        }
        boolean isOfOneLink =
                address.getAddress() instanceof Inet6Address v6 && v6.isLinkLocalAddress() && v6.getScopeId() == 0;
        if (isOfOneLink) {
            return ofAddress + ": " + host + " is an address of one link alone; name its interface, as in fe80::1%eth0";
        }
        return "port " + address.getPort() + " of " + host + " can't be opened: " + message;
    }
}
