package io.netbench.transport.unix;

import io.netbench.transport.Availability;
import java.io.FileNotFoundException;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Says in words for a person why a native transport can't be used. */
public final class NativeLibrary {

    private NativeLibrary() {}

    /**
     * Whether a native transport can be used.
     *
     * @param unavailabilityCause what Netty knows: null if it can. It may fail with a {@link LinkageError} when Netty's
     *     classes are not on the class path
     * @param reason turns that cause into words
     */
    public static Availability availability(
            Supplier<Throwable> unavailabilityCause, Function<Throwable, String> reason) {
        try {
            Throwable cause = unavailabilityCause.get();
            return cause == null ? Availability.YES : Availability.no(reason.apply(cause));
        } catch (LinkageError trimmed) {
            return Availability.no("this build lacks Netty's classes for it (" + trimmed.getMessage() + ")");
        }
    }

    /** Why the library of a native transport did not load, or did not work, as one line. */
    public static String reason(Throwable cause) {
        Throwable root = root(cause);
        String message = firstLine(root);
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return "only Linux has it, and this is " + System.getProperty("os.name");
        }
        if (message.contains("noNative")) {
            return "native transports are switched off (-Dio.netty.transport.noNative)";
        }
        if (root instanceof FileNotFoundException) {
            return "this build has no native library of it for " + System.getProperty("os.arch") + " (" + message + ")";
        }
        if (message.contains("failed to map segment")) {
            return "its native library does not load from a file system that is mounted noexec;"
                    + " name another folder with -Dio.netty.native.workdir (" + message + ")";
        }
        return root instanceof UnsatisfiedLinkError ? "its native library does not load (" + message + ")" : message;
    }

    /** What lies at the bottom of {@code cause}. */
    public static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable cause) {
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().lines().findFirst().orElse("").strip();
    }
}
