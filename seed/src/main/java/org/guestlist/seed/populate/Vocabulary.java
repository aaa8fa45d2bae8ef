package org.guestlist.seed.populate;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Texts to draw from. Making one takes Datafaker longer than writing the row that it is for, so a
 * few thousand are made ahead. Immutable.
 */
final class Vocabulary {
  private static final int NAMES = 400;
  private static final int TITLES = 300;
  private static final int DESCRIPTIONS = 2_000;

  private final List<String> givenNames;
  private final List<String> familyNames;
  private final List<String> titles;
  private final List<String> descriptions;

  Vocabulary(long seed) {
    var faker = new Faker(Locale.ENGLISH, new Random(seed));
    givenNames = make(NAMES, () -> plain(faker.name().firstName()));
    familyNames = make(NAMES, () -> plain(faker.name().lastName()));
    titles = make(TITLES, () -> title(faker));
    descriptions = make(DESCRIPTIONS, () -> description(faker));
  }

  private static List<String> make(int count, Supplier<String> one) {
    return Stream.generate(one).limit(count).toList();
  }

  /** Letters that any address may have. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static String title(Faker faker) {
    return switch (faker.random().nextInt(5)) {
      case 0 -> "A week in " + faker.address().city();
      case 1 -> "Books to read: " + faker.book().genre();
      case 2 -> "Birthday of " + faker.name().firstName();
      case 3 -> "For the " + faker.house().room();
      default -> "Project " + faker.color().name();
    };
  }

  private static String description(Faker faker) {
    return switch (faker.random().nextInt(8)) {
      case 0 -> "Buy " + faker.food().ingredient().toLowerCase(Locale.ROOT);
      case 1 -> "Cook " + faker.food().dish();
      case 2 -> "Call " + faker.name().fullName();
      case 3 -> "Read \"" + faker.book().title() + "\"";
      case 4 -> "Clean the " + faker.house().room();
      case 5 -> "Return the " + faker.commerce().productName().toLowerCase(Locale.ROOT);
      case 6 -> "Send a postcard to " + faker.address().city();
      default -> "Ask " + faker.name().firstName() + " about the " + faker.house().furniture();
    };
  }

  /** The part of an address before its number. */
  String name(RandomGenerator random) {
    return any(givenNames, random) + "." + any(familyNames, random);
  }

  String title(RandomGenerator random) {
    return any(titles, random);
  }

  String description(RandomGenerator random) {
    return any(descriptions, random);
  }

  private static String any(List<String> texts, RandomGenerator random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
