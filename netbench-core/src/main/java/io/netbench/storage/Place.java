package io.netbench.storage;

/**
 * Where in which file a reader is, so that every complaint says so.
 *
 * @param file what messages call the file
 * @param reader the reader's name
 * @param field path of a member, or row and column; empty for the whole file
 */
record Place(String file, String reader, String field) {

    private static final int MAX_SHOWN = 40;

    Place at(String other) {
        return new Place(file, reader, other);
    }

    /** A failure that says what is wrong here. */
    StorageFileException wrong(String what) {
        return new StorageFileException(message(what));
    }

    StorageFileException wrong(String what, Throwable cause) {
        return new StorageFileException(message(what), cause);
    }

    private String message(String what) {
        return field.isEmpty()
                ? "%s: %s: %s".formatted(file, reader, what)
                : "%s: %s: %s %s".formatted(file, reader, field, what);
    }

    static String excerpt(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
