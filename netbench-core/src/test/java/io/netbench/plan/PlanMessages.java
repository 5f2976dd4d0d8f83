package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What a person is told when a plan, or a quantity of it, is refused. */
public final class PlanMessages {

    private PlanMessages() {}

    public static String messageOf(Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }
}
