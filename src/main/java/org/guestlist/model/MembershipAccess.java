package org.guestlist.model;

import java.util.Optional;

/**
 * A list that the caller can see, and one guest of it.
 *
 * @param guest empty where the user is no guest of the list
 */
public record MembershipAccess(ListAccess access, Optional<Guest> guest) {}
