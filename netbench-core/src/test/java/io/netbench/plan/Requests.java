package io.netbench.plan;

import io.netbench.text.TimeSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Requests for tests: nothing asked for but what a test is about. */
final class Requests {

    static final String RUN_ID = "0123456789abcdef0123456789abcdef";
    static final DataPlan DATA = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);

    private Requests() {}

    static RoleRequest roles(Pattern pattern, Mode mode, Topology topology, String servers, String clients) {
        return new RoleRequest(
                pattern, mode, topology, Optional.of(HostList.parse(servers)), Optional.of(HostList.parse(clients)));
    }

    static RoleRequest roles(Pattern pattern, Mode mode) {
        return new RoleRequest(pattern, mode, Topology.MESH, Optional.empty(), Optional.empty());
    }

    static LoadRequest load(RoleRequest roles, String settings, String... overrides) {
        return new LoadRequest(
                roles,
                settings.isEmpty() ? LinkSettings.NONE : LinkSettings.parse(settings),
                List.of(overrides).stream().map(LinkOverride::parse).toList(),
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD);
    }

    static LoadRequest barrier(RoleRequest roles, String settings, OptionalLong rounds) {
        return new LoadRequest(
                roles,
                settings.isEmpty() ? LinkSettings.NONE : LinkSettings.parse(settings),
                List.of(),
                true,
                rounds,
                ArrivalPhase.SPREAD);
    }

    static TimingRequest timing(String duration, String tick) {
        return new TimingRequest(
                OptionalLong.empty(),
                optional(duration),
                optional(tick),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    static RunPlan plan(LoadRequest load, TimingRequest timing) {
        return Planner.plan(new RunRequest(load, timing, DATA, 1), RUN_ID);
    }

    static RunPlan plan(LoadRequest load) {
        return plan(load, TimingRequest.DEFAULT);
    }

    static RunPlan plan(RoleRequest roles) {
        return plan(LoadRequest.of(roles));
    }

    /** The links of a plan as {@code source>sink}, in its order. */
    static List<String> links(RunPlan plan) {
        return plan.links().stream()
                .map(link -> plan.endpoints().get(link.source()).name() + ">"
                        + plan.endpoints().get(link.sink()).name())
                .toList();
    }

    private static OptionalLong optional(String time) {
        return time.isEmpty() ? OptionalLong.empty() : OptionalLong.of(TimeSpan.parse(time));
    }
}
