package org.guestlist.rights;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BetweenCheckAndWriteIT extends BetweenCheckAndWriteTest {}
