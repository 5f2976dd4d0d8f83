package io.netbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The line of {@code --version}: everything that makes one build behave unlike another. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/io/netbench/build.properties")) {
            build.load(in);
        }
        return new String[] {
            "netbench %s (%s), Netty %s, Java %s"
                    .formatted(
                            build.getProperty("version"),
                            build.getProperty("commit"),
                            build.getProperty("netty"),
                            Runtime.version())
        };
    }
}
