package io.netbench.cli;

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
import io.netbench.control.net.ControlChannels;
import io.netbench.launch.Launch;
import io.netbench.launch.LaunchPlan;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every package of the command line to what its row of the table may import. */
class CommandImportsTest {

    private static final String CLI = "io.netbench.cli";

    /** Each package, and those of the command line that it may import. The commands themselves may import all. */
    private static final String TABLE = """
            process  |
            terminal |
            certs    |
            agent    |
            ceiling  |
            live     | terminal
            progress | terminal
            report   | terminal
            doctor   | terminal ceiling
            html.markup |
            html.chart | terminal html.markup
            html     | terminal report html.markup html.chart
            options  | ceiling report
            run      | process terminal agent ceiling live progress report html options
            layers   | terminal html options run
            fabric   | terminal progress
            profiles | terminal
            iperf3   | terminal run
            scenario | options
            series   | process terminal progress report html options run
            watch    | process
            """;

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(CLI);
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

    static Iterable<String> packages() {
        return rows().keySet();
    }

    @Test
    void shouldHaveARowForEveryPackage() {
        var packages = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(CLI + "."))
                .map(name -> name.substring(CLI.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(rows().keySet(), packages);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldImportOnlyWhatItsRowNames(String name) {
        String[] allowed =
                Arrays.stream(rows().get(name)).map(CommandImportsTest::within).toArray(String[]::new);

        check(noClasses()
                .that()
                .resideInAPackage(within(name))
                .should()
                .dependOnClassesThat(resideInAPackage(CLI + "..")
                        .and(not(resideInAnyPackage(within(name))))
                        .and(not(resideInAnyPackage(allowed)))));
    }

    @Test
    void shouldHaveNoCycles() {
        check(slices().matching("io.netbench.cli.(*)..").should().beFreeOfCycles());
    }

    /** The library's first user: what programs can't reach, the commands don't either. */
    @Test
    void shouldOpenAgentsAndRunOnThemThroughTheLibraryAlone() {
        check(noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.netbench.coordinator.agents..", "io.netbench.coordinator.embedded..")
                                .or(belongToAnyOf(ControlChannels.class, Launch.class, LaunchPlan.class))));
    }

    private static String within(String name) {
        return CLI + "." + name;
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
