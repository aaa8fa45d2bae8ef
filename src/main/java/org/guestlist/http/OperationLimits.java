package org.guestlist.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** The limits of the public contract that concern one request. */
@ConfigMapping(prefix = "guestlist.limits")
public interface OperationLimits {

  /** The largest request body in bytes. */
  @WithDefault("65536")
  int body();

  /** Tokens of the document, without blanks, commas and comments. */
  @WithDefault("1000")
  int tokens();

  /** Fields within fields; those below {@code __schema} and {@code __type} have a bound of 20. */
  @WithDefault("10")
  int depth();

  /** Aliases, each as often as the fragment it stands in is used. */
  @WithDefault("15")
  int aliases();

  /** Directives, each as often as the fragment it stands in is used. */
  @WithDefault("50")
  int directives();

  /** Fields of the types Query and Mutation. */
  @WithDefault("10")
  int rootFields();

  /** One for each field, times the {@code first} of every connection above it. */
  @WithDefault("10000")
  long cost();

  /** The largest page, beyond which no {@code first} counts: it is refused. */
  @WithDefault("100")
  int first();

  /** Requests to DynamoDB that one operation may make; the deletion of a list may make more. */
  @WithDefault("200")
  int requests();

  /** The largest response body in bytes. */
  @WithDefault("4000000")
  int response();

  /**
   * Operations of one caller in a second; 0 for any number, which is what {@code
   * guestlist.auth=dev} has unless it is set. Elsewhere 50.
   */
  OptionalInt rate();

  /** Operations that one caller may send at once, before the rate counts. */
  @WithDefault("100")
  int burst();

  /**
   * How long one operation may take, from the arrival of its request, unless the {@link Platform}
   * leaves less.
   */
  @WithDefault("10S")
  Duration deadline();
}
