package io.netbench.cli.terminal;

import io.netbench.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pieces of text that fill lines and are broken between pieces, with further lines indented. Only a piece that is longer
 * than a line is broken itself, between words where it has such. Pieces come from hosts and files, too: styles are given to lines afterwards, and what looks like
 * one in a piece is none.
 */
public final class Paragraph {

    private Paragraph() {}

    /** Facts side by side, three spaces apart. */
    public static List<String> ofFacts(List<String> facts, String indent, int width) {
        return fill(facts, "   ", "", indent, width);
    }

    /** A sentence behind a label, broken between words. */
    public static List<String> ofWords(String label, String text, int width) {
        return fill(Arrays.asList(text.split(" ")), " ", label, " ".repeat(TextWidth.of(label)), width);
    }

    /** An enumeration behind a label, broken between its parts. */
    public static List<String> ofParts(String label, List<String> parts, int width) {
        return fill(parts, ", ", label, " ".repeat(TextWidth.of(label)), width);
    }

    private static List<String> fill(List<String> pieces, String gap, String first, String further, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(PlainText.of(first));
        boolean empty = true;
        for (String any : pieces) {
            String piece = PlainText.of(any);
            if (!empty && TextWidth.of(line + gap + piece) > width) {
                lines.add(line.toString());
                line = new StringBuilder(further);
                empty = true;
            }
            line.append(empty ? "" : gap).append(piece);
            empty = false;
            while (TextWidth.of(line.toString()) > width) {
                String part = TextWidth.head(line.toString(), width);
                int gapInPiece = part.lastIndexOf(' ');
                boolean endsAtWord = gapInPiece > Math.max(further.length(), first.length());
                lines.add(endsAtWord ? part.substring(0, gapInPiece) : part);
                line = new StringBuilder(further + line.substring(endsAtWord ? gapInPiece + 1 : part.length()));
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
