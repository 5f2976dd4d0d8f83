package io.netbench.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.netbench.control.AgentCoLocation;
import io.netbench.control.HostReport;
import io.netbench.control.RunSecret;
import io.netbench.traffic.connection.Connection;
import io.netbench.transport.TcpInfo;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every package to what its row of the table may import. */
class PackageImportsTest {

    /** Each package, and the packages of netbench that it may import. */
    private static final String TABLE = """
            text        |
            time        |
            plan        | text
            yaml        | text
            profile     | text plan yaml
            host        | text time
            advice      | text host
            transport   | text plan
            measure     | time plan transport
            traffic     | text time plan transport measure
            result      | text time host
            analysis    | text plan host result
            report      | text result analysis
            control     | text time plan host result
            dataplane   | text time plan host transport measure traffic result control
            agent       | text time plan host transport measure traffic result control dataplane
            iperf3      | text time plan host transport measure traffic result analysis control dataplane
            coordinator | text plan host result analysis control dataplane agent
            launch      | text time plan
            suite       | text time plan host result analysis coordinator
            storage     | text result
            api         | text time plan host transport result analysis control dataplane iperf3 coordinator launch
            """;

    private static final SliceAssignment TOP_LEVEL_TYPES_OF_TRAFFIC = new SliceAssignment() {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return resideInAPackage(within("traffic")).test(type)
                    ? SliceIdentifier.of(type.getName().split("\\$", 2)[0])
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "top-level types of traffic";
        }
    };

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.netbench");
    }

    static Map<String, String[]> rows() {
        return TABLE.lines()
                .map(row -> row.split("\\|", 2))
                .collect(Collectors.toMap(
                        row -> row[0].strip(),
                        row -> Arrays.stream(row[1].strip().split(" +", 0))
                                .filter(name -> !name.isEmpty())
                                .toArray(String[]::new),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Test
    void shouldHaveARowForEveryPackage() {
        var packages = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("io.netbench."))
                .map(name -> name.split("\\.", 4)[2])
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(rows().keySet(), packages);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldImportOnlyWhatItsRowNames(String name) {
        String[] allowed =
                Arrays.stream(rows().get(name)).map(PackageImportsTest::within).toArray(String[]::new);

        check(noClasses()
                .that()
                .resideInAPackage(within(name))
                .should()
                .dependOnClassesThat(resideInAPackage("io.netbench..")
                        .and(not(resideInAnyPackage(within(name))))
                        .and(not(resideInAnyPackage(allowed)))));
    }

    static Iterable<String> packages() {
        return rows().keySet();
    }

    @Test
    void shouldReachTransportsFromMeasureThroughTcpInfoOnly() {
        check(noClasses()
                .that()
                .resideInAPackage(within("measure"))
                .should()
                .dependOnClassesThat(resideInAPackage(within("transport")).and(not(belongToAnyOf(TcpInfo.class)))));
    }

    @Test
    void shouldReachTheControlPlaneFromTheDataPlaneThroughItsRecordsOnly() {
        check(noClasses()
                .that()
                .resideInAPackage(within("dataplane"))
                .should()
                .dependOnClassesThat(resideInAPackage(within("control"))
                        .and(not(belongToAnyOf(AgentCoLocation.class, HostReport.class, RunSecret.class)))));
    }

    @Test
    void shouldNameAgentsOnlyWhereTheCoordinatorEmbedsOne() {
        check(noClasses()
                .that()
                .resideInAPackage(within("coordinator"))
                .and()
                .resideOutsideOfPackage("io.netbench.coordinator.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("agent")));
    }

    @Test
    void shouldKnowGrpcOnlyWhereControlIs() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(within("control"), within("agent"), within("coordinator"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..", "com.google.protobuf.."));
    }

    @Test
    void shouldKnowNettyOnlyWhereBytesMove() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        within("transport"),
                        within("traffic"),
                        within("control.net"),
                        within("dataplane"),
                        within("iperf3"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.."));
        check(noClasses()
                .that()
                .resideInAPackage(within("dataplane"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.netty..")
                        .and(not(resideInAnyPackage("io.netty.channel", "io.netty.util..")))));
    }

    @Test
    void shouldNameNoTransportOfNetty() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty.channel.epoll..",
                        "io.netty.channel.uring..",
                        "io.netty.channel.unix..",
                        "io.netty.channel.nio..",
                        "io.netty.channel.socket.nio.."));
    }

    @Test
    void shouldHaveNoCycles() {
        check(slices().matching("io.netbench.(*)..").should().beFreeOfCycles());
    }

    @Test
    void shouldBuildTrafficFromConnectionsUpwards() {
        check(noClasses()
                .that()
                .resideInAPackage("io.netbench.traffic.connection")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netbench.traffic", "io.netbench.traffic.handshake"));
        check(noClasses()
                .that()
                .resideInAPackage("io.netbench.traffic.handshake")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netbench.traffic"));
    }

    /** Within traffic not even types of one package may need each other. */
    @Test
    void shouldHaveNoCyclesBetweenTypesOfTraffic() {
        check(slices().assignedFrom(TOP_LEVEL_TYPES_OF_TRAFFIC).should().beFreeOfCycles());
    }

    /** A connection sends through a wire, which alone knows what that is made of. */
    @Test
    void shouldKnowTheChannelOfAConnectionInItsWireOnly() {
        check(noClasses()
                .that()
                .areAssignableTo(Connection.class)
                .or()
                .haveSimpleName("PayloadWriter")
                .should()
                .dependOnClassesThat(resideInAPackage("io.netty.channel..").and(not(belongToAnyOf(EventLoop.class)))));
    }

    private static String within(String name) {
        return "io.netbench." + name + "..";
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
