package io.netbench.cli.options;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkOverride;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.Thresholds;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What every link carries, and what some links carry instead. */
public final class LoadOptions {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The shape of a storage protocol, such as nfs-1m: block size, queue depth and connections, "
                    + "where they are not given; 'netbench profiles' lists them.")
    @Sets(Property.PROFILE)
    private Optional<String> profile = Optional.empty();

    @Option(
            names = {"-b", "--block-size"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "Payload of one block, such as 4k or 1m (1024-based). Default: 1m.")
    @Sets(Property.BLOCK_SIZE)
    private OptionalLong blockSize = OptionalLong.empty();

    @Option(
            names = {"-r", "--response-size"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "The message that answers a block, or with --read the one that asks for it. 0: none, each "
                    + "connection is a plain stream. Default: 1, or 64 with --read.")
    @Sets(Property.RESPONSE_SIZE)
    private OptionalLong responseSize = OptionalLong.empty();

    @Option(
            names = {"-P", "--connections"},
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "TCP connections of each link; its blocks are divided over them. Default: 1.")
    @Sets(Property.CONNECTIONS)
    private OptionalInt connections = OptionalInt.empty();

    @Option(
            names = {"-q", "--queue-depth"},
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "Blocks in flight on each connection. Default: 1; with --rate at most 32.")
    @Sets(Property.QUEUE_DEPTH)
    private OptionalInt queueDepth = OptionalInt.empty();

    @Option(
            names = {"-n", "--bytes"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "End each link after so much payload, such as 10g.")
    @Sets(Property.BYTES)
    private OptionalLong bytes = OptionalLong.empty();

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = OptionValues.OfferedRate.class,
            description =
                    "Offer so much payload on each link, such as 10gbit, 750MB/s or 2.8GiB/s, instead of as much as "
                            + "the link takes, which is max. Latency then counts from when a block was due.")
    @Sets(Property.RATE)
    private OptionalLong rate = OptionalLong.empty();

    @Option(
            names = "--udp",
            description = "Send each block as a datagram, of 1448 B where no --block-size says otherwise: what is lost "
                    + "is counted, and told apart by where. Give a --rate; without one each link sends as fast as it "
                    + "can.")
    @Sets(Property.UDP)
    private boolean udp;

    @Option(
            names = "--barrier",
            description = "Go in rounds: one block on every link of a hub at once, the next when the slowest is done.")
    @Sets(Property.BARRIER)
    private boolean barrier;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = OptionValues.LongCount.class,
            description = "End each hub after so many rounds; needs --barrier.")
    @Sets(Property.ROUNDS)
    private OptionalLong rounds = OptionalLong.empty();

    @Option(
            names = "--link",
            paramLabel = "LINKS:SETTINGS",
            converter = OptionValues.LinkOverrideText.class,
            description = "Give some links other settings, such as client-1/server-1:rate=100mbit,connections=2. Names "
                    + "are source/sink; * stands for any characters. Settings: block-size, response-size, connections, "
                    + "queue-depth, rate, bytes. May be repeated.")
    @Sets(Property.LINK)
    private List<LinkOverride> overrides = new ArrayList<>();

    @Option(
            names = "--rate-phase",
            paramLabel = "PHASE",
            converter = OptionValues.PhaseName.class,
            completionCandidates = Names.class,
            description = "How the schedules of paced connections lie to each other: spread, aligned or random. "
                    + "Default: spread.")
    @Sets(Property.RATE_PHASE)
    private Optional<ArrivalPhase> ratePhase = Optional.empty();

    /**
     * The load that was asked for.
     *
     * @param name what it was called; empty: as its pattern
     * @param roles who takes part in it
     * @param span its part of the run's window
     * @param thresholds what it has to reach
     * @param profiles that it may name
     * @throws PlanException if there is no such profile, or it does not fit
     */
    public LoadRequest toRequest(
            Optional<String> name, RoleRequest roles, LoadSpan span, Thresholds thresholds, ProfileOptions profiles) {
        if (udp && profile.isPresent()) {
            throw new PlanException(Property.PROFILE + " is the shape of a protocol over TCP; leave it out with "
                    + Property.UDP + ", and give a " + Property.BLOCK_SIZE);
        }
        LinkSettings settings = new LinkSettings(blockSize, responseSize, connections, queueDepth, rate, bytes)
                .orElse(profile.map(profiles::settings).map(this::fitting).orElse(LinkSettings.NONE));
        return new LoadRequest(
                name,
                roles,
                settings,
                overrides,
                barrier,
                rounds,
                ratePhase.orElse(ArrivalPhase.SPREAD),
                span,
                thresholds,
                udp ? DataProtocol.UDP : DataProtocol.TCP);
    }

    /** A stream and a barrier know no depth; where one was asked for, that of a profile is not. */
    private LinkSettings fitting(LinkSettings ofProfile) {
        boolean isStream = responseSize.orElse(1) == 0;
        return isStream || barrier ? ofProfile.withoutQueueDepth() : ofProfile;
    }

    /** That of a run which has only this one. */
    public LoadRequest toRequest(RoleRequest roles, Thresholds thresholds, ProfileOptions profiles) {
        return toRequest(Optional.empty(), roles, LoadSpan.WHOLE, thresholds, profiles);
    }

    /**
     * Refuses what would change nothing.
     *
     * @param made what these options asked for
     * @param sweepsRate whether its rate is what varies from run to run
     * @throws PlanException if it says how schedules lie to each other, and no link has one
     */
    public void requireUse(LoadRequest made, boolean sweepsRate) {
        boolean isPaced = sweepsRate
                || Stream.concat(
                                Stream.of(made.settings()),
                                made.overrides().stream().map(LinkOverride::settings))
                        .anyMatch(settings -> settings.rateBitsPerS().isPresent());
        if (ratePhase.isPresent() && !isPaced) {
            throw new PlanException(
                    Property.RATE_PHASE + " needs " + Property.RATE + ": without one there is no schedule");
        }
    }

    /** For the shell's completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(List.of("spread", "aligned", "random"));
        }
    }
}
