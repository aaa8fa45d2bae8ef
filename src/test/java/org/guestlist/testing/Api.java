package org.guestlist.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Sends GraphQL to the program under test as one person. Immutable. */
public record Api(Map<String, String> headers) {
  private static final String PATH = "/graphql";

  /** Ada, the administrator: the caller when nothing says who it is. */
  public static Api asAda() {
    return new Api(Map.of());
  }

  public static Api as(String email) {
    return asAda().with("Authorization", "Bearer " + email);
  }

  /** A person who was registered just now and has nothing. */
  public static Api asSomebodyNew() {
    return as(newUser());
  }

  /** The address of a user who was registered just now. */
  public static String newUser() {
    var email = "u" + UUID.randomUUID() + "@example.com";
    asAda()
        .run("mutation($email: String!) { createUser(email: $email) { id } }", "email", email)
        .data("createUser.id");
    return email;
  }

  public Api with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Api(Map.copyOf(more));
  }

  /** The same person, asking what each request costs. */
  public Api explaining() {
    return with("Guestlist-Explain", "true");
  }

  /** The same person, with a pause of so many seconds before each write. */
  public Api slow(double seconds) {
    return with("Guestlist-Slow", Double.toString(seconds));
  }

  /**
   * Runs a document.
   *
   * @param variables names and values in turn
   */
  public Answer run(String query, Object... variables) {
    var named = new LinkedHashMap<String, Object>();
    for (int i = 0; i < variables.length; i += 2) {
      named.put((String) variables[i], variables[i + 1]);
    }
    var body = Map.of("query", query, "variables", named);
    return new Answer(
        given().headers(headers).contentType(ContentType.JSON).body(body).post(PATH).then());
  }

  // What most tests begin with

  /** The id of a new list of this person. */
  public String createList(String title) {
    return run("mutation($title: String!) { createList(title: $title) { id } }", "title", title)
        .data("createList.id");
  }

  /** The id of a new item. */
  public String createItem(String listId, String description) {
    return run(
            """
            mutation($listId: ID!, $description: String!) {
              createItem(listId: $listId, description: $description) { id }
            }""",
            "listId",
            listId,
            "description",
            description)
        .data("createItem.id");
  }

  /** Adds a guest by address. */
  public void addGuest(String listId, String email, String access) {
    run(
            """
            mutation($listId: ID!, $email: String!, $access: GuestAccess!) {
              addGuest(listId: $listId, email: $email, access: $access) { access }
            }""",
            "listId",
            listId,
            "email",
            email,
            "access",
            access)
        .data("addGuest.access");
  }

  /** This person's id. */
  public String id() {
    return run("{ me { id } }").data("me.id");
  }
}
