package org.guestlist.seed.database;

import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guestlist.seed.Problem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What DynamoDB and the SDK say, in one line and with what to do. */
public final class Failures {
  /** Of a cause, in front of what that says. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("(\\p{Lower}\\w*\\.)+\\p{Upper}\\w*(Exception|Error)(: )?");

  private Failures() {}

  /** The failure as one that the person at the keyboard can read. */
  public static Problem inWords(SdkException failure) {
    if (failure instanceof AwsServiceException refused) {
      return new Problem(refusal(refused), failure);
    }
    if (failure instanceof ApiCallTimeoutException) {
      return new Problem(
          "The database has not answered in full within --timeout: check --endpoint, --region and the network, or give a longer --timeout.",
          failure);
    }
    if (isNoAnswerOfDynamoDb(failure)) {
      return new Problem("What answers there is no DynamoDB: check --endpoint.", failure);
    }
    var unknown = unknownHost(failure);
    if (unknown.isPresent()) {
      return new Problem(
          "The database cannot be reached: there is no host %s. Check --endpoint, --region and the network."
              .formatted(unknown.get()),
          failure);
    }
    if (failure instanceof SdkClientException) {
      return new Problem(
          "The database cannot be reached: "
              + firstLine(failure)
              + " Check --endpoint, --region and the network.",
          failure);
    }
    return new Problem("The database failed: " + firstLine(failure), failure);
  }

  private static Optional<String> unknownHost(Throwable failure) {
    if (failure instanceof UnknownHostException) {
      var name = String.valueOf(failure.getMessage());
      return Optional.of(name.substring(0, (name + ":").indexOf(':')));
    }
    return failure.getCause() == null ? Optional.empty() : unknownHost(failure.getCause());
  }

  private static boolean isNoAnswerOfDynamoDb(SdkException failure) {
    return String.valueOf(failure.getMessage()).startsWith("Unable to unmarshall response");
  }

  private static String refusal(AwsServiceException refused) {
    var details = refused.awsErrorDetails();
    if (details == null || details.errorCode() == null) {
      return "What answers there is no DynamoDB (status %d): check --endpoint."
          .formatted(refused.statusCode());
    }
    var said = details.errorMessage();
    return switch (details.errorCode()) {
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "ExpiredTokenException",
          "InvalidClientTokenId" ->
          "The credentials are not accepted (" + said + "): check --profile or AWS_ACCESS_KEY_ID.";
      case "AccessDeniedException" -> "The credentials do not allow this: " + said;
      default -> "DynamoDB refused: " + details.errorCode() + ", " + said;
    };
  }

  static String firstLine(Throwable failure) {
    var first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    var said = CLASS_NAME.matcher(first).replaceAll("");
    return said.endsWith(".") ? said : said + ".";
  }
}
