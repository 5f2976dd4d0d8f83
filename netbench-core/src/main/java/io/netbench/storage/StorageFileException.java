package io.netbench.storage;

/** A file that is no storage result, or a wrong one. The message names the file, and the reader and field if there is one. */
public final class StorageFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageFileException(String message) {
        super(message);
    }

    StorageFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
