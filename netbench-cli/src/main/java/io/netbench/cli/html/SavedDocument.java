package io.netbench.cli.html;

import io.netbench.result.ResultJson;
import io.netbench.text.QuantityText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The document that a page is of, to be kept in it: whole where the page stays small enough, else without what takes most room and
 * is missed least. What is left out is told, in the page and, with its reason, in the document.
 *
 * @param fileName under which it is saved
 * @param forms of it, the whole one first, each later one smaller
 * @param use what the whole one is good for once it is saved, in words
 */
record SavedDocument(String fileName, List<Form> forms, String use) {

    /** Of what has everything in it. */
    private static final String READABLE = "netbench report and netbench compare read it once it is saved";

    /** What a page should not exceed. */
    private static final int MOST_BYTES = 1_450_000;

    /** A document that is larger than that would be in nobody's interest, whatever the rest takes. */
    private static final int LEAST_BYTES = 200_000;

    /**
     * The document, or a part of it.
     *
     * @param without what it lacks, in words; empty for nothing
     * @param document makes it
     */
    record Form(String without, Supplier<Object> document) {}

    /**
     * What a page holds.
     *
     * @param base64 of the compressed document
     * @param words about it
     */
    record Copy(String base64, String words) {}

    SavedDocument {
        forms = List.copyOf(forms);
    }

    /** One that is always whole. */
    static SavedDocument whole(String fileName, Object document) {
        return new SavedDocument(fileName, List.of(new Form("", () -> document)));
    }

    /** One that has everything in it. */
    SavedDocument(String fileName, List<Form> forms) {
        this(fileName, forms, READABLE);
    }

    /**
     * The first form that fits.
     *
     * @param others what the rest of the page takes
     */
    Copy fitting(int others) {
        int room = Math.max(LEAST_BYTES, MOST_BYTES - others);
        Copy copy = null;
        for (Form form : forms) {
            copy = copy(form);
            if (copy.base64().length() <= room) {
                return copy;
            }
        }
        return copy;
    }

    private Copy copy(Form form) {
        byte[] json = ResultJson.mapper().writeValueAsBytes(form.document().get());
        String base64 = Base64.getEncoder().encodeToString(compressed(json));
        String size = "It is in this page, compressed (" + QuantityText.size((long) base64.length()) + ")";
        return new Copy(
                base64,
                form.without().isEmpty()
                        ? size + ": " + use + "."
                        : size + ", to keep the page small without " + form.without()
                                + ". What --json wrote has all of it.");
    }

    private static byte[] compressed(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
