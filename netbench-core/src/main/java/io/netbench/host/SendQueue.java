package io.netbench.host;

import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.UnreadableException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the kernel holds of one TCP connection of this host: bytes that were written, and that the peer's kernel has not
 * acknowledged yet. A peer whose process is frozen acknowledges; one behind a line that is full does so late. Stateless, for
 * any thread; reading it costs a look at all connections of the network namespace.
 */
public final class SendQueue {

    private static final List<String> TABLES = List.of("/proc/net/tcp", "/proc/net/tcp6");
    private static final String MAPPED = "0000000000000000FFFF0000";

    private final HostFiles files;
    private final List<String> pairs;

    SendQueue(Path root, InetSocketAddress local, InetSocketAddress peer) {
        files = new HostFiles(root);
        // A socket for both families shows an IPv4 address within an IPv6 one.
        String plain = end("", local) + ' ' + end("", peer);
        boolean isIpv4 = peer.getAddress() instanceof Inet4Address;
        pairs = isIpv4 ? List.of(plain, end(MAPPED, local) + ' ' + end(MAPPED, peer)) : List.of(plain);
    }

    /** That of the connection between these two addresses. */
    public static SendQueue of(InetSocketAddress local, InetSocketAddress peer) {
        return new SendQueue(Path.of("/"), local, peer);
    }

    /** How many bytes are in it; empty where the kernel does not tell, or there is no such connection. */
    public OptionalLong bytes() {
        return TABLES.stream()
                .flatMap(table -> rows(table).stream())
                .map(this::queued)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private List<String> rows(String table) {
        try {
            return files.lines(table);
        } catch (UnreadableException notThere) {
            return List.of();
        }
    }

    /** A row: number, local address, peer's address, state, and the two queues as {@code 0000001F:00000000}. */
    private OptionalLong queued(String row) {
        for (String pair : pairs) {
            int at = row.indexOf(pair);
            if (at >= 0) {
                String[] fields = row.substring(at + pair.length()).strip().split("[ :]+", 3);
                return fields.length < 2 ? OptionalLong.empty() : hex(fields[1]);
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong hex(String digits) {
        try {
            return OptionalLong.of(Long.parseLong(digits, 16));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** Each 32 bits of the address as a number of this machine's byte order. */
    private static String end(String prefix, InetSocketAddress address) {
        InetAddress host = address.getAddress();
        byte[] bytes = host.getAddress();
        StringBuilder text = new StringBuilder(prefix);
        for (int word = 0; word < bytes.length; word += Integer.BYTES) {
            for (int i = 0; i < Integer.BYTES; i++) {
                boolean reversed = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
                text.append("%02X".formatted(bytes[word + (reversed ? Integer.BYTES - 1 - i : i)]));
            }
        }
        return text.append(':')
                .append("%04X".formatted(address.getPort()))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
