# Between invocations no time passes for a function: what the server does by a timer, a schedule has to ask of it.
resource "aws_cloudwatch_event_rule" "this" {
  name                = "${var.name}-recovery"
  description         = "Finishes deletions of lists that were cut off."
  schedule_expression = "rate(${var.minutes} ${var.minutes == 1 ? "minute" : "minutes"})"
}

# An event in the form of those of API Gateway, for a path that no route of the API leads to.
resource "aws_cloudwatch_event_target" "this" {
  rule = aws_cloudwatch_event_rule.this.name
  arn  = var.function_arn

  input = jsonencode({
    version        = "2.0"
    rawPath        = "/recovery"
    requestContext = { http = { method = "POST", path = "/recovery" } }
  })

  # The next event does what this one did not.
  retry_policy {
    maximum_event_age_in_seconds = 60
    maximum_retry_attempts       = 0
  }
}

resource "aws_lambda_permission" "this" {
  statement_id  = "Recovery"
  action        = "lambda:InvokeFunction"
  function_name = var.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.this.arn
}
