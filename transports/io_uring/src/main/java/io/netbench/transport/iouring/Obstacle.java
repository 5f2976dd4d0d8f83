package io.netbench.transport.iouring;

import io.netbench.transport.unix.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Why this host gives no io_uring, in words for a person. */
final class Obstacle {

    private static final Path SWITCH = Path.of("/proc/sys/kernel/io_uring_disabled");

    private static final String KERNEL_VERSION = "current kernel version:";

    private Obstacle() {}

    static String reason(Throwable cause) {
        return reason(cause, setting());
    }

    /**
     * The reason of {@code cause}.
     *
     * @param disabled what {@code kernel.io_uring_disabled} says; empty where a kernel has no such setting
     */
    static String reason(Throwable cause, String disabled) {
        String message = String.valueOf(NativeLibrary.root(cause).getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("operation not permitted")) {
            return switch (disabled) {
                case "1" ->
                    "kernel.io_uring_disabled is 1: only privileged processes and members of the group"
                            + " kernel.io_uring_group may use it";
                case "2" -> "kernel.io_uring_disabled is 2: nobody may use it on this host";
                default ->
                    "the kernel denies io_uring_setup to this process: most likely a seccomp filter,"
                            + " which containers have by default";
            };
        }
        if (message.contains("function not implemented")) {
            return "this kernel was built without it, or a seccomp filter hides it";
        }
        if (message.contains("cannot allocate memory")) {
            return "no memory for its rings; raise the limit of locked memory (ulimit -l)";
        }
        int version = message.indexOf(KERNEL_VERSION);
        if (version >= 0) {
            return "the kernel is too old: it needs Linux 5.9 or later, and this is"
                    + message.substring(version + KERNEL_VERSION.length());
        }
        return NativeLibrary.reason(cause);
    }

    private static String setting() {
        try {
            return Files.readString(SWITCH).strip();
        } catch (IOException olderKernel) {
            return "";
        }
    }
}
