package org.guestlist.model;

/**
 * A person as an issuer of tokens knows them: OpenID Connect makes the pair of the claims {@code
 * iss} and {@code sub} unique and never gives it to anyone else.
 */
public record Subject(String issuer, String id) {}
