package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.guestlist.testing.KeyServer;
import org.guestlist.testing.PrivateCa;
import org.guestlist.testing.TlsTunnel;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a client of others by HTTPS, whose authority it is told at its start. */
@TestInstance(Lifecycle.PER_CLASS)
class TlsIT {
  private static final String PREFIX = "tls_";
  private static final String GRACE = "grace@example.com";
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("published by https");

  private PrivateCa ca;
  private TlsTunnel database;

  @BeforeAll
  void issueCertificates(@TempDir Path directory) {
    ca = PrivateCa.in(directory);
    database = TlsTunnel.to(LocalDatabase.endpoint().getPort(), ca);
  }

  @AfterAll
  void close() {
    database.close();
  }

  private Map<String, String> withDatabase() {
    var environment = new HashMap<>(Instance.withTables(PREFIX));
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", database.address().toString());
    environment.put("GUESTLIST_RETRY_DEADLINE", "20S");
    return environment;
  }

  private static Map<String, String> withKeysAt(TlsTunnel keys) {
    return Map.of(
        "GUESTLIST_STORE",
        "memory",
        "GUESTLIST_AUTH_JWKS",
        keys.address().resolve("/jwks.json").toString(),
        "GUESTLIST_AUTH_ISSUER",
        TokenIssuer.ISSUER,
        "GUESTLIST_AUTH_AUDIENCE",
        TokenIssuer.AUDIENCE);
  }

  @Test
  void aDatabaseWhoseAuthorityItKnowsIsUsed() {
    try (var instance = Instance.start(withDatabase(), ca.trust())) {
      instance.as(GRACE).createList("Encrypted").data("createList.id");

      assertThat(new Database(PREFIX).rows("lists"))
          .extracting(list -> list.get("title").s())
          .contains("Encrypted");
    }
  }

  @Test
  void aDatabaseWhoseAuthorityItDoesNotKnowIsNot() {
    try (var instance = Instance.launch(withDatabase())) {
      assertThat(instance.exitCode()).isEqualTo(1);
      assertThat(instance.errors())
          .singleElement()
          .asString()
          .startsWith("DynamoDB cannot be reached: ")
          .contains("unable to find valid certification path");
    }
  }

  @Test
  void keysOfAnIssuerWhoseAuthorityItKnowsAreUsed() {
    try (var server = KeyServer.start(0, TokenIssuer.published(ISSUER));
        var keys = TlsTunnel.to(server.port(), ca);
        var instance = Instance.start(withKeysAt(keys), ca.trust())) {
      assertThat(instance.run(ISSUER.token(GRACE), "{ me { email } }").<String>data("me.email"))
          .isEqualTo(GRACE);
    }
  }

  @Test
  void keysOfAnIssuerWhoseAuthorityItDoesNotKnowAreNot() {
    try (var server = KeyServer.start(0, TokenIssuer.published(ISSUER));
        var keys = TlsTunnel.to(server.port(), ca);
        var instance = Instance.start(withKeysAt(keys))) {
      assertThat(instance.run(ISSUER.token(GRACE), "{ me { email } }").code())
          .isEqualTo("INTERNAL");
      assertThat(server.fetches()).isZero();
    }
  }
}
