package io.netbench.cli.doctor;

/** Text broken between words into lines that a terminal shows whole. */
final class Paragraph {

    private static final int WIDTH = 100;

    private Paragraph() {}

    /** The text in lines below each other: the first begins with {@code start}, the others with as many blanks. */
    static String of(String start, String text) {
        StringBuilder paragraph = new StringBuilder();
        StringBuilder line = new StringBuilder(start);
        for (String word : text.split(" ", -1)) {
            if (line.length() > start.length() && line.length() + 1 + word.length() > WIDTH) {
                paragraph.append(line).append('\n');
                line = new StringBuilder(" ".repeat(start.length()));
            }
            line.append(line.length() > start.length() ? " " : "").append(word);
        }
        return paragraph.append(line).append('\n').toString();
    }
}
