package io.netbench.cli;

import io.netbench.control.BuildInfo;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.util.stream.Collectors;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: everything that makes one build behave unlike another, and one host unlike another. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {line(), "transports: " + transports()};
    }

    /** The build alone, in one line. */
    static String line() {
        return "netbench %s (%s), Netty %s, Java %s"
                .formatted(BuildInfo.version(), BuildInfo.commit(), BuildInfo.netty(), Runtime.version());
    }

    private static String transports() {
        return Transports.installed().all().stream().map(Version::inWords).collect(Collectors.joining(", "));
    }

    /** Why not is told by {@code netbench doctor}, at length. */
    private static String inWords(Transport transport) {
        return transport.name() + (transport.availability().isUsable() ? "" : " (not on this host)");
    }
}
