package io.netbench.cli;

import io.netbench.cli.options.HostOptions;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The loads of a command that has several. */
final class LoadLines {

    private List<LoadLine> lines = List.of();

    /**
     * Reads them.
     *
     * @param texts as they were typed
     * @param command for which they were typed
     * @param variesRate whether a sweep gives them a rate
     * @throws PlanException if one can't be read
     */
    List<LoadRequest> read(
            List<String> texts,
            CommandLine command,
            HostOptions hosts,
            Optional<HostList.Hosts> hostsOfJob,
            ProfileOptions profiles,
            boolean variesRate) {
        lines = texts.stream().map(text -> LoadLine.parse(text, command)).toList();
        return lines.stream()
                .map(line -> line.toRequest(hosts, hostsOfJob, profiles, variesRate))
                .toList();
    }

    /** Plans; what is refused names options as they were typed in their load. */
    <T> T planning(Supplier<T> plan) {
        try {
            return plan.get();
        } catch (PlanException refused) {
            for (LoadLine line : lines) {
                if (lines.size() == 1 || refused.getMessage().startsWith(line.label())) {
                    throw new PlanException(line.names().in(refused.getMessage()));
                }
            }
            throw refused;
        }
    }

    /** How a property is called by the first load that has it, where it may be of any. */
    Optional<String> nameOf(Property property) {
        return Stream.concat(lines.stream(), Stream.of(LoadLine.EMPTY))
                .map(line -> line.nameOf(property))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
