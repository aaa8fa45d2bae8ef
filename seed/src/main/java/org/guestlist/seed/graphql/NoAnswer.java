package org.guestlist.seed.graphql;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says why a server gave no answer. */
final class NoAnswer {
  private NoAnswer() {}

  static String inWords(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return "it takes too long";
    }
    if (failure instanceof ConnectException) {
      return isUnresolved(failure) ? "there is no such host" : "nothing listens there";
    }
    if (failure instanceof SSLException) {
      return "no TLS, or a certificate that is not trusted";
    }
    return "the connection broke";
  }

  private static boolean isUnresolved(Throwable failure) {
    return failure != null
        && (failure instanceof UnresolvedAddressException || isUnresolved(failure.getCause()));
  }
}
