package org.guestlist.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LookupsIT extends LookupsTest {}
