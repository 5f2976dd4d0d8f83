package io.netbench.iperf3.client;

import io.netbench.iperf3.wire.Parameters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The test that a server is to be asked for.
 *
 * @param name of the server, as a person wrote it
 * @param server its address
 * @param from the address of this host that the control connection comes from; empty: the routes choose it
 * @param device of this host that it goes out by; empty: the routes choose it
 * @param parameters made anew for each try, since a login has the time in it
 * @param connectNs within which the control connection has to be up
 * @param silenceNs for how long a server that sends may send nothing
 * @param waitNs for how long a busy server is asked again
 */
public record TestRequest(
        String name,
        InetSocketAddress server,
        Optional<InetAddress> from,
        Optional<String> device,
        Supplier<Parameters> parameters,
        long connectNs,
        long silenceNs,
        long waitNs) {}
