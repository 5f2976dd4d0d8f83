package io.netbench.text;

/** A text is no quantity of its kind. The message is one line for a person: it begins with the text and says what would be right. */
public final class QuantityException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public QuantityException(String message) {
        super(message);
    }
}
