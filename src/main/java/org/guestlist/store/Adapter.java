package org.guestlist.store;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks an adapter of the port; {@code guestlist.store} says which one serves. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Adapter {}
