package io.netbench.cli.agent;

import io.netbench.control.BuildInfo;
import io.netbench.host.HostFacts;
import io.netbench.launch.Announcement;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;

/** How a launched agent tells the coordinator that launched it where it is. */
public final class Announcer {

    private Announcer() {}

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
        out.println(announcement.line());
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
