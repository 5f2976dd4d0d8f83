package io.netbench.result.file;

import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
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

/** Reads result files; fields that it does not know are ignored, so that newer minor versions can be read. */
public final class ResultReader {

    /** The field that a record's complaint begins with: its own name for itself, and the member. */
    private static final Pattern FIELD = Pattern.compile("(?:[a-z0-9_.\\[\\]]+\\.)?([a-z0-9_]+)");

    private static final int MAX_SHOWN = 40;

    private ResultReader() {}

    /**
     * The result in a file.
     *
     * @throws ResultFileException if there is no file, it is no JSON, or no result of a version that is read
     */
    public static RunResult read(Path file) {
        if (Files.isDirectory(file)) {
            throw new ResultFileException("%s: is a folder".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw new ResultFileException("%s: %s".formatted(file, FileFailure.reasonOf(e)), e);
        }
    }

    /**
     * The result that a stream holds.
     *
     * @param name what messages call it
     * @throws ResultFileException if it can't be read, is no JSON, or no result of a version that is read
     */
    public static RunResult read(String name, InputStream in) {
        try {
            return of(name, ResultJson.mapper().readTree(in));
        } catch (JacksonIOException e) {
            throw new ResultFileException("%s: %s".formatted(name, FileFailure.reasonOf(e.getCause())), e);
        } catch (UnexpectedEndOfInputException e) {
            throw new ResultFileException("%s: is cut off in line %d".formatted(name, line(e)), e);
        } catch (StreamConstraintsException e) {
            throw new ResultFileException(
                    "%s: not a netbench result: something in it is nested too deep, or too long".formatted(name), e);
        } catch (JacksonException e) {
            throw new ResultFileException(
                    "%s: not JSON: line %d, column %d can't be read"
                            .formatted(name, line(e), e.getLocation().getColumnNr()),
                    e);
        }
    }

    private static RunResult of(String name, JsonNode document) {
        if (document.isMissingNode()) {
            throw new ResultFileException("%s: is empty".formatted(name));
        }
        JsonNode schema = document.path("schema");
        if (!schema.isString()) {
            throw new ResultFileException(
                    "%s: not a netbench result: it has no \"schema\": \"%s\"".formatted(name, RunResult.SCHEMA));
        }
        boolean isVersionOne = VersionOne.isOne(document);
        if (!isVersionOne && !schema.stringValue().equals(RunResult.SCHEMA)) {
            throw new ResultFileException("%s: its schema is %s, this version of netbench reads %s and %s"
                    .formatted(name, excerpt(schema.stringValue()), RunResult.SCHEMA, VersionOne.SCHEMA));
        }
        try {
            JsonNode current = isVersionOne ? VersionOne.lift(document) : document;
            DocumentShape.require(current, RunResult.class);
            RunResult result = ResultJson.mapper().treeToValue(current, RunResult.class);
            ResultCheck.require(result);
            return isVersionOne ? VersionOne.withEndpoints(result) : result;
        } catch (JacksonException e) {
            throw new ResultFileException("%s: a damaged result: %s".formatted(name, damage(e)), e);
        } catch (IllegalArgumentException e) {
            throw new ResultFileException("%s: a damaged result: %s".formatted(name, e.getMessage()), e);
        }
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
