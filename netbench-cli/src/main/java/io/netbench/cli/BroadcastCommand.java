package io.netbench.cli;

import io.netbench.plan.Pattern;
import picocli.CommandLine.Command;

/** {@code netbench broadcast}. */
@Command(
        name = "broadcast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "One host sends to many: a server that pushes the same to all, or with --read clients that all "
                + "read from one server. Each client has its own copy on its own connection.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench broadcast                          one server pushes to eight clients",
            "  netbench broadcast --barrier --rounds 1000  a block when all have the last one",
            "  netbench broadcast --read -b 4k -q 16       many small reads from one server",
            "  netbench broadcast -c 4 --csv links.csv     a row for each link",
            ""
        })
final class BroadcastCommand extends PatternCommand {

    BroadcastCommand() {
        super(Pattern.BROADCAST);
    }
}
