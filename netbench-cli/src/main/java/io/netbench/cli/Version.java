package io.netbench.cli;

import io.netbench.control.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** The line of {@code --version}: everything that makes one build behave unlike another. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "netbench %s (%s), Netty %s, Java %s"
                    .formatted(BuildInfo.version(), BuildInfo.commit(), BuildInfo.netty(), Runtime.version())
        };
    }
}
