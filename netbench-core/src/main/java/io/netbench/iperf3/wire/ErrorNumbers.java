package io.netbench.iperf3.wire;

/**
 * Why a server gave up: what follows {@link State#SERVER_ERROR}.
 *
 * @param error iperf3's number, see {@link Iperf3Error}
 * @param errno the system's; 0 if it is not to blame
 */
public record ErrorNumbers(int error, int errno) {

    /** In words: iperf3's number as a sentence, or as a number where this version doesn't know it. */
    public String describe() {
        String sentence = Iperf3Error.of(error).map(Iperf3Error::sentence).orElse("error " + error + " of iperf3");
        return errno == 0 ? sentence : sentence + " (errno " + errno + ")";
    }
}
