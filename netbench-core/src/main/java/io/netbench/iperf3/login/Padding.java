package io.netbench.iperf3.login;

/** How a login is filled up to the length of the key. Nothing on the wire says which it was. */
public enum Padding {
    /** Since iperf3 3.17. */
    OAEP("RSA/ECB/OAEPWithSHA-1AndMGF1Padding"),
    /** Before, and with {@code --use-pkcs1-padding}. Who can measure a server's answers may decrypt others' logins. */
    PKCS1("RSA/ECB/PKCS1Padding");

    private final String transformation;

    Padding(String transformation) {
        this.transformation = transformation;
    }

    String transformation() {
        return transformation;
    }
}
