package io.netbench.host.proc;

import io.netbench.host.NicFacts;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code /sys/class/net} tells of one interface. */
public final class SysfsNic {

    public static final String DIRECTORY = "/sys/class/net";

    private static final long BITS_PER_MBIT = 1_000_000;
    private static final long UNKNOWN_IN_32_BITS = 0xFFFF_FFFFL;
    private static final int ARPHRD_LOOPBACK = 772;

    private final HostFiles files;
    private final String path;
    private final Optional<String> distrust;

    /** @param distrust why nothing here may be believed, if so */
    public SysfsNic(HostFiles files, String name, Optional<String> distrust) {
        this.files = files;
        this.path = DIRECTORY + "/" + name;
        this.distrust = distrust;
    }

    public NicFacts.Kind kind() throws UnreadableException {
        if (files.intNumber(trusted("/type")) == ARPHRD_LOOPBACK) {
            return NicFacts.Kind.LOOPBACK;
        }
        return files.isPresent(path + "/device") ? NicFacts.Kind.DEVICE : NicFacts.Kind.VIRTUAL;
    }

    public int mtuBytes() throws UnreadableException {
        return files.intNumber(trusted("/mtu"));
    }

    public long speedBitsPerS() throws UnreadableException {
        long mbitPerS = files.number(trusted("/speed"));
        // The kernel says "unknown" with -1, which some drivers cut to 32 bits; others say 0.
        if (mbitPerS <= 0 || mbitPerS >= UNKNOWN_IN_32_BITS) {
            throw new UnreadableException("the driver does not know the speed (" + mbitPerS + ")");
        }
        return mbitPerS * BITS_PER_MBIT;
    }

    public String operationalState() throws UnreadableException {
        return files.word(trusted("/operstate"));
    }

    public String driver() throws UnreadableException {
        Path driver = files.linkTarget(device("/driver")).getFileName();
        if (driver == null) {
            throw new UnreadableException(path + "/device/driver points to no driver");
        }
        return driver.toString();
    }

    public int numaNode() throws UnreadableException {
        int node = files.intNumber(device("/numa_node"));
        if (node < 0) {
            throw new UnreadableException("the device belongs to no particular node");
        }
        return node;
    }

    /**
     * How many queues it has.
     *
     * @param prefix {@code rx-} or {@code tx-}
     */
    public int queues(String prefix) throws UnreadableException {
        return (int) files.names(trusted("/queues")).stream()
                .filter(name -> name.startsWith(prefix))
                .count();
    }

    private String trusted(String file) throws UnreadableException {
        if (distrust.isPresent()) {
            throw new UnreadableException(distrust.get());
        }
        return path + file;
    }

    private String device(String file) throws UnreadableException {
        requireDevice();
        return path + "/device" + file;
    }

    private void requireDevice() throws UnreadableException {
        if (!files.isPresent(trusted("/device"))) {
            throw new UnreadableException("no device behind this interface");
        }
    }
}
