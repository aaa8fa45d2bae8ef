locals {
  period = 300

  function = {
    errors = {
      metric      = "Errors"
      statistic   = "Sum"
      threshold   = var.thresholds.errors
      description = "Invocations that failed or ran out of time, within five minutes."
    }
    throttles = {
      metric      = "Throttles"
      statistic   = "Sum"
      threshold   = var.thresholds.throttles
      description = "Invocations that were refused for want of concurrency, within five minutes."
    }
    concurrency = {
      metric      = "ConcurrentExecutions"
      statistic   = "Maximum"
      threshold   = var.thresholds.concurrency
      description = "Instances at one moment: past the limit of the function or of the account, callers are refused."
    }
    duration = {
      metric      = "Duration"
      percentile  = "p99"
      threshold   = var.thresholds.duration
      description = "Milliseconds that 99 of 100 invocations stay below, within five minutes."
    }
  }

  # DynamoDB counts what it refuses for want of capacity by table, and for an index by both names.
  throttles = {
    for key, table in var.table_names : key => flatten([
      for metric in ["ReadThrottleEvents", "WriteThrottleEvents"] : concat(
        [{ metric = metric, dimensions = { TableName = table } }],
        [for index in var.indexes[key] : { metric = metric, dimensions = { TableName = table, GlobalSecondaryIndexName = index } }],
      )
    ])
  }
}

resource "aws_cloudwatch_metric_alarm" "function" {
  for_each = local.function

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = var.function_name }
  statistic           = try(each.value.statistic, null)
  extended_statistic  = try(each.value.percentile, null)
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  period              = local.period
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.actions
  ok_actions          = var.actions
}

# An answer of the service that is an error of GraphQL has status 200, and is in the log.
resource "aws_cloudwatch_metric_alarm" "api" {
  alarm_name          = "${var.name}-5xx"
  alarm_description   = "Answers with a status from 500 on, within five minutes."
  namespace           = "AWS/ApiGateway"
  metric_name         = "5xx"
  dimensions          = { ApiId = var.api_id }
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.thresholds.errors
  period              = local.period
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.actions
  ok_actions          = var.actions
}

resource "aws_cloudwatch_metric_alarm" "table" {
  for_each = local.throttles

  alarm_name          = "${var.name}-throttled-${each.key}"
  alarm_description   = "Requests to ${var.table_names[each.key]} and its indexes that DynamoDB refused for want of capacity, within five minutes."
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.thresholds.throttles
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.actions
  ok_actions          = var.actions

  metric_query {
    id          = "all"
    label       = "Refused"
    expression  = "SUM(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value

    content {
      id          = "m${metric_query.key}"
      return_data = false

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = metric_query.value.metric
        dimensions  = metric_query.value.dimensions
        stat        = "Sum"
        period      = local.period
      }
    }
  }
}
