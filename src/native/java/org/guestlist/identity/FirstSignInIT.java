package org.guestlist.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class FirstSignInIT extends FirstSignInTest {}
