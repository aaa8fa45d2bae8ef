package org.guestlist.histories;

/**
 * What an operation is about.
 *
 * @param list the text that its list was created with, which no other list was
 * @param name within the list: the text that an item was created with, the id of a guest; empty for
 *     a list
 */
public record Thing(Sort sort, String list, String name) {

  /** What things there are. */
  public enum Sort {
    LIST,
    ITEM,
    GUEST
  }

  public static Thing list(String list) {
    return new Thing(Sort.LIST, list, "");
  }

  public static Thing item(String list, String name) {
    return new Thing(Sort.ITEM, list, name);
  }

  public static Thing guest(String list, String user) {
    return new Thing(Sort.GUEST, list, user);
  }

  /** The list that it is in; a list is in itself. */
  public Thing whole() {
    return list(list);
  }

  @Override
  public String toString() {
    return switch (sort) {
      case LIST -> "list " + list;
      case ITEM -> "item " + name + " of list " + list;
      case GUEST -> "guest " + name + " of list " + list;
    };
  }
}
