package io.netbench.cli;

import io.netbench.plan.Pattern;
import picocli.CommandLine.Command;

/** {@code netbench incast}. */
@Command(
        name = "incast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Many hosts send to one, as clients that write to a storage server, or with --read as storage "
                + "servers that answer one client.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench incast                             eight clients write to one server",
            "  netbench incast -c 16 -b 64k -t 30s         more of them, smaller blocks",
            "  netbench incast --read -s 8 --barrier       a striped read, stripe by stripe",
            "  netbench incast --rate 200mbit --json a.json  paced links, the result kept",
            ""
        })
final class IncastCommand extends PatternCommand {

    IncastCommand() {
        super(Pattern.INCAST);
    }
}
