package org.guestlist.graphql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.guestlist.model.DomainException;

/**
 * Opaque cursors of one connection of one parent: a position with a digest over the position and
 * where it belongs. A cursor from elsewhere, or one that was tampered with, has another digest.
 *
 * <p>The digest has no secret, and needs none: a position only says where to begin within what the
 * caller may read anyway, and a position that no row can have is refused below.
 *
 * @param connection such as {@code TodoList.items}
 * @param parent the id of the node that the connection hangs on; empty for a root field
 */
record Cursors(String connection, String parent) {
  private static final int DIGEST_BYTES = 9;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  String encode(String position) {
    var bytes = position.getBytes(StandardCharsets.UTF_8);
    var cursor = ByteBuffer.allocate(DIGEST_BYTES + bytes.length).put(digest(bytes)).put(bytes);
    return ENCODER.encodeToString(cursor.array());
  }

  /** The position of a cursor that this connection gave; BAD_USER_INPUT for any other. */
  Optional<String> decode(String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    var bytes = bytes(cursor);
    if (bytes.length <= DIGEST_BYTES) {
      throw foreign();
    }
    var position = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
    if (!MessageDigest.isEqual(digest(position), Arrays.copyOf(bytes, DIGEST_BYTES))) {
      throw foreign();
    }
    return Optional.of(new String(position, StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      // The last character has bits to spare, which must not give one cursor several spellings.
      return ENCODER.encodeToString(bytes).equals(cursor) ? bytes : new byte[0];
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private byte[] digest(byte[] position) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((connection + "\n" + parent + "\n").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(position), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  private static DomainException foreign() {
    return DomainException.badUserInput(
        "after", "This cursor is not one of this connection: use a cursor that it gave.");
  }
}
