package io.netbench.cli;

import io.netbench.cli.options.HasLoads;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.HostOptions;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.options.Sets;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.PlanException;
import io.netbench.plan.Thresholds;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code netbench contention}. */
@Command(
        name = "contention",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Runs each of several loads alone, then all of them together, and tells what each lost to the "
                + "others: goodput, median and 99th percentile of latency, its share of the ports that they met at.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench contention --load 'bulk: incast' --load 'small: incast -b 4k'",
            "  netbench contention -t 20s --repeat 3 --hosts 'node[1-9]' --token-file token \\",
            "      --load 'dump: incast -s node1 -c node[2-5]' \\",
            "      --load 'push: broadcast -s node6 -c node[1,7-9]'",
            ""
        })
final class ContentionCommand extends RunCommand implements HasLoads {

    private static final int LEAST_LOADS = 2;

    @Option(
            names = "--load",
            paramLabel = "LOAD",
            description = "One of the loads, in quotes, as of netbench run: 'NAME: PATTERN OPTIONS'. Give two or more, "
                    + "with other names.")
    @Sets(Property.LOAD)
    private List<String> loads = new ArrayList<>();

    @Mixin
    @Heading(value = "Who takes part, in loads that name no hosts", first = true)
    private HostOptions hosts = new HostOptions();

    private final LoadLines lines = new LoadLines();

    @Override
    public Integer call() {
        return runContention();
    }

    @Override
    List<LoadRequest> loads(Optional<HostList.Hosts> hostsOfJob, Thresholds all, ProfileOptions profiles) {
        List<LoadRequest> read = lines.read(loads, commandLine(), hosts, hostsOfJob, profiles, variesRate());
        if (read.size() < LEAST_LOADS) {
            throw new PlanException(
                    Property.LOAD + ": describe two loads or more, such as {--load} 'bulk: incast -b 1m'"
                            + " {--load} 'small: incast -b 4k', got: " + read.size());
        }
        return read;
    }

    @Override
    Thresholds shared(Thresholds all) {
        return all;
    }

    @Override
    <T> T planning(Supplier<T> plan) {
        return lines.planning(plan);
    }

    @Override
    public Optional<String> nameInLoads(Property property) {
        return lines.nameOf(property);
    }
}
