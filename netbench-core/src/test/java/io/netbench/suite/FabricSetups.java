package io.netbench.suite;

import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Hosts of fabrics. */
final class FabricSetups {

    private static final long SECOND = 1_000_000_000L;

    private FabricSetups() {}

    /** Hosts from h1 on, whose rounds take two seconds. */
    static FabricSetup of(int hosts) {
        return new FabricSetup(
                HostList.parse("h[1-" + hosts + "]"),
                new LinkLoad(1 << 17, 1, 1, 8, OptionalLong.empty(), OptionalLong.empty()),
                new Schedule(
                        SECOND / 2, OptionalLong.of(SECOND), 10_000_000, SECOND, 5 * SECOND, 5 * SECOND, 10 * SECOND),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                1);
    }
}
