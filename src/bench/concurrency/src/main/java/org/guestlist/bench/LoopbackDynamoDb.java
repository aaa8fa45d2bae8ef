package org.guestlist.bench;

import java.lang.reflect.Array;

/**
 * The main class of the database's process: DynamoDB Local, which has no option for the address,
 * listening on loopback only. It runs on a class path of its own, which this project does not
 * compile against: hence the reflection.
 */
public final class LoopbackDynamoDb {
  private static final String RUNNER = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";

  private LoopbackDynamoDb() {}

  /**
   * Passes the arguments on to <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html">DynamoDB
   * Local</a>.
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    var proxy =
        Class.forName(RUNNER)
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) arguments);
    var field = proxy.getClass().getDeclaredField("server");
    field.setAccessible(true);
    listenOnLoopback(field.get(proxy));
    proxy.getClass().getMethod("start").invoke(proxy);
  }

  private static void listenOnLoopback(Object jetty) throws ReflectiveOperationException {
    var connector = Array.get(jetty.getClass().getMethod("getConnectors").invoke(jetty), 0);
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
  }
}
