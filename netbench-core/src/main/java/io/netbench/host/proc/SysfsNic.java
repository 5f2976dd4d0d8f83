package io.netbench.host.proc;

import io.netbench.host.NicFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /sys/class/net} tells of one interface. */
public final class SysfsNic {

    public static final String DIRECTORY = "/sys/class/net";

    private static final long BITS_PER_MBIT = 1_000_000;
    private static final long UNKNOWN_IN_32_BITS = 0xFFFF_FFFFL;
    private static final String LOWER = "lower_";
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
        if (files.isPresent(path + "/device")) {
            return NicFacts.Kind.DEVICE;
        }
        return below().isEmpty() ? NicFacts.Kind.VIRTUAL : NicFacts.Kind.STACKED;
    }

    /**
     * How many devices below share what one that stands on others sends, so that one connection gets one of them: more than
     * one for a bond alone. Of a bond that keeps one in reserve, and of anything else, one.
     */
    public int members() throws UnreadableException {
        return isBond() && !hasReserve() ? up(below()).size() : 1;
    }

    private boolean isBond() {
        return files.isPresent(path + "/bonding");
    }

    private boolean hasReserve() throws UnreadableException {
        return files.word(path + "/bonding/mode").startsWith("active-backup");
    }

    /** Interfaces on which this one stands and that stand on a device in the end: what a bridge joins may be virtual machines. */
    private List<SysfsNic> below() throws UnreadableException {
        List<SysfsNic> below = new ArrayList<>();
        for (String name : files.names(trusted(""))) {
            if (name.startsWith(LOWER)) {
                SysfsNic nic = new SysfsNic(files, name.substring(LOWER.length()), distrust);
                if (files.isPresent(nic.path + "/device") || !nic.below().isEmpty()) {
                    below.add(nic);
                }
            }
        }
        return below;
    }

    private static List<SysfsNic> up(List<SysfsNic> some) throws UnreadableException {
        List<SysfsNic> up = new ArrayList<>();
        for (SysfsNic nic : some) {
            if (nic.operationalState().equals("up")) {
                up.add(nic);
            }
        }
        return up;
    }

    private long speedBelow(List<SysfsNic> below) throws UnreadableException {
        if (isBond() && hasReserve()) {
            String active = files.word(path + "/bonding/active_slave");
            return new SysfsNic(files, active, distrust).speedBitsPerS();
        }
        if (!isBond() && below.size() > 1) {
            throw new UnreadableException(below.size() + " devices are below it, and which one counts depends");
        }
        long bitsPerS = 0;
        for (SysfsNic nic : isBond() ? up(below) : below) {
            bitsPerS += nic.speedBitsPerS();
        }
        if (bitsPerS == 0) {
            throw new UnreadableException("no member is up");
        }
        return bitsPerS;
    }

    /** {@code full} or {@code half}. */
    public String duplex() throws UnreadableException {
        String duplex = files.word(trusted("/duplex"));
        if (!duplex.equals("full") && !duplex.equals("half")) {
            throw new UnreadableException("the driver does not know the duplex (" + duplex + ")");
        }
        return duplex;
    }

    public int mtuBytes() throws UnreadableException {
        return files.intNumber(trusted("/mtu"));
    }

    /** What the driver says; of one that stands on others, what these say together. */
    public long speedBitsPerS() throws UnreadableException {
        if (kind() == NicFacts.Kind.STACKED) {
            return speedBelow(below());
        }
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
