package org.guestlist.testing;

import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends GraphQL to the program under test as one person. Immutable. */
public record Api(Map<String, String> headers) {
  private static final String PATH = "/graphql";
  private static final Jsonb JSON = JsonbBuilder.create();

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
    return run(RawHttp.address(PATH), headers, query, variables);
  }

  /** Runs a document on one of several programs. */
  static Answer run(URI address, Map<String, String> headers, String query, Object... variables) {
    var named = new LinkedHashMap<String, Object>();
    for (int i = 0; i < variables.length; i += 2) {
      named.put((String) variables[i], variables[i + 1]);
    }
    return post(address, headers, Map.of("query", query, "variables", named));
  }

  /** Sends a body as it is, be it text or something that becomes JSON. */
  public Answer post(Object body) {
    return post(RawHttp.address(PATH), headers, body);
  }

  private static Answer post(URI address, Map<String, String> headers, Object body) {
    var json = body instanceof String text ? text : JSON.toJson(body);
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    headers.forEach(request::header);
    return new Answer(RawHttp.send(request));
  }

  /**
   * Runs one field of the type Query.
   *
   * @param selection such as {@code { id }}
   * @param arguments names and values in turn
   */
  public Answer query(String field, String selection, Object... arguments) {
    return run("{ " + field + arguments(arguments) + " " + selection + " }");
  }

  /** Runs one field of the type Mutation, as {@link #query} does. */
  public Answer mutate(String field, String selection, Object... arguments) {
    return run("mutation { " + field + arguments(arguments) + " " + selection + " }");
  }

  private static String arguments(Object... arguments) {
    return IntStream.range(0, arguments.length / 2)
        .mapToObj(i -> arguments[2 * i] + ": " + literal(arguments[2 * i + 1]))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(Object value) {
    if (value instanceof String text) {
      return Json.createValue(text).toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Api::literal).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
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

  /** The ids of new items, in their order. */
  public List<String> createItems(String listId, String... descriptions) {
    return mutate("createItems", "{ id }", "listId", listId, "descriptions", List.of(descriptions))
        .data("createItems.id");
  }

  /** This person's address. */
  public String email() {
    return run("{ me { email } }").data("me.email");
  }

  /** This person's id. */
  public String id() {
    return run("{ me { id } }").data("me.id");
  }
}
