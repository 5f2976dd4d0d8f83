package io.netbench.cli;

import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.profiles.ProfileTable;
import io.netbench.cli.terminal.StandardStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code netbench profiles}. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Lists the shapes of storage protocols that --profile takes, each with the source of its figures. "
                        + "A block goes with --read for a restore or a read, and without it for a dump or a write.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench profiles",
            "  netbench incast --read --profile lustre-4m      a restore from eight servers",
            "  netbench profiles --profiles site.yaml          with those of a site",
            ""
        })
final class ProfilesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Override
    public Integer call() {
        ProfileTable.lines(profiles.all(), StandardStream.OUT.screen())
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
