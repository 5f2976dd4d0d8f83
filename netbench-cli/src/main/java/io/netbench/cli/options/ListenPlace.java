package io.netbench.cli.options;

import io.netbench.control.net.AccessToken;
import io.netbench.control.net.TlsFiles;
import io.netbench.dataplane.DataPorts;
import io.netbench.dataplane.DataRails;
import io.netbench.plan.AllowedPeers;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where an agent listens, and who may come.
 *
 * @param address what coordinators connect to
 * @param rails what data takes in turn; none: the address where the coordinator came in
 * @param token what coordinators must show; empty: nothing
 * @param tls with what their connections are encrypted; empty: they are plain
 * @param allowedPeers from where coordinators and clients may come
 * @param named whether that was said, and is not everybody
 * @param open whether everybody may come who can reach this host
 */
public record ListenPlace(
        InetAddress address,
        DataRails rails,
        Optional<AccessToken> token,
        Optional<TlsFiles> tls,
        AllowedPeers allowedPeers,
        boolean named,
        boolean open) {

    private static final AllowedPeers THIS_HOST = AllowedPeers.parse("127.0.0.0/8,::1");

    /** Of everybody who has the token, or is on this host. */
    public ListenPlace(
            InetAddress address,
            DataRails rails,
            Optional<AccessToken> token,
            Optional<TlsFiles> tls,
            AllowedPeers allowedPeers) {
        this(address, rails, token, tls, allowedPeers, false, true);
    }

    /** From where coordinators may come: without a token to show, from this host alone. */
    public AllowedPeers coordinators() {
        return letsInCoordinators() ? allowedPeers : THIS_HOST;
    }

    private boolean letsInCoordinators() {
        return token.isPresent() || open || address.isLoopbackAddress();
    }

    /** Whether only this host can come. */
    public boolean isThisHostOnly() {
        return token.isEmpty() && (address.isLoopbackAddress() || !open);
    }

    /** Whether the token goes over the network for everybody on the way to read. */
    public boolean showsToken() {
        return token.isPresent() && tls.isEmpty() && !address.isLoopbackAddress();
    }

    /**
     * Where the runs of the agent listen.
     *
     * @param first port of the first run, with those after it for runs beside it; 0: free ones
     */
    public DataPorts dataPorts(int first) {
        return DataPorts.from(rails.toListenOn(address), first, rails);
    }

    /** Where coordinators come in, and which, in words. */
    public String describe(int controlPort, String comers) {
        String host = address.isAnyLocalAddress() ? "all addresses" : address.getHostAddress();
        String who = token.isPresent()
                ? "with the token"
                : isThisHostOnly() ? "on this host only" : "whoever can reach this host: there is no token";
        return "%s, port %d, for %s %s%s".formatted(host, controlPort, comers, who, encryption());
    }

    private String encryption() {
        return tls.map(files -> files.ca().isPresent() ? ", TLS, with a certificate" : ", TLS")
                .orElse("");
    }
}
