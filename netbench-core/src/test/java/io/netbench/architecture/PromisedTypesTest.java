package io.netbench.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.netbench.api.ForeignServer;
import io.netbench.api.InternalAccess;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is promised to programs must not change when something beneath it does. */
class PromisedTypesTest {

    private static final String API = "io.netbench.api";

    /** What the command line alone needs, and the documentation hides. */
    private static final List<Class<?>> HIDDEN = List.of(InternalAccess.class, ForeignServer.class);

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.netbench");
    }

    @Test
    void shouldShowNothingButItselfAndTheJdk() {
        assertFalse(classes.that(DescribedPredicate.describe(
                        "promised", type -> type.getPackageName().equals(API) && isPublic(type)))
                .isEmpty());
        codeUnits()
                .that(DescribedPredicate.describe("are seen by programs", PromisedTypesTest::isPromised))
                .should(showOnly(API, "java"))
                .check(classes);
    }

    @Test
    void shouldBeUsedByNoPartOfWhatItStandsOn() {
        noClasses()
                .that()
                .resideOutsideOfPackage(API)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(API + "..")
                .check(classes);
    }

    private static boolean isPromised(JavaCodeUnit unit) {
        JavaClass owner = unit.getOwner();
        return owner.getPackageName().equals(API)
                && isPublic(owner)
                && HIDDEN.stream().noneMatch(owner::isEquivalentTo)
                && (unit.getModifiers().contains(PUBLIC) || unit.getModifiers().contains(PROTECTED));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(PromisedTypesTest::isPublic).orElse(true);
    }

    private static ArchCondition<JavaCodeUnit> showOnly(String... packages) {
        return new ArchCondition<>("show only types of " + String.join(" and ", packages)) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(
                                Stream.concat(
                                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                                        unit.getParameterTypes().stream()
                                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())),
                                unit.getExceptionTypes().stream())
                        .map(type -> type.isArray() ? type.getBaseComponentType() : type)
                        .filter(type -> !type.isPrimitive()
                                && Stream.of(packages)
                                        .noneMatch(name -> (type.getPackageName() + ".").startsWith(name + ".")))
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " shows " + type.getName())));
            }
        };
    }
}
