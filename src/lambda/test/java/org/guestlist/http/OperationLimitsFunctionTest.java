package org.guestlist.http;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.guestlist.LocalDatabase;
import org.guestlist.lambda.EventServer;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@WithTestResource(LocalDatabase.class)
@ExtendWith(EventServer.class)
class OperationLimitsFunctionTest extends OperationLimitsTest {}
