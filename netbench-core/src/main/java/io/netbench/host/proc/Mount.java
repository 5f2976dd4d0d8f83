package io.netbench.host.proc;

import java.util.Arrays;
import java.util.Optional;

/**
 * One line of {@code /proc/self/mountinfo}.
 *
 * @param root what part of the file system is mounted
 * @param point where
 * @param type the kind of file system
 * @param superOptions its options, comma-separated
 */
public record Mount(String root, String point, String type, String superOptions) {

    /** The mount of a line such as {@code 35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory}. */
    public static Optional<Mount> parse(String line) {
        int separator = line.indexOf(" - ");
        if (separator < 0) {
            return Optional.empty();
        }
        String[] left = line.substring(0, separator).split(" ", -1);
        String[] right = line.substring(separator + 3).split(" ", -1);
        return left.length < 5 || right.length < 3 || !left[4].startsWith("/")
                ? Optional.empty()
                : Optional.of(new Mount(left[3], left[4], right[0], right[2]));
    }

    boolean isCgroup2() {
        return type.equals("cgroup2");
    }

    boolean isCgroup1With(String controller) {
        return type.equals("cgroup")
                && Arrays.asList(superOptions.split(",", -1)).contains(controller);
    }

    /**
     * Where a path of the whole hierarchy lies below this mount. A container sees its own group mounted as the root,
     * while its path may still be told from the host's point of view; then the mount point is the group.
     */
    String below(String path) {
        String prefix = root.equals("/") ? "" : root;
        boolean inside = path.startsWith(prefix) && !path.startsWith("/..");
        String rest = inside ? path.substring(prefix.length()) : "";
        return rest.startsWith("/") && rest.length() > 1 ? rest : "";
    }
}
