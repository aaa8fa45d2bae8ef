# The schedule by which deletions that were cut off are finished.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name          = "try-guestlist"
  function_name = "try-guestlist"
  function_arn  = "arn:aws:lambda:eu-central-1:123456789012:function:try-guestlist"
}

run "every_five_minutes_by_default" {
  command = plan
  module {
    source = "./modules/recovery"
  }

  assert {
    condition     = aws_cloudwatch_event_rule.this.schedule_expression == "rate(5 minutes)"
    error_message = "It is ${aws_cloudwatch_event_rule.this.schedule_expression}."
  }
}

run "every_minute" {
  command = plan
  module {
    source = "./modules/recovery"
  }

  variables {
    minutes = 1
  }

  assert {
    condition     = aws_cloudwatch_event_rule.this.schedule_expression == "rate(1 minute)"
    error_message = "It is ${aws_cloudwatch_event_rule.this.schedule_expression}."
  }
}

run "an_event_that_did_not_come_through_the_api" {
  command = plan
  module {
    source = "./modules/recovery"
  }

  assert {
    condition = jsondecode(aws_cloudwatch_event_target.this.input) == {
      version        = "2.0"
      rawPath        = "/recovery"
      requestContext = { http = { method = "POST", path = "/recovery" } }
    }
    error_message = "The event is ${aws_cloudwatch_event_target.this.input}."
  }

  assert {
    condition     = aws_cloudwatch_event_target.this.arn == var.function_arn && aws_lambda_permission.this.function_name == var.function_name
    error_message = "It is for another function."
  }

  assert {
    condition     = aws_lambda_permission.this.principal == "events.amazonaws.com"
    error_message = "Others may invoke the function."
  }
}

run "not_more_often_than_every_minute" {
  command = plan
  module {
    source = "./modules/recovery"
  }

  variables {
    minutes = 0.5
  }

  expect_failures = [var.minutes]
}
