package io.netbench.storage;

/**
 * What makes a test of IOR another measurement than one with the same transfers and tasks.
 *
 * @param api through which it went to the file system; empty where it is not known
 * @param collective whether tasks put their transfers together ({@code -c})
 * @param filePerProcess whether each task has a file of its own ({@code -F})
 * @param random whether transfers go to random places of the file ({@code -z})
 * @param reordered whether tasks read what others wrote ({@code -C}, {@code -Z}), and not what their own host has cached
 */
record IorMode(String api, boolean collective, boolean filePerProcess, boolean random, boolean reordered) {

    /** What IOR takes where nobody says another one. */
    private static final String USUAL_API = "POSIX";

    /** Where the file says nothing of it. */
    static final IorMode UNKNOWN = new IorMode("", false, false, false, false);

    /** An operation in this mode, with the options that differ from IOR's own. */
    String of(String operation) {
        StringBuilder name = new StringBuilder(operation);
        if (!api.isEmpty() && !api.equals(USUAL_API)) {
            name.append(" -a ").append(api);
        }
        name.append(collective ? " -c" : "")
                .append(filePerProcess ? " -F" : "")
                .append(random ? " -z" : "")
                .append(reordered ? " -C" : "");
        return name.toString();
    }
}
