package io.netbench.cli.report;

/**
 * How much of a result a report shows, and how.
 *
 * @param allLinks whether every link and every endpoint has a row, however many there are
 * @param units of rates
 */
public record ReportDetail(boolean allLinks, RateUnits units) {

    /** What fits a screen, for everybody. */
    public static final ReportDetail USUAL = new ReportDetail(false, RateUnits.BOTH);
}
