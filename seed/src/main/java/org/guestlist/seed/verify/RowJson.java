package org.guestlist.seed.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes and reads rows as JSON, their values as in DynamoDB's own API: {@code {"S": "text"}}. */
final class RowJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RowJson() {}

  /** A row and the table that it belongs to. */
  record TableRow(Table table, Map<String, AttributeValue> row) {}

  static String line(Table table, Map<String, AttributeValue> row) {
    var line = JSON.createObjectNode().put("table", table.suffix());
    line.set("row", object(row));
    return line.toString();
  }

  private static ObjectNode object(Map<String, AttributeValue> row) {
    var object = JSON.createObjectNode();
    row.forEach((name, value) -> object.set(name, json(value)));
    return object;
  }

  private static ObjectNode json(AttributeValue value) {
    var node = JSON.createObjectNode();
    return switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case B -> node.put("B", text(value.b()));
      case SS -> node.set("SS", array(value.ss(), ArrayNode::add));
      case NS -> node.set("NS", array(value.ns(), ArrayNode::add));
      case BS -> node.set("BS", array(value.bs(), (array, bytes) -> array.add(text(bytes))));
      case L -> node.set("L", array(value.l(), (array, element) -> array.add(json(element))));
      case M -> node.set("M", object(value.m()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("A row has a value of an unknown type: " + value);
    };
  }

  private static String text(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }

  /** Adds an element to an array. */
  private interface Addition<T> {
    void add(ArrayNode array, T element);
  }

  private static <T> ArrayNode array(List<T> elements, Addition<T> addition) {
    var array = JSON.createArrayNode();
    elements.forEach(element -> addition.add(array, element));
    return array;
  }

  /** The row of a line; empty where the line is no row of one of the tables. */
  static Optional<TableRow> read(String line) {
    try {
      var node = JSON.readTree(line);
      var row = row(node.path("row"));
      return Arrays.stream(Table.values())
          .filter(table -> table.suffix().equals(node.path("table").asText()))
          .filter(table -> row.keySet().containsAll(table.keys()))
          .findFirst()
          .map(table -> new TableRow(table, row));
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Map<String, AttributeValue> row(JsonNode object) {
    var row = new HashMap<String, AttributeValue>();
    object.properties().forEach(field -> row.put(field.getKey(), value(field.getValue())));
    return row;
  }

  private static AttributeValue value(JsonNode node) {
    if (node.size() != 1) {
      throw new IllegalArgumentException("No value of DynamoDB: " + node);
    }
    var field = node.properties().iterator().next();
    var value = field.getValue();
    return switch (field.getKey()) {
      case "S" -> AttributeValue.fromS(value.asText());
      case "N" -> AttributeValue.fromN(value.asText());
      case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
      case "NULL" -> AttributeValue.fromNul(true);
      case "B" -> AttributeValue.fromB(bytes(value));
      case "SS" -> AttributeValue.fromSs(list(value, JsonNode::asText));
      case "NS" -> AttributeValue.fromNs(list(value, JsonNode::asText));
      case "BS" -> AttributeValue.fromBs(list(value, RowJson::bytes));
      case "L" -> AttributeValue.fromL(list(value, RowJson::value));
      case "M" -> AttributeValue.fromM(row(value));
      default -> throw new IllegalArgumentException("No value of DynamoDB: " + node);
    };
  }

  private static SdkBytes bytes(JsonNode text) {
    return SdkBytes.fromByteArray(Base64.getDecoder().decode(text.asText()));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    var list = new ArrayList<T>();
    array.forEach(node -> list.add(element.apply(node)));
    return list;
  }
}
