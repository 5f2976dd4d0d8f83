package io.netbench.suite.sweep;

import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunRequest;
import io.netbench.text.BitRate;
import io.netbench.text.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a sweep varies. */
public enum SweepField {
    CLIENTS("clients", "clients") {
        @Override
        LoadRequest apply(LoadRequest load, String value) {
            RoleRequest roles = load.roles();
            return load.with(new RoleRequest(
                    roles.pattern(),
                    roles.mode(),
                    roles.topology(),
                    roles.servers(),
                    Optional.of(first(roles.clients(), count(value)))));
        }

        @Override
        String parameter(String value) {
            return Integer.toString(count(value));
        }
    },
    SERVERS("servers", "servers") {
        @Override
        LoadRequest apply(LoadRequest load, String value) {
            RoleRequest roles = load.roles();
            return load.with(new RoleRequest(
                    roles.pattern(),
                    roles.mode(),
                    roles.topology(),
                    Optional.of(first(roles.servers(), count(value))),
                    roles.clients()));
        }

        @Override
        String parameter(String value) {
            return Integer.toString(count(value));
        }
    },
    BLOCK_SIZE("block-size", "block_size_bytes") {
        @Override
        LoadRequest apply(LoadRequest load, String value) {
            return load.with(settings(
                            OptionalLong.of(ByteSize.parse(value)),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            OptionalLong.empty())
                    .orElse(load.settings()));
        }

        @Override
        String parameter(String value) {
            return Long.toString(ByteSize.parse(value));
        }
    },
    CONNECTIONS("connections", "connections_per_link") {
        @Override
        LoadRequest apply(LoadRequest load, String value) {
            return load.with(settings(
                            OptionalLong.empty(),
                            OptionalInt.of(count(value)),
                            OptionalInt.empty(),
                            OptionalLong.empty())
                    .orElse(load.settings()));
        }

        @Override
        String parameter(String value) {
            return Integer.toString(count(value));
        }
    },
    QUEUE_DEPTH("queue-depth", "queue_depth") {
        @Override
        LoadRequest apply(LoadRequest load, String value) {
            return load.with(settings(
                            OptionalLong.empty(),
                            OptionalInt.empty(),
                            OptionalInt.of(count(value)),
                            OptionalLong.empty())
                    .orElse(load.settings()));
        }

        @Override
        String parameter(String value) {
            return Integer.toString(count(value));
        }
    },
    RATE("rate", "rate_bits_per_s") {
        @Override
        LoadRequest apply(LoadRequest load, String value) {
            return load.with(settings(
                            OptionalLong.empty(),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            OptionalLong.of(BitRate.parse(value)))
                    .orElse(load.settings()));
        }

        @Override
        String parameter(String value) {
            return Long.toString(BitRate.parse(value));
        }
    },
    TRANSPORT("transport", "transport") {
        @Override
        LoadRequest apply(LoadRequest load, String value) {
            return load;
        }
    };

    private final String key;
    private final String parameter;

    SweepField(String key, String parameter) {
        this.key = key;
        this.parameter = parameter;
    }

    /** What a person calls it: {@code block-size}. */
    public String key() {
        return key;
    }

    /** What a document calls it: {@code block_size_bytes}. */
    public String parameter() {
        return parameter;
    }

    /** All of them, as a person calls them. */
    public static List<String> keys() {
        return List.of(values()).stream().map(SweepField::key).toList();
    }

    /** Whether it grows with the number of sources, or of sinks, of an incast. */
    public boolean countsEndpoints() {
        return this == CLIENTS || this == SERVERS;
    }

    /** The same load with another value. */
    abstract LoadRequest apply(LoadRequest load, String value);

    /** A value as a document has it. */
    String parameter(String value) {
        return value;
    }

    /**
     * The same run with another value.
     *
     * @param load that has it
     * @throws PlanException if it can't be
     */
    RunRequest apply(RunRequest run, String load, String value) {
        DataPlan data = run.data();
        DataPlan other = this != TRANSPORT ? data : data.over(value);
        return new RunRequest(
                run.loads().stream()
                        .map(one -> one.name().equals(load) ? apply(one, value) : one)
                        .toList(),
                run.thresholds(),
                run.timing(),
                other,
                run.seed(),
                run.clientPorts(),
                run.probes());
    }

    private static HostList first(Optional<HostList> asked, int count) {
        if (asked.isEmpty() || !(asked.get() instanceof HostList.Hosts named)) {
            return new HostList.Local(count);
        }
        if (count > named.size()) {
            throw new PlanException("there are " + named.size() + " hosts for it, got: " + count);
        }
        return new HostList.Hosts(named.hosts().subList(0, count));
    }

    private static LinkSettings settings(
            OptionalLong block, OptionalInt connections, OptionalInt depth, OptionalLong rate) {
        return new LinkSettings(block, OptionalLong.empty(), connections, depth, rate, OptionalLong.empty());
    }

    private static int count(String value) {
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new PlanException("'" + PlanException.quoted(value) + "' is not a whole number");
        }
        throw new PlanException("must be at least 1, got: " + value);
    }
}
