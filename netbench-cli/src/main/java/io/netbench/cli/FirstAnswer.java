package io.netbench.cli;

import io.netbench.plan.HostAddress;
import io.netbench.text.TimeSpan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sees whether a server takes a connection within a time, before anything is asked of it. */
final class FirstAnswer {

    private static final long NS_PER_MS = 1_000_000L;

    private final HostAddress server;
    private final Predicate<InetAddress> accepts;
    private final OptionalLong withinNs;

    /**
     * A look at a server.
     *
     * @param accepts which of its addresses count
     * @param withinNs empty: it is not looked at
     */
    FirstAnswer(HostAddress server, Predicate<InetAddress> accepts, OptionalLong withinNs) {
        this.server = server;
        this.accepts = accepts;
        this.withinNs = withinNs;
    }

    /** What is to be said where it takes none in time; what else is wrong with it is found out by who asks it. */
    Optional<String> missing() {
        if (withinNs.isEmpty()) {
            return Optional.empty();
        }
        int ms = (int) Math.max(1, withinNs.getAsLong() / NS_PER_MS);
        try (Socket socket = new Socket()) {
            Optional<InetAddress> address = Stream.of(InetAddress.getAllByName(server.host()))
                    .filter(accepts)
                    .findFirst();
            if (address.isPresent()) {
                socket.connect(
                        new InetSocketAddress(address.get(), server.port().orElseThrow()), ms);
            }
            return Optional.empty();
        } catch (SocketTimeoutException late) {
            return Optional.of(
                    "%s: no answer within %s, by {--connect-timeout}: the host is down, or a firewall drops packets"
                            .formatted(server, TimeSpan.describe(withinNs.getAsLong())));
        } catch (UnknownHostException | RuntimeException elsewhere) {
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.empty();
        }
    }
}
