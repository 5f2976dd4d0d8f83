package io.netbench.control.net;

/** Why somebody was turned away at a control port. */
public enum Refusal {
    /** It showed no token, or another one. */
    TOKEN,
    /** It came from where nobody may come from. */
    ADDRESS,
    /** It spoke something else than what is spoken there. */
    PROTOCOL
}
