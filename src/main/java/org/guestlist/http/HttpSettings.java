package org.guestlist.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What the endpoint allows. */
@ConfigMapping(prefix = "guestlist.http")
public interface HttpSettings {

  /** Whether {@code Guestlist-Explain} is answered; it tells what each request costs. */
  @WithDefault("false")
  boolean explain();

  /** Whether {@code Guestlist-Slow} is obeyed; it lets anyone keep the service busy. */
  @WithDefault("false")
  boolean slow();

  /** Whether GraphiQL is served; it is of no use without introspection. */
  @WithDefault("false")
  boolean graphiql();

  /** Whether the schema may be seen, by introspection and as a file. */
  @WithDefault("false")
  boolean introspection();

  /**
   * How many operations may be worked on at the same time; those beyond are refused at once. What
   * one process can serve in a second divided by four: nobody waits for longer than a quarter of a
   * second for his turn.
   */
  @WithDefault("500")
  int operations();

  /**
   * How many operations of one caller may be worked on at the same time, so that nobody takes all
   * places; 0 for any number, which is what {@code guestlist.auth=dev} has unless it is set.
   */
  OptionalInt operationsOfCaller();

  /** How long the body of a request may take to arrive. */
  @WithDefault("10S")
  Duration bodyTimeout();
}
