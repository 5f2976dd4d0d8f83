package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.plan.HostList;
import io.netbench.result.Finding;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Three clients, and a server whose interface is not like theirs. */
class RoleSuiteTest {

    private static final HostList HOSTS = HostList.parse("node01,node02,node03,storage01");

    @Test
    void shouldMeasureClientsAndServersThatAreUnlikeEachOther() {
        FabricOutcome outcome = run(new PairChoice(PairChoice.Kind.ROLES, 3), true);

        assertFalse(outcome.rails().get(0).isCutShort());
        assertEquals(
                List.of("Clients have an MTU of 1500 B and servers one of 9000 B: packets between them are no longer"
                        + " than the smaller."),
                notesOfMtus(outcome));
    }

    @Test
    void shouldSayThatHostsAreBrokenWhereAllHaveOnePart() {
        FabricOutcome outcome = run(PairChoice.ALL, true);

        assertTrue(outcome.rails().get(0).isCutShort());
        assertEquals(List.of(), notesOfMtus(outcome));
    }

    @Test
    void shouldSayNothingWhereNothingIsJudged() {
        assertEquals(List.of(), notesOfMtus(run(new PairChoice(PairChoice.Kind.ROLES, 3), false)));
    }

    @Test
    void shouldTellClientsFromServers() {
        PairChoice roles = new PairChoice(PairChoice.Kind.ROLES, 3);

        assertEquals("client", roles.role(2));
        assertEquals("server", roles.role(3));
        assertNull(PairChoice.ALL.role(2));
    }

    private static List<String> notesOfMtus(FabricOutcome outcome) {
        return outcome.notes().stream()
                .filter(note -> note.code().equals("mtu_of_roles"))
                .map(Finding::text)
                .toList();
    }

    private static FabricOutcome run(PairChoice choice, boolean isJudged) {
        FabricSetup like = FabricSetups.of(4);
        FabricSetup setup = new FabricSetup(HOSTS, like.load(), like.schedule(), like.data(), like.seed());
        FabricOrder order = new FabricOrder(
                setup,
                choice,
                choice.schedule(4),
                Collections.nCopies(4, null),
                isJudged,
                FabricLimits.NONE,
                FabricExtras.USUAL);
        RunResult each = withLargeServers();
        return new FabricSuite(order, (plan, listener) -> each, Journals.unkept(), SuiteListener.NONE).run();
    }

    private static RunResult withLargeServers() {
        JsonNode tree = ResultJson.mapper().valueToTree(SampleResults.fabricOfDevices(3));
        for (JsonNode host : tree.get("hosts")) {
            if (host.get("name").stringValue().equals("storage01")) {
                host.get("nics").forEach(nic -> ((ObjectNode) nic).put("mtu_bytes", 9000));
            }
        }
        return ResultJson.mapper().treeToValue(tree, RunResult.class);
    }
}
