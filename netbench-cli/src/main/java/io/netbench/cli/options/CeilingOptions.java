package io.netbench.cli.options;

import io.netbench.api.Load;
import io.netbench.cli.ceiling.CeilingRun;
import io.netbench.plan.DataPlan;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.text.Property;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** With which load the tool's own ceiling is measured. Where nothing is asked for it is that of an incast. */
public final class CeilingOptions {

    @Option(
            names = "--ceiling",
            description =
                    "Measure what netbench itself reaches on loopback of this host, for about ten seconds, and keep "
                            + "it: reports of runs with the same settings then say how near they came.")
    private boolean asked;

    @Option(
            names = "--read",
            description = "The ceiling of sinks that ask for each block, as the option of the same name of a run.")
    private boolean read;

    @Option(
            names = {"-b", "--block-size"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "The ceiling with blocks of this size. Default: 1m.")
    @Sets(Property.BLOCK_SIZE)
    private OptionalLong blockSize = OptionalLong.empty();

    @Option(
            names = {"-r", "--response-size"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "The ceiling with responses, or requests, of this size; 0: none. Default: 1, or 64 with "
                    + "--read.")
    @Sets(Property.RESPONSE_SIZE)
    private OptionalLong responseSize = OptionalLong.empty();

    @Option(
            names = {"-q", "--queue-depth"},
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "The ceiling with so many blocks in flight on each connection. Default: 1.")
    @Sets(Property.QUEUE_DEPTH)
    private OptionalInt queueDepth = OptionalInt.empty();

    @Option(
            names = "--transport",
            paramLabel = "TRANSPORT",
            completionCandidates = DataOptions.Names.class,
            description = "The ceiling of this transport. Default: auto.")
    @Sets(Property.TRANSPORT)
    private Optional<String> transport = Optional.empty();

    /**
     * The measurement that was asked for; empty if none was.
     *
     * @param connections how many it is to have
     * @throws PlanException if settings are given for no measurement
     */
    public Optional<CeilingRun> toRun(OptionalInt connections) {
        if (!asked) {
            Stream.of(
                            given("{--read}", read),
                            given("{--block-size}", blockSize.isPresent()),
                            given("{--response-size}", responseSize.isPresent()),
                            given("{--queue-depth}", queueDepth.isPresent()),
                            given("{--transport}", transport.isPresent()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(option -> {
                        throw new PlanException(option + ": is a setting of the ceiling; give {--ceiling} too");
                    });
            return Optional.empty();
        }
        return Optional.of(new CeilingRun(
                load(connections.orElse(RoleRequest.DEFAULT_MANY)),
                DataOptions.requireKnown(transport.orElse(DataPlan.AUTO)),
                InstantSource.system()));
    }

    private Load load(int connections) {
        Load load = Load.incast().connections(connections);
        if (read) {
            load = load.read();
        }
        if (blockSize.isPresent()) {
            load = load.blockSizeBytes(blockSize.getAsLong());
        }
        if (responseSize.isPresent()) {
            load = load.responseSizeBytes(responseSize.getAsLong());
        }
        return queueDepth.isPresent() ? load.queueDepth(queueDepth.getAsInt()) : load;
    }

    private static Optional<String> given(String option, boolean isGiven) {
        return isGiven ? Optional.of(option) : Optional.empty();
    }
}
