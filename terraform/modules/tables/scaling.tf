locals {
  # By their resource ids, as Application Auto Scaling calls them.
  scaled = merge(
    { for key, name in local.names : "table/${name}" => "table" },
    merge([
      for key, table in local.tables : {
        for index in keys(table.indexes) : "table/${local.names[key]}/index/${index}" => "index"
      }
    ]...),
  )

  capacities = {
    Read  = var.read_capacity
    Write = var.write_capacity
  }

  scalings = local.provisioned ? merge([
    for id, kind in local.scaled : {
      for unit, capacity in local.capacities : "${id}/${unit}" => {
        resource_id = id
        dimension   = "dynamodb:${kind}:${unit}CapacityUnits"
        metric      = "DynamoDB${unit}CapacityUtilization"
        capacity    = capacity
      }
    }
  ]...) : {}
}

resource "aws_appautoscaling_target" "this" {
  for_each = local.scalings

  service_namespace  = "dynamodb"
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.dimension
  min_capacity       = each.value.capacity.min
  max_capacity       = each.value.capacity.max

  depends_on = [aws_dynamodb_table.this]
}

resource "aws_appautoscaling_policy" "this" {
  for_each = local.scalings

  name               = "${each.value.metric}:${each.value.resource_id}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[each.key].service_namespace
  resource_id        = aws_appautoscaling_target.this[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.this[each.key].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = var.target_utilization

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
    }
  }
}
