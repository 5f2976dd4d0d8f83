package io.netbench.cli.doctor;

import io.netbench.cli.ceiling.Ceiling;
import io.netbench.result.CeilingSettings;
import io.netbench.text.ByteSize;
import io.netbench.text.QuantityText;
import java.time.ZoneOffset;
import java.util.List;

/** What this build was found to reach, a line for each load that it was measured with. */
final class CeilingTable {

    private CeilingTable() {}

    static List<String> lines(List<Ceiling> ceilings, int width) {
        if (ceilings.isEmpty()) {
            return List.of(" unknown; netbench doctor --ceiling measures it");
        }
        Columns columns = new Columns();
        for (Ceiling ceiling : ceilings) {
            columns.row(
                    ceiling.settings().transport(),
                    QuantityText.bitRate(ceiling.goodputBytesPerS()),
                    QuantityText.size(ceiling.goodputBytesPerS()) + "/s",
                    load(ceiling.settings()),
                    "measured " + ceiling.measuredAt().atZone(ZoneOffset.UTC).toLocalDate());
        }
        return columns.lines(width);
    }

    private static String load(CeilingSettings settings) {
        String answer = settings.mode().equals("read") ? "requests" : "responses";
        String pieces = settings.responseSizeBytes() == 0
                ? "plain streams"
                : "%s %s, depth %d"
                        .formatted(ByteSize.describe(settings.responseSizeBytes()), answer, settings.queueDepth());
        return "%d x %s blocks, %s"
                .formatted(settings.connections(), ByteSize.describe(settings.blockSizeBytes()), pieces);
    }
}
