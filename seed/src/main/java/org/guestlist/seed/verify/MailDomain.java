package org.guestlist.seed.verify;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/** The domain of an e-mail address: labels of letters, digits and hyphens in any script. */
final class MailDomain {
  private static final int LONGEST_LABEL = 63;
  private static final String ENCODED = "xn--";

  private MailDomain() {}

  /** Returns the domain in lower case, with labels in their own script; empty where it is none. */
  static Optional<String> normalize(String domain) {
    var labels = List.of(domain.split("\\.", -1)).stream().map(MailDomain::label).toList();
    if (!labels.stream().allMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    return Optional.of(labels.stream().map(Optional::get).collect(joining(".")));
  }

  private static Optional<String> label(String text) {
    return Folding.fold(text)
        .filter(MailDomain::isLabel)
        .flatMap(label -> label.startsWith(ENCODED) ? decoded(label) : Optional.of(label));
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.codePointCount(0, label.length()) <= LONGEST_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && !Folding.isMark(label.codePointAt(0))
        && label.codePoints().allMatch(MailDomain::isLabelText);
  }

  private static boolean isLabelText(int character) {
    return Character.isLetterOrDigit(character) || Folding.isMark(character) || character == '-';
  }

  /** An encoded label and the one it stands for are one (RFC 5890, section 2.3.2.4). */
  private static Optional<String> decoded(String label) {
    return Punycode.decode(label.substring(ENCODED.length()))
        .filter(text -> text.codePoints().anyMatch(c -> c >= 0x80))
        .filter(text -> Folding.fold(text).filter(text::equals).isPresent())
        .filter(MailDomain::isLabel)
        .filter(text -> !text.startsWith(ENCODED));
  }
}
