package io.netbench.control;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Whole record trees as bytes: the values of their components, in the order in which the records declare them, and
 * nothing else. That needs both sides to have the same records, which the exact protocol version makes sure of; and it
 * saves a JSON library's start, which costs a short run more than all its other messages together.
 *
 * <p>Components may be primitive, boxed, strings, enums, records, and lists, maps and optionals of these. Types come from
 * the declarations alone, never from the bytes.
 */
public final class RecordCodec {

    private RecordCodec() {}

    /** The record as bytes. */
    public static ByteString encode(Record tree) {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            RecordWriter.write(out, tree.getClass(), tree);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can't be written to", impossible);
        }
        return bytes.toByteString();
    }

    /**
     * The record that {@code bytes} hold.
     *
     * @throws ControlException if they hold none, or one that its own checks refuse
     */
    public static <T extends Record> T decode(ByteString bytes, Class<T> type) {
        CodedInputStream in = bytes.newCodedInput();
        try {
            T tree = type.cast(new RecordReader(in, bytes.size()).read(type));
            if (tree == null || !in.isAtEnd()) {
                throw new IOException("no record, or something after it");
            }
            return tree;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new ControlException("a message whose " + type.getSimpleName() + " can't be read", e);
        }
    }
}
