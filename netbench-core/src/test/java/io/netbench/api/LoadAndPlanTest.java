package io.netbench.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.RunPlan;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadAndPlanTest {

    private static final Load WRITES = Load.incast().servers(1).clients(2);

    @Test
    void shouldDrawTheLinksOfEveryLoad() {
        Plan plan = Plan.of(
                WRITES.name("writes"), Load.broadcast().name("reads").read().clients("node[01-02]"));

        assertEquals(
                List.of("client-1->server-1", "client-2->server-1", "server-1->node01", "server-1->node02"),
                plan.links());
    }

    @Test
    void shouldLeaveTheLoadAndThePlanThatAnotherIsMadeOf() {
        Load paced = WRITES.rateBitsPerSecond(80_000_000);
        paced.link("client-1/*:rate=1mbit");
        paced.rateBitsPerSecond(1);
        Plan plan = Plan.of(paced);
        plan.duration(Duration.ofSeconds(1)).seed(3);

        RunPlan made = plan.toRunPlan();

        assertEquals(OptionalLong.of(80_000_000), made.links().get(0).load().rateBitsPerS());
        assertEquals(OptionalLong.of(10_000_000_000L), made.schedule().durationNs());
        assertNotEquals(made.runId(), plan.toRunPlan().runId(), "each run has a name of its own");
        assertNotEquals(made.seed(), plan.toRunPlan().seed(), "and a seed, if none was given");
        assertEquals(3, plan.seed(3).toRunPlan().seed());
    }

    @Test
    void shouldAskForWhatItsMethodsSay() {
        Load load = Load.incast()
                .name("probe")
                .read()
                .servers(2)
                .clients(2)
                .pairs()
                .blockSizeBytes(4096)
                .responseSizeBytes(128)
                .connections(3)
                .queueDepth(4)
                .rateBitsPerSecond(80_000_000)
                .alignedArrivals()
                .start(Duration.ofSeconds(1))
                .stop(Duration.ofSeconds(2))
                .minShare(0.5)
                .maxP99(Duration.ofMillis(5));
        Plan plan = Plan.of(load.minShare(0.5).minFairness(0.9));

        String refused = assertThrows(NetbenchException.class, plan::check).getMessage();
        assertTrue(refused.contains("minShare needs links between hosts"), refused);
    }

    @Test
    void shouldRefuseAValueWhereItIsGiven() {
        assertRefused("blockSizeBytes must be", () -> WRITES.blockSizeBytes(0));
        assertRefused("responseSizeBytes must be", () -> WRITES.responseSizeBytes(-1));
        assertRefused("connections must be", () -> WRITES.connections(0));
        assertRefused("queueDepth must be", () -> WRITES.queueDepth(4097));
        assertRefused("must be at least 1 bit", () -> WRITES.rateBitsPerSecond(0));
        assertRefused("bytesPerLink must be", () -> WRITES.bytesPerLink(0));
        assertRefused("start must not be negative", () -> WRITES.start(Duration.ofSeconds(-1)));
        assertRefused("warmup must not be negative", () -> Plan.of(WRITES).warmup(Duration.ofMillis(-1)));
    }

    @Test
    void shouldNameTheMethodWhoseValueIsWrong() {
        assertRefused("rounds needs barrier", () -> Plan.of(WRITES.rounds(3)).check());
        assertRefused(
                "duration must be a multiple of tick",
                () -> Plan.of(WRITES).duration(Duration.ofMillis(15)).check());
        assertRefused(
                "warmup must be",
                () -> Plan.of(WRITES).warmup(Duration.ofDays(31)).check());
        assertRefused(
                "duration must be less than 292 years",
                () -> Plan.of(WRITES).duration(Duration.ofSeconds(Long.MAX_VALUE)));
        assertRefused("dscp must be", () -> Plan.of(WRITES).dscp(64));
        assertRefused(
                "stop must be after", () -> WRITES.start(Duration.ofSeconds(2)).stop(Duration.ofSeconds(1)));
        assertRefused(
                "maxP99 needs",
                () -> Plan.of(WRITES.responseSizeBytes(0).maxP99(Duration.ofMillis(1)))
                        .check());
        assertRefused("'incast' is there twice", () -> Plan.of(WRITES, WRITES));
        assertRefused("empty place", () -> WRITES.clients("a,,b"));
    }

    /** A message that says what to change has to call it what it is called. */
    @Test
    void shouldNameMethodsThatThereAre() {
        Set<String> methods = new HashSet<>();
        Stream.of(Load.class, Plan.class, Netbench.Builder.class, Launcher.class, Tls.class, Baseline.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName)
                .forEach(methods::add);

        MethodNames.NAMES.all().forEach(name -> assertTrue(methods.contains(name), name));
    }

    private static void assertRefused(String part, Runnable asked) {
        String message = assertThrows(NetbenchException.class, asked::run).getMessage();
        assertTrue(message.contains(part) && !message.contains("{"), message);
    }
}
