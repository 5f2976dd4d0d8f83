package io.netbench.result;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phase of a suite over a fabric, as it is written in names of phases, such as {@code pairs} and {@code pairs-rail2}, and at the begin of names
 * of their runs, such as {@code pairs-rail2-3}.
 *
 * @param step what is done in it, such as {@code pairs}
 * @param rail that it goes over, such as {@code rail 2}; empty where hosts have one, or nobody tells them apart
 */
public record FabricPhase(String step, Optional<String> rail) {

    private static final Pattern FORM = Pattern.compile("([a-z]+)(?:-rail(\\d{1,4})(?=-|$))?.*", Pattern.DOTALL);

    /** That of a phase, or of a run that is known by its name alone. */
    public static FabricPhase of(String phaseOrRun) {
        Matcher form = FORM.matcher(phaseOrRun);
        return form.matches()
                ? new FabricPhase(
                        form.group(1), Optional.ofNullable(form.group(2)).map(number -> "rail " + number))
                : new FabricPhase(phaseOrRun, Optional.empty());
    }

    /** What a phase is called. */
    public String phase() {
        return step + rail.map(of -> "-" + of.replace(" ", "")).orElse("");
    }
}
