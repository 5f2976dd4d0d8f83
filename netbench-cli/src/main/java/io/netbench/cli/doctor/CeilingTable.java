package io.netbench.cli.doctor;

import io.netbench.cli.ceiling.Ceiling;
import io.netbench.cli.terminal.LoadWords;
import io.netbench.result.CeilingSettings;
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
        FactColumns columns = new FactColumns();
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
        String pieces = settings.responseSizeBytes() == 0
                ? LoadWords.STREAMS
                : LoadWords.answers(settings.mode().equals("read"), settings.responseSizeBytes())
                        + ", "
                        + LoadWords.depth(settings.queueDepth());
        return settings.connections() + " x " + LoadWords.blocks(settings.blockSizeBytes()) + ", " + pieces;
    }
}
