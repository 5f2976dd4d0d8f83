package io.netbench.cli.watch;

/** What one suite of a watch comes to. */
public enum Outcome {
    /** Nothing became worse, and nothing that was asked for was missed. */
    GOOD("good"),
    /** The same, and it is what others are held against. */
    BASELINE("baseline"),
    /** Something became worse, or was missed. */
    BAD("bad"),
    /** It could not be measured as a whole, or not be compared. */
    NOT_JUDGED("not judged"),
    /** It was ended by a signal. */
    INTERRUPTED("interrupted");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** As a person reads it. */
    public String words() {
        return words;
    }
}
