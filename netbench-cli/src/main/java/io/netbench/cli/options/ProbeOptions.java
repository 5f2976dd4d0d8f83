package io.netbench.cli.options;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RunRequest;
import io.netbench.text.Property;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What is probed beside a load. */
public final class ProbeOptions {

    /** Under which its options stand in the help. */
    public static final String HEADING = "Latency under load";

    @Option(
            names = "--probe",
            arity = "0..1",
            paramLabel = "KINDS",
            preprocessor = AttachedValue.class,
            converter = Kinds.class,
            description = "Take latency before, under and after the load, beside it: foreign (small messages over "
                    + "connections and event loops of their own, between the hosts of the load), self (its own "
                    + "operations), bystander (small messages between --bystanders), with commas between them. "
                    + "Default: all that apply.")
    @Sets(Property.PROBE)
    private Optional<Set<ProbeKind>> kinds = Optional.empty();

    @Option(
            names = "--probe-rate",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description =
                    "Probes of a pair in a second, 1 to 100; fewer where many meet at a host, a line is slow or a "
                            + "run is long. Default: 100.")
    @Sets(Property.PROBE_RATE)
    private OptionalInt rate = OptionalInt.empty();

    @Option(
            names = "--probe-time",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "How long is probed before the load, and after it. Default: 2s.")
    @Sets(Property.PROBE_TIME)
    private OptionalLong time = OptionalLong.empty();

    @Option(
            names = "--probe-dscp",
            paramLabel = "N",
            converter = OptionValues.CodePoint.class,
            description = "Differentiated services code point of probes, 0 to 63, or a name such as ef. Default: that "
                    + "of the load.")
    @Sets(Property.PROBE_DSCP)
    private OptionalInt dscp = OptionalInt.empty();

    @Option(
            names = "--bystanders",
            paramLabel = "HOST,HOST",
            converter = Bystanders.class,
            description = "Hosts with agents that take no part in the load, an even number: the first is probed with "
                    + "the second, and so on.")
    @Sets(Property.BYSTANDERS)
    private Optional<List<HostAddress>> bystanders = Optional.empty();

    /**
     * What was asked for, with its probes.
     *
     * @throws PlanException if they contradict each other
     */
    public RunRequest beside(RunRequest request) {
        return request.with(request());
    }

    private Optional<ProbeRequest> request() {
        if (kinds.isEmpty()) {
            Stream.of(
                            rate.isPresent() ? Property.PROBE_RATE : null,
                            time.isPresent() ? Property.PROBE_TIME : null,
                            dscp.isPresent() ? Property.PROBE_DSCP : null,
                            bystanders.isPresent() ? Property.BYSTANDERS : null)
                    .filter(property -> property != null)
                    .findFirst()
                    .ifPresent(alone -> {
                        throw new PlanException(alone + " is of probes; ask for them with " + Property.PROBE);
                    });
            return Optional.empty();
        }
        return Optional.of(new ProbeRequest(
                kinds.get(),
                bystanders.orElse(List.of()),
                rate.orElse(ProbeRequest.MOST_PER_S),
                time.orElse(ProbeRequest.DEFAULT_AROUND_NS),
                dscp));
    }

    /** Whether there are to be probes. */
    public boolean areAsked() {
        return kinds.isPresent();
    }

    /** Refuses probes where there can be none. */
    public void requireNone(String why) {
        if (request().isPresent()) {
            throw new PlanException(Property.PROBE + ": " + why);
        }
    }

    /** Kinds with commas between them. */
    static final class Kinds implements ITypeConverter<Set<ProbeKind>> {
        @Override
        public Set<ProbeKind> convert(String text) {
            Set<ProbeKind> kinds = EnumSet.noneOf(ProbeKind.class);
            if (text.isEmpty() || text.equals("all")) {
                return kinds;
            }
            for (String word : text.split(",", -1)) {
                ProbeKind kind = Stream.of(ProbeKind.values())
                        .filter(one -> one.optionName().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> new PlanException("'" + PlanException.quoted(word)
                                + "' is no kind of probe; write foreign, self, bystander, or all"));
                if (!kinds.add(kind)) {
                    throw new PlanException("'" + word.strip() + "' is there twice");
                }
            }
            return kinds;
        }
    }

    /** Hosts by their names or addresses. */
    static final class Bystanders implements ITypeConverter<List<HostAddress>> {
        @Override
        public List<HostAddress> convert(String text) {
            if (HostList.parse(text) instanceof HostList.Hosts named) {
                return named.hosts();
            }
            throw new PlanException("'" + PlanException.quoted(text) + "' names no hosts; write such as node7,node8");
        }
    }
}
