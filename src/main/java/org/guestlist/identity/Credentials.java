package org.guestlist.identity;

import java.util.List;
import java.util.Optional;
import org.guestlist.request.RequestLocal;

/** What one request brought along to show who sent it. */
public record Credentials(Optional<String> authorization, Sender sender) {
  private static final Sender UNKNOWN = new Sender(List.of(), List.of(), Optional.empty());
  private static final RequestLocal<Credentials> CURRENT = new RequestLocal<>(Credentials.class);

  /** Those of a request that did not come over HTTP. */
  public Credentials(Optional<String> authorization) {
    this(authorization, UNKNOWN);
  }

  /** Keeps the credentials for the request that is being worked on. */
  public void begin() {
    CURRENT.set(this);
  }

  /** Those of the present request; none where there is no request. */
  public static Credentials current() {
    return CURRENT.get().orElse(new Credentials(Optional.empty()));
  }
}
