package io.netbench.plan;

import static io.netbench.plan.PlanMessages.messageOf;
import static io.netbench.plan.Requests.barrier;
import static io.netbench.plan.Requests.links;
import static io.netbench.plan.Requests.load;
import static io.netbench.plan.Requests.plan;
import static io.netbench.plan.Requests.roles;
import static io.netbench.plan.Requests.timing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {

    private static final RoleRequest INCAST = roles(Pattern.INCAST, Mode.PUSH);

    private static RunPlan planOf(DataPlan data, LoadRequest load) {
        return Planner.plan(new RunRequest(load, TimingRequest.DEFAULT, data, 1), Requests.RUN_ID);
    }

    private static SocketPlan nagle() {
        return SocketPlan.DEFAULT.with(new SocketKnobs(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                true));
    }

    private static LoadRequest datagrams() {
        return new LoadRequest(
                Optional.empty(),
                INCAST,
                LinkSettings.parse("block-size=1400,rate=1g,response-size=0"),
                List.of(),
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                LoadSpan.WHOLE,
                Thresholds.NONE,
                DataProtocol.UDP);
    }

    private static LinkLoad loadOf(RunPlan plan, int link) {
        return plan.links().get(link).load();
    }

    private static RoleRequest incast(Topology topology, String servers, String clients) {
        return roles(Pattern.INCAST, Mode.PUSH, topology, servers, clients);
    }

    @Test
    void shouldPlanDefaultsWhenNothingIsAskedFor() {
        RunPlan plan = plan(INCAST);
        assertEquals(8, plan.links().size());
        assertEquals(new LinkLoad(1 << 20, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty()), loadOf(plan, 0));
        assertEquals(OptionalLong.of(10_000_000_000L), plan.schedule().durationNs());
        assertEquals(2_000_000_000L, plan.schedule().warmupNs());
        assertEquals(10_000_000L, plan.schedule().tickNs());
        assertEquals(1_000_000_000L, plan.schedule().intervalNs());
        assertEquals(5_000_000_000L, plan.schedule().drainNs());
        assertFalse(plan.endsByBytesOrRounds());
    }

    /** One agent carries all that is on this host; a host that is named on both sides, or with a port, has one of its own. */
    @ParameterizedTest
    @CsvSource({"2, 3, this host, 0 0 0 0 0", "a, 2, this host;a, 1 0 0", "'a,b:99', 'b:99,c', a;b:99;c, 0 1 2"})
    void shouldNameTheAgentsThatCarryItsEndpoints(String servers, String clients, String agents, String ofEndpoints) {
        RunPlan plan = plan(incast(Topology.MESH, servers, clients));

        assertEquals(List.of(agents.split(";")), plan.agents());
        assertEquals(
                ofEndpoints,
                plan.endpoints().stream()
                        .map(endpoint -> Integer.toString(endpoint.agent()))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void shouldMakePlanAgainFromSameRequest() {
        RoleRequest roles = incast(Topology.MESH, "3", "node[1-4]");
        assertEquals(plan(roles), plan(roles));
    }

    @ParameterizedTest
    @CsvSource({
        "INCAST, PUSH, client-1>server-1, 8",
        "INCAST, READ, server-1>client-1, 8",
        "BROADCAST, PUSH, server-1>client-1, 8",
        "BROADCAST, READ, server-1>client-1, 8"
    })
    void shouldMakeOneHubOfEightLinksByDefault(Pattern pattern, Mode mode, String first, int count) {
        RunPlan plan = plan(roles(pattern, mode));
        Load load = plan.loads().get(0);
        assertEquals(first, links(plan).get(0));
        assertEquals(count, load.links().size());
        assertEquals(1, load.links().stream().map(load::hubOf).distinct().count());
    }

    @Test
    void shouldOrderLinksHubByHub() {
        assertEquals(
                List.of("client-1>server-1", "client-2>server-1", "client-1>server-2", "client-2>server-2"),
                links(plan(incast(Topology.MESH, "2", "2"))));
        assertEquals(
                List.of("server-1>client-1", "server-2>client-1", "server-1>client-2", "server-2>client-2"),
                links(plan(roles(Pattern.INCAST, Mode.READ, Topology.MESH, "2", "2"))));
        assertEquals(
                List.of("server-1>client-1", "server-1>client-2", "server-2>client-1", "server-2>client-2"),
                links(plan(roles(Pattern.BROADCAST, Mode.PUSH, Topology.MESH, "2", "2"))));
    }

    @Test
    void shouldGiveClientsServersInTurnWhenSpread() {
        assertEquals(
                List.of("client-1>server-1", "client-3>server-1", "client-2>server-2"),
                links(plan(incast(Topology.SPREAD, "2", "3"))));
    }

    @Test
    void shouldLinkSamePlacesWhenPairs() {
        assertEquals(
                List.of("client-1>server-1", "client-2>server-2", "client-3>server-3"),
                links(plan(incast(Topology.PAIRS, "3", "3"))));
    }

    @Test
    void shouldNeverLinkHostToItself() {
        assertEquals(
                List.of("b>a", "c>a", "a>b", "c>b", "a>c", "b>c"),
                links(plan(incast(Topology.MESH, "a,b,c", "a,b,c"))));
        assertEquals(List.of("c>a", "a>b", "b>c"), links(plan(incast(Topology.SPREAD, "a,b,c", "a,b,c"))));
        assertEquals(List.of("b>a", "a>b"), links(plan(incast(Topology.PAIRS, "a,b", "b,a"))));
    }

    @Test
    void shouldGiveEachHostItsAgentAndLocalEndpointsOneTogether() {
        RunPlan plan = plan(incast(Topology.MESH, "2", "x,y"));
        assertEquals(
                List.of(
                        new Endpoint(0, "server-1", 0),
                        new Endpoint(1, "server-2", 0),
                        new Endpoint(2, "x", 1),
                        new Endpoint(3, "y", 2)),
                plan.endpoints());
        assertEquals(
                List.of(new Endpoint(0, "x", 0), new Endpoint(1, "y", 1)),
                plan(incast(Topology.MESH, "x", "x,y")).endpoints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            PAIRS  | 2    | 3    | {topology} pairs needs as many servers as clients, got: 2 and 3
            PAIRS  | a,b  | a,c  | {topology} pairs would link a to itself; name it once, or at another place of the list
            SPREAD | a    | a    | {topology} spread would link a to itself; name it once, or at another place of the list
            SPREAD | 3    | 2    | {topology} spread gives each client one server and leaves server-3 without a link; name at least as many clients as servers
            MESH   | a    | a    | {servers} and {clients} must name two hosts at least, got: a for both
            MESH   | 2000 | 2000 | {servers} times {clients} must be at most 1000000 links, got: 2000 x 2000; {topology} spread has one link a client
            """)
    void shouldSayWhyEndpointsDoNotFitTopology(Topology topology, String servers, String clients, String message) {
        assertEquals(message, messageOf(() -> plan(incast(topology, servers, clients))));
    }

    @Test
    void shouldUseRequestsOf64BytesWhenReading() {
        assertEquals(64, loadOf(plan(roles(Pattern.INCAST, Mode.READ)), 0).responseSizeBytes());
    }

    @Test
    void shouldLetOperationsOverlapWhenThereIsRate() {
        assertEquals(32, loadOf(plan(load(INCAST, "rate=1g")), 0).queueDepth());
        assertEquals(3, loadOf(plan(load(INCAST, "rate=1g,queue-depth=3")), 0).queueDepth());
    }

    @Test
    void shouldGiveNamedLinksTheirOwnLoadAndLeaveOthers() {
        RunPlan plan = plan(load(
                INCAST, "block-size=4k", "client-2/*:rate=100mbit,connections=2", "client-2/server-1:connections=3"));
        assertEquals(new LinkLoad(4096, 1, 3, 32, OptionalLong.of(100_000_000), OptionalLong.empty()), loadOf(plan, 1));
        assertEquals(new LinkLoad(4096, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty()), loadOf(plan, 0));
    }

    @Test
    void shouldNameOverrideThatMatchesNoLinkOrIsOutOfRange() {
        assertEquals(
                "{link} 'client-9/*' matches no link; names are those of sources and sinks, such as client-1/server-1",
                messageOf(() -> plan(load(INCAST, "", "client-1/*:rate=1g", "client-9/*:rate=1g"))));
        assertEquals(
                "{link} 'client-1/*': connections must be from 1 to 100000, got: 0",
                messageOf(() -> plan(load(INCAST, "", "client-1/*:connections=0"))));
    }

    @Test
    void shouldReplaceDefaultTimeByBytesOrRounds() {
        RunPlan byBytes = plan(load(INCAST, "bytes=1g"));
        assertEquals(OptionalLong.empty(), byBytes.schedule().durationNs());
        assertTrue(byBytes.endsByBytesOrRounds());
        RunPlan byRounds = plan(barrier(INCAST, "", OptionalLong.of(100)));
        assertEquals(OptionalLong.empty(), byRounds.schedule().durationNs());
    }

    @Test
    void shouldKeepTimeThatIsAskedForBesideBytes() {
        RunPlan plan = plan(load(INCAST, "bytes=1g"), timing("300ms", ""));
        assertEquals(OptionalLong.of(300_000_000), plan.schedule().durationNs());
        assertTrue(plan.endsByBytesOrRounds());
    }

    @Test
    void shouldKeepDefaultTimeWhenOnlySomeLinksHaveByteTarget() {
        RunPlan plan = plan(load(INCAST, "", "client-1/*:bytes=1m"));
        assertEquals(OptionalLong.of(10_000_000_000L), plan.schedule().durationNs());
    }

    @Test
    void shouldLengthenTickWhenAgentCarriesManyLinks() {
        assertEquals(
                10_000_000, plan(incast(Topology.MESH, "1", "1000")).schedule().tickNs());
        assertEquals(
                100_000_000, plan(incast(Topology.MESH, "1", "1001")).schedule().tickNs());
        LoadRequest many = LoadRequest.of(incast(Topology.MESH, "1", "1001"));
        assertEquals(100_000_000, plan(many, timing("", "5ms")).schedule().tickNs());
        assertEquals(200_000_000, plan(many, timing("", "200ms")).schedule().tickNs());
        assertEquals(
                "{duration} must be a multiple of {tick}, which is 100ms, got: 250ms; the nearest that fits is 300ms",
                messageOf(() -> plan(many, timing("250ms", "10ms"))));
        assertEquals(
                10_000_000,
                plan(incast(Topology.MESH, "a[1-40]", "b[1-40]")).schedule().tickNs());
    }

    @Test
    void shouldRefuseARateOfLessThanABlockASecondWhereBlocksAreTimed() {
        String wanted =
                "{rate} must be at least 2097152 bit/s, so that each connection starts a block of 64 KiB a second,"
                        + " got: 2 Mbit/s; or give smaller blocks with {block_size}";
        assertEquals(wanted, messageOf(() -> plan(load(INCAST, "block-size=64k,connections=4,rate=2mbit"))));
        assertEquals(
                "{link} 'client-1/*': " + wanted.replace("{rate}", "rate"),
                messageOf(() -> plan(load(INCAST, "block-size=64k,connections=4", "client-1/*:rate=2mbit"))));
        plan(load(INCAST, "block-size=64k,connections=4,rate=2097152bit"));
        plan(load(INCAST, "block-size=1g,response-size=0,rate=10k"));
    }

    @Test
    void shouldRefuseContradictionsAndNameOption() {
        assertEquals(
                "{rate} must be left out with {barrier}: a round starts when the last one is done",
                messageOf(() -> plan(barrier(INCAST, "rate=1g", OptionalLong.empty()))));
        assertEquals(
                "{queue_depth} must be 1 with {barrier}, got: 2",
                messageOf(() -> plan(barrier(INCAST, "queue-depth=2", OptionalLong.empty()))));
        assertEquals(
                "{response_size} must be at least 1 with {barrier}: rounds are kept by responses",
                messageOf(() -> plan(barrier(INCAST, "response-size=0", OptionalLong.empty()))));
        assertEquals(
                "{queue_depth} must be left out with {response_size} 0: a plain stream has no operations in flight",
                messageOf(() -> plan(load(INCAST, "response-size=0,queue-depth=2"))));
        LoadRequest roundsAlone =
                new LoadRequest(INCAST, LinkSettings.NONE, List.of(), false, OptionalLong.of(5), ArrivalPhase.SPREAD);
        assertEquals("{rounds} needs {barrier}: only a barrier keeps rounds", messageOf(() -> plan(roundsAlone)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            15ms  | 10ms  | {duration} must be a multiple of {tick}, which is 10ms, got: 15ms; the nearest that fits is 20ms
            14ms  | 10ms  | {duration} must be a multiple of {tick}, which is 10ms, got: 14ms; the nearest that fits is 10ms
            30ms  | 100ms | {duration} must be a multiple of {tick}, which is 100ms, got: 30ms; the nearest that fits is 100ms
            5ms   | 1ms   | {duration} must be from 10ms to 30d, got: 5ms
            31d   | 10ms  | {duration} must be from 10ms to 30d, got: 744h
            1s    | 2s    | {tick} must be from 1ms to 1s, got: 2s
            """)
    void shouldRefuseTimesThatDoNotFit(String duration, String tick, String message) {
        assertEquals(message, messageOf(() -> plan(LoadRequest.of(INCAST), timing(duration, tick))));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldStreamWithoutDepthWhenThereIsNoResponse(Mode mode) {
        LinkLoad load = loadOf(plan(load(roles(Pattern.INCAST, mode), "response-size=0,rate=1g")), 0);
        assertTrue(load.isStream());
        assertEquals(1, load.queueDepth());
    }

    @Test
    void shouldShowPlainValuesInMessages() {
        assertEquals(
                "{threads} must be from 1 to 1024, got: 0",
                messageOf(() -> new DataPlan(DataPlan.AUTO, OptionalInt.of(0), SocketPlan.DEFAULT, false, false)));
    }

    @Test
    void shouldRefuseOptionsThatNoLoadHasAUseFor() {
        SocketKnobs knobs = new SocketKnobs(
                OptionalLong.empty(),
                OptionalLong.of(16_384),
                OptionalLong.empty(),
                Optional.of(KeepAlive.parse("10s/1s/5")),
                OptionalLong.of(1_000_000),
                true);
        SocketPlan ofTcp = new SocketPlan(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(1400),
                Optional.of("cubic"),
                OptionalInt.empty(),
                knobs);
        LoadRequest tcp = LoadRequest.of(INCAST);
        LoadRequest udp = datagrams();

        assertEquals(
                "{mss}, {congestion}, {notsent_lowat}, {keep_alive}, {user_timeout}, {nagle}: TCP alone has these, and this"
                        + " load is of datagrams; leave them out, or {udp}",
                messageOf(() -> planOf(Requests.DATA.withSocket(ofTcp), udp)));
        assertEquals(
                "{nagle}: TCP alone has this, and this load is of datagrams; leave it out, or {udp}",
                messageOf(() -> planOf(Requests.DATA.withSocket(nagle()), udp)));
        assertEquals(
                "{gro}: datagrams alone have this, and this load is of TCP; leave it out, or ask for {udp}",
                messageOf(() ->
                        planOf(Requests.DATA.with(new DatagramOffloads(Optional.of(false), Optional.of(true))), tcp)));
        assertEquals(1, planOf(Requests.DATA.withSocket(ofTcp), tcp).loads().size());
        assertEquals(
                1,
                planOf(Requests.DATA.withSocket(SocketPlan.DEFAULT.with(SocketKnobs.pacedTo(1_000_000))), udp)
                        .loads()
                        .size());
    }

    @Test
    void shouldRefuseToEncryptWhatGoesOutOfAFile() {
        DataPlan encrypted = Requests.DATA.with(DataTls.AUTO);

        assertEquals(
                "{tls_data}: what goes out of a file is not encrypted on its way; leave it out, or have senders copy",
                messageOf(() -> encrypted.with(SendPath.FILE)));
    }

    @Test
    void shouldRefuseToCheckBytesThatAreThrownAway() {
        assertEquals(
                "{zero_copy}: sinks that throw bytes away can't check them; leave out {verify}, or this",
                messageOf(() -> new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, true, true)));
    }
}
