output "names" {
  description = "The names of the alarms."
  value = sort(concat(
    values(aws_cloudwatch_metric_alarm.function)[*].alarm_name,
    [aws_cloudwatch_metric_alarm.api.alarm_name],
    values(aws_cloudwatch_metric_alarm.table)[*].alarm_name,
  ))
}
