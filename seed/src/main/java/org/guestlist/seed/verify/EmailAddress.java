package org.guestlist.seed.verify;

import java.util.List;
import java.util.Optional;

/**
 * The one form in which the service stores and compares an e-mail address (RFC 5321, section 4.1.2,
 * and RFC 6531, section 3.3, without quoted strings and address literals), see docs/adr/0022.
 */
final class EmailAddress {
  private static final String ATOM_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

  private EmailAddress() {}

  /** Returns the address in its one form; empty where the text is no address. */
  static Optional<String> normalize(String text) {
    var at = text.indexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    return Folding.fold(text.substring(0, at))
        .filter(EmailAddress::isDotString)
        .flatMap(
            local ->
                MailDomain.normalize(text.substring(at + 1)).map(domain -> local + "@" + domain));
  }

  private static boolean isDotString(String local) {
    return List.of(local.split("\\.", -1)).stream().allMatch(EmailAddress::isAtom);
  }

  private static boolean isAtom(String text) {
    return !text.isEmpty()
        && !Folding.isMark(text.codePointAt(0))
        && text.codePoints().allMatch(EmailAddress::isAtomText);
  }

  private static boolean isAtomText(int character) {
    return Character.isLetterOrDigit(character)
        || Folding.isMark(character)
        || ATOM_SYMBOLS.indexOf(character) >= 0;
  }
}
