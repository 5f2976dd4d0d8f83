package io.netbench.cli.options;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.Mode;
import io.netbench.plan.PlanException;
import io.netbench.plan.Schedule;
import io.netbench.plan.TimingRequest;
import io.netbench.suite.PairChoice;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The hosts of a fabric, which of their pairs are measured, and how each is. */
public final class PairOptions {

    /** Smaller than that of a storage load: on a slow port too a window holds many. */
    private static final long DEFAULT_BLOCK_BYTES = 128 << 10;

    /** What is under way must fill a path; a pair that waits for its responses would measure their time. */
    private static final int DEFAULT_DEPTH = 8;

    private static final long DEFAULT_WINDOW_NS = 1_000_000_000L;
    private static final long DEFAULT_WARMUP_NS = 500_000_000L;
    private static final int DEFAULT_ENDPOINTS = 4;

    @Option(
            names = "--hosts",
            paramLabel = "LIST|N",
            converter = OptionValues.Endpoints.class,
            description = "Hosts with agents, such as node[01-16,20],storage:7411,@file; or a number of endpoints on "
                    + "this host, to try it out. Default: 4 on this host.")
    @Sets(Property.HOSTS)
    private HostList hosts;

    @Option(
            names = {"-s", "--servers"},
            paramLabel = "LIST|N",
            converter = OptionValues.Endpoints.class,
            description =
                    "With -c in place of --hosts: servers and clients of a storage system. Every client is measured "
                            + "with every server, in both directions, and no client with another.")
    @Sets(Property.SERVERS)
    private HostList servers;

    @Option(
            names = {"-c", "--clients"},
            paramLabel = "LIST|N",
            converter = OptionValues.Endpoints.class,
            description = "The clients; needs -s.")
    @Sets(Property.CLIENTS)
    private HostList clients;

    @Option(
            names = "--one-way",
            description = "Measure pairs one direction at a time, no host in two of a round. It takes twice as many "
                    + "rounds; for hosts where both directions at once would meet at a bus or a CPU.")
    private boolean oneWay;

    @Option(
            names = "--quick",
            description = "Not all pairs: each host sends to those 1, 2, 4 and so on places after it. It finds bad "
                    + "hosts, and takes as many rounds as the number of hosts has binary digits.")
    private boolean quick;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "As many rounds as fit into this time, drawn at random, no pair twice. Default: all.")
    @Sets(Property.BUDGET)
    private OptionalLong budget = OptionalLong.empty();

    @Option(
            names = {"-t", "--duration"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "For how long each pair is measured. Default: 1s.")
    @Sets(Property.DURATION)
    private OptionalLong duration = OptionalLong.empty();

    @Option(
            names = {"-w", "--warmup"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "Traffic before that, which counts for nothing. Default: 500ms.")
    @Sets(Property.WARMUP)
    private OptionalLong warmup = OptionalLong.empty();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The shape of a storage protocol, such as nfs-1m: block size, queue depth and connections of "
                    + "a pair, where they are not given; 'netbench profiles' lists them.")
    @Sets(Property.PROFILE)
    private Optional<String> profile = Optional.empty();

    @Option(
            names = {"-b", "--block-size"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "Payload of a block, such as 64k or 1m (1024-based). Default: 128k.")
    @Sets(Property.BLOCK_SIZE)
    private OptionalLong blockSize = OptionalLong.empty();

    @Option(
            names = {"-q", "--queue-depth"},
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "Blocks under way on each connection. Default: 8.")
    @Sets(Property.QUEUE_DEPTH)
    private OptionalInt queueDepth = OptionalInt.empty();

    @Option(
            names = {"-P", "--connections"},
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "TCP connections of each pair. Default: 1.")
    @Sets(Property.CONNECTIONS)
    private OptionalInt connections = OptionalInt.empty();

    /** The hosts, or those of the job where none are named. */
    public HostList hosts(Optional<HostList.Hosts> ofJob) {
        if (servers != null || clients != null) {
            return ofRoles();
        }
        return hosts != null ? hosts : ofJob.map(HostList.class::cast).orElse(new HostList.Local(DEFAULT_ENDPOINTS));
    }

    private HostList ofRoles() {
        if (servers == null || clients == null) {
            throw new PlanException((servers == null
                            ? Property.CLIENTS + " needs " + Property.SERVERS
                            : Property.SERVERS + " needs " + Property.CLIENTS)
                    + ": every client is measured with every server");
        }
        if (hosts != null) {
            throw new PlanException(Property.HOSTS + " excludes " + Property.SERVERS + " and " + Property.CLIENTS
                    + ": leave it out, or these");
        }
        if (servers instanceof HostList.Hosts those && clients instanceof HostList.Hosts these) {
            List<HostAddress> all = new ArrayList<>(these.hosts());
            for (HostAddress server : those.hosts()) {
                if (all.contains(server)) {
                    throw new PlanException(Property.SERVERS + ": " + server + " is a client too; with "
                            + Property.HOSTS + " all pairs are measured");
                }
                all.add(server);
            }
            return new HostList.Hosts(all);
        }
        if (servers instanceof HostList.Local && clients instanceof HostList.Local) {
            return new HostList.Local(Math.addExact(clients.size(), servers.size()));
        }
        throw new PlanException(Property.SERVERS + " and " + Property.CLIENTS + " must both be hosts, or both numbers");
    }

    /**
     * Which pairs are measured.
     *
     * @throws PlanException if that is said in two ways
     */
    public PairChoice choice() {
        boolean hasRoles = servers != null;
        if ((hasRoles ? 1 : 0) + (quick ? 1 : 0) + (oneWay ? 1 : 0) > 1) {
            throw new PlanException("{--quick}, {--one-way} and " + Property.SERVERS
                    + " choose pairs in different ways; give one of them");
        }
        return hasRoles
                ? new PairChoice(PairChoice.Kind.ROLES, clients.size())
                : quick
                        ? new PairChoice(PairChoice.Kind.QUICK, 0)
                        : oneWay ? new PairChoice(PairChoice.Kind.TOURNAMENT, 0) : PairChoice.ALL;
    }

    /**
     * How long all rounds may take; empty: as long as they do.
     *
     * @throws PlanException if that is longer than any run may be
     */
    public Optional<Duration> budget() {
        if (budget.orElse(0) > Schedule.MAX_PHASE_NS) {
            throw new PlanException(
                    Property.BUDGET + " must be at most 30d, got: " + TimeSpan.format(budget.getAsLong()));
        }
        return budget.stream().mapToObj(Duration::ofNanos).findFirst();
    }

    /**
     * What a pair carries.
     *
     * @param profiles that it may name
     * @throws io.netbench.plan.PlanException if a value is out of its range
     */
    public LinkLoad load(ProfileOptions profiles) {
        LinkSettings defaults = new LinkSettings(
                OptionalLong.of(DEFAULT_BLOCK_BYTES),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.of(DEFAULT_DEPTH),
                OptionalLong.empty(),
                OptionalLong.empty());
        return new LinkSettings(
                        blockSize,
                        OptionalLong.empty(),
                        connections,
                        queueDepth,
                        OptionalLong.empty(),
                        OptionalLong.empty())
                .orElse(profile.map(profiles::settings).orElse(LinkSettings.NONE))
                .orElse(defaults)
                .resolve(Mode.PUSH);
    }

    /**
     * The times of a round.
     *
     * @throws io.netbench.plan.PlanException if one is out of its range
     */
    public Schedule schedule() {
        return new Schedule(
                warmup.orElse(DEFAULT_WARMUP_NS),
                OptionalLong.of(duration.orElse(DEFAULT_WINDOW_NS)),
                TimingRequest.DEFAULT_TICK_NS,
                TimingRequest.DEFAULT_INTERVAL_NS,
                TimingRequest.DEFAULT_DRAIN_NS,
                TimingRequest.DEFAULT_ROUND_NS,
                TimingRequest.DEFAULT_CONNECT_NS);
    }
}
