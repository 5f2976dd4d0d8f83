package io.netbench.cli.agent;

import io.netbench.control.BuildInfo;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlAccessException;
import io.netbench.coordinator.launch.Announcement;
import io.netbench.host.HostFacts;
import io.netbench.result.ResultJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;

/** How a launched agent and the coordinator that launched it find each other. */
public final class Announcing {

    private static final int MAX_TOKEN_BYTES = 1025;

    private Announcing() {}

    /**
     * The token, which is the first line of standard input; what follows stays there.
     *
     * @throws ControlAccessException if there is none
     */
    public static AccessToken token(InputStream input) {
        StringBuilder line = new StringBuilder();
        try {
            int c;
            while (line.length() < MAX_TOKEN_BYTES && (c = input.read()) >= 0 && c != '\n') {
                line.append((char) c);
            }
        } catch (IOException e) {
            throw new ControlAccessException("--launched: standard input can't be read: " + e.getMessage());
        }
        return AccessToken.of(line.toString(), "standard input");
    }

    /** Prints the one line that says that the agent is ready. */
    public static void announce(PrintWriter out, int controlPort) {
        HostFacts facts = HostFacts.ofThisHost();
        Announcement announcement = new Announcement(
                1,
                BuildInfo.version(),
                facts.hostName() == null ? "unknown" : facts.hostName(),
                System.getenv("SLURMD_NODENAME"),
                ProcessHandle.current().pid(),
                controlPort,
                addresses());
        out.println(ResultJson.mapper().writeValueAsString(announcement));
        out.flush();
    }

    /** Of this host, those first that other hosts can reach; addresses of a link alone can't be told to others. */
    private static List<String> addresses() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(nic -> Collections.list(nic.getInetAddresses()).stream())
                    .filter(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }
}
