package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.result.Finding;
import io.netbench.result.LostHosts;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.suite.schedule.HostPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Four hosts with interfaces of 1,500 bytes, and a network that may carry less. */
class PathMtusTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int MTU = 1_500;
    private static final int HEADERS = 28;
    private static final List<String> NAMES = List.of("storage01", "node01", "node02", "node03");
    private static final List<HostPair> PAIRS =
            List.of(new HostPair(0, 1), new HostPair(1, 2), new HostPair(2, 3), new HostPair(3, 0));

    private final Map<String, Integer> carried = new HashMap<>();
    private final SuiteJournal journal = Journals.unkept();
    private final RoundRunner rounds =
            new RoundRunner(setup(), (plan, heard) -> run(plan), journal, SuiteListener.NONE);
    private int tries;
    private int failsBeforeAll;
    private String lost = "";
    private int lostAtBytes;
    private int endedAtBytes;

    @BeforeEach
    void tellMtus() {
        rounds.idle("hosts", "hosts", PAIRS);
    }

    private RunResult run(RunPlan plan) {
        RunResult all = SampleResults.fabricOfDevices(3);
        if (plan.loads().get(0).protocol() == DataProtocol.TCP) {
            return all;
        }
        tries++;
        boolean passes = tries > failsBeforeAll && plan.links().stream().allMatch(link -> passes(plan, link));
        JsonNode tree = ResultJson.mapper().valueToTree(all);
        long bytes = plan.links().get(0).load().blockSizeBytes() + HEADERS;
        if (bytes == endedAtBytes) {
            ((ObjectNode) tree).put("status", "interrupted");
            passes = false;
        }
        boolean isLost = lostAtBytes == 0 || bytes == lostAtBytes;
        if (isLost && plan.links().stream().anyMatch(link -> endsOf(plan, link).contains(lost))) {
            ((ObjectNode) tree)
                    .putArray("errors")
                    .addObject()
                    .put("code", LostHosts.GONE)
                    .put("subject", lost)
                    .put("text", "hello: no answer within 5.0 s");
            passes = false;
        }
        if (!passes) {
            ((ObjectNode) tree).putArray("windows");
            // As the coordinator has it: both ends of a flow that does not come up drop out.
            ArrayNode errors = tree.path("errors") instanceof ArrayNode told && !told.isEmpty()
                    ? told
                    : ((ObjectNode) tree).putArray("errors");
            plan.links().stream()
                    .filter(link -> !passes(plan, link))
                    .forEach(link -> List.of(LostHosts.UNCONNECTED, LostHosts.UNREACHED)
                            .forEach(code -> errors.addObject()
                                    .put("code", code)
                                    .put("subject", endsOf(plan, link).get(code.equals(LostHosts.UNCONNECTED) ? 0 : 1))
                                    .put("text", "connect: no answer to a datagram of this length")));
        }
        return ResultJson.mapper().treeToValue(tree, RunResult.class);
    }

    private static List<String> endsOf(RunPlan plan, LinkPlan link) {
        return List.of(
                plan.endpoints().get(link.source()).name(),
                plan.endpoints().get(link.sink()).name());
    }

    private boolean passes(RunPlan plan, LinkPlan link) {
        String way = plan.endpoints().get(link.source()).name() + " to "
                + plan.endpoints().get(link.sink()).name();
        return link.load().blockSizeBytes() + HEADERS <= carried.getOrDefault(way, MTU);
    }

    private void probe() {
        new PathMtus(rounds, journal, NAMES, "hosts").run(PAIRS);
    }

    private Integer pathMtuOf(String host) {
        return rounds.evidence().host(host, null).evidence().pathMtuBytes();
    }

    @Test
    void shouldTryAllWaysAtOnceWhereAllAreWide() {
        probe();
        assertEquals(1, tries);
        NAMES.forEach(host -> assertEquals(MTU, pathMtuOf(host)));
        assertTrue(journal.notes().isEmpty(), () -> journal.notes().toString());
    }

    @Test
    void shouldNameTheHostToWhichAllWaysAreNarrow() {
        carried.put("node01 to node02", 1_400);
        carried.put("node03 to node02", 1_400);
        probe();
        assertEquals(1_400, pathMtuOf("node02"));
        assertEquals(MTU, pathMtuOf("node01"));
        assertEquals(MTU, pathMtuOf("node03"));
        String note = journal.notes().get(0).text();
        assertTrue(note.contains("node01 to node02, node03 to node02") && note.contains("1400 B"), note);
        assertTrue(tries <= 24, () -> tries + " tries");
    }

    /** Which is not a narrow way's doing, as the tries of fewer ways show. */
    @Test
    void shouldBlameNoWayWhereAHostWasTooBusyForTheFirstTry() {
        failsBeforeAll = 1;
        probe();
        NAMES.forEach(host -> assertEquals(MTU, pathMtuOf(host)));
        assertTrue(journal.notes().isEmpty(), () -> journal.notes().toString());
    }

    /** Of a way whose host did not answer nothing was measured, and no 576 B either. */
    @Test
    void shouldNotKnowWaysOfAHostThatIsLost() {
        lost = "node02";
        probe();
        assertNull(pathMtuOf("node02"));
        assertEquals(MTU, pathMtuOf("storage01"));
        assertEquals(
                List.of("path_mtu_unknown"),
                journal.notes().stream().map(Finding::code).toList());
        assertTrue(
                journal.notes().get(0).text().contains("node01 to node02"),
                () -> journal.notes().toString());
    }

    /** Without the host that is lost in that try alone, nothing tells that 576 B pass. */
    @Test
    void shouldNotSayThatPacketsPassThatNoWayCarried() {
        carried.put("node02 to node01", 500);
        lost = "node03";
        lostAtBytes = 576;
        probe();
        assertEquals(1, journal.notes().size(), () -> journal.notes().toString());
        assertEquals("path_mtu_unknown", journal.notes().get(0).code());
        String note = journal.notes().get(0).text();
        assertTrue(note.contains("from node02 to node01; how long they may be is not known"), note);
    }

    /** It is known that all ways carry 576 B, before the host of one is lost. */
    @Test
    void shouldTellWhatPassedBeforeAHostWasLost() {
        carried.put("node02 to node01", 1_400);
        lost = "node01";
        lostAtBytes = 1_450;
        probe();
        assertEquals(
                List.of("path_mtu"), journal.notes().stream().map(Finding::code).toList());
        String note = journal.notes().get(0).text();
        assertTrue(note.contains("from node02 to node01;") && note.contains("576 B"), note);
    }

    @Test
    void shouldTryNothingMoreWhereTheShortestPacketsWereInterrupted() {
        carried.put("node02 to node01", 1_400);
        endedAtBytes = 576;
        probe();
        assertEquals(2, tries);
        assertTrue(journal.notes().isEmpty(), () -> journal.notes().toString());
    }

    /** One way of many is a path's fault, in that direction alone. */
    @Test
    void shouldNameOneWay() {
        carried.put("node02 to node01", 1_000);
        probe();
        NAMES.forEach(host -> assertEquals(MTU, pathMtuOf(host)));
        String note = journal.notes().get(0).text();
        assertTrue(note.contains("from node02 to node01;") && note.contains("576 B"), note);
    }

    @Test
    void shouldSayThatItIsNotKnownWhereDatagramsDoNotPass() {
        carried.put("node02 to node01", 0);
        probe();
        assertEquals(2, tries);
        assertNull(pathMtuOf("node02"));
        assertEquals("path_mtu_unknown", journal.notes().get(0).code());
    }

    private static FabricSetup setup() {
        return new FabricSetup(
                HostList.parse(String.join(",", NAMES)),
                new LinkLoad(1 << 17, 1, 1, 8, OptionalLong.empty(), OptionalLong.empty()),
                new Schedule(
                        SECOND / 2, OptionalLong.of(SECOND), 10_000_000, SECOND, 5 * SECOND, 5 * SECOND, 10 * SECOND),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                1);
    }
}
