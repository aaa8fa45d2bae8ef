package org.guestlist.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.AssertException;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.guestlist.model.DomainException;

/** Reads documents, and remembers those that were read lately. Thread-safe. */
@ApplicationScoped
class Documents {
  /** Characters of all documents that are remembered; what is read of one takes some times that. */
  private static final int REMEMBERED = 1 << 18;

  /** The parser counts the end of the text as one more. */
  private static final int END = 1;

  private final ParserOptions options;
  private final int tokens;
  private final Cache<String, Document> known =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((String text, Document document) -> text.length())
          .build();

  Documents(OperationLimits limits) {
    this.tokens = limits.tokens();
    this.options =
        ParserOptions.getDefaultOperationParserOptions().transform(o -> o.maxTokens(tokens + END));
  }

  /**
   * The document that a text is.
   *
   * @throws DomainException LIMIT_EXCEEDED where it has too many tokens
   * @throws graphql.parser.InvalidSyntaxException where it is no GraphQL
   */
  Document read(String text) {
    return known.get(text, this::parse);
  }

  private Document parse(String text) {
    NumberLengths.require(text);
    var environment =
        ParserEnvironment.newParserEnvironment()
            .document(text)
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
