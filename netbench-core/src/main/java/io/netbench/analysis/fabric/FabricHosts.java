package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hosts of a fabric by their number in the matrix, and the groups that they are in. */
public final class FabricHosts {

    /** The group of a host that is in none. */
    static final int NO_GROUP = -1;

    private final List<FabricHost> hosts;
    private final List<String> groups;
    private final int[] groupOf;

    public FabricHosts(List<FabricHost> hosts) {
        this.hosts = List.copyOf(hosts);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        groupOf = new int[hosts.size()];
        for (int host = 0; host < groupOf.length; host++) {
            String group = hosts.get(host).group();
            groupOf[host] = group == null ? NO_GROUP : numbers.computeIfAbsent(group, key -> numbers.size());
        }
        groups = new ArrayList<>(numbers.keySet());
    }

    public int size() {
        return hosts.size();
    }

    public FabricHost get(int host) {
        return hosts.get(host);
    }

    /** The names of some, in the order given. */
    public List<String> names(int... some) {
        List<String> names = new ArrayList<>(some.length);
        for (int host : some) {
            names.add(hosts.get(host).name());
        }
        return List.copyOf(names);
    }

    /** What most hosts of each part are like, by the part; by null where all have the same. */
    public Map<String, UsualHost> byRole() {
        Map<String, List<FabricHost>> parts = new HashMap<>();
        hosts.forEach(host ->
                parts.computeIfAbsent(host.role(), role -> new ArrayList<>()).add(host));
        Map<String, UsualHost> usual = new HashMap<>();
        parts.forEach((role, some) -> usual.put(role, UsualHost.of(some)));
        return usual;
    }

    int groupCount() {
        return groups.size();
    }

    int groupOf(int host) {
        return groupOf[host];
    }

    String groupName(int group) {
        return groups.get(group);
    }

    /** The hosts of a group, in order. */
    int[] members(int group) {
        return java.util.stream.IntStream.range(0, groupOf.length)
                .filter(host -> groupOf[host] == group)
                .toArray();
    }
}
