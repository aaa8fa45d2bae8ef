package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import graphql.language.ObjectTypeDefinition;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.json.Json;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.guestlist.LocalDatabase;
import org.guestlist.graphql.Probe.People;
import org.guestlist.graphql.Probe.Scene;
import org.guestlist.http.InterruptibleAdmission;
import org.guestlist.http.InterruptibleHeaders;
import org.guestlist.identity.InterruptibleAuthenticator;
import org.guestlist.store.Store;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Fault;
import org.guestlist.testing.Fault.Manner;
import org.guestlist.testing.InterruptibleStore;
import org.guestlist.testing.Log;
import org.guestlist.testing.RawHttp;
import org.guestlist.testing.SchemaFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Something unexpected goes wrong in every resolver and in every call of the store: outside one
 * sees INTERNAL and the number of an incident, and the log has the rest under that number.
 *
 * <p>The faults happen inside the beans of the program, by interceptors of CDI, so that everything
 * above them is as it always is. For that, and to read the log, the test has to be in the process
 * of the program, and the program to be built with it: it cannot try a native executable.
 */
@QuarkusTest
@Tag("slow")
@WithTestResource(LocalDatabase.class)
@TestProfile(IncidentsTest.Interrupted.class)
class IncidentsTest {
  private static final String MESSAGE =
      "Something went wrong on our side; the incident has been logged.";

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** What nobody may see. */
  private static final String SECRET =
      "org.guestlist.store.dynamodb.Gateway: table prod-users, arn:aws:dynamodb:eu-west-1:471108150042:x,"
          + " Bearer eyJhbGciOiJub25lIn0.c2VjcmV0.";

  private static final List<String> SECRETS =
      List.of("Gateway", "prod-users", "arn:", "471108150042", "eyJ", "c2VjcmV0", "Bearer");

  /** What no operation of this program reaches, as it is configured here, and why. */
  private static final Set<String> NOT_REACHED =
      Set.of(
          // Asked only at sign-ins with tokens of an issuer: SignInTest.
          "Store.userOf(Subject, String)",
          "Store.claims(Subject, String)",
          "Store.account(String)",
          "Store.link(Claims, User)",
          "Store.register(Claims, User)",
          // Asked by no operation: RecoveryTest
          "Store.unfinishedDeletions(Instant, int)");

  /** With the beans that can be made to fail. */
  public static final class Interrupted implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      var alternatives = new HashSet<>(InterruptibleApis.all());
      alternatives.add(InterruptibleStore.class);
      alternatives.add(InterruptibleAuthenticator.class);
      alternatives.add(InterruptibleAdmission.class);
      alternatives.add(InterruptibleHeaders.class);
      return alternatives;
    }
  }

  @AfterEach
  void disarm() {
    Fault.disarm();
  }

  private static HttpResponse<String> post(Api person, String document) {
    var headers = new LinkedHashMap<>(person.headers());
    headers.put("Content-Type", "application/json");
    return RawHttp.post(
        headers, Json.createObjectBuilder().add("query", document).build().toString());
  }

  /** Every way in which something can go wrong that answers a Uni. */
  private static List<Function<String, Fault>> faults() {
    return List.of(
        place -> new Fault(place, Manner.THROWN, new IllegalStateException(SECRET)),
        place -> new Fault(place, Manner.FAILED, new IllegalArgumentException(SECRET)),
        place -> new Fault(place, Manner.FAILED_LATER, new NullPointerException(SECRET)),
        place -> new Fault(place, Manner.FAILED, new IOException(SECRET)),
        place -> new Fault(place, Manner.FAILED_LATER, new NoClassDefFoundError(SECRET)));
  }

  /** What no program is expected to catch. */
  private static List<Function<String, Fault>> thrownErrors() {
    return List.of(
        place -> new Fault(place, Manner.THROWN, new StackOverflowError(SECRET)),
        place -> new Fault(place, Manner.THROWN, new AssertionError(SECRET)));
  }

  // Resolvers

  /** The places of all resolvers by the coordinates of their fields. */
  private static Map<String, String> resolvers() {
    var resolvers = new TreeMap<String, String>();
    for (var api : List.of(UserApi.class, ListApi.class, ItemApi.class, GuestApi.class)) {
      Stream.of(api.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .forEach(
              method ->
                  resolvers.put(coordinate(method), api.getSimpleName() + "." + method.getName()));
    }
    return resolvers;
  }

  private static String coordinate(Method resolver) {
    if (resolver.isAnnotationPresent(Query.class)) {
      return "Query." + resolver.getName();
    }
    if (resolver.isAnnotationPresent(Mutation.class)) {
      return "Mutation." + resolver.getName();
    }
    var source = resolver.getParameters()[0];
    assertThat(source.isAnnotationPresent(Source.class)).as("%s", resolver).isTrue();
    var names =
        source.getParameterizedType().getTypeName().replaceAll(".*<|>", "").replaceAll(".*\\.", "");
    return node(names).getAnnotation(Type.class).value() + "." + resolver.getName();
  }

  private static Class<?> node(String name) {
    try {
      return Class.forName(IncidentsTest.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  @Test
  void everyFieldOfTheSchemaThatHasAResolverIsProbed() {
    var resolvers = resolvers().keySet();
    assertThat(Probe.all().stream().map(Probe::field))
        .containsExactlyInAnyOrderElementsOf(resolvers);
    var fields =
        SchemaFacts.program().getTypes(ObjectTypeDefinition.class).stream()
            .filter(type -> !type.getName().startsWith("__"))
            .flatMap(
                type ->
                    type.getFieldDefinitions().stream()
                        .map(field -> type.getName() + "." + field.getName()))
            .filter(field -> !isProperty(field))
            .toList();
    assertThat(fields).containsExactlyInAnyOrderElementsOf(resolvers);
  }

  /** Whether a field is read from an object that a resolver made. */
  private static boolean isProperty(String coordinate) {
    var type = coordinate.substring(0, coordinate.indexOf('.'));
    var name = coordinate.substring(type.length() + 1);
    var capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return Stream.of(type, type + "Node", type + "Value")
        .flatMap(IncidentsTest::methods)
        .map(Method::getName)
        .anyMatch(Set.of(name, "get" + capital, "is" + capital)::contains);
  }

  private static Stream<Method> methods(String name) {
    try {
      return Stream.of(
              Class.forName(IncidentsTest.class.getPackageName() + "." + name).getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()));
    } catch (ClassNotFoundException noSuchClass) {
      return Stream.of();
    }
  }

  @TestFactory
  Stream<DynamicContainer> aFaultInAnyResolverIsAnIncident() {
    var scene = Scene.of(People.create());
    var resolvers = resolvers();
    return Probe.all().stream()
        .map(
            probe ->
                dynamicContainer(
                    probe.field(),
                    faults().stream()
                        .map(fault -> fault.apply(resolvers.get(probe.field())))
                        .map(
                            fault ->
                                dynamicTest(
                                    name(fault),
                                    () ->
                                        assertThat(pathOf(fault, probe, scene))
                                            .isEqualTo(probe.path())))));
  }

  @TestFactory
  Stream<DynamicContainer> anErrorInAnyResolverIsAnIncidentAndHangsNothing() {
    var scene = Scene.of(People.create());
    var resolvers = resolvers();
    return Probe.all().stream()
        .map(
            probe ->
                dynamicContainer(
                    probe.field(),
                    thrownErrors().stream()
                        .map(fault -> fault.apply(resolvers.get(probe.field())))
                        .map(
                            fault ->
                                dynamicTest(name(fault), () -> checkError(fault, probe, scene)))));
  }

  /** The execution as a whole ends by it, but where many objects are looked up at once. */
  private static void checkError(Fault fault, Probe probe, Scene scene) {
    try (var log = Log.from(Level.WARNING)) {
      var person = probe.person(scene);
      var response = during(fault, () -> post(person, probe.besideAnother(scene)));

      var error = checkIncident(fault, response, log);
      if (response.statusCode() == 200) {
        assertThat(path(error)).isEqualTo(probe.path());
      } else {
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(error).containsOnlyKeys("message", "extensions");
      }
      assertThat(person.id()).isNotNull();
    }
  }

  private static String name(Fault fault) {
    return fault.manner() + " " + fault.failure().getClass().getSimpleName();
  }

  // The store

  @TestFactory
  Stream<DynamicContainer> aFaultInAnyCallOfTheStoreIsAnIncident() {
    var people = People.create();
    var probes = probesByPlace(people);
    assertThat(probes.keySet()).isEqualTo(storePlaces());
    var shared = Scene.of(people);
    return probes.entrySet().stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.getKey(),
                    entry.getValue().stream()
                        .flatMap(probe -> storeTests(entry.getKey(), probe, shared))));
  }

  /** All methods of the store that have to be reached. */
  private static Set<String> storePlaces() {
    return Stream.of(Store.class.getMethods())
        .map(InterruptibleStore::place)
        .filter(place -> !NOT_REACHED.contains(place))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The methods of the store that are reached, as the program shows, and by what. */
  private static Map<String, List<Probe>> probesByPlace(People people) {
    var probes = new TreeMap<String, List<Probe>>();
    for (var probe : Probe.all()) {
      reached(probe, Scene.of(people))
          .forEach(place -> probes.computeIfAbsent(place, p -> new ArrayList<>()).add(probe));
    }
    return probes;
  }

  private static Stream<String> reached(Probe probe, Scene scene) {
    var person = probe.person(scene);
    // From now on the program knows who it is.
    person.id();
    Fault.disarm();
    assertThat(post(person, probe.alone(scene)).body()).as("%s", probe).doesNotContain("errors");
    return Fault.reached().stream().filter(place -> place.startsWith("Store."));
  }

  /** One fault of each manner: what exactly is thrown makes no difference down there. */
  private static Stream<DynamicTest> storeTests(String place, Probe probe, Scene shared) {
    return faults().subList(0, Manner.values().length).stream()
        .map(fault -> fault.apply(place))
        .map(
            fault ->
                dynamicTest(
                    probe + " " + name(fault),
                    () -> {
                      var scene = probe.isMutation() ? Scene.of(shared.people()) : shared;
                      var path = pathOf(fault, probe, scene);
                      assertThat(probe.path().subList(0, path.size())).isEqualTo(path);
                    }));
  }

  // What is seen of it

  /** Where the one error stands that the answer shows when a fault happens. */
  private static List<Object> pathOf(Fault fault, Probe probe, Scene scene) {
    var person = probe.person(scene);
    person.id();
    try (var log = Log.from(Level.WARNING)) {
      var response = during(fault, () -> post(person, probe.besideAnother(scene)));

      assertThat(response.statusCode()).isEqualTo(200);
      var error = checkIncident(fault, response, log);
      assertThat(error).containsOnlyKeys("message", "locations", "path", "extensions");
      checkSiblings(probe, scene, response);
      assertThat(person.id()).isNotNull();
      return path(error);
    }
  }

  /** What is answered while a fault is armed, which has to be reached. */
  private static HttpResponse<String> during(Fault fault, Supplier<HttpResponse<String>> request) {
    fault.arm();
    try {
      var response = request.get();
      assertThat(Fault.reached()).as("places that were reached").contains(fault.place());
      return response;
    } finally {
      Fault.disarm();
    }
  }

  @SuppressWarnings("unchecked") // A path is a list of names and numbers.
  private static List<Object> path(Map<String, Object> error) {
    return (List<Object>) error.get("path");
  }

  /** That the one error is an incident, and that the log has it, once. */
  private static Map<String, Object> checkIncident(
      Fault fault, HttpResponse<String> response, Log log) {
    var seen = response.headers().map() + response.body();
    assertThat(seen).doesNotContain(SECRETS).doesNotContainPattern(Answer.INSIDES);
    List<Map<String, Object>> errors = RawHttp.json(response, "errors");
    assertThat(errors).as(response.body()).hasSize(1);
    assertThat(errors.get(0)).containsEntry("message", MESSAGE);
    Map<String, Object> extensions = RawHttp.json(response, "errors[0].extensions");
    assertThat(extensions).containsOnlyKeys("code", "incident").containsEntry("code", "INTERNAL");
    var incident = (String) extensions.get("incident");
    assertThat(incident).matches(UUID);
    assertThat(log.lines())
        .as("lines of the log")
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.message()).isEqualTo("Incident " + incident);
              assertThat(causes(line.thrown())).contains(fault.failure());
            });
    return errors.get(0);
  }

  private static List<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).toList();
  }

  /** What must not be null takes all with it; else only the field itself is null. */
  private static void checkSiblings(Probe probe, Scene scene, HttpResponse<String> response) {
    if (probe.leavesSiblings()) {
      assertThat(RawHttp.<Object>json(response, "data.sibling"))
          .isEqualTo(Map.of("id", scene.people().ownerId()));
    } else {
      assertThat(RawHttp.body(response)).containsEntry("data", null);
    }
  }

  // Before anything is executed

  @TestFactory
  Stream<DynamicTest> aFaultBeforeTheExecutionIsAnIncidentOfTheWholeRequest() {
    var thrown =
        Stream.of("RequestHeaders.read", "Admission.admit")
            .flatMap(
                place ->
                    Stream.concat(faults().stream().limit(1), thrownErrors().stream())
                        .map(fault -> fault.apply(place)));
    var failed = faults().stream().map(f -> f.apply("InterruptibleAuthenticator.identify"));
    return Stream.concat(thrown, failed)
        .flatMap(
            fault ->
                Stream.of("GET", "POST")
                    .map(
                        method ->
                            dynamicTest(
                                fault.place() + " " + method + " " + name(fault),
                                () -> checkBeforeExecution(fault, method))));
  }

  private static void checkBeforeExecution(Fault fault, String method) {
    try (var log = Log.from(Level.WARNING)) {
      var ada = Api.as("ada@example.com");
      var response =
          during(
              fault,
              () ->
                  method.equals("POST")
                      ? post(ada, "{ me { id } }")
                      : RawHttp.get(ada.headers(), "/graphql?query=%7Bme%7Bid%7D%7D"));

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(RawHttp.body(response)).containsOnlyKeys("errors");
      assertThat(checkIncident(fault, response, log)).containsOnlyKeys("message", "extensions");
      assertThat(ada.email()).isEqualTo("ada@example.com");
    }
  }

  /** Who it is, is asked when a resolver wants to know: the error stands there. */
  @TestFactory
  Stream<DynamicTest> aFaultWhileTheCallerIsLookedUpIsAnIncidentOfTheField() {
    return faults().stream()
        .map(fault -> fault.apply("InterruptibleAuthenticator.caller"))
        .map(fault -> dynamicTest(name(fault), () -> checkLookup(fault)));
  }

  private static void checkLookup(Fault fault) {
    try (var log = Log.from(Level.WARNING)) {
      var response = during(fault, () -> post(Api.asAda(), "{ a: me { id } }"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(path(checkIncident(fault, response, log))).isEqualTo(List.of("a"));
      assertThat(Api.asAda().email()).isEqualTo("ada@example.com");
    }
  }
}
