package org.guestlist.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AddressPrivacyIT extends AddressPrivacyTest {}
