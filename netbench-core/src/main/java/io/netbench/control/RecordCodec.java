package io.netbench.control;

import com.google.protobuf.ByteString;
import io.netbench.result.ResultJson;
import tools.jackson.core.JacksonException;

/** Records as the JSON of their fields, for messages that carry whole record trees. */
public final class RecordCodec {

    private RecordCodec() {}

    /** The record as bytes. */
    public static ByteString encode(Object tree) {
        return ByteString.copyFrom(ResultJson.mapper().writeValueAsBytes(tree));
    }

    /**
     * The record that {@code bytes} hold.
     *
     * @throws ControlException if they hold none, or one that its own checks refuse
     */
    public static <T> T decode(ByteString bytes, Class<T> type) {
        try {
            T value = ResultJson.mapper().readValue(bytes.newInput(), type);
            if (value == null) {
                throw new ControlException("a message without its " + type.getSimpleName());
            }
            return value;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ControlException("a message whose " + type.getSimpleName() + " can't be read", e);
        }
    }
}
