package io.netbench.cli.run;

import io.netbench.cli.report.RateFormat;
import io.netbench.cli.report.SessionReport;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.RunResult;
import java.util.List;

/** What a person reads of a session that is over. */
public final class SessionText implements ResultText {

    private final boolean verbose;
    private final RateFormat rates;

    /**
     * Text of a session.
     *
     * @param verbose whether it says the options of sockets too
     * @param rates how rates are written
     */
    public SessionText(boolean verbose, RateFormat rates) {
        this.verbose = verbose;
        this.rates = rates;
    }

    /** Nothing, when the session did not come so far as to have figures: its error says it all. */
    @Override
    public List<String> lines(RunResult result, Screen screen) {
        return SessionReport.lines(result, verbose, rates, screen);
    }
}
