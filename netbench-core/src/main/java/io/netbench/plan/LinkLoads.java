package io.netbench.plan;

import io.netbench.text.BitRate;
import io.netbench.text.ByteSize;
import io.netbench.text.Property;
import java.util.BitSet;
import java.util.List;

/** Resolves what each link carries, and remembers which overrides matched one. Used by one thread. */
final class LinkLoads {

    private final LoadRequest request;
    private final Mode mode;
    private final LinkLoad common;
    private final BitSet used = new BitSet();

    LinkLoads(LoadRequest request, Mode mode) {
        this.request = request;
        this.mode = mode;
        common = request.settings().resolve(mode, request.protocol());
    }

    /** What links carry that no override matches. */
    LinkLoad common() {
        return common;
    }

    LinkLoad of(Endpoint source, Endpoint sink) {
        LinkSettings settings = request.settings();
        LinkOverride last = null;
        List<LinkOverride> overrides = request.overrides();
        for (int i = 0; i < overrides.size(); i++) {
            if (overrides.get(i).matches(source, sink)) {
                last = overrides.get(i);
                settings = last.settings().orElse(settings);
                used.set(i);
            }
        }
        if (last == null) {
            return requireRateOfBlocks(common);
        }
        try {
            return requireRateOfBlocks(settings.resolve(mode, request.protocol()));
        } catch (PlanException e) {
            throw new PlanException(Property.LINK + " '" + last + "': "
                    + last.settings().names().in(e.getMessage()));
        }
    }

    /** Whole blocks are timed, so a rate that has none in most seconds would offer something else than was asked for. */
    private static LinkLoad requireRateOfBlocks(LinkLoad load) {
        double blocksPerS = load.rateBitsPerS().orElse(0) / 8.0 / load.connections() / load.blockSizeBytes();
        if (load.rateBitsPerS().isPresent() && !load.isStream() && blocksPerS < 1) {
            throw new PlanException(
                    (Property.RATE + " must be at least %s, so that each connection starts a block of %s a second, got:"
                                    + " %s; or give smaller blocks with " + Property.BLOCK_SIZE)
                            .formatted(
                                    BitRate.describe(8 * load.blockSizeBytes() * load.connections()),
                                    ByteSize.describe(load.blockSizeBytes()),
                                    BitRate.describe(load.rateBitsPerS().getAsLong())));
        }
        return load;
    }

    /** A link that was named wrongly must not run unnoticed with the settings of the others. */
    void requireAllUsed() {
        int unused = used.nextClearBit(0);
        if (unused < request.overrides().size()) {
            throw new PlanException(Property.LINK + " '" + request.overrides().get(unused)
                    + "' matches no link; names are those of sources and sinks, such as client-1/server-1");
        }
    }
}
