package org.guestlist.fuzz;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.guestlist.http.Chance;
import org.guestlist.testing.Database;

/**
 * What the requests of a run are about: a scene that is new every few steps, since they delete what
 * is in it, and people who are new now and then, since their lists become many. For one thread.
 */
final class World {
  private static final int STEPS_OF_SCENE = 25;
  private static final int SCENES_OF_PEOPLE = 20;
  private static final int ONE_IN_UNDER_DELETION = 8;

  private final Setup setup;
  private final Database database;
  private final AtomicInteger numbers = new AtomicInteger();
  private List<Scene.Person> people;
  private Scene scene;
  private int steps;
  private int scenes;

  World(Setup setup, Database database) {
    this.setup = setup;
    this.database = database;
  }

  /** The scene of the next step. */
  Scene scene(Chance chance) {
    if (steps++ % STEPS_OF_SCENE == 0) {
      scene = next(chance.oneIn(ONE_IN_UNDER_DELETION));
    }
    return scene;
  }

  /** A scene for one step alone, in which anything may be broken. */
  Scene own() {
    return Scene.create(setup, newPeople());
  }

  private Scene next(boolean underDeletion) {
    if (scenes++ % SCENES_OF_PEOPLE == 0) {
      people = newPeople();
    }
    var next = Scene.create(setup, people);
    if (underDeletion) {
      database.putUnderDeletion(next.list());
    }
    return next;
  }

  private List<Scene.Person> newPeople() {
    return Stream.of("owner", "editor", "viewer", "stranger")
        .map(role -> role + numbers.incrementAndGet() + "@example.com")
        .map(email -> Scene.Person.create(setup, email))
        .toList();
  }
}
