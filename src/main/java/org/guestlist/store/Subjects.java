package org.guestlist.store;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.guestlist.model.Account;
import org.guestlist.model.Subject;
import org.guestlist.model.User;

/**
 * Which subject signs in as which user: a subject as one user, and a user by one subject. All reads
 * see every write that was confirmed before they began. The writes are atomic, as those of {@link
 * Store} are: {@code false} and nothing was written, because something is no longer as it was read.
 */
public interface Subjects {

  /**
   * The user as whom a subject signs in; empty where there is none, or where the user is gone.
   *
   * @param likelyId of the user as whom the subject signed in before; it saves a request
   */
  Uni<Optional<User>> userOf(Subject subject, String likelyId);

  /** Who has a subject and an address now; rows of other programs keep no address for anyone. */
  Uni<Claims> claims(Subject subject, String email);

  /** The user with this id, as of now. */
  Uni<Optional<Account>> account(String userId);

  /**
   * Lets the subject sign in as a user who is there and not linked, and keeps the address for that
   * user.
   */
  Uni<Boolean> link(Claims before, User user);

  /**
   * Adds a user as whom the subject signs in and who has the address from now on. A user who had it
   * before stays, without an address.
   */
  Uni<Boolean> register(Claims before, User user);
}
