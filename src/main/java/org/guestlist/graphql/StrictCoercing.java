package org.guestlist.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes as input of an Int or an ID what the specification lets it take (GraphQL, October 2021,
 * sections 3.5.1 and 3.5.5), and as an ID valid Unicode alone. The extension's Int cuts off what is
 * over 32 bits, and the ID of graphql-java takes everything. A String stays as it is: introspection
 * has that very object for the type of its argument; org.guestlist.service.Input looks at texts.
 *
 * @param expected says what the input has to be
 * @param output how values are written, which is left as it is
 * @param input the value for one of JSON; null where it cannot be one
 */
record StrictCoercing(String expected, Coercing<?, ?> output, Function<Object, Object> input)
    implements Coercing<Object, Object> {
  static final String WHOLE_NUMBER = "it must be a whole number of 32 bits";
  static final String TEXT = "it must be a text";
  static final String TRUTH = "it must be true or false";
  static final String TEXT_OR_NUMBER = "it must be a text of valid Unicode or a whole number";

  /** The strict coercing of a scalar, if it needs one. */
  static Optional<Coercing<?, ?>> of(String scalar, Coercing<?, ?> output) {
    return switch (scalar) {
      case "Int" -> Optional.of(new StrictCoercing(WHOLE_NUMBER, output, StrictCoercing::integer));
      case "ID" -> Optional.of(new StrictCoercing(TEXT_OR_NUMBER, output, StrictCoercing::id));
      default -> Optional.empty();
    };
  }

  private static Object integer(Object json) {
    if (json instanceof Integer) {
      return json;
    }
    try {
      return json instanceof BigDecimal number ? number.intValueExact() : null;
    } catch (ArithmeticException notThirtyTwoBits) {
      return null;
    }
  }

  private static Object id(Object json) {
    var isWhole = json instanceof BigDecimal number && number.scale() == 0;
    return isWhole ? json.toString() : text(json);
  }

  /** Half of a surrogate pair has an escape in JSON, and no place in UTF-8. */
  private static Object text(Object json) {
    return json instanceof String text && UTF_8.newEncoder().canEncode(text) ? text : null;
  }

  private static Object json(Value<?> literal) {
    if (literal instanceof StringValue text) {
      return text.getValue();
    }
    return literal instanceof IntValue number ? new BigDecimal(number.getValue()) : null;
  }

  @Override
  public Object parseValue(Object json, GraphQLContext context, Locale locale) {
    return Optional.ofNullable(input.apply(json))
        .orElseThrow(() -> new CoercingParseValueException(expected));
  }

  @Override
  public Object parseLiteral(
      Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return Optional.ofNullable(input.apply(json(literal)))
        .orElseThrow(() -> new CoercingParseLiteralException(expected));
  }

  @Override
  public Object serialize(Object value, GraphQLContext context, Locale locale) {
    return output.serialize(value, context, locale);
  }

  @Override
  public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
    return output.valueToLiteral(value, context, locale);
  }
}
