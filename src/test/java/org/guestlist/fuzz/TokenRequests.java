package org.guestlist.fuzz;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.guestlist.http.Chance;
import org.guestlist.testing.TokenIssuer;

/** Sends tokens to a program that verifies them. For one thread. */
final class TokenRequests {
  /** So many that none of them sends more than its share. */
  private static final int CALLERS = 300;

  private static final GraphQlText ME = new GraphQlText("{ me { id email } }", "{}");

  private final Judge judge;
  private final HttpLine line;
  private final TokenIssuer issuer;

  TokenRequests(Judge judge, HttpLine line, TokenIssuer issuer) {
    this.judge = judge;
    this.line = line;
    this.issuer = issuer;
  }

  void send(Chance chance) {
    var email = "token" + chance.below(CALLERS) + "@example.com";
    var token = BearerTokens.of(chance, issuer, email);
    var scheme =
        chance.oneIn(20) ? chance.of("bearer ", "BEARER  ", "Bearer\t", "Basic ") : "Bearer ";
    var header = "Authorization: " + scheme + token.text() + "\r\n";
    judge
        .ask(line, "tokens", ME.post(header), ME)
        .ifPresent(exchange -> compare(token, scheme.equalsIgnoreCase("Bearer "), email, exchange));
  }

  private void compare(
      BearerTokens.Token token, boolean isBearer, String email, Exchange exchange) {
    var seen = me(exchange);
    if (token.outcome() == BearerTokens.Outcome.REFUSED && seen.isPresent()) {
      judge.report("A token is taken that must not be.", exchange);
    }
    if (token.outcome() == BearerTokens.Outcome.TAKEN
        && isBearer
        && exchange.reply().status() != 429
        && seen.filter(me -> isOf(email, me)).isEmpty()) {
      judge.report("A good token is not taken.", exchange);
    }
  }

  /** An address that another subject brought first links to that one, and is not shown here. */
  private static boolean isOf(String email, JsonObject me) {
    return me.isNull("email") || me.getString("email").equals(email);
  }

  private static Optional<JsonObject> me(Exchange exchange) {
    return ResponseBody.of(exchange.reply())
        .map(ResponseBody::data)
        .filter(JsonObject.class::isInstance)
        .map(data -> data.asJsonObject().get("me"))
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }
}
