package org.guestlist.start;

import java.util.List;

/**
 * All settings that README.md documents, and the values that the service works with. A new setting
 * gets its line here; a test compares this with README.md.
 */
final class Settings {
  private static final int MANY = 1_000_000_000;
  private static final int LAST_PORT = 65_535;

  static final List<Setting> ALL =
      List.of(
          new Setting("guestlist.store", Allowed.elsewhere()),
          new Setting("guestlist.auth", Allowed.elsewhere()),
          new Setting("guestlist.auth.key", Allowed.elsewhere()),
          new Setting("guestlist.auth.jwks", Allowed.elsewhere()),
          new Setting(
              "guestlist.auth.issuer", Allowed.text("the claim iss of the tokens", ".*\\S.*")),
          new Setting(
              "guestlist.auth.audience",
              Allowed.list("values of the claim aud with commas between")),
          new Setting("guestlist.auth.auto-register", Allowed.yesOrNo()),
          new Setting("guestlist.auth.max-life", Allowed.time("1S", "87600H")),
          new Setting(
              "guestlist.table-prefix",
              Allowed.text("at most 200 letters, digits, _ . and -", "[A-Za-z0-9_.-]{0,200}")),
          new Setting("guestlist.limits.first", Allowed.number(1, 1_000)),
          new Setting("guestlist.limits.title", Allowed.number(1, 10_000)),
          new Setting("guestlist.limits.description", Allowed.number(1, 90_000)),
          new Setting("guestlist.limits.email", Allowed.number(6, 254)),
          new Setting("guestlist.limits.items", Allowed.number(1, MANY)),
          new Setting("guestlist.limits.items-at-once", Allowed.number(1, 90)),
          new Setting("guestlist.limits.guests", Allowed.number(1, MANY)),
          new Setting("guestlist.limits.body", Allowed.number(1_024, 10_000_000)),
          new Setting("guestlist.limits.tokens", Allowed.number(10, 15_000)),
          new Setting("guestlist.limits.depth", Allowed.number(1, 100)),
          new Setting("guestlist.limits.aliases", Allowed.number(0, 10_000)),
          new Setting("guestlist.limits.directives", Allowed.number(0, 10_000)),
          new Setting("guestlist.limits.root-fields", Allowed.number(1, 1_000)),
          new Setting("guestlist.limits.cost", Allowed.number(1, MANY)),
          new Setting("guestlist.limits.response", Allowed.number(512, MANY)),
          new Setting("guestlist.limits.lookups", Allowed.number(0, MANY)),
          new Setting("guestlist.limits.requests", Allowed.number(10, 1_000_000)),
          new Setting("guestlist.limits.rate", Allowed.number(0, 1_000_000)),
          new Setting("guestlist.limits.burst", Allowed.number(1, 1_000_000)),
          new Setting("guestlist.limits.deadline", Allowed.time("100MS", "15M")),
          new Setting("guestlist.retry.deadline", Allowed.time("100MS", "15M")),
          new Setting("guestlist.retry.attempts", Allowed.number(1, 100)),
          new Setting("guestlist.retry.attempt-timeout", Allowed.time("100MS", "15M")),
          new Setting("guestlist.retry.first-pause", Allowed.time("1MS", "1M")),
          new Setting("guestlist.retry.longest-pause", Allowed.time("1MS", "1M")),
          new Setting("guestlist.recovery.every", Allowed.timeOrZero("100MS", "24H")),
          new Setting("guestlist.recovery.after", Allowed.time("1S", "168H")),
          new Setting("guestlist.http.explain", Allowed.yesOrNo()),
          new Setting("guestlist.http.slow", Allowed.yesOrNo()),
          new Setting("guestlist.http.graphiql", Allowed.yesOrNo()),
          new Setting("guestlist.http.introspection", Allowed.yesOrNo()),
          new Setting("guestlist.http.operations", Allowed.number(1, 1_000_000)),
          new Setting("guestlist.http.operations-of-caller", Allowed.number(0, 1_000_000)),
          new Setting("guestlist.http.connections", Allowed.number(1, 1_000_000)),
          new Setting("guestlist.http.request-timeout", Allowed.time("100MS", "15M")),
          new Setting("guestlist.http.body-timeout", Allowed.time("100MS", "15M")),
          new Setting("guestlist.create-tables", Allowed.yesOrNo()),
          new Setting("guestlist.demo-data", Allowed.yesOrNo()),
          new Setting("guestlist.dynoxide.port", Allowed.number(1, LAST_PORT)),
          new Setting("guestlist.lambda.margin", Allowed.time("0S", "15M")),
          new Setting("guestlist.lambda.warm-up", Allowed.yesOrNo()),
          new Setting("quarkus.http.cors.enabled", Allowed.yesOrNo()),
          new Setting("quarkus.http.cors.origins", Allowed.origins()),
          new Setting("quarkus.http.host", Allowed.host()),
          new Setting("quarkus.http.port", Allowed.number(0, LAST_PORT)),
          new Setting("quarkus.management.host", Allowed.host()),
          new Setting("quarkus.management.port", Allowed.number(0, LAST_PORT)),
          new Setting("quarkus.shutdown.timeout", Allowed.time("0S", "1H")),
          new Setting(
              "aws.region",
              Allowed.text("a region such as eu-central-1", "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")),
          new Setting("aws.endpoint.url", Allowed.address("http://localhost:8000")),
          new Setting("aws.endpoint.url.dynamodb", Allowed.address("http://localhost:8000")));

  private Settings() {}
}
