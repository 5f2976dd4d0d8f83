package io.netbench.transport.unix;

import java.io.FileNotFoundException;

/** Says in words why a native transport can't be used. */
public final class NativeLibrary {

    private NativeLibrary() {}

    /** The root of {@code cause}, as one line. */
    public static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnsatisfiedLinkError || root instanceof FileNotFoundException) {
            return "its native library does not load on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + " (" + firstLine(root) + ")";
        }
        return firstLine(root);
    }

    private static String firstLine(Throwable cause) {
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().lines().findFirst().orElse("").strip();
    }
}
