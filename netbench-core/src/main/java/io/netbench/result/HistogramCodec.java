package io.netbench.result;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** Histograms as text: HdrHistogram's own compressed form in base64, which its tools read. */
public final class HistogramCodec {

    /** Its cookie, and the length of what follows. */
    private static final int COMPRESSED_HEADER_BYTES = 8;

    /** Cookie, length of the counts, shift of their index, digits, the bounds, and a ratio. */
    private static final int HEADER_BYTES = 40;

    /** Of digits of values: with more of them a histogram takes some hundred megabytes. */
    private static final int MAX_DIGITS = 4;

    private static final int MAX_PAYLOAD_BYTES = 64 << 20;

    private HistogramCodec() {}

    /** The histogram as text. The histogram must not be written to meanwhile. */
    public static String encode(AbstractHistogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * The histogram that {@code text} holds.
     *
     * @throws IllegalArgumentException if the text is no encoded histogram
     */
    public static Histogram decode(String text) {
        try {
            byte[] compressed = Base64.getDecoder().decode(text);
            requireHeader(compressed);
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not an encoded histogram: " + excerpt(text), e);
        }
    }

    /** Before the decoder believes it: a histogram says in its header how much memory it takes. */
    private static void requireHeader(byte[] compressed) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed, COMPRESSED_HEADER_BYTES, compressed.length - COMPRESSED_HEADER_BYTES);
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            while (header.hasRemaining()) {
                int inflated = inflater.inflate(header);
                if (inflated == 0) {
                    throw new DataFormatException("no header");
                }
            }
            int payloadBytes = header.getInt(4);
            int shift = header.getInt(8);
            int digits = header.getInt(12);
            if (payloadBytes < 0 || payloadBytes > MAX_PAYLOAD_BYTES || shift != 0 || digits > MAX_DIGITS) {
                throw new DataFormatException("not a histogram that a run records");
            }
        } finally {
            inflater.end();
        }
    }

    private static String excerpt(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
