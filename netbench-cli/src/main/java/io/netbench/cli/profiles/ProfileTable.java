package io.netbench.cli.profiles;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.profile.Profile;
import io.netbench.profile.Profiles;
import io.netbench.text.ByteSize;
import java.util.ArrayList;
import java.util.List;

/** Profiles as a table, with their sources below each. */
public final class ProfileTable {

    private static final String INDENT = "     ";

    private ProfileTable() {}

    public static List<String> lines(Profiles profiles, Screen screen) {
        TextTable table = new TextTable()
                .left("profile")
                .right("block")
                .right("response")
                .right("depth")
                .right("connections")
                .left("from");
        List<Profile> all = profiles.all();
        all.forEach(profile -> table.row(
                Style.PLAIN,
                List.of(
                        profile.name(),
                        ByteSize.describe(profile.blockSizeBytes()),
                        profile.responseSizeBytes().isPresent()
                                ? ByteSize.describe(profile.responseSizeBytes().getAsLong())
                                : "usual",
                        Integer.toString(profile.queueDepth()),
                        profile.connections().isPresent()
                                ? Integer.toString(profile.connections().getAsInt())
                                : "one for each CPU",
                        profile.origin()),
                ""));
        List<String> rows = table.lines("", screen);
        List<String> lines = new ArrayList<>(List.of(rows.get(0)));
        for (int row = 0; row < all.size(); row++) {
            lines.add(rows.get(row + 1));
            lines.addAll(Paragraph.ofWords(INDENT, all.get(row).source(), screen.width()));
        }
        return lines;
    }
}
