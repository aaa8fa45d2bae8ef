package org.guestlist.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class JwtAuthenticationIT extends JwtAuthenticationTest {}
