package io.netbench.dataplane;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;

/** Which interface of this host has a local address. Asks the system once an address. For one thread. */
final class InterfaceNames {

    private final Map<InetAddress, String> names = new HashMap<>();

    /** The interface's name; {@code null} when no interface has the address any more. */
    String of(InetAddress address) {
        return names.computeIfAbsent(address, InterfaceNames::find);
    }

    /** The loopback interface takes all of 127/8, whether it has the address or not. */
    private static String find(InetAddress address) {
        try {
            NetworkInterface found = NetworkInterface.getByInetAddress(address);
            if (found == null && address.isLoopbackAddress() && !address.equals(InetAddress.getLoopbackAddress())) {
                return find(InetAddress.getLoopbackAddress());
            }
            return found == null ? null : found.getName();
        } catch (SocketException unknown) {
            return null;
        }
    }
}
