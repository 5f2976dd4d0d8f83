package io.netbench.analysis.fabric;

/**
 * Something that was not judged.
 *
 * @param reason why
 * @param pairs how many pairs it touches
 * @param spread of a class whose rates lie far apart, the level under which a pair would have been seen; else NaN
 */
public record NotJudged(Reason reason, int pairs, double spread) {

    /** Why something was not judged. */
    public enum Reason {
        /** No rate of an interface is known for sure: pairs were only compared with each other. */
        NO_LINE_RATE,
        /** Too few pairs are alike. */
        TOO_FEW_ALIKE,
        /** The hosts were at their limit, and the fabric was not. */
        HOSTS_WERE_THE_LIMIT,
        /** Rates lie so far apart that a single slow pair would not stand out. */
        WIDE_SPREAD,
        /** Rates, and repeats of the same pair with them, lie so far apart that not even a host at half rate would stand out. */
        NOTHING_STANDS_OUT,
        /** More pairs were suspect than could be measured again. */
        TOO_MANY_SUSPECTS,
        /** Healthy pairs were slow as well when suspects were measured again. */
        CONTROLS_WERE_BAD,
        /** Hardly any pair that should be alike let anything through, so that nobody knows what they should reach. */
        NOTHING_GOT_THROUGH,
        /** Pairs that gave no figure. */
        NOT_MEASURED
    }
}
