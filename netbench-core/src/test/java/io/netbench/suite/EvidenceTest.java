package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.analysis.fabric.FabricHost;
import io.netbench.analysis.fabric.HostEvidence;
import io.netbench.result.HostResult;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvidenceTest {

    private final Evidence evidence = new Evidence(false);

    @Test
    void shouldTakeWhatAgentsTellOfThemselvesUnderLoad() {
        evidence.add(SampleResults.fabric(3), true);

        FabricHost host = evidence.host("node02", "r1");
        assertEquals("r1", host.group());
        assertEquals(0.02, host.evidence().runDelay().median());
        assertEquals(0.0, host.evidence().throttled().median());
        assertEquals(0.06, host.evidence().cpuShare());
        assertEquals(1_500, host.evidence().pathMtuBytes());
    }

    @Test
    void shouldNotTakeAnIdleRoundForLoad() {
        evidence.add(SampleResults.fabric(3), false);

        assertNull(evidence.host("node02", null).evidence().cpuShare());
        assertNull(evidence.host("node02", null).evidence().pathMtuBytes(), "it rests on one link, which has two ends");
    }

    /** Most of what a host that was lost early has shown is how it loads its classes. */
    @Test
    void shouldNotHoldTheFirstRoundOfAHostAgainstManyOfOthers() {
        evidence.add(SampleResults.fabric(3), true);
        evidence.add(SampleResults.fabric(3), true);
        evidence.add(SampleResults.fabric(2), true);
        assertEquals(0.02, evidence.host("node03", null).evidence().runDelay().median(), "two of three");

        evidence.add(SampleResults.fabric(2), true);
        evidence.add(SampleResults.fabric(2), true);
        assertNull(evidence.host("node03", null).evidence().runDelay());
        assertNull(evidence.host("node03", null).evidence().throttled());
        assertEquals(0.02, evidence.host("node02", null).evidence().runDelay().median());
    }

    /** A compiler or a backup that runs for a round is not what a host is like. */
    @Test
    void shouldCallSteadyWhatWasSoInMoreRoundsThanChanceMakes() {
        for (double wait : new double[] {0.6, 0.4, 0.5}) {
            evidence.add(waiting(SampleResults.fabric(3), "node02", wait), true);
        }
        assertEquals(0.4, evidence.host("node02", null).evidence().runDelay().steady());
        assertEquals(0.5, evidence.host("node02", null).evidence().runDelay().median());

        for (int calm = 0; calm < 2; calm++) {
            evidence.add(waiting(SampleResults.fabric(3), "node02", 0.01), true);
        }
        assertEquals(0.01, evidence.host("node02", null).evidence().runDelay().steady(), "four of five");
        assertEquals(0.4, evidence.host("node02", null).evidence().runDelay().median());
    }

    /** Agents of one machine wait for each other. */
    @Test
    void shouldTakeForAnAgentsOwnWhatOthersOfItsKernelDidNotWait() {
        for (double[] waits : new double[][] {{0.4, 0.7}, {0.2, 0.8}, {0.5, 0.6}, {0.25, 0.55}}) {
            evidence.add(waiting(allWaiting(5, waits[0]), "node02", waits[1]), true);
        }
        HostEvidence busy = evidence.host("node02", null).evidence();
        assertEquals(0.7, busy.runDelay().median(), 1e-9);
        // Of what the others had left it lacked 0.5, 0.75, 0.2 and 0.4.
        assertEquals(0.4, busy.runDelay().steady(), 1e-9, "three of four");
        assertEquals(0.0, evidence.host("node03", null).evidence().runDelay().steady(), 1e-9);
    }

    /** While all of them load their classes, who waits longest is chance. */
    @Test
    void shouldNotKnowWhoseAWaitIsWhereTheOthersWaitMostOfTheTime() {
        evidence.add(waiting(allWaiting(3, 0.65), "node02", 0.95), true);
        assertNull(evidence.host("node02", null).evidence().runDelay().steady());
        assertEquals(0.95, evidence.host("node02", null).evidence().runDelay().median());

        for (int round = 0; round < 3; round++) {
            evidence.add(waiting(allWaiting(3, 0.1), "node02", 0.55), true);
        }
        assertEquals(0.5, evidence.host("node02", null).evidence().runDelay().steady(), 1e-9);
    }

    @Test
    void shouldNotHoldAgentsOfOtherMachinesAgainstAWait() {
        for (int round = 0; round < 3; round++) {
            RunResult apart = waiting(SampleResults.fabric(2), "storage01", 0.7);
            evidence.add(waiting(waiting(apart, "node01", 0.6), "node02", 0.9), true);
        }
        assertEquals(0.9, evidence.host("node02", null).evidence().runDelay().steady());
    }

    private static RunResult allWaiting(int sources, double share) {
        RunResult run = onOneKernel(SampleResults.fabric(sources));
        for (HostResult host : run.hosts()) {
            run = waiting(run, host.name(), share);
        }
        return run;
    }

    private static RunResult waiting(RunResult run, String name, double share) {
        JsonNode tree = ResultJson.mapper().valueToTree(run);
        for (JsonNode host : tree.get("hosts")) {
            if (host.get("name").stringValue().equals(name)) {
                ((ObjectNode) host.get("cpu")).put("loop_wait_fraction", share);
            }
        }
        return ResultJson.mapper().treeToValue(tree, RunResult.class);
    }

    @Test
    void shouldKnowNothingOfHostsThatWereNotThere() {
        assertEquals(HostEvidence.NONE, evidence.host("node09", null).evidence());
    }

    /** One whose cable is out when a round begins tells nothing, and takes nothing back. */
    @Test
    void shouldKeepWhatAHostSaidBeforeItWasLost() {
        evidence.add(SampleResults.fabric(3), true);
        evidence.add(silent(SampleResults.fabric(3), "node02"), true);
        Evidence ofItAlone = new Evidence(false);
        ofItAlone.add(silent(SampleResults.fabric(3), "node02"), true);

        assertTrue(evidence.canForbidFragments("node02"));
        assertTrue(evidence.canForbidFragments("node03"));
        assertFalse(ofItAlone.canForbidFragments("node02"));
        assertNull(ofItAlone.host("node02", null).evidence().cpuShare());
    }

    private static RunResult silent(RunResult run, String name) {
        JsonNode tree = ResultJson.mapper().valueToTree(run);
        for (JsonNode host : tree.get("hosts")) {
            if (host.get("name").stringValue().equals(name)) {
                ObjectNode absent = ((ObjectNode) host).putObject("absent");
                for (String figure : List.of(
                        "transport",
                        "kernel",
                        "cpus",
                        "memory_bytes",
                        "cpu",
                        "tcp",
                        "nic_delta",
                        "clock_offset_ns",
                        "clock_error_ns")) {
                    ((ObjectNode) host).putNull(figure);
                    absent.put(figure, "it was lost before it told");
                }
            }
        }
        return ResultJson.mapper().treeToValue(tree, RunResult.class);
    }

    @Test
    void shouldTellTrafficThatIsNotOursByTheCountersOfTheInterface() {
        evidence.add(SampleResults.fabricOfDevices(3), true);

        // Each counted 11.7 GB both ways; of these the sink got all, and a source sent a third.
        Double ofSource = evidence.host("node02", null).evidence().foreignOutShare();
        Double ofSink = evidence.host("storage01", null).evidence().foreignInShare();
        assertTrue(ofSource > 0.3, ofSource::toString);
        assertTrue(ofSink < 0.05, ofSink::toString);
    }

    /** Machines of one kind are alike in kernel and memory, and share nothing. */
    @Test
    void shouldTellASharedKernelByWhatItDrewAsItBooted() {
        evidence.add(SampleResults.fabric(3), true);
        assertFalse(evidence.host("node02", null).evidence().sharesKernel());

        Evidence ofOneMachine = new Evidence(false);
        ofOneMachine.add(onOneKernel(SampleResults.fabric(3)), true);
        assertTrue(ofOneMachine.host("node02", null).evidence().sharesKernel());
    }

    /** What all of them drop is no host's own fault. */
    @Test
    void shouldTakeDropsForAFaultOnlyWhereOthersDropFarFewer() {
        Evidence ofAll = new Evidence(false);
        ofAll.add(dropping("", 30_000), true);
        assertEquals(0, ofAll.host("node02", null).evidence().errorsMoved());

        Evidence ofOne = new Evidence(false);
        ofOne.add(dropping("node02", 30_000), true);
        assertEquals(30_000, ofOne.host("node02", null).evidence().errorsMoved());
        assertEquals(0, ofOne.host("node01", null).evidence().errorsMoved());
    }

    /** @param name of the host that drops; empty: each does */
    private static RunResult dropping(String name, int packets) {
        JsonNode tree = ResultJson.mapper().valueToTree(SampleResults.fabricOfDevices(3));
        for (JsonNode host : tree.get("hosts")) {
            if (name.isEmpty() || host.get("name").stringValue().equals(name)) {
                ((ObjectNode) host.get("nic_delta").get(0)).put("rx_dropped", packets);
            }
        }
        return ResultJson.mapper().treeToValue(tree, RunResult.class);
    }

    private static RunResult onOneKernel(RunResult run) {
        JsonNode tree = ResultJson.mapper().valueToTree(run);
        tree.get("hosts").forEach(host -> ((ObjectNode) host).put("boot_id", "one"));
        return ResultJson.mapper().treeToValue(tree, RunResult.class);
    }

    @Test
    void shouldHoldWhatABondCountedAgainstAllOfItsMembers() {
        evidence.add(SampleResults.fabricOfDevices(3), true);
        Evidence ofBonds = new Evidence(false);
        ofBonds.add(SampleResults.fabricOfBonds(3, 2), true);

        FabricHost bond = ofBonds.host("node02", null);
        assertEquals(5_000_000_000L, bond.nicBitsPerS(), "what one flow can get");
        assertEquals(
                evidence.host("node02", null).evidence().foreignOutShare(),
                bond.evidence().foreignOutShare());
    }
}
