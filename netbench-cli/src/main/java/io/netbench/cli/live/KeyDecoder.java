package io.netbench.cli.live;

import java.util.Map;
import java.util.Optional;

/** Puts the characters that a terminal sends for a key together. For one thread. */
final class KeyDecoder {

    private static final char ESCAPE = 27;
    private static final char CONTROL_L = 12;
    private static final int LONGEST = 8;

    private static final Map<Character, Key> LETTERS = Map.ofEntries(
            Map.entry('k', Key.UP),
            Map.entry('j', Key.DOWN),
            Map.entry('b', Key.PAGE_UP),
            Map.entry(' ', Key.PAGE_DOWN),
            Map.entry('g', Key.HOME),
            Map.entry('G', Key.END),
            Map.entry('1', Key.BY_NAME),
            Map.entry('2', Key.BY_RATE),
            Map.entry('3', Key.BY_LATENCY),
            Map.entry('4', Key.BY_RETRANSMITS),
            Map.entry('s', Key.NEXT_ORDER),
            Map.entry('r', Key.REVERSE),
            Map.entry('v', Key.NEXT_SECTIONS),
            Map.entry('\t', Key.NEXT_SECTIONS),
            Map.entry('?', Key.HELP),
            Map.entry('h', Key.HELP),
            Map.entry(CONTROL_L, Key.REDRAW),
            Map.entry('q', Key.LEAVE),
            Map.entry('Q', Key.LEAVE));

    /** What follows the escape character, by xterm's manual; other terminals send a part of these. */
    private static final Map<String, Key> SEQUENCES = Map.ofEntries(
            Map.entry("[A", Key.UP),
            Map.entry("OA", Key.UP),
            Map.entry("[B", Key.DOWN),
            Map.entry("OB", Key.DOWN),
            Map.entry("[5~", Key.PAGE_UP),
            Map.entry("[6~", Key.PAGE_DOWN),
            Map.entry("[H", Key.HOME),
            Map.entry("OH", Key.HOME),
            Map.entry("[1~", Key.HOME),
            Map.entry("[7~", Key.HOME),
            Map.entry("[F", Key.END),
            Map.entry("OF", Key.END),
            Map.entry("[4~", Key.END),
            Map.entry("[8~", Key.END));

    private final StringBuilder sequence = new StringBuilder();
    private boolean inSequence;

    /** Takes one character; empty as long as a key is not complete. */
    Optional<Key> take(char c) {
        if (c == ESCAPE) {
            begin();
            return Optional.empty();
        }
        if (!inSequence) {
            return Optional.of(LETTERS.getOrDefault(c, Key.OTHER));
        }
        sequence.append(c);
        if (!isComplete(c)) {
            return Optional.empty();
        }
        inSequence = false;
        return Optional.of(SEQUENCES.getOrDefault(sequence.toString(), Key.OTHER));
    }

    /** Nothing followed for a while: what was begun was the escape key itself, or noise. */
    void pause() {
        inSequence = false;
    }

    /** Whether a key was begun and is not complete. */
    boolean isWithinKey() {
        return inSequence;
    }

    private void begin() {
        inSequence = true;
        sequence.setLength(0);
    }

    /** A sequence ends with a letter or a tilde (ECMA-48, 5.4); the second character only tells its kind. */
    private boolean isComplete(char c) {
        boolean introducer = sequence.length() == 1 && (c == '[' || c == 'O');
        return !introducer && ((c >= '@' && c <= '~') || sequence.length() >= LONGEST);
    }
}
