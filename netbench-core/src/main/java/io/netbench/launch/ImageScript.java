package io.netbench.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of ours that a host runs, whatever shell its login has: it goes there by standard input, since the shells differ
 * in how they read words.
 */
enum ImageScript {
    START("start-image.sh"),
    REMOVE("remove-images.sh");

    /** How the scripts begin the lines that are meant for us. */
    static final String WORD = "netbench-image ";

    /** The host wants the image: how many bytes come, in a line, and then these. */
    static final String WANTED = WORD + "wanted";

    /** What comes next is for the agent. */
    static final String READY = WORD + "ready";

    /** In ASCII, so that bytes are characters. */
    private final String text;

    ImageScript(String resource) {
        try (InputStream in = ImageScript.class.getResourceAsStream(resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " of netbench can't be read", e);
        }
    }

    /** What a script says to us in a line, from {@link #WORD} on; empty if nothing. A greeting may lack its end before. */
    static String answerIn(String line) {
        int at = line.lastIndexOf(WORD);
        return at < 0 ? "" : line.substring(at);
    }

    /** The command that reads this script, byte by byte so as to leave the rest, and runs it. */
    List<String> command(List<String> arguments) {
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", "eval \"$(dd bs=1 count=" + text.length() + " 2>/dev/null)\"", "netbench-image"));
        words.addAll(arguments);
        return words;
    }

    /** What is to be written to its standard input first. */
    String text() {
        return text;
    }
}
