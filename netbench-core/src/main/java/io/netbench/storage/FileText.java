package io.netbench.storage;

import io.airlift.compress.zstd.ZstdInputStream;
import io.netbench.text.FileFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * A file as text: unpacked where it is packed with gzip or zstd, and without the mark that some systems put before UTF-8 or
 * UTF-16.
 *
 * @param text what it holds; a character that is none is replaced
 * @param badLine line of the first byte that is no character, from 1; 0 if all are
 */
record FileText(String text, int badLine) {

    private static final int[] GZIP = {0x1f, 0x8b};
    private static final int[] ZSTD = {0x28, 0xb5, 0x2f, 0xfd};
    private static final int[] UTF_8_MARK = {0xef, 0xbb, 0xbf};
    private static final int[] BIG_ENDIAN_MARK = {0xfe, 0xff};
    private static final int[] LITTLE_ENDIAN_MARK = {0xff, 0xfe};

    /**
     * Reads all of a stream.
     *
     * @param file what messages call it
     * @throws StorageFileException if it can't be read, or is too large
     */
    static FileText read(String file, InputStream in) {
        try {
            return decode(unpack(file, bounded(file, "is", in.readNBytes(Limits.FILE_BYTES + 1))));
        } catch (IOException e) {
            throw new StorageFileException("%s: %s".formatted(file, FileFailure.reasonOf(e)), e);
        }
    }

    private static byte[] bounded(String file, String verb, byte[] bytes) {
        if (bytes.length > Limits.FILE_BYTES) {
            throw new StorageFileException("%s: %s larger than %d MiB, which no result of a storage tool is"
                    .formatted(file, verb, Limits.FILE_BYTES >> 20));
        }
        return bytes;
    }

    private static byte[] unpack(String file, byte[] bytes) {
        String packer = beginsWith(bytes, GZIP) ? "gzip" : "zstd";
        if (!beginsWith(bytes, GZIP) && !beginsWith(bytes, ZSTD)) {
            return bytes;
        }
        InputStream packed = new ByteArrayInputStream(bytes);
        byte[] unpacked;
        try (InputStream in = beginsWith(bytes, GZIP) ? new GZIPInputStream(packed) : new ZstdInputStream(packed)) {
            unpacked = in.readNBytes(Limits.FILE_BYTES + 1);
        } catch (IOException | RuntimeException e) {
            // What is damaged comes as whatever unpacking stumbles upon.
            throw new StorageFileException("%s: is packed with %s, and damaged".formatted(file, packer), e);
        }
        return bounded(file, "unpacked is", unpacked);
    }

    private static FileText decode(byte[] bytes) {
        if (beginsWith(bytes, UTF_8_MARK)) {
            return decode(bytes, UTF_8_MARK.length, StandardCharsets.UTF_8);
        }
        if (beginsWith(bytes, LITTLE_ENDIAN_MARK)) {
            return decode(bytes, LITTLE_ENDIAN_MARK.length, StandardCharsets.UTF_16LE);
        }
        if (beginsWith(bytes, BIG_ENDIAN_MARK)) {
            return decode(bytes, BIG_ENDIAN_MARK.length, StandardCharsets.UTF_16BE);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8);
    }

    private static FileText decode(byte[] bytes, int begin, Charset charset) {
        ByteBuffer rest = ByteBuffer.wrap(bytes, begin, bytes.length - begin);
        try {
            return new FileText(charset.newDecoder().decode(rest).toString(), 0);
        } catch (CharacterCodingException e) {
            // The decoder stands at the first byte that it could not take.
            long lines = new String(bytes, begin, rest.position() - begin, charset)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            return new FileText(new String(bytes, begin, bytes.length - begin, charset), 1 + (int) lines);
        }
    }

    private static boolean beginsWith(byte[] bytes, int[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
