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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netbench run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Several loads side by side, such as small reads beside a large incast. Each --load has a name, a "
                        + "pattern, and options of its own; what holds for the run in all stands outside. Thresholds in a load are "
                        + "for it alone; outside they are for every load, those of goodput only where no link has a rate. Or a "
                        + "scenario: phases in a FILE, each with loads and what varies in them, run one after another on agents that stay connected.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench run --load 'bulk: incast -c 4' --load 'probe: incast -c 1 -b 4k'",
            "  netbench run -t 60s --load 'base: incast -s 2 -c 2 --topology spread' \\",
            "      --load 'burst: broadcast --start 20s --stop 40s --min-link 1GB/s'",
            "  netbench run --hosts 'node[1-8]' --token-file token --max-p99 2ms \\",
            "      --load 'writes: incast -b 1m' --load 'reads: broadcast --read -b 4k'",
            "  netbench run night.yaml --dry-run                 what it would do",
            "  netbench run night.yaml --set time=5s --out dir   kept in a folder",
            ""
        })
final class LoadsCommand extends RunCommand implements HasLoads {

    private static final String EXAMPLE = "such as {--load} 'bulk: incast -b 1m'";

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A scenario instead of loads: phases, one after another, in YAML.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A variable of the scenario, such as time=5s. May be repeated, with other names.")
    @Sets(Property.SET)
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--load",
            paramLabel = "LOAD",
            description = {
                "One of the loads, in quotes: 'NAME: PATTERN OPTIONS'. NAME is of a-z, 0-9 and -, PATTERN is incast or "
                        + "broadcast. OPTIONS are those of the pattern that say who takes part (-s, -c, --read, "
                        + "--topology), what a link carries (-b, -r, -P, -q, -n, --rate, --rate-phase, --barrier, "
                        + "--rounds, --link) and what it has to reach (--min-link and other thresholds), and:",
                "--start=TIME, --stop=TIME  the load begins and ends there, from the begin of the run's window, where "
                        + "it does not with the run.",
                "May be repeated, with other names."
            })
    @Sets(Property.LOAD)
    private List<String> loads = new ArrayList<>();

    @Mixin
    @Heading(value = "Who takes part, in loads that name no hosts", first = true)
    private HostOptions hosts = new HostOptions();

    private final LoadLines lines = new LoadLines();

    @Override
    public Integer call() {
        if (file.isPresent() && loads.isEmpty()) {
            return runScenario(Path.of(file.get()), set);
        }
        if (!set.isEmpty()) {
            throw new PlanException(Property.SET + " is for the variables of a scenario; name its FILE too");
        }
        return super.call();
    }

    @Override
    List<LoadRequest> loads(Optional<HostList.Hosts> hostsOfJob, Thresholds all, ProfileOptions profiles) {
        requireLoads();
        return lines.read(loads, commandLine(), hosts, hostsOfJob, profiles, variesRate());
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

    private void requireLoads() {
        if (file.isPresent() && !loads.isEmpty()) {
            throw new PlanException("'" + PlanException.quoted(file.get())
                    + "' stands outside of all loads; put each load into quotes, " + EXAMPLE);
        }
        if (loads.isEmpty()) {
            throw new PlanException(
                    "{--load} is missing; describe one load or more, " + EXAMPLE + ", or name the FILE of a scenario");
        }
    }
}
