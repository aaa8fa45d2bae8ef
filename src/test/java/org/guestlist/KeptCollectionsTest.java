package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What outlives a request and may grow has a bound: maps, caches, collections and queues in the
 * fields of beans, each of which is named here with its bound.
 */
class KeptCollectionsTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** Up to the end of the statement that builds the cache. */
  private static final Pattern CACHE = Pattern.compile("Caffeine\\s*\\.newBuilder\\(\\)[^;]*;");

  private static final Map<String, String> BOUNDS =
      Map.ofEntries(
          Map.entry("org.guestlist.http.AdmissionThreads.ofCallers", "operations at the same time"),
          Map.entry(
              "org.guestlist.http.AdmissionThreads.ofStrangers", "operations at the same time"),
          Map.entry("org.guestlist.http.CallerLimits.shares", "100,000 callers"),
          Map.entry("org.guestlist.http.Documents.known", "262,144 characters"),
          Map.entry("org.guestlist.http.Documents.noticed", "10,000 hash codes"),
          Map.entry("org.guestlist.identity.DevAuthenticator.allowedOrigins", "a setting"),
          Map.entry("org.guestlist.identity.KnownUsers.lastIds", "10,000 subjects"),
          Map.entry("org.guestlist.identity.KnownUsers.users", "10,000 subjects"),
          Map.entry("org.guestlist.service.LookupLimit.dueTimes", "100,000 callers"),
          Map.entry(
              "org.guestlist.store.dynamodb.ClientProducer.timer", "attempts that are under way"),
          Map.entry("org.guestlist.store.dynamodb.HeldCredentials.thread", "one fetch at a time"),
          Map.entry("org.guestlist.store.dynamodb.UnreadableRows.seen", "1,000 rows"),
          Map.entry(
              "org.guestlist.store.memory.MemoryStore.lists",
              "none: the data, where there is no database"));

  private static final List<Class<?>> GROWING =
      List.of(Map.class, Collection.class, Cache.class, Executor.class);

  private static boolean isBean(JavaClass type) {
    return type.isAnnotatedWith(ApplicationScoped.class) || type.isAnnotatedWith(Singleton.class);
  }

  private static boolean mayGrow(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.STATIC)
        && GROWING.stream().anyMatch(field.getRawType()::isAssignableTo);
  }

  private static List<String> caches() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(Files::isRegularFile).flatMap(KeptCollectionsTest::caches).toList();
    }
  }

  private static Stream<String> caches(Path source) {
    try {
      return CACHE.matcher(Files.readString(source)).results().map(found -> found.group());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void everyCollectionInABeanHasABound() {
    var found =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.guestlist")
                .stream()
                .filter(KeptCollectionsTest::isBean)
                .flatMap(type -> type.getFields().stream())
                .filter(KeptCollectionsTest::mayGrow)
                .map(JavaField::getFullName);

    assertThat(found).containsExactlyInAnyOrderElementsOf(BOUNDS.keySet());
  }

  @Test
  void everyCacheHasALargestSize() throws IOException {
    assertThat(caches())
        .hasSizeGreaterThan(4)
        .allMatch(cache -> cache.contains(".maximumSize(") || cache.contains(".maximumWeight("));
  }
}
