package io.netbench.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person can set. A message leaves a place for its name, since only who shows the message knows how the property was
 * set: by an option of this or that name, or by a key of a file. In a message its {@link #toString} is that place, and
 * {@link PropertyNames#in} fills it.
 */
public enum Property {
    BLOCK_SIZE,
    RESPONSE_SIZE,
    CONNECTIONS,
    QUEUE_DEPTH,
    RATE,
    RATE_PHASE,
    BYTES,
    PROFILE,
    PROFILES("file of profiles"),
    BARRIER,
    ROUNDS,
    LINK,
    BIDIR("both directions"),
    UDP("UDP"),
    GSO("segmentation"),
    GRO("coalescing"),
    LOAD,
    PROBE("probes"),
    PROBE_RATE("rate of probes"),
    PROBE_TIME("time of probes around the load"),
    PROBE_DSCP("code point of probes"),
    BYSTANDERS,
    START("start of the load"),
    STOP("end of the load"),
    MIN_LINK("least goodput of a link"),
    MIN_TOTAL("least goodput in all"),
    MIN_SHARE("least share of the NIC"),
    MAX_P99("longest latency of 99 %"),
    MAX_RETRANSMITS("most retransmits"),
    MAX_LOSS("most loss"),
    MAX_SPREAD("widest spread"),
    MIN_FAIRNESS("least fairness"),
    SERVERS,
    CLIENTS,
    HOSTS,
    TOPOLOGY,
    DURATION,
    WARMUP("warm-up"),
    TICK,
    INTERVAL,
    DRAIN,
    ROUND_DEADLINE,
    CONNECT_TIMEOUT("time to connect"),
    HOST_TIMEOUT("time for a host"),
    TRANSPORT,
    THREADS,
    VERIFY("verification"),
    ZERO_COPY("zero-copy"),
    TLS_DATA("TLS on the data path"),
    SEND_COPY("copying senders"),
    SEND_BUFFER,
    RECEIVE_BUFFER,
    MSS("largest segment"),
    CONGESTION("congestion control"),
    DSCP("code point"),
    PACING_RATE("pacing by the kernel"),
    NOTSENT_LOWAT("limit of what waits unsent"),
    SOCKET_BUSY_POLL("busy polling of sockets"),
    KEEP_ALIVE("keep-alive"),
    USER_TIMEOUT("time for acknowledgements"),
    NAGLE("waiting for full segments"),
    SOURCE_PORTS("ports of clients"),
    CPUS("CPUs"),
    PORT,
    BIND("address to listen on"),
    BIND_DEVICE("device for data"),
    DATA_ADDRESS("address for data"),
    ALLOW_PEERS("allowed peers"),
    METRICS("port of metrics"),
    TOKEN_FILE,
    TLS("TLS"),
    TLS_CERT("TLS certificate"),
    TLS_KEY("TLS key"),
    TLS_CA("TLS authority"),
    LAUNCH_PATH("path of netbench on the hosts"),
    INSTALL("installing on the hosts"),
    INSTALL_IMAGE("image to install"),
    LAUNCH_PARALLEL("number of hosts started at a time"),
    LAUNCH_TIMEOUT("time to launch"),
    SSH_COMMAND("ssh command"),
    JAVA("Java on the hosts"),
    JSON("JSON document"),
    HTML("page"),
    CSV("table of links"),
    CSV_RUN("table of runs"),
    CSV_ENDPOINTS("table of endpoints"),
    CSV_PROBES("table of probes"),
    HGRM("folder of histograms"),
    BUDGET("time for all rounds"),
    HUBS,
    RAILS,
    PATHS("members of a bundle"),
    SWEEP,
    REPEAT("number of repeats"),
    SET("variable"),
    OUT("folder of the suite"),
    RESUME("folder to go on in"),
    BASELINE,
    THRESHOLD("least change that counts"),
    ACROSS_PLANS("comparing other plans"),
    ALLOW_INCOMPLETE("comparing what is incomplete");

    /** A place in a message: a property's key in braces. */
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");

    /** The key of a place for what is no property, and is called differently too. */
    private static final String AGENT = "agent";

    private final String words;

    Property() {
        words = key().replace('_', ' ');
    }

    Property(String words) {
        this.words = words;
    }

    /** As a file has it: {@code block_size}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is called where nobody can set it: {@code block size}. */
    public String words() {
        return words;
    }

    /** The property of a key; empty if there is none. */
    public static Optional<Property> ofKey(String key) {
        return Stream.of(values())
                .filter(property -> property.key().equals(key))
                .findFirst();
    }

    /** The properties that have a place in a message, in its order. */
    public static List<Property> namedIn(String message) {
        return PLACE.matcher(message)
                .results()
                .map(place -> ofKey(place.group(1)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The message with names in the places. */
    static String fill(String message, PropertyNames names) {
        return PLACE.matcher(message).replaceAll(place -> Matcher.quoteReplacement(name(place, names)));
    }

    private static String name(MatchResult place, PropertyNames names) {
        return place.group(1).equals(AGENT)
                ? names.agent()
                : ofKey(place.group(1))
                        .map(property -> names.of(property).orElse(property.words()))
                        .orElse(place.group());
    }

    /** The place for its name in a message. */
    @Override
    public String toString() {
        return "{" + key() + "}";
    }
}
