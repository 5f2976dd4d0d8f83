package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.PlanException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentProgramTest {

    @Test
    void shouldShareTheFlagsOfThisJvmExceptWhatIsItsOwn() {
        List<String> flags = AgentProgram.flags(List.of(
                "-Xlog:disable",
                "-XX:SharedArchiveFile=/home/me/.cache/netbench/1.jsa",
                "-XX:AOTCache=/usr/lib/netbench/netbench.aot",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-javaagent:/tools/jacoco.jar",
                "-agentlib:jdwp=transport=dt_socket",
                "-Xmx4g"));

        assertEquals(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable", "-Xmx4g"), flags);
    }

    @Test
    void shouldStartAJarWithJavaAndAnythingElseByItself() {
        List<String> jar = AgentProgram.at("~/netbench.jar", "/opt/jdk/bin/java", List.of("--bind=h1"))
                .command();
        assertEquals("/opt/jdk/bin/java", jar.get(0));
        assertEquals(
                List.of("-jar", "~/netbench.jar", "agent", "--launched", "--bind=h1"),
                jar.subList(jar.size() - 5, jar.size()));
        assertEquals(
                List.of("/opt/netbench", "agent", "--launched"),
                AgentProgram.at("/opt/netbench", "java", List.of()).command());
    }

    @Test
    void shouldAskForAPathWhenThisProcessRunsFromClasses() {
        PlanException e = assertThrows(PlanException.class, AgentProgram::ownJar);
        assertTrue(e.getMessage().contains("{launch_path}"), e.getMessage());
    }
}
