package org.guestlist.store.dynamodb;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Notes which test classes surefire runs: operations seen by some of them say nothing about those
 * that were not seen.
 */
public final class SuiteRecorder implements TestExecutionListener {
  @Override
  public void executionStarted(TestIdentifier identifier) {
    if (SeenOperations.recording() && identifier.isContainer()) {
      identifier
          .getSource()
          .filter(ClassSource.class::isInstance)
          .map(source -> ((ClassSource) source).getClassName())
          .ifPresent(SeenOperations.ofLastRun()::addTest);
    }
  }
}
