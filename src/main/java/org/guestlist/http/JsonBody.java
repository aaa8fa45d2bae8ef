package org.guestlist.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the body of a response as JSON in UTF-8, and stops where it gets too long: what is over
 * the limit is never held in memory. By way of characters, as what writes bytes writes characters
 * of four of them as escapes of twelve.
 */
final class JsonBody {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonBody() {}

  /**
   * The bytes of a body, of which there are at most {@code limit}; else empty.
   *
   * @param body of maps, lists, texts, numbers, truth values and null
   */
  static Optional<Buffer> encode(Map<String, ?> body, int limit) {
    var encoded = new Utf8Writer(limit);
    try (var json = JSON.createGenerator(encoded)) {
      // What was opened stays open where writing stops.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(json, body);
      json.flush();
      return Optional.of(encoded.bytes());
    } catch (Utf8Writer.TooLong tooLong) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (var entry : object.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> array) {
      json.writeStartArray();
      for (var element : array) {
        write(json, element);
      }
      json.writeEndArray();
    } else {
      writeScalar(json, value);
    }
  }

  private static void writeScalar(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
