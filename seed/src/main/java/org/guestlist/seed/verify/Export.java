package org.guestlist.seed.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.guestlist.seed.Problem;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A file of rows that are about to be deleted, one JSON object a line: the table, and the row as
 * DynamoDB's own API has it. {@link PutBack} reads it. Thread-safe. Has to be closed.
 */
final class Export implements AutoCloseable {
  private final Path file;
  private FileChannel channel;
  private long rows;

  Export(Path file) {
    this.file = file;
  }

  /**
   * Makes the file, if this has not made it already.
   *
   * @throws Problem if there is such a file of somebody else, or none can be made
   */
  synchronized void open() {
    if (channel != null) {
      return;
    }
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException exists) {
      throw new Problem(
          "There is a file %s already: give --export another.".formatted(file), exists);
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private Problem unwritable(IOException failure) {
    return new Problem(
        "The rows to be deleted cannot be written to %s: give --export a file that can. Rows that were not written were not deleted."
            .formatted(file),
        failure);
  }

  /**
   * Returns when the rows are on the disk.
   *
   * @throws Problem if they are not
   */
  synchronized void write(Table table, List<Map<String, AttributeValue>> added) {
    open();
    var lines = new StringBuilder();
    added.forEach(row -> lines.append(RowJson.line(table, row)).append('\n'));
    try {
      var bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
      rows += added.size();
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  Path file() {
    return file;
  }

  synchronized long rows() {
    return rows;
  }

  @Override
  public synchronized void close() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }
}
