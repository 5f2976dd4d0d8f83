package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.comparison.ComparisonOptions;
import io.netbench.analysis.comparison.IncomparableException;
import io.netbench.analysis.comparison.Side;
import io.netbench.analysis.comparison.SideComparison;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkOverride;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Planner;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Links that were given settings of their own, from the plan to the result and to what it is compared with. */
@Timeout(30)
class LinksOfTheirOwnTest {

    private final ScriptedRun run = new ScriptedRun();

    @AfterEach
    void closeRun() {
        run.close();
    }

    private static RunPlan plan(String... overrides) {
        RoleRequest roles = new RoleRequest(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                Optional.of(HostList.parse("h0")),
                Optional.of(HostList.parse("h1,h2,h3")));
        LoadRequest load = new LoadRequest(
                roles,
                LinkSettings.NONE,
                List.of(overrides).stream().map(LinkOverride::parse).toList(),
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD);
        return Planner.plan(
                new RunRequest(load, TimingRequest.DEFAULT, Plans.timed(1).data(), 1),
                "0123456789abcdef0123456789abcdef");
    }

    private RunResult result(RunPlan plan) throws IOException {
        for (int i = 0; i < plan.agents().size(); i++) {
            run.agent(0);
        }
        return run.run(plan);
    }

    @Test
    void shouldTellTheSettingsOfTheLoadWhenTheFirstLinkHasItsOwn() throws IOException {
        LoadResult load = result(plan("h1*/*:rate=20gbit")).loads().get(0);

        assertEquals(Optional.empty(), load.rateBitsPerS());
        assertEquals(1, load.queueDepth());
        assertEquals(1, load.linkOverrides().size(), () -> load.linkOverrides().toString());
        LinkLoadOverride own = load.linkOverrides().get(0);
        assertTrue(own.source().startsWith("h1"), own::source);
        assertEquals(Optional.of(20_000_000_000L), own.rateBitsPerS());
    }

    @Test
    void shouldTellTheSettingsOfTheLoadWhenEachLinkHasItsOwn() throws IOException {
        LoadResult load = result(plan("*/*:block-size=4k")).loads().get(0);

        assertEquals(LinkSettings.DEFAULT_BLOCK_SIZE_BYTES, load.blockSizeBytes());
        assertEquals(3, load.linkOverrides().size());
    }

    @Test
    void shouldCompareARunWithAPlanOfTheSameLinksAlone() throws IOException {
        Side before = new Side().add(result(plan("h1*/*:rate=1gbit")), "");

        SideComparison.requireAlike(before, plan("h1*/*:rate=1gbit"), ComparisonOptions.DEFAULT);
        for (RunPlan other : List.of(plan(), plan("h2*/*:rate=1gbit"), plan("h1*/*:rate=2gbit"))) {
            String message = assertThrows(
                            IncomparableException.class,
                            () -> SideComparison.requireAlike(before, other, ComparisonOptions.DEFAULT))
                    .getMessage();
            assertTrue(message.contains("links of their own"), message);
        }
    }
}
