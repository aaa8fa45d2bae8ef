package org.guestlist.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the body of a response as JSON in UTF-8, and stops where it gets too long: what is over
 * the limit is never held in memory. By way of characters, as what writes bytes writes characters
 * of four of them as escapes of twelve.
 */
final class JsonBody extends OutputStream {
  private static final JsonFactory JSON = new JsonFactory();

  private final Buffer bytes = Buffer.buffer();
  private final int limit;

  private JsonBody(int limit) {
    this.limit = limit;
  }

  /** Thrown where the body is over its limit; it has no stack, as it is no fault. */
  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /**
   * The bytes of a body, of which there are at most {@code limit}; else empty.
   *
   * @param body of maps, lists, texts, numbers, truth values and null
   */
  static Optional<Buffer> encode(Map<String, ?> body, int limit) {
    var encoded = new JsonBody(limit);
    try (var json = JSON.createGenerator(new OutputStreamWriter(encoded, UTF_8))) {
      // What was opened stays open where writing stops.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(json, body);
      json.flush();
    } catch (TooLong tooLong) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Optional.of(encoded.bytes);
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

  @Override
  public void write(int octet) throws IOException {
    require(1);
    bytes.appendByte((byte) octet);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    require(length);
    bytes.appendBytes(octets, offset, length);
  }

  private void require(int more) throws IOException {
    if (more > limit - bytes.length()) {
      throw new TooLong();
    }
  }
}
