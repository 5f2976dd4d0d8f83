package io.netbench.cli.series;

import io.netbench.plan.RunRequest;
import io.netbench.result.SuiteResult;
import io.netbench.suite.SeriesOrder;
import io.netbench.suite.SeriesPhase;
import io.netbench.suite.sweep.SweepAxis;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a series was asked for, as its document has it. Who resumes it must ask for the same. */
public final class SeriesParameters {

    private static final String SEED = "seed";
    private static final int DIGEST_BYTES = 6;

    private SeriesParameters() {}

    /**
     * Those of a series.
     *
     * @param bases what its runs are variations of, phase by phase
     */
    public static Map<String, List<String>> of(SeriesOrder order, List<RunRequest> bases) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("phases", order.phases().stream().map(SeriesPhase::name).toList());
        for (SeriesPhase phase : order.phases()) {
            String prefix = order.phases().size() == 1 ? "" : phase.name() + ".";
            for (SweepAxis axis : phase.sweep().axes()) {
                parameters.put(prefix + axis.parameter(), axis.values());
            }
            if (phase.sweep().repeats() > 1) {
                parameters.put(
                        prefix + "repeats",
                        List.of(Integer.toString(phase.sweep().repeats())));
            }
            if (!phase.sweep().axes().isEmpty()) {
                parameters.put(
                        prefix + "fixed", List.of(phase.sweep().fixed().name().toLowerCase(Locale.ROOT)));
            }
        }
        parameters.put(SEED, List.of(Long.toString(bases.get(0).seed())));
        parameters.put("settings", List.of(digest(bases.toString())));
        return parameters;
    }

    /** The seed of a series that is kept. */
    static Optional<Long> seed(SuiteResult suite) {
        return Optional.ofNullable(suite.parameters().get(SEED))
                .filter(values -> values.size() == 1 && values.get(0).matches("\\d{1,18}"))
                .map(values -> Long.parseLong(values.get(0)));
    }

    /** All else that was asked for: too much to be listed, and enough to tell it from something else. */
    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
