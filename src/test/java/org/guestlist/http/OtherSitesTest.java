package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.RawHttp;
import org.guestlist.testing.SmallLimits;
import org.junit.jupiter.api.Test;

/** A site that was let in may ask and read; no other may. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(SmallLimits.class)
class OtherSitesTest {
  private static final String SITE = SmallLimits.SITE;
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private static HttpResponse<String> preflight(String origin) {
    return RawHttp.send(
        "OPTIONS",
        "/graphql",
        Map.of(
            "Origin", origin,
            "Access-Control-Request-Method", "POST",
            "Access-Control-Request-Headers", "content-type,authorization"),
        BodyPublishers.noBody());
  }

  private static HttpResponse<String> post(String origin) {
    var headers = Map.of("Content-Type", "application/json", "Origin", origin);
    return RawHttp.post(headers, "{\"query\": \"{ __typename }\"}");
  }

  @Test
  void theSiteThatWasLetInMayAskAndRead() {
    var allowed = preflight(SITE);
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(allowed.headers().firstValue(ALLOW_ORIGIN)).contains(SITE);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("content-type", "authorization");

    var answer = post(SITE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).contains(SITE);
  }

  @Test
  void theSiteThatWasLetInMayActAsSomebodyWhereEveryoneIsBelieved() {
    var headers =
        Map.of("Content-Type", "application/json", "Origin", SITE, "Sec-Fetch-Site", "cross-site");
    assertThat(RawHttp.post(headers, "{\"query\": \"{ me { email } }\"}").body())
        .contains("ada@example.com");
  }

  @Test
  void anotherSiteMayNot() {
    var refused = preflight("https://evil.example.com");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    assertThat(post("https://evil.example.com").statusCode()).isEqualTo(403);
  }
}
