package io.netbench.cli;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.JudgeOptions;
import io.netbench.cli.options.PairOptions;
import io.netbench.suite.FabricExtras;
import io.netbench.suite.FabricSetup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code netbench validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Says whether a fabric is good, and what is to blame if it is not: asks the idle hosts, measures "
                + "every pair, some of them twice, and suspects again. The exit status is 0 where nothing bad was "
                + "found, also where too few pairs are alike to be judged, 3 for a bad fabric, and 1 where it could "
                + "not be judged or a host was lost.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench validate                              four endpoints on this host",
            "  netbench validate --hosts 'node[01-64]' --out dir   the runs kept in a folder",
            "  netbench validate --hosts @nodes --quick       a few pairs of each host",
            "  netbench validate --hosts 'r[1-4]n[1-16]' --group-by 'r(\\d+)'",
            ""
        })
final class ValidateCommand extends FabricCommand {

    @Mixin
    @Heading("What is bad")
    private JudgeOptions judging = new JudgeOptions();

    @Override
    boolean isJudged() {
        return true;
    }

    @Override
    List<String> groups(List<String> hosts) {
        return judging.groups(hosts);
    }

    @Override
    FabricExtras extras(FabricSetup setup, PairOptions asked) {
        return judging.extras(setup.names(), asked.choice(), asked.budget().isPresent());
    }

    @Override
    FabricLimits limits() {
        return judging.limits();
    }
}
