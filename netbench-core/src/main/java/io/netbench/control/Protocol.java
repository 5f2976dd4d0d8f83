package io.netbench.control;

/** Constants that both sides of the control plane share. */
public final class Protocol {

    /** Coordinator and agent must have the very same version: some messages are whole records of this build. */
    public static final int VERSION = 12;

    /** Where an agent waits for coordinators, unless it is told otherwise. */
    public static final int PORT = 7411;

    /** Endpoints, links or link ends in one message at most. */
    public static final int PIECE_COUNT = 256;

    /** Figures of connections in one message at most; however large each is, they stay below {@link #PIECE_BYTES}. */
    public static final int PIECE_FIGURES = 32_768;

    /** Payload of one message at most, but for a single record that is larger by itself. */
    public static final int PIECE_BYTES = 1 << 20;

    /** What a receiver accepts at most; room for one record beyond a full piece, and bounded whatever a peer sends. */
    public static final int MAX_MESSAGE_BYTES = 4 << 20;

    /** How often each side says that it is there. */
    public static final long HEARTBEAT_NS = 500_000_000L;

    /** For how long a side counts as being there after its latest message, unless the hello says otherwise. */
    public static final long LEASE_NS = 4_000_000_000L;

    /**
     * For how many of its lengths a lease is held at most by the other side's load moving, where words are late because that
     * load keeps the line full.
     */
    public static final int STARVED_LEASES = 5;

    /** The shortest lease that a coordinator may ask for: a busy host may miss a heartbeat. */
    public static final long MIN_LEASE_NS = 1_000_000_000L;

    /** The longest: for so long an agent goes on with a load whose coordinator has frozen. */
    public static final long MAX_LEASE_NS = 59_000_000_000L;

    /** An agent that is armed later than this before the start refuses. */
    public static final long LATE_ARM_NS = 50_000_000L;

    /** The same for the start after a drained warm-up, which follows within 100 ms and finds every loop ready. */
    public static final long LATE_SECOND_ARM_NS = 5_000_000L;

    /** An agent ends a load by itself when this much has passed since its planned end. */
    public static final long OVERTIME_NS = 5_000_000_000L;

    private Protocol() {}
}
