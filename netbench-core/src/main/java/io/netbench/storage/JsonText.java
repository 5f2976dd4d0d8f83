package io.netbench.storage;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON in what tools write, which often is not alone: a note before it, several documents after each other, a comma too
 * many, a name twice.
 */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.NESTING)
                            .maxTokenCount(Limits.TOKENS)
                            .maxDocumentLength(Limits.FILE_BYTES)
                            .build())
                    // Where they are in a figure that counts, the figure is refused by its name.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /**
     * All documents that begin with a brace at the begin of a line, or right behind another. What stands between them is
     * passed over.
     *
     * @throws StorageFileException if there is none, or one is damaged; it names the line, and the member
     */
    static List<JsonField> documents(String text, Place place) {
        List<JsonField> documents = new ArrayList<>();
        int begin = nextBegin(text, 0);
        while (begin >= 0) {
            int end = begin + read(text, begin, place, documents);
            begin = beginsHere(text, end) ? text.indexOf('{', end) : nextBegin(text, end);
            if (documents.size() > Limits.RESULTS) {
                throw place.wrong("has more than " + Limits.RESULTS + " documents");
            }
        }
        if (documents.isEmpty()) {
            throw place.wrong("has no line that begins with {");
        }
        return documents;
    }

    /** Reads one document. Returns how many characters it has. */
    private static int read(String text, int begin, Place place, List<JsonField> documents) {
        try (JsonParser parser = MAPPER.createParser(from(text, begin))) {
            try {
                JsonNode document = MAPPER.readTree(parser);
                documents.add(new JsonField(document, place));
                return (int) parser.currentLocation().getCharOffset();
            } catch (JacksonException e) {
                throw damage(e, parser, place, line(text, begin));
            }
        }
    }

    /** Without a copy of what follows: there may be many documents. */
    private static Reader from(String text, int begin) {
        try {
            Reader rest = new StringReader(text);
            long skipped = rest.skip(begin);
            if (skipped != begin) {
                throw new IllegalStateException("a text ended before its own end");
            }
            return rest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StorageFileException damage(JacksonException e, JsonParser parser, Place place, int linesBefore) {
        String path = path(parser.streamReadContext().pathAsPointer().toString());
        String inField = path.isEmpty() ? "" : ", in " + Place.excerpt(path);
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr() + linesBefore;
        if (e instanceof UnexpectedEndOfInputException) {
            return place.wrong("is cut off in line %d%s".formatted(line, inField), e);
        }
        if (e instanceof StreamConstraintsException) {
            return place.wrong("something in it is nested too deep, or too long%s".formatted(inField), e);
        }
        return place.wrong("line %d can't be read as JSON%s".formatted(line, inField), e);
    }

    /** A pointer as the messages of this package write a path. */
    private static String path(String pointer) {
        return pointer.isEmpty()
                ? ""
                : pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }

    /** Whether a brace is next, but for blanks. */
    private static boolean beginsHere(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '{';
    }

    private static int nextBegin(String text, int from) {
        int begin = from;
        while (begin >= 0 && begin < text.length()) {
            boolean beginsLine = begin == 0 || text.charAt(begin - 1) == '\n';
            if (beginsLine && beginsHere(text, begin)) {
                return text.indexOf('{', begin);
            }
            int end = text.indexOf('\n', begin);
            begin = end < 0 ? -1 : end + 1;
        }
        return -1;
    }

    /** Lines before a place in a text. */
    private static int line(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
