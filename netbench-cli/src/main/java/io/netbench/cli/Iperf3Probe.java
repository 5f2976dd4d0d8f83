package io.netbench.cli;

import io.netbench.cli.options.OptionNames;
import io.netbench.iperf3.wire.Cookie;
import io.netbench.iperf3.wire.State;
import io.netbench.plan.HostAddress;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out whether a server that does not answer as netbench's is one of iperf3, so that a person hears what to write. */
final class Iperf3Probe {

    /** A server that is there answers at once. */
    private static final int PATIENCE_MS = 1_500;

    /** What is said of one that never spoke as netbench does; a netbench server may serve iperf3's clients as well. */
    private static final String NO_NETBENCH = "what listens there ";

    private final HostAddress server;
    private final Predicate<InetAddress> accepts;
    private final OptionNames names;

    /**
     * A look at a server.
     *
     * @param accepts which of its addresses count
     * @param names what a person calls options
     */
    Iperf3Probe(HostAddress server, Predicate<InetAddress> accepts, OptionNames names) {
        this.server = server;
        this.accepts = accepts;
        this.names = names;
    }

    /** The result with an error that says so, where a session failed before it began and the server is iperf3's. */
    RunResult explain(RunResult result) {
        boolean isNetbench =
                result.errors().stream().noneMatch(error -> error.text().contains(NO_NETBENCH));
        if (!result.links().isEmpty() || isNetbench || !isIperf3()) {
            return result;
        }
        return result.withErrors(List.of(Finding.about(
                server.toString(),
                "iperf3_server",
                names.in(server + ": what listens there is an iperf3 server; give {--iperf3} to speak its protocol, or"
                        + " start netbench server there"))));
    }

    private boolean isIperf3() {
        try (Socket socket = new Socket()) {
            Optional<InetAddress> address = Stream.of(InetAddress.getAllByName(server.host()))
                    .filter(accepts)
                    .findFirst();
            if (address.isEmpty()) {
                return false;
            }
            socket.connect(new InetSocketAddress(address.get(), server.port().orElseThrow()), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(Cookie.random().bytes());
            int answer = socket.getInputStream().read();
            return answer == State.PARAM_EXCHANGE.code()
                    || (answer >= 0 && (byte) answer == State.ACCESS_DENIED.code());
        } catch (IOException silent) {
            return false;
        }
    }
}
