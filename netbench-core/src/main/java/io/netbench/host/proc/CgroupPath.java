package io.netbench.host.proc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where one control group of this process is found in the file system.
 *
 * @param mountPoint where its hierarchy is mounted
 * @param group the group's path below the mount point, empty or beginning with a slash
 * @param unified whether the hierarchy is of version 2
 */
record CgroupPath(String mountPoint, String group, boolean unified) {

    private static final String GROUPS = "/proc/self/cgroup";
    private static final String MOUNTS = "/proc/self/mountinfo";

    /** The groups of this process that can hold limits of a controller: version 1, version 2 or both. */
    static List<CgroupPath> of(HostFiles files, String controller) throws UnreadableException {
        List<String> mounts = files.lines(MOUNTS);
        List<CgroupPath> paths = new ArrayList<>();
        for (String line : files.lines(GROUPS)) {
            String[] parts = line.split(":", 3);
            if (parts.length != 3) {
                continue;
            }
            boolean unified = parts[0].equals("0") && parts[1].isEmpty();
            if (unified || Arrays.asList(parts[1].split(",", -1)).contains(controller)) {
                for (String mount : mounts) {
                    Mount.parse(mount)
                            .filter(m -> unified ? m.isCgroup2() : m.isCgroup1With(controller))
                            .ifPresent(m -> paths.add(new CgroupPath(m.point(), m.below(parts[2]), unified)));
                }
            }
        }
        return List.copyOf(paths);
    }

    /** The group's own directory first, that of the mount point last. */
    List<String> directoriesUpToMount() {
        List<String> directories = new ArrayList<>();
        for (String path = group; !path.isEmpty(); path = path.substring(0, path.lastIndexOf('/'))) {
            directories.add(mountPoint + path);
        }
        directories.add(mountPoint);
        return directories;
    }
}
