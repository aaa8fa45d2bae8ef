package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.guestlist.store.Callers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which thread reads a document, which goes on with the request, and what is remembered. */
class AdmissionThreadsTest {
  private static final GraphQLSchema SCHEMA =
      new SchemaGenerator()
          .makeExecutableSchema(
              new SchemaParser().parse("type Query { answer: Int }"), RuntimeWiring.MOCKED_WIRING);

  /** Every limit is 10,000. */
  private static final OperationLimits LIMITS =
      (OperationLimits)
          Proxy.newProxyInstance(
              OperationLimits.class.getClassLoader(),
              new Class<?>[] {OperationLimits.class},
              (proxy, method, arguments) -> 10_000);

  private final Vertx vertx = Vertx.vertx();
  private final Documents documents = new Documents(SCHEMA, LIMITS);
  private final List<String> readers = new ArrayList<>();
  private final AdmissionThreads threads = new AdmissionThreads(new Recording(), documents);

  /** Validates whatever comes, and writes down who does. */
  private final class Recording extends Admission {
    Recording() {
      super(documents, SCHEMA, LIMITS, null);
    }

    @Override
    Admitted admit(GraphQlRequest request) {
      readers.add(Thread.currentThread().getName());
      var text = request.document();
      return new Admitted(
          SCHEMA, documents.validated(text, documents.read(text)), List.of(), text.length());
    }
  }

  @AfterEach
  void stop() {
    threads.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** The thread that goes on with a request that comes on an event loop, after its admission. */
  private String admitted(String document) {
    return admitted(document, true);
  }

  private String admitted(String document, boolean shown) {
    var done = new CompletableFuture<String>();
    var request = GraphQlRequest.ofBody(Buffer.buffer("{\"query\":\"" + document + "\"}"));
    vertx.runOnContext(
        ignored ->
            threads
                .admit(request, shown)
                .subscribe()
                .with(
                    admitted -> done.complete(Thread.currentThread().getName()),
                    done::completeExceptionally));
    return done.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void aNewDocumentIsReadElsewhereAndTheRequestGoesOnOnItsEventLoop() {
    assertThat(admitted("{ answer }")).startsWith("vert.x-eventloop");
    assertThat(readers).containsExactly("admission");
  }

  @Test
  void whoDoesNotShowWhoTheyAreHasAnotherThread() {
    assertThat(admitted("{ answer }", false)).startsWith("vert.x-eventloop");
    assertThat(readers).containsExactly("admission-of-strangers");
  }

  @Test
  void aDocumentThatIsRememberedIsAdmittedAtOnce() {
    admitted("{ answer }");
    admitted("{ answer }");
    assertThat(admitted("{ answer }")).startsWith("vert.x-eventloop");
    assertThat(readers).hasSize(3).last().asString().startsWith("vert.x-eventloop");
  }

  @Test
  void aDocumentIsRememberedFromTheSecondTimeOn() {
    admitted("{ answer }");
    assertThat(documents.knows("{ answer }")).isFalse();
    admitted("{ answer }");
    assertThat(documents.knows("{ answer }")).isTrue();
    assertThat(readers).containsExactly("admission", "admission");
  }

  @Test
  void whatIsNotValidIsRememberedWithWhatIsWrongWithIt() {
    admitted("{ question }");
    admitted("{ question }");
    assertThat(documents.knows("{ question }")).isTrue();
    assertThat(documents.validated("{ question }", null).getErrors()).hasSize(1);
  }

  @Test
  void whatWasOnlyReadIsNotRemembered() {
    assertThat(documents.read("{ answer }").getDefinitions()).hasSize(1);
    assertThat(documents.knows("{ answer }")).isFalse();
  }

  /** 4,096 characters are read at a time: one more in front moves each boundary by one. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aCharacterOfTwoHalvesIsReadWholeWhereverItStands(int blanks) {
    var value = "\uD83D\uDE00".repeat(20_000);
    var document = documents.read(" ".repeat(blanks) + "{ answer(a: \"" + value + "\") }");

    var operation = (OperationDefinition) document.getDefinitions().get(0);
    var field = (Field) operation.getSelectionSet().getSelections().get(0);
    assertThat(((StringValue) field.getArguments().get(0).getValue()).getValue()).isEqualTo(value);
    assertThat(field.getSourceLocation().getColumn()).isEqualTo(blanks + 3);
  }

  @Test
  void soManyCharactersAreRemembered() {
    var texts =
        IntStream.range(0, 20)
            .mapToObj(number -> "{ a" + number + ": answer }" + " ".repeat(30_000))
            .toList();
    texts.forEach(text -> documents.validated(text, documents.read(text)));
    assertThat(texts).noneMatch(documents::knows);
    texts.forEach(text -> documents.validated(text, documents.read(text)));

    assertThat(texts.stream().mapToInt(String::length).sum()).isGreaterThan(1 << 19);
    Callers.until(
        () -> {
          var kept = texts.stream().filter(documents::knows).mapToInt(String::length).sum();
          return kept > 0 && kept <= 1 << 18 ? Optional.of(kept) : Optional.empty();
        });
  }
}
