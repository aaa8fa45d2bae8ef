package org.guestlist.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.http.Chance;
import org.guestlist.testing.TokenIssuer;
import org.jose4j.json.JsonUtil;

/** Tokens of which a claim, the header, the signature or the form is another one. */
final class BearerTokens {
  private static final TokenIssuer THIEF = TokenIssuer.rsa("thief of the fuzzer");
  private static final List<String> NEEDED = List.of("iss", "aud", "sub", "iat", "exp", "email");

  private BearerTokens() {}

  /**
   * A token.
   *
   * @param outcome whether it has to be taken
   */
  record Token(String text, Outcome outcome) {}

  /** What may come of a token. */
  enum Outcome {
    TAKEN,
    REFUSED,
    EITHER
  }

  static Token of(Chance chance, TokenIssuer issuer, String email) {
    return switch (chance.below(8)) {
      case 0 -> new Token(issuer.token(email), Outcome.TAKEN);
      case 1, 2 -> claim(chance, issuer, email);
      case 3 -> header(chance, issuer, email);
      case 4 -> signature(chance, issuer, email);
      case 5 -> parts(chance, issuer.token(email));
      case 6 -> raw(chance, issuer, email);
      default -> length(chance, issuer, email);
    };
  }

  private static Token claim(Chance chance, TokenIssuer issuer, String email) {
    var claims = TokenIssuer.claims(email);
    var name = chance.of(claims.keySet().toArray(String[]::new));
    var isAbsent = chance.oneIn(3);
    if (isAbsent) {
      claims.remove(name);
    } else {
      claims.put(name, value(chance));
    }
    var missing = isAbsent && NEEDED.contains(name);
    return new Token(issuer.sign(claims), missing ? Outcome.REFUSED : Outcome.EITHER);
  }

  private static Object value(Chance chance) {
    var lists = new ArrayList<Object>();
    lists.add(null);
    return chance.<Object>of(
        null,
        "",
        " ",
        "x",
        0,
        -1,
        1.5,
        1e300,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        true,
        false,
        lists,
        Map.of("a", 1),
        List.of(Map.of()),
        List.of("admin"),
        "\u0000",
        "\ud800",
        "true",
        new BigDecimal("1e999999"),
        253_402_300_800L,
        "a@b@c",
        "\u00e9".repeat(300));
  }

  private static Token header(Chance chance, TokenIssuer issuer, String email) {
    var name =
        chance.of(
            "alg", "kid", "typ", "cty", "crit", "jku", "jwk", "x5u", "x5c", "b64", "zip", "enc");
    var header = new LinkedHashMap<String, Object>();
    header.put(name, value(chance));
    var text = JsonUtil.toJson(merged(issuer, header));
    return new Token(
        issuer.signParts(text, JsonUtil.toJson(TokenIssuer.claims(email))),
        name.equals("alg") ? Outcome.REFUSED : Outcome.EITHER);
  }

  private static Map<String, Object> merged(TokenIssuer issuer, Map<String, Object> header) {
    var all = new LinkedHashMap<String, Object>();
    all.put("alg", issuer.algorithm());
    all.put("kid", issuer.key().getKeyId());
    all.putAll(header);
    return all;
  }

  private static Token signature(Chance chance, TokenIssuer issuer, String email) {
    var claims = TokenIssuer.claims(email);
    var good = issuer.token(email);
    var token =
        switch (chance.below(4)) {
          case 0 -> issuer.unsigned(claims);
          case 1 -> THIEF.sign(claims, Map.of("kid", issuer.key().getKeyId()));
          case 2 -> issuer.signedWithThePublicKey(claims, issuer.key().getPublicKey().getEncoded());
          default -> good.substring(0, good.length() - 1 - chance.below(300));
        };
    return new Token(token, Outcome.REFUSED);
  }

  private static Token parts(Chance chance, String good) {
    var parts = good.split("\\.", -1);
    var at = chance.below(good.length());
    return switch (chance.below(5)) {
      case 0 -> new Token(parts[0] + "." + parts[1], Outcome.REFUSED);
      case 1 -> new Token(good + chance.of(".", ".x", "..", "." + parts[2]), Outcome.REFUSED);
      case 2 -> new Token(parts[1] + "." + parts[0] + "." + parts[2], Outcome.REFUSED);
      case 3 ->
          new Token(
              good.substring(0, at)
                  + chance.of("=", "%", "+", "/", "\u00e9", " ", "\t", ",", "\u0001")
                  + good.substring(at),
              Outcome.EITHER);
      default -> new Token(good.substring(0, at) + good.substring(at + 1), Outcome.REFUSED);
    };
  }

  /** Signed well, with a header or claims that are no object, or have a name twice. */
  private static Token raw(Chance chance, TokenIssuer issuer, String email) {
    var header = JsonUtil.toJson(merged(issuer, Map.of()));
    var claims = JsonUtil.toJson(TokenIssuer.claims(email));
    var other =
        chance.of(
            "",
            "null",
            "[]",
            "1",
            "{",
            "{}",
            "\u0000",
            "[".repeat(3_000),
            "{\"a\":".repeat(800),
            claims.replace("}", ",\"email\":\"other@example.com\"}"),
            claims + claims,
            claims.replace("\"exp\":", "\"exp\":1,\"exp\":"),
            header + "x");
    return chance.oneIn(2)
        ? new Token(issuer.signParts(other, claims), Outcome.REFUSED)
        : new Token(issuer.signParts(header, other), Outcome.EITHER);
  }

  private static Token length(Chance chance, TokenIssuer issuer, String email) {
    var token = issuer.token(email, "filler", "x".repeat(chance.of(100, 4_000, 5_000, 9_000)));
    return new Token(token, token.length() > 8_192 ? Outcome.REFUSED : Outcome.TAKEN);
  }
}
