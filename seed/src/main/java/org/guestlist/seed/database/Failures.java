package org.guestlist.seed.database;

import org.guestlist.seed.Problem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What DynamoDB and the SDK say, in one line and with what to do. */
public final class Failures {
  private Failures() {}

  /** The failure as one that the person at the keyboard can read. */
  public static Problem inWords(SdkException failure) {
    if (failure instanceof AwsServiceException refused) {
      return new Problem(refusal(refused), failure);
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

  private static String refusal(AwsServiceException refused) {
    var code = refused.awsErrorDetails().errorCode();
    var said = refused.awsErrorDetails().errorMessage();
    return switch (code) {
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "ExpiredTokenException",
          "InvalidClientTokenId" ->
          "The credentials are not accepted (" + said + "): check --profile or AWS_ACCESS_KEY_ID.";
      case "AccessDeniedException" -> "The credentials do not allow this: " + said;
      default -> "DynamoDB refused: " + code + ", " + said;
    };
  }

  static String firstLine(Throwable failure) {
    var said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return said.endsWith(".") ? said : said + ".";
  }
}
