package io.netbench.cli.html;

import io.netbench.result.Verdict;

/** How a verdict is to be taken: by its colour and its sign, either of which says it alone. */
enum Tone {
    GOOD("good", "\u2713"),
    BAD("bad", "\u2715"),
    BROKEN("broken", "!"),
    NEUTRAL("neutral", "\u2022");

    private final String css;
    private final String sign;

    Tone(String css, String sign) {
        this.css = css;
        this.sign = sign;
    }

    static Tone of(Verdict.Outcome outcome, boolean isJudged) {
        return switch (outcome) {
            case PASSED -> isJudged ? GOOD : NEUTRAL;
            case FAILED -> BAD;
            case INCOMPLETE, INTERRUPTED -> BROKEN;
        };
    }

    String css() {
        return css;
    }

    String sign() {
        return sign;
    }
}
