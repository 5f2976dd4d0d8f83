/** iperf3's login: a name and a password, encrypted with the server's RSA key. */
package io.netbench.iperf3.login;
