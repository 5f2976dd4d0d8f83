package io.netbench.cli.options;

import io.netbench.text.Property;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What people type who come from iperf3, fio, IOR or elbencho, and which property they mean by it. */
public final class OtherTools {

    private static final Map<String, Property> WORDS = new HashMap<>();

    static {
        say(Property.BLOCK_SIZE, "-l", "--length", "--len", "--bs", "--block", "--blocksize", "--transfersize");
        say(Property.RESPONSE_SIZE, "--respsize");
        say(Property.QUEUE_DEPTH, "--iodepth", "--depth", "--qd");
        say(Property.CONNECTIONS, "--parallel", "--numjobs", "--streams", "--flows");
        say(Property.RATE, "--bitrate", "--bandwidth", "--bw", "--limitwrite", "--limitread");
        say(Property.DURATION, "--time", "--runtime", "--timelimit");
        say(Property.BYTES, "--size", "--filesize", "--file-size");
        say(Property.WARMUP, "-O", "--omit", "--ramp-time", "--ramp_time");
        say(Property.SEND_BUFFER, "--window", "--sendbuf");
        say(Property.RECEIVE_BUFFER, "--recvbuf");
        say(Property.MSS, "-M", "--set-mss");
        say(Property.CONGESTION, "-C");
        say(Property.DSCP, "-S", "--tos");
        say(Property.TRANSPORT, "--ioengine");
        say(Property.BIND_DEVICE, "--netdevs");
        say(Property.JSON, "-J", "--jsonfile", "--output", "-o");
        say(Property.CSV_RUN, "--csvfile");
    }

    private OtherTools() {}

    private static void say(Property property, String... words) {
        for (String word : words) {
            WORDS.put(word, property);
        }
    }

    /**
     * What is meant; empty if no other tool has the word.
     *
     * @param option without its value
     */
    public static Optional<Property> meaning(String option) {
        return Optional.ofNullable(WORDS.get(option));
    }
}
