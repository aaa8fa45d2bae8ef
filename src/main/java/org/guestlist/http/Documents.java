package org.guestlist.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.AssertException;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.guestlist.model.DomainException;

/**
 * Reads and validates documents, and remembers those that were admitted lately, from the second
 * time on: a document that comes once, as those with inlined values do, would take the place of
 * others and of memory that only complete collections free. Thread-safe.
 */
@ApplicationScoped
class Documents {
  /** Characters of all documents that are remembered; what is read of one takes some times that. */
  private static final int REMEMBERED = 1 << 18;

  /** How many documents are known to have come once, by their hash codes. */
  private static final int NOTICED = 10_000;

  /** The parser counts the end of the text as one more. */
  private static final int END = 1;

  private final GraphQLSchema schema;
  private final ParserOptions options;
  private final int tokens;
  private final Cache<String, PreparsedDocumentEntry> known =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((String text, PreparsedDocumentEntry document) -> text.length())
          .build();

  private final Cache<Integer, Boolean> noticed =
      Caffeine.newBuilder().maximumSize(NOTICED).build();

  Documents(GraphQLSchema schema, OperationLimits limits) {
    this.schema = schema;
    this.tokens = limits.tokens();
    this.options =
        ParserOptions.getDefaultOperationParserOptions().transform(o -> o.maxTokens(tokens + END));
  }

  /** Whether a text was validated more than once, and is remembered. */
  boolean knows(String text) {
    return known.getIfPresent(text) != null;
  }

  /**
   * The document that a text is, valid or not.
   *
   * @throws DomainException LIMIT_EXCEEDED where it has too many tokens
   * @throws graphql.parser.InvalidSyntaxException where it is no GraphQL
   */
  Document read(String text) {
    var entry = known.getIfPresent(text);
    return entry == null ? parse(text) : entry.getDocument();
  }

  /**
   * The document with what is wrong with it, which is remembered when it comes again. It takes time
   * that grows faster than the document: what is over a limit has to be refused before.
   */
  PreparsedDocumentEntry validated(String text, Document document) {
    var remembered = known.getIfPresent(text);
    if (remembered != null) {
      return remembered;
    }
    var entry = validated(document);
    if (noticed.asMap().putIfAbsent(text.hashCode(), true) != null) {
      known.put(text, entry);
    }
    return entry;
  }

  private PreparsedDocumentEntry validated(Document document) {
    return new PreparsedDocumentEntry(
        document, ParseAndValidate.validate(schema, document, Locale.ROOT));
  }

  private Document parse(String text) {
    NumberLengths.require(text);
    var environment =
        ParserEnvironment.newParserEnvironment()
            .document(new WholeCharacters(text))
            .parserOptions(options)
            .locale(Locale.ROOT)
            .build();
    try {
      return new Parser().parseDocument(environment);
    } catch (AssertException noSuchCharacter) {
      // Of an escape with too many digits the parser has nothing to say, not even where it is.
      throw DomainException.badUserInput(
          "query", "The document has an escape such as \\u{110000} that is no character.");
    } catch (ParseCancelledException tooLong) {
      // Where the limit is passed it stops reading: how many there are nobody counts.
      throw DomainException.tooLarge("tokens", tokens, tokens + 1L);
    } catch (ParseCancelledTooDeepException tooDeep) {
      var levels = ParserOptions.MAX_RULE_DEPTH;
      throw DomainException.tooLarge("levels of nesting", levels, levels + 1L);
    }
  }
}
