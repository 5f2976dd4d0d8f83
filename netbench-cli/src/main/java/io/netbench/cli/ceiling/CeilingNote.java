package io.netbench.cli.ceiling;

import io.netbench.analysis.HubLoad;
import io.netbench.host.HostFacts;
import io.netbench.plan.LinkSettings;
import io.netbench.result.CeilingSettings;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.ToolCeiling;
import io.netbench.text.ByteSize;
import java.util.Optional;

/** Puts a run over a network beside what the tool itself reaches here, or says how to find that out. */
public final class CeilingNote {

    private final CeilingCache cache;
    private final HostFacts host;

    public CeilingNote(CeilingCache cache, HostFacts host) {
        this.cache = cache;
        this.host = host;
    }

    /** The result with its ceiling or a hint; as it is where this host's ceiling says nothing about it. */
    public RunResult addTo(RunResult result) {
        return HubLoad.of(result, host.system().kernel(), host.cpus().allowed())
                .map(load -> addTo(result, load))
                .orElse(result);
    }

    private RunResult addTo(RunResult result, HubLoad load) {
        Optional<Ceiling> known = cache.find(CeilingPlace.of(host), load.settings());
        return known.map(ceiling -> result.withToolCeiling(new ToolCeiling(
                        ceiling.goodputBytesPerS(),
                        ceiling.measuredAt(),
                        ceiling.settings(),
                        load.hub(),
                        load.goodputBytesPerS() / ceiling.goodputBytesPerS())))
                .orElseGet(() -> result.withNote(Finding.of(
                        "tool_ceiling_unknown",
                        "How far this is from what netbench itself reaches here is not known; to measure that: "
                                + command(load.settings()))));
    }

    /** The command that measures a ceiling with these settings. */
    static String command(CeilingSettings settings) {
        boolean reads = settings.mode().equals("read");
        StringBuilder command = new StringBuilder("netbench doctor --ceiling");
        command.append(reads ? " --read" : "")
                .append(" --transport ")
                .append(settings.transport())
                .append(" --connections ")
                .append(settings.connections());
        if (settings.blockSizeBytes() != LinkSettings.DEFAULT_BLOCK_SIZE_BYTES) {
            command.append(" -b ").append(ByteSize.format(settings.blockSizeBytes()));
        }
        long response = reads ? LinkSettings.DEFAULT_REQUEST_SIZE_BYTES : LinkSettings.DEFAULT_RESPONSE_SIZE_BYTES;
        if (settings.responseSizeBytes() != response) {
            command.append(" -r ").append(ByteSize.format(settings.responseSizeBytes()));
        }
        if (settings.queueDepth() != LinkSettings.DEFAULT_QUEUE_DEPTH) {
            command.append(" -q ").append(settings.queueDepth());
        }
        return command.toString();
    }
}
