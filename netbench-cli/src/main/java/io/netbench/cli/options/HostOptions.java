package io.netbench.cli.options;

import io.netbench.plan.HostList;
import io.netbench.text.Property;
import picocli.CommandLine.Option;

/** Hosts that are given their roles by the pattern. */
public final class HostOptions {

    @Option(
            names = "--hosts",
            paramLabel = "LIST",
            converter = OptionValues.Endpoints.class,
            description = "Hosts with agents that take both roles: the first is the single side of the pattern and the "
                    + "rest are its many; or as many servers and clients as -s and -c say; @- reads the list from "
                    + "standard input.")
    @Sets(Property.HOSTS)
    private HostList hosts;

    HostList hosts() {
        return hosts;
    }
}
