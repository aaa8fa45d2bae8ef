package org.guestlist.dev;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * The main class of the process that {@link DynamoDbLocal} starts: DynamoDB Local, which ends when
 * standard input does. The operating system closes that pipe when the parent ends, even by SIGKILL.
 * It depends on nothing but the JDK, and reaches DynamoDB Local by reflection, so that this project
 * does not compile against it.
 */
final class DynamoDbLocalProcess {
  private static final String SERVER = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";

  private DynamoDbLocalProcess() {}

  /**
   * Passes the arguments on to <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html">DynamoDB
   * Local</a>.
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread watch = new Thread(DynamoDbLocalProcess::haltWithParent, "End with the parent");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(SERVER).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      System.err.println(e.getCause());
      Runtime.getRuntime().halt(1);
    }
  }

  private static void haltWithParent() {
    try {
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // The end of the pipe, told differently.
    }
    Runtime.getRuntime().halt(0);
  }
}
