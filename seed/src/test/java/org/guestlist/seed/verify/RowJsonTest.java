package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.seed.database.Table;
import org.guestlist.seed.verify.RowJson.TableRow;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowJsonTest {
  private static final Map<String, AttributeValue> VALUES =
      Map.of(
          "text", fromS("Zoë \"quoted\" \\ \n \u2028 \uD83D\uDC1B"),
          "number", fromN("-12345678901234567890.123456789e-5"),
          "truth", fromBool(true),
          "nothing", fromNul(true),
          "bytes", fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127})),
          "texts", fromSs(List.of("a", "b")),
          "numbers", fromNs(List.of("1", "2.50")),
          "more bytes", fromBs(List.of(SdkBytes.fromUtf8String("x"))),
          "list", fromL(List.of(fromS("x"), fromL(List.of()), fromBool(false))),
          "map", fromM(Map.of("S", fromN("1"), "", fromM(Map.of()))));

  @Test
  void aRowOfAllTypesIsReadAsItWasWritten() {
    var row = new HashMap<>(VALUES);
    row.put("list_id", fromS("l"));
    row.put("datetime", fromS("d"));

    var line = RowJson.line(Table.ITEMS, row);

    assertThat(line.lines()).hasSize(1);
    assertThat(RowJson.read(line)).contains(new TableRow(Table.ITEMS, row));
  }

  @Test
  void theLineIsThatOfTheDocuments() {
    assertThat(RowJson.line(Table.LISTS, Map.of("id", fromS("1"))))
        .isEqualTo("{\"table\":\"lists\",\"row\":{\"id\":{\"S\":\"1\"}}}");
  }
}
