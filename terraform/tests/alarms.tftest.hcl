# Alarms.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name          = "try-guestlist"
  function_name = "try-guestlist"
  api_id        = "abcdef"
  table_names   = { users = "try-users", items = "try-items" }
  indexes       = { users = ["users_by_email"], items = [] }
  actions       = ["arn:aws:sns:eu-central-1:123456789012:alarms"]
}

run "errors_throttles_p99_and_concurrency_of_the_function" {
  command = plan
  module {
    source = "./modules/alarms"
  }

  assert {
    condition = {
      for key, a in aws_cloudwatch_metric_alarm.function :
      key => [a.namespace, a.metric_name, coalesce(a.statistic, a.extended_statistic), a.threshold, a.period]
      } == {
      errors      = ["AWS/Lambda", "Errors", "Sum", 1, 300]
      throttles   = ["AWS/Lambda", "Throttles", "Sum", 1, 300]
      duration    = ["AWS/Lambda", "Duration", "p99", 3000, 300]
      concurrency = ["AWS/Lambda", "ConcurrentExecutions", "Maximum", 800, 300]
    }
    error_message = "The alarms are others."
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.function : a.dimensions == tomap({ FunctionName = "try-guestlist" })])
    error_message = "Another function is watched."
  }
}

run "answers_of_the_api" {
  command = plan
  module {
    source = "./modules/alarms"
  }

  assert {
    condition     = [aws_cloudwatch_metric_alarm.api.namespace, aws_cloudwatch_metric_alarm.api.metric_name, aws_cloudwatch_metric_alarm.api.dimensions.ApiId] == ["AWS/ApiGateway", "5xx", "abcdef"]
    error_message = "Something else is watched."
  }
}

run "throttles_of_tables_and_of_their_indexes" {
  command = plan
  module {
    source = "./modules/alarms"
  }

  assert {
    condition = {
      for key, a in aws_cloudwatch_metric_alarm.table : key => toset([
        for q in a.metric_query : "${q.metric[0].metric_name} ${join("/", values(q.metric[0].dimensions))}" if length(q.metric) > 0
      ])
      } == {
      users = toset([
        "ReadThrottleEvents try-users", "ReadThrottleEvents users_by_email/try-users",
        "WriteThrottleEvents try-users", "WriteThrottleEvents users_by_email/try-users",
      ])
      items = toset(["ReadThrottleEvents try-items", "WriteThrottleEvents try-items"])
    }
    error_message = "Something else is watched."
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.table : [for q in a.metric_query : q.expression if q.return_data == true] == ["SUM(METRICS())"]])
    error_message = "Something else is added up."
  }
}

run "all_alarms_tell_the_same" {
  command = plan
  module {
    source = "./modules/alarms"
  }

  assert {
    condition = alltrue([
      for a in concat(values(aws_cloudwatch_metric_alarm.function), [aws_cloudwatch_metric_alarm.api], values(aws_cloudwatch_metric_alarm.table)) :
      a.alarm_actions == toset(var.actions) && a.ok_actions == toset(var.actions)
      && a.treat_missing_data == "notBreaching" && a.comparison_operator == "GreaterThanOrEqualToThreshold"
    ])
    error_message = "An alarm tells others, or goes off where there is nothing."
  }

  assert {
    condition = output.names == tolist([
      "try-guestlist-5xx", "try-guestlist-concurrency", "try-guestlist-duration", "try-guestlist-errors",
      "try-guestlist-throttled-items", "try-guestlist-throttled-users", "try-guestlist-throttles",
    ])
    error_message = "The names are others."
  }
}

run "thresholds_by_variable" {
  command = plan
  module {
    source = "./modules/alarms"
  }
  variables {
    thresholds = { errors = 5, duration = 800 }
  }

  assert {
    condition     = [for key in ["errors", "duration", "throttles"] : aws_cloudwatch_metric_alarm.function[key].threshold] == [5, 800, 1]
    error_message = "The thresholds are others."
  }
}

run "alarms_that_are_always_on_or_tell_nobody_are_refused" {
  command = plan
  module {
    source = "./modules/alarms"
  }
  variables {
    thresholds = { errors = 0 }
    actions    = ["ops@example.com"]
  }
  expect_failures = [var.thresholds, var.actions]
}
