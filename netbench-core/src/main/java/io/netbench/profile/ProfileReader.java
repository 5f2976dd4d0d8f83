package io.netbench.profile;

import io.netbench.plan.PlanException;
import io.netbench.text.ByteSize;
import io.netbench.text.PlainText;
import io.netbench.text.PropertyNames;
import io.netbench.text.QuantityException;
import io.netbench.yaml.YamlException;
import io.netbench.yaml.YamlReader;
import io.netbench.yaml.YamlValue;
import io.netbench.yaml.YamlValue.Entry;
import io.netbench.yaml.YamlValue.Mapping;
import io.netbench.yaml.YamlValue.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads files of profiles. What is wrong is said all at once, a line for each. */
public final class ProfileReader {

    private static final String ROOT = "profiles";
    private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

    /** The longer ones take more of the stack to match than there is. */
    private static final int MOST_OF_NAME = 64;

    private static final String FOR_EACH_CPU = "cpus";

    private static final String BLOCK_SIZE = "block-size";
    private static final String RESPONSE_SIZE = "response-size";
    private static final String QUEUE_DEPTH = "queue-depth";
    private static final String CONNECTIONS = "connections";
    private static final String SOURCE = "source";
    private static final List<String> KEYS = List.of(BLOCK_SIZE, RESPONSE_SIZE, QUEUE_DEPTH, CONNECTIONS, SOURCE);

    private static final PropertyNames NAMES =
            property -> Optional.of(property.key().replace('_', '-'));

    private final String origin;
    private final List<String> problems = new ArrayList<>();

    private ProfileReader(String origin) {
        this.origin = origin;
    }

    /** Those that come with netbench. */
    public static Profiles builtIn() {
        try (InputStream in = ProfileReader.class.getResourceAsStream("profiles.yaml")) {
            return new ProfileReader(Profile.BUILT_IN).read(YamlReader.read(Profile.BUILT_IN, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Those of a file.
     *
     * @throws YamlException if it can't be read, or something in it is wrong
     */
    public static Profiles read(Path file) {
        return new ProfileReader(file.toString()).read(YamlReader.read(file));
    }

    private Profiles read(Mapping file) {
        List<Profile> profiles = new ArrayList<>();
        file.entries().forEach((key, entry) -> {
            if (!key.equals(ROOT)) {
                wrong(entry.line(), key, "is not known here; profiles stand below '" + ROOT + ":'");
            } else if (entry.value() instanceof Mapping all) {
                all.entries().forEach((name, one) -> profile(name, one).ifPresent(profiles::add));
            } else {
                wrong(
                        entry.line(),
                        key,
                        "must hold a profile by each name, got: "
                                + entry.value().kind());
            }
        });
        if (!file.entries().containsKey(ROOT)) {
            wrong(1, ROOT, "is missing; profiles stand below it");
        }
        if (!problems.isEmpty()) {
            throw new YamlException(problems);
        }
        return Profiles.of(profiles);
    }

    private Optional<Profile> profile(String name, Entry entry) {
        int before = problems.size();
        if (name.length() > MOST_OF_NAME) {
            wrong(
                    entry.line(),
                    PlainText.begin(name, MOST_OF_NAME),
                    "a profile's name has at most " + MOST_OF_NAME + " characters");
        } else if (!name.matches(NAME)) {
            wrong(entry.line(), name, "a profile's name is of a-z, 0-9 and -, such as site-nfs");
        }
        if (!(entry.value() instanceof Mapping keys)) {
            wrong(entry.line(), name, "must have keys: " + String.join(", ", KEYS));
            return Optional.empty();
        }
        keys.entries().forEach((key, one) -> {
            if (!KEYS.contains(key)) {
                wrong(one.line(), key, "is not known here; a profile has " + String.join(", ", KEYS));
            }
        });
        Optional<Long> block = required(name, entry, keys, BLOCK_SIZE, ByteSize::parse);
        Optional<Long> response = value(keys, RESPONSE_SIZE, ByteSize::parse);
        Optional<Integer> depth = required(name, entry, keys, QUEUE_DEPTH, ProfileReader::count);
        Optional<OptionalInt> connections = required(name, entry, keys, CONNECTIONS, ProfileReader::connections);
        Optional<String> source = required(name, entry, keys, SOURCE, Function.identity());
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Profile(
                    name,
                    block.orElseThrow(),
                    response.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    depth.orElseThrow(),
                    connections.orElseThrow(),
                    PlainText.of(source.orElseThrow().strip()),
                    origin));
        } catch (PlanException e) {
            Entry at = e.property()
                    .map(property -> keys.entries().get(property.key().replace('_', '-')))
                    .orElse(entry);
            problems.add(place(at.line()) + NAMES.in(e.getMessage()));
            return Optional.empty();
        }
    }

    private <T> Optional<T> required(
            String name, Entry profile, Mapping keys, String key, Function<String, T> reading) {
        if (!keys.entries().containsKey(key)) {
            wrong(profile.line(), name, "has no " + key);
        }
        return value(keys, key, reading);
    }

    private <T> Optional<T> value(Mapping keys, String key, Function<String, T> reading) {
        Entry entry = keys.entries().get(key);
        if (entry == null) {
            return Optional.empty();
        }
        YamlValue value = entry.value();
        if (!(value instanceof Scalar scalar) || scalar.isNull()) {
            wrong(entry.line(), key, "must be a single value, got: " + value.kind());
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(scalar.text()));
        } catch (QuantityException | PlanException e) {
            wrong(entry.line(), key, e.getMessage());
            return Optional.empty();
        }
    }

    private static int count(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new PlanException("'" + PlanException.quoted(text) + "' is not a whole number");
        }
    }

    private static OptionalInt connections(String text) {
        if (text.equals(FOR_EACH_CPU)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new PlanException("'" + PlanException.quoted(text) + "' is not a whole number, nor " + FOR_EACH_CPU
                    + " for one for each CPU");
        }
    }

    private void wrong(int line, String key, String what) {
        problems.add(place(line) + PlainText.of(key) + ": " + what);
    }

    private String place(int line) {
        return origin + ":" + line + ": ";
    }
}
