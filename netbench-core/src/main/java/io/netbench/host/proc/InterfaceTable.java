package io.netbench.host.proc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Interfaces of this process's network namespace that have addresses, as the JDK sees them: addresses are in no file
 * of {@code /proc} that is meant to be parsed. A seam for tests.
 */
@FunctionalInterface
public interface InterfaceTable {

    /** Index and addresses of an interface; empty when it has no address. */
    Optional<Entry> find(String name);

    record Entry(int index, List<String> addresses) {}

    static InterfaceTable ofThisHost() {
        Map<String, Entry> entries = new HashMap<>();
        try {
            NetworkInterface.networkInterfaces().forEach(nic -> entries.put(nic.getName(), entry(nic)));
        } catch (SocketException e) {
            // The JDK throws when it finds no interface at all; then none has an address.
            return name -> Optional.empty();
        }
        return name -> Optional.ofNullable(entries.get(name));
    }

    private static Entry entry(NetworkInterface nic) {
        List<String> addresses =
                nic.inetAddresses().map(InterfaceTable::text).sorted().toList();
        return new Entry(nic.getIndex(), addresses);
    }

    /** An address as people write it: no scope, and the zeros of IPv6 left out. */
    static String text(InetAddress address) {
        String full = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? full.replaceFirst("(^|:)(0(:|$)){2,}", "::") : full;
    }
}
