package org.guestlist.store;

import java.util.Optional;
import org.guestlist.model.Account;

/**
 * What is known of a subject or of an address that one user at the most may have.
 *
 * @param userId of the user for whom it is kept; empty where it is free
 * @param account of that user; empty where the user is gone, so that it is kept for nobody
 */
public record Claim(Optional<String> userId, Optional<Account> account) {
  public static final Claim FREE = new Claim(Optional.empty(), Optional.empty());
}
