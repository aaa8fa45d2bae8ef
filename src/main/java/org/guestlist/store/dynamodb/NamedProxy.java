package org.guestlist.store.dynamodb;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * Reads the proxy that the environment names ({@code HTTP_PROXY}, {@code NO_PROXY}) or a property
 * of the JVM ({@code http.proxyHost} and so on), as the clients of the SDK do.
 */
final class NamedProxy {
  private NamedProxy() {}

  static HttpClientOptions addTo(HttpClientOptions options) {
    return addTo(options, ProxyConfigProvider.fromSystemEnvironmentSettings(true, true, "http"));
  }

  /**
   * Adds a proxy, where there is one.
   *
   * @param named the one that is configured, which has no host where there is none
   */
  static HttpClientOptions addTo(HttpClientOptions options, ProxyConfigProvider named) {
    if (named == null || named.host() == null || named.host().isEmpty()) {
      return options;
    }
    var proxy =
        new ProxyOptions().setType(ProxyType.HTTP).setHost(named.host()).setPort(named.port());
    named.userName().ifPresent(proxy::setUsername);
    named.password().ifPresent(proxy::setPassword);
    options.setProxyOptions(proxy);
    // The SDK has made a regular expression of a star
    named.nonProxyHosts().forEach(host -> options.addNonProxyHost(host.replace(".*?", "*")));
    return options;
  }
}
