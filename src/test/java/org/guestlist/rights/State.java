package org.guestlist.rights;

/** What has become of the list: the headings over the tables. */
enum State {
  ANY("Whatever becomes of lists"),
  LIVE("A live list"),
  UNDER_DELETION("A list under deletion"),
  DELETED("A deleted list"),
  FOREIGN("A list of others"),
  REMOVED("Guests who were just removed"),
  FORGED("Forged ids");

  private final String heading;

  State(String heading) {
    this.heading = heading;
  }

  /** A new list in this state, with new people. */
  Scene scene() {
    var scene = Scene.live();
    return switch (this) {
      case ANY, LIVE -> scene;
      case UNDER_DELETION -> scene.underDeletion();
      case DELETED -> scene.deleted();
      case FOREIGN -> scene.wantedBy(Scene.live());
      case REMOVED -> scene.withoutItsGuests();
      case FORGED -> scene.forged();
    };
  }

  @Override
  public String toString() {
    return heading;
  }
}
