package io.netbench.cli.layers;

import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.Sets;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageResult;
import io.netbench.result.file.Output;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code netbench layers} compares, and what a person knows that the files don't say. */
public final class LayersOptions {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Results of netbench (--json) and of storage tools, in any order; - is standard input. Several "
                            + "of the same shape show how much they vary.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--disk",
            paramLabel = "FILE",
            description =
                    "A storage tool's result on the disks of a server, without a network. May be repeated, once for "
                            + "each server: they are added up.")
    private List<Path> disks = new ArrayList<>();

    @Option(names = "--read", description = "Look at what clients read only.")
    private boolean read;

    @Option(names = "--write", description = "Look at what clients write only.")
    private boolean write;

    @Option(
            names = "--hosts",
            paramLabel = "LIST|N",
            converter = OptionValues.Endpoints.class,
            description = "Client hosts of the storage run: how many, where its file does not say, or their names, on "
                    + "which --mirror then runs.")
    @Sets(Property.HOSTS)
    private HostList hosts;

    @Option(
            names = {"-s", "--servers"},
            paramLabel = "LIST|N",
            converter = OptionValues.Endpoints.class,
            description =
                    "Servers of --mirror: hosts with agents, or a number of endpoints on this host. Default: those that "
                            + "the file names, or 1.")
    @Sets(Property.SERVERS)
    private HostList servers;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "I/Os that were in flight on all hosts, where the file does not say.")
    private OptionalInt inFlight = OptionalInt.empty();

    @Option(
            names = {"-b", "--block-size"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description =
                    "What the protocol sends at once, where that is not the size of an I/O: 1m for NFS with I/Os of "
                            + "16m.")
    @Sets(Property.BLOCK_SIZE)
    private OptionalLong blockSize = OptionalLong.empty();

    @Option(
            names = "--mirror",
            description = "Print the netbench command that has the shape of each storage result in the files.")
    private boolean mirror;

    @Option(
            names = "--run",
            description = "Run what --mirror would print, and compare. What follows -- is added to its options.")
    private boolean run;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the comparisons as JSON; - is standard output, which then holds nothing else.")
    @Sets(Property.JSON)
    private Optional<String> json = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write the report as one page that opens in any browser and asks for nothing else: maps, charts, "
                            + "each storage result as a waterfall; - is standard output.")
    @Sets(Property.HTML)
    private Optional<String> html = Optional.empty();

    /**
     * Requires that the options fit together.
     *
     * @throws PlanException if they don't
     */
    public void requireFit() {
        if (read && write) {
            throw new PlanException("{--read} and {--write} can't both be the only direction; leave both out for both");
        }
        if (run && !mirror) {
            throw new PlanException("{--run} runs what {--mirror} prints; give {--mirror} too");
        }
        if (servers != null && !mirror) {
            throw new PlanException(Property.SERVERS + ": belongs to {--mirror}");
        }
        json().or(this::html).filter(keeps -> mirror && !run).ifPresent(keeps -> {
            throw new PlanException(
                    "{--mirror} compares nothing that " + keeps.property() + " could keep; add {--run}");
        });
        if (inFlight.isPresent() && inFlight.getAsInt() < 1) {
            throw new PlanException("{--in-flight} must be at least 1, got: " + inFlight.getAsInt());
        }
        if (blockSize.isPresent() && blockSize.getAsLong() < 1) {
            throw new PlanException(Property.BLOCK_SIZE + " must be at least 1, got: " + blockSize.getAsLong());
        }
    }

    /** Whether commands are wanted, not a comparison of what is there. */
    public boolean mirrors() {
        return mirror;
    }

    public boolean runs() {
        return run;
    }

    public Optional<Output> json() {
        return json.map(path -> new Output(Property.JSON, path));
    }

    public Optional<Output> html() {
        return html.map(path -> new Output(Property.HTML, path));
    }

    /** Every file that was named. */
    public List<Path> read() {
        return Stream.concat(files.stream(), disks.stream())
                .filter(file -> !file.toString().equals("-"))
                .toList();
    }

    /** All results in the files. */
    public LayerFiles files() {
        return files(0);
    }

    /**
     * The same.
     *
     * @param further how many of the last words are no files, but meant for another command
     */
    LayerFiles files(int further) {
        Optional<StorageDirection> only = read
                ? Optional.of(StorageDirection.READ)
                : write ? Optional.of(StorageDirection.WRITE) : Optional.empty();
        LayerFiles results = new LayerFiles(
                new Told(
                        hosts == null ? OptionalInt.empty() : OptionalInt.of(hosts.size()),
                        inFlight.isPresent() ? OptionalLong.of(inFlight.getAsInt()) : OptionalLong.empty(),
                        blockSize),
                only);
        disks.forEach(results::addDisks);
        List<Path> named = files.subList(0, files.size() - further);
        if (named.isEmpty()) {
            throw new PlanException("FILE is missing; name results of netbench and of storage tools");
        }
        named.forEach(results::add);
        return results;
    }

    Mirror mirror(StorageResult storage) {
        return new Mirror(storage, clients(storage), servers(storage));
    }

    /** As named by the person, or by the file. */
    private Optional<HostList> clients(StorageResult storage) {
        return hosts instanceof HostList.Hosts ? Optional.of(hosts) : named(storage.clients());
    }

    private Optional<HostList> servers(StorageResult storage) {
        return servers != null ? Optional.of(servers) : named(storage.servers());
    }

    /** The names of a file without their ports, which are those of the storage. Local names are none of a network. */
    private static Optional<HostList> named(List<String> names) {
        try {
            List<HostAddress> addresses = names.stream()
                    .map(HostAddress::parse)
                    .map(address -> new HostAddress(address.host(), OptionalInt.empty()))
                    .filter(address -> !address.host().startsWith("127.")
                            && !address.host().equals("localhost"))
                    .distinct()
                    .toList();
            return addresses.isEmpty() ? Optional.empty() : Optional.of(new HostList.Hosts(addresses));
        } catch (PlanException e) {
            return Optional.empty();
        }
    }
}
