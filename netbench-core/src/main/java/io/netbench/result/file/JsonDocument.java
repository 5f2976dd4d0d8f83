package io.netbench.result.file;

import io.netbench.result.ResultJson;
import io.netbench.text.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/**
 * A document of ours that is read: whatever is wrong with it is said in one line, by the place in it.
 *
 * @param name what messages call it
 * @param kind what it should be, such as {@code netbench result}
 * @param schema of the version that is written
 * @param root of it
 */
record JsonDocument(String name, String kind, String schema, JsonNode root) {

    /** The field that a record's complaint begins with: its own name for itself, and the member. */
    private static final Pattern FIELD = Pattern.compile("(?:[a-z0-9_.\\[\\]]+\\.)?([a-z0-9_]+)");

    private static final int MAX_SHOWN = 40;

    /** @throws ResultFileException if there is no file, or it is no JSON with a schema */
    static JsonDocument read(Path file, String kind, String schema) {
        if (Files.isDirectory(file)) {
            throw new ResultFileException("%s: is a folder".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, kind, schema);
        } catch (IOException e) {
            throw new ResultFileException("%s: %s".formatted(file, FileFailure.reasonOf(e)), e);
        }
    }

    /** @throws ResultFileException if it can't be read, or is no JSON with a schema */
    static JsonDocument read(String name, InputStream in, String kind, String schema) {
        try {
            return of(name, ResultJson.mapper().readTree(in), kind, schema);
        } catch (JacksonIOException e) {
            throw new ResultFileException("%s: %s".formatted(name, FileFailure.reasonOf(e.getCause())), e);
        } catch (UnexpectedEndOfInputException e) {
            throw new ResultFileException("%s: is cut off in line %d".formatted(name, line(e)), e);
        } catch (StreamConstraintsException e) {
            throw new ResultFileException(
                    "%s: not a %s: it is too long, or something in it is, or is nested too deep".formatted(name, kind),
                    e);
        } catch (JacksonException e) {
            throw new ResultFileException(
                    "%s: not JSON: line %d, column %d can't be read"
                            .formatted(name, line(e), e.getLocation().getColumnNr()),
                    e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(name, e);
        }
    }

    private static JsonDocument of(String name, JsonNode root, String kind, String schema) {
        if (root.isMissingNode()) {
            throw new ResultFileException("%s: is empty".formatted(name));
        }
        if (!root.path("schema").isString()) {
            throw new ResultFileException("%s: not a %s: it has no \"schema\": \"%s\"".formatted(name, kind, schema));
        }
        return new JsonDocument(name, kind, schema, root);
    }

    /** Whether it says that it is of such a version. */
    boolean isOf(String version) {
        return root.path("schema").stringValue().equals(version);
    }

    /** Whether it is of the same kind, of whatever version. */
    boolean isOfKind(String version) {
        return root.path("schema").stringValue().startsWith(version.substring(0, version.indexOf('/') + 1));
    }

    /** Whether it is one of netbench's, of whatever kind. */
    boolean isOurs() {
        return root.path("schema").stringValue().startsWith("netbench-");
    }

    /** What to say of a version that is not read. */
    ResultFileException otherVersion(String read) {
        return new ResultFileException("%s: its schema is %s, this version of netbench reads %s"
                .formatted(name, excerpt(root.path("schema").stringValue()), read));
    }

    /** @throws ResultFileException if it has another shape, or figures that can't be */
    <T extends Record> T as(Class<T> type) {
        try {
            DocumentShape.require(root, type);
            T read = ResultJson.mapper().treeToValue(root, type);
            ResultCheck.require(read);
            return read;
        } catch (JacksonException e) {
            throw new ResultFileException("%s: a damaged %s: %s".formatted(name, shortKind(), damage(e)), e);
        } catch (IllegalArgumentException e) {
            throw new ResultFileException("%s: a damaged %s: %s".formatted(name, shortKind(), e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(name, e);
        }
    }

    /** The advice for a run that needs more memory would be of no use to who reads a file. */
    private static ResultFileException tooLarge(String name, OutOfMemoryError shortage) {
        return new ResultFileException(
                "%s: is too large for the Java heap of %d MiB; give it more with NETBENCH_JAVA_OPTS=-Xmx4g"
                        .formatted(name, Runtime.getRuntime().maxMemory() >> 20),
                shortage);
    }

    private String shortKind() {
        return kind.substring(kind.indexOf(' ') + 1);
    }

    private static String excerpt(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private static int line(JacksonException failure) {
        return failure.getLocation().getLineNr();
    }

    /** What is wrong: records name the member that they refuse or lack, and the document's path leads to them. */
    private static String damage(JacksonException failure) {
        Throwable cause = failure.getCause();
        String complaint = cause == null ? "" : String.valueOf(cause.getMessage());
        Matcher field = FIELD.matcher(complaint);
        if (cause instanceof NullPointerException && field.matches()) {
            return member(failure, field) + " is missing";
        }
        if (cause instanceof IllegalArgumentException && field.lookingAt()) {
            return member(failure, field) + complaint.substring(field.end());
        }
        return place(failure) + " can't be read";
    }

    private static String member(JacksonException failure, Matcher field) {
        return failure.getPath().isEmpty() ? field.group(1) : place(failure) + "." + field.group(1);
    }

    private static String place(JacksonException failure) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.isEmpty() ? "it" : place.toString();
    }
}
