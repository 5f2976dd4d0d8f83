package io.netbench.benchmarks.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the two processes of a cell are.
 *
 * @param kind of place
 * @param congestion the congestion control that both ends use; empty for the host's own, wherever that is not set
 */
record Place(Kind kind, String congestion) {

    /** How far apart they are. */
    enum Kind {
        /** Both on this host. */
        LOOPBACK,

        /** Each in a network namespace of its own, with a pair of virtual interfaces between them. */
        VETH,

        /** The same, and each on one CPU of its own, which also does its interrupts: what stands for two hosts. */
        SPLIT;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Place LOOPBACK = new Place(Kind.LOOPBACK, "");
    static final Place VETH = new Place(Kind.VETH, "");

    private static final String USUAL = "cubic";
    private static final Pattern ALGORITHM = Pattern.compile("[a-z][a-z0-9_]{0,14}");

    /** Each end on a CPU of its own, with the congestion control that most hosts have. */
    static final Place SPLIT = new Place(Kind.SPLIT, USUAL);

    /**
     * The place of a label such as {@code veth}, {@code split} or {@code split-bbr}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Place parse(String label) {
        String split = Kind.SPLIT.label();
        if (label.equals(Kind.LOOPBACK.label())) {
            return LOOPBACK;
        }
        if (label.equals(Kind.VETH.label())) {
            return VETH;
        }
        if (label.equals(split)) {
            return SPLIT;
        }
        String algorithm = label.startsWith(split + "-") ? label.substring(split.length() + 1) : "";
        if (ALGORITHM.matcher(algorithm).matches()) {
            return new Place(Kind.SPLIT, algorithm);
        }
        throw new IllegalArgumentException("'" + label
                + "' is no place; write @loopback, @veth, @split or @split-bbr (or another congestion control)");
    }

    /** What {@link #parse} takes. */
    String label() {
        return kind == Kind.SPLIT && !congestion.equals(USUAL) ? kind.label() + "-" + congestion : kind.label();
    }

    /** Why nothing can run here, if so. */
    Optional<String> missing() {
        if (kind == Kind.LOOPBACK) {
            return Optional.empty();
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("network namespaces need root");
        }
        if (kind == Kind.SPLIT && CpuPair.ofThisHost().isEmpty()) {
            return Optional.of("it needs two CPUs");
        }
        return PathLookup.missing("ip").map(why -> "ip is " + why);
    }
}
