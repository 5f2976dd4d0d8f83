package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What a person is told when a plan is refused. */
final class PlanMessages {

    private PlanMessages() {}

    static String messageOf(Executable refused) {
        return assertThrows(PlanException.class, refused).getMessage();
    }
}
