package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlurmTest {

    @Test
    void shouldReadTheNodesOfAJobFromItsVariables() {
        SlurmAllocation job = SlurmAllocation.from(
                        Map.of("SLURM_JOB_ID", "42", "SLURM_JOB_NODELIST", "node[01-03,20],login"))
                .orElseThrow();

        assertEquals("node01,node02,node03,node20,login", job.nodes().toString());
        assertEquals("42", job.jobId());
    }

    @Test
    void shouldFindNoJobOutsideOfAnAllocation() {
        assertEquals(Optional.empty(), SlurmAllocation.from(Map.of("PATH", "/bin", "SLURM_JOB_ID", "")));
    }

    @Test
    void shouldNameTheVariableWhenItsNodesCannotBeRead() {
        PlanException e = assertThrows(
                PlanException.class,
                () -> SlurmAllocation.from(Map.of("SLURM_JOB_ID", "42", "SLURM_JOB_NODELIST", "node[1-")));
        assertTrue(e.getMessage().startsWith("SLURM_JOB_NODELIST can't be read"), e.getMessage());
    }

    @Test
    void shouldNameTheHostThatIsNotInTheJob() {
        SlurmAllocation job = new SlurmAllocation("42", hosts("n1,n2"));
        PlanException e = assertThrows(
                PlanException.class,
                () -> new LaunchPlan(
                        LaunchMethod.Srun.standard(job),
                        hosts("n1,n3"),
                        AgentProgram.at("netbench", "java", List.of()),
                        Duration.ofSeconds(1)));
        assertEquals("'n3' is not a node of Slurm job 42, which has n1,n2", e.getMessage());
    }

    @Test
    void shouldReadAddressesOfNodes() {
        assertEquals(
                Map.of("n1", "127.0.0.1", "n2", "10.0.0.2"),
                SlurmNodes.parse(List.of(
                        "NodeName=n1 Arch=x86_64 CoresPerSocket=1 NodeAddr=127.0.0.1 NodeHostName=here Version=22.05",
                        "NodeName=n2 NodeAddr=10.0.0.2 NodeHostName=n2",
                        "NodeName=n3 State=DOWN",
                        "")));
    }

    @Test
    void shouldTellTasksApartWhenSrunSpeaksForAll() {
        Map<String, PendingAgent> agents = new LinkedHashMap<>();
        for (String node : List.of("n1", "n2", "n3", "n4")) {
            agents.put(node, new PendingAgent(HostAddress.parse(node)));
        }
        SrunOutput output = new SrunOutput(agents, Map.of("n1", "10.0.0.1"));

        output.line(" 0: {\"netbench_agent\":1,\"version\":\"0\",\"host\":\"here\",\"node\":\"n1\",\"pid\":1,"
                + "\"control_port\":4711,\"addresses\":[\"10.9.0.1\"]}");
        output.line("srun: error: n[2-3]: tasks 1-2: Exited with exit code 127");
        output.line("1: bash: line 1: java: command not found");
        output.line("srun: error: Node failure on n4");
        output.ended(1);

        LaunchedAgent n1 = (LaunchedAgent) agents.get("n1").outcome();
        assertEquals(List.of("10.0.0.1", "10.9.0.1"), n1.addresses());
        String noJava = "bash: line 1: java: command not found; name Java on the hosts with {java}";
        assertEquals(
                new LaunchFailure(HostAddress.parse("n2"), noJava),
                agents.get("n2").outcome());
        assertEquals(
                new LaunchFailure(HostAddress.parse("n3"), noJava),
                agents.get("n3").outcome());
        assertEquals(
                "n4: launch: srun: error: Node failure on n4",
                agents.get("n4").outcome().toString());
    }

    private static HostList.Hosts hosts(String list) {
        return (HostList.Hosts) HostList.parse(list);
    }
}
