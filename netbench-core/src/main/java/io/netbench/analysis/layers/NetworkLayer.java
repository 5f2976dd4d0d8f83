package io.netbench.analysis.layers;

import io.netbench.result.RateRange;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network gave to one shape of load.
 *
 * @param name what messages call it: the file, and the load where there are several
 * @param tool what measured it
 * @param shape of the load; a plain stream has no block
 * @param servers how many servers it went from or to
 * @param bytesPerS goodput of all links
 * @param range between what it was, of several runs or of the intervals of one
 * @param latencyNs of its blocks
 * @param bound what nothing could have gone beyond, where that is known
 * @param caveats why it may not be what this network gives
 * @param notes what else to know
 */
public record NetworkLayer(
        String name,
        String tool,
        StorageShape shape,
        int servers,
        double bytesPerS,
        Optional<RateRange> range,
        StorageLatency latencyNs,
        Optional<Bound> bound,
        List<Caveat> caveats,
        List<String> notes) {

    /** Why a figure may not be what a network gives. */
    public enum Caveat {
        /** Nothing left the host. */
        LOOPBACK("nothing left its host: that is the limit of netbench here, not of a network"),
        /** Other loads ran at the same time. */
        SHARED("other loads ran beside it and took their part, so the network may give more"),
        /** A rate was asked for. */
        PACED("it was held to a rate, so the network may give more"),
        /** Links waited for each other at a barrier. */
        ROUNDS("its links waited for each other after every block, so the network may give more"),
        /** Links failed, or the run was cut short. */
        INCOMPLETE("it is incomplete, so the network may give more");

        private final String words;

        Caveat(String words) {
            this.words = words;
        }

        /** What that means, of a network result. */
        public String words() {
            return words;
        }
    }

    /**
     * What limits any load.
     *
     * @param name such as {@code line rate}
     * @param bytesPerS what it is
     */
    public record Bound(String name, double bytesPerS) {}

    public NetworkLayer {
        caveats = List.copyOf(caveats);
        notes = List.copyOf(notes);
    }

    /** Whether connections were plain streams, without blocks. */
    public boolean streams() {
        return shape.blockSizeBytes() == null;
    }

    /** Whether it may be less than what the network gives. */
    public boolean mayGiveMore() {
        return caveats.stream().anyMatch(caveat -> caveat != Caveat.LOOPBACK);
    }

    /** The same shape measured again: their median, and the range of all. */
    static NetworkLayer together(List<NetworkLayer> runs) {
        NetworkLayer middle = Repeats.middle(runs, NetworkLayer::bytesPerS);
        if (runs.size() == 1) {
            return middle;
        }
        List<String> notes = new ArrayList<>(middle.notes);
        notes.add("the median of " + runs.size() + " runs is taken");
        return new NetworkLayer(
                middle.name,
                middle.tool,
                middle.shape,
                middle.servers,
                middle.bytesPerS,
                Repeats.range(runs, NetworkLayer::bytesPerS),
                middle.latencyNs,
                middle.bound,
                runs.stream().flatMap(run -> run.caveats.stream()).distinct().toList(),
                notes);
    }
}
