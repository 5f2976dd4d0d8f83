package io.netbench.result.file;

import io.netbench.plan.FileFailure;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;

/** Reads result files; fields that it does not know are ignored, so that newer minor versions can be read. */
public final class ResultReader {

    private ResultReader() {}

    /**
     * The result in a file.
     *
     * @throws ResultFileException if there is no file, it is no JSON, or no result of this version
     */
    public static RunResult read(Path file) {
        if (Files.isDirectory(file)) {
            throw new ResultFileException("%s: is a folder".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.toString(), ResultJson.mapper().readTree(in));
        } catch (JacksonIOException e) {
            throw new ResultFileException("%s: %s".formatted(file, FileFailure.reasonOf(e.getCause())), e);
        } catch (JacksonException e) {
            throw new ResultFileException("%s: not JSON: %s".formatted(file, whereAndWhat(e)), e);
        } catch (IOException e) {
            throw new ResultFileException("%s: %s".formatted(file, FileFailure.reasonOf(e)), e);
        }
    }

    private static RunResult of(String name, JsonNode document) {
        JsonNode schema = document.path("schema");
        if (!schema.isString()) {
            throw new ResultFileException(
                    "%s: not a netbench result: it has no \"schema\": \"%s\"".formatted(name, RunResult.SCHEMA));
        }
        if (!schema.stringValue().equals(RunResult.SCHEMA)) {
            throw new ResultFileException("%s: its schema is %s, this version of netbench reads %s"
                    .formatted(name, schema.stringValue(), RunResult.SCHEMA));
        }
        try {
            return ResultJson.mapper().treeToValue(document, RunResult.class);
        } catch (JacksonException e) {
            throw new ResultFileException("%s: a damaged result: %s".formatted(name, firstLine(e)), e);
        }
    }

    private static String whereAndWhat(JacksonException failure) {
        return failure.getLocation() == null
                ? firstLine(failure)
                : "line %d, column %d: %s"
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr(),
                                firstLine(failure));
    }

    private static String firstLine(JacksonException failure) {
        return failure.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
