package org.guestlist.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ChunkedBodiesIT extends ChunkedBodiesTest {}
