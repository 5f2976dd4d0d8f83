package io.netbench.cli;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.cli.options.PairOptions;
import io.netbench.suite.FabricExtras;
import io.netbench.suite.FabricSetup;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code netbench matrix}. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Measures every host with every other, round by round so that no host sends to two or receives "
                + "from two at a time, and shows the map of all pairs. It judges nothing; a host that is lost is named, "
                + "and the rest goes on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench matrix                              four endpoints on this host",
            "  netbench matrix --hosts 'node[01-16]' --out dir  the runs kept in a folder",
            "  netbench matrix --hosts @nodes --quick       a few pairs of each host",
            ""
        })
final class MatrixCommand extends FabricCommand {

    @Override
    boolean isJudged() {
        return false;
    }

    @Override
    List<String> groups(List<String> hosts) {
        return Collections.nCopies(hosts.size(), null);
    }

    @Override
    FabricExtras extras(FabricSetup setup, PairOptions asked) {
        return FabricExtras.USUAL;
    }

    @Override
    FabricLimits limits() {
        return FabricLimits.NONE;
    }
}
