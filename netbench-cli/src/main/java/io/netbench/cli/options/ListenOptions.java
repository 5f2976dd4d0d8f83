package io.netbench.cli.options;

import io.netbench.control.net.AccessToken;
import io.netbench.control.net.TlsFiles;
import io.netbench.dataplane.DataRails;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an agent listens, and who may come. */
public final class ListenOptions {

    @Option(
            names = {"--bind", "-B"},
            paramLabel = "ADDRESS",
            converter = OptionValues.Address.class,
            description =
                    "The address of this host to listen on. Default: all with a token or --insecure, the loopback "
                            + "otherwise.")
    @Sets(Property.BIND)
    private Optional<InetAddress> bind = Optional.empty();

    @Option(
            names = "--data-address",
            paramLabel = "ADDRESS",
            split = ",",
            converter = OptionValues.Address.class,
            description =
                    "Addresses of this host for data, with commas between them. Connections take them in turn, those "
                            + "that come in and those that go out. Default: the address at which the coordinator "
                            + "reaches this agent, and out what the routes say.")
    @Sets(Property.DATA_ADDRESS)
    private List<InetAddress> dataAddresses = new ArrayList<>();

    @Option(
            names = "--bind-device",
            paramLabel = "DEVICE",
            split = ",",
            description = "Network devices of this host for data, with commas between them. Connections take them in "
                    + "turn, whatever the routes say. Not with the transport nio. Default: what the routes say.")
    @Sets(Property.BIND_DEVICE)
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--insecure",
            description =
                    "Listen to everybody who can reach this host, without a token. For a network that nobody else "
                            + "is on.")
    private boolean insecure;

    @Option(
            names = "--allow-peers",
            paramLabel = "CIDR",
            converter = OptionValues.Peers.class,
            description = "Blocks of addresses, with commas between them, from which coordinators and clients may "
                    + "connect; may be repeated. Default: all.")
    @Sets(Property.ALLOW_PEERS)
    private List<AllowedPeers> allowedPeers = new ArrayList<>();

    /**
     * Where to listen.
     *
     * @param token what coordinators must show
     * @throws PlanException if others could reach it, and nothing says that they may; or an address is not this host's
     */
    public ListenPlace place(Optional<AccessToken> token, Optional<TlsFiles> tls) {
        return place(token, tls, AddressFamily.ANY, token.isPresent() || insecure);
    }

    /**
     * The same where clients of another protocol are served too, whom their address or a login of their own lets in.
     *
     * @param family over which all of them come
     * @param haveLogin whether they have to log in
     */
    public ListenPlace placeWithGuests(
            Optional<AccessToken> token, Optional<TlsFiles> tls, AddressFamily family, boolean haveLogin) {
        return place(token, tls, family, token.isPresent() || insecure || haveLogin || !allowedPeers.isEmpty());
    }

    private ListenPlace place(
            Optional<AccessToken> token, Optional<TlsFiles> tls, AddressFamily family, boolean reachesOut) {
        dataAddresses.forEach(ListenOptions::requireOwn);
        return new ListenPlace(
                address(reachesOut, family),
                DataRails.of(dataAddresses, devices),
                token,
                tls,
                family.of(AllowedPeers.ofAny(allowedPeers)),
                !allowedPeers.isEmpty(),
                insecure);
    }

    /** A run would fail to listen there, and could not tell whether the port or the address is to blame. */
    private static void requireOwn(InetAddress address) {
        try {
            if (!address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw new PlanException(Property.DATA_ADDRESS + ": " + address.getHostAddress()
                        + " is not an address of this host; netbench doctor lists those that are");
            }
        } catch (SocketException e) {
            throw new PlanException(Property.DATA_ADDRESS + ": this host's addresses can't be read: " + e.getMessage());
        }
    }

    private InetAddress address(boolean reachesOut, AddressFamily family) {
        InetAddress address = bind.orElseGet(() -> reachesOut ? family.wholeHost() : family.loopback());
        family.require(address);
        if (!reachesOut && !address.isLoopbackAddress()) {
            throw new PlanException(Property.BIND + ": " + address.getHostAddress()
                    + " can be reached by others; give " + Property.TOKEN_FILE
                    + " (or NETBENCH_TOKEN), or {--insecure} if nobody else is on"
                    + " that network");
        }
        return address;
    }
}
