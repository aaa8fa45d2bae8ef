package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.request.OnEventLoop.asRequest;

import java.util.List;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guestlist.testing.Log;
import org.junit.jupiter.api.Test;

class IncidentLogTest {
  private final Errors errors = new Errors();

  private String incident(Throwable failure) {
    return errors.format(failure).toString().replaceAll(".*incident=([0-9a-f-]{36}).*", "$1");
  }

  private List<String> incidents(List<? extends Throwable> failures) {
    return failures.stream().map(this::incident).toList();
  }

  private static List<IllegalStateException> failures(int number) {
    return IntStream.range(0, number).mapToObj(i -> new IllegalStateException("Fault")).toList();
  }

  @Test
  void aFewFailuresOfARequestAreLoggedEachUnderItsNumber() {
    try (var log = Log.from(Level.WARNING)) {
      var numbers = asRequest(() -> incidents(failures(IncidentLog.MOST)));

      assertThat(numbers).doesNotHaveDuplicates();
      assertThat(log.lines().stream().map(Log.Line::message))
          .isEqualTo(numbers.stream().map(number -> "Incident " + number).toList());
    }
  }

  @Test
  void manyFailuresOfARequestAreFewLinesAndEachNumberIsInTheLog() {
    try (var log = Log.from(Level.WARNING)) {
      var numbers = asRequest(() -> incidents(failures(10_000)));

      assertThat(log.lines()).hasSize(IncidentLog.MOST + 1);
      var logged = log.lines().stream().map(Log.Line::message).collect(Collectors.joining());
      assertThat(numbers).hasSize(10_000).allMatch(logged::contains);
    }
  }

  @Test
  void oneFailureOfManyFieldsIsOneIncident() {
    var failure = new IllegalStateException("Fault");
    try (var log = Log.from(Level.WARNING)) {
      var numbers = asRequest(() -> incidents(List.of(failure, failure, failure)));

      assertThat(numbers.stream().distinct()).hasSize(1);
      assertThat(log.lines()).hasSize(1);
    }
  }
}
