# Keys, indexes, projections and billing of the four tables.
mock_provider "aws" {
  source = "./tests/mocks"
}

run "four_tables_with_the_keys_of_the_data_model" {
  command = plan
  module {
    source = "./modules/tables"
  }

  assert {
    condition = { for key, table in aws_dynamodb_table.this : key => join(" ", compact([table.name, table.hash_key, table.range_key])) } == {
      users  = "users id"
      lists  = "lists id"
      items  = "items list_id datetime"
      guests = "guests list_id user_id"
    }
    error_message = "The tables or their keys are others."
  }

  assert {
    condition = { for key, table in aws_dynamodb_table.this : key => join(", ", sort([for a in table.attribute : "${a.name} ${a.type}"])) } == {
      users  = "email S, id S"
      lists  = "deletion_began_at S, deletion_state S, id S, user_id S"
      items  = "datetime S, list_id S"
      guests = "list_id S, user_id S"
    }
    error_message = "Attributes other than the keys are declared, or keys are missing."
  }
}

run "four_indexes_with_their_projections" {
  command = plan
  module {
    source = "./modules/tables"
  }

  assert {
    condition = {
      for key, table in aws_dynamodb_table.this : key => join(", ", sort([
        for i in table.global_secondary_index :
        join(" ", compact(concat([i.name, i.hash_key, i.range_key, i.projection_type], tolist(coalesce(i.non_key_attributes, [])))))
      ]))
      } == {
      users  = "users_by_email email KEYS_ONLY"
      lists  = "lists_by_user_id user_id KEYS_ONLY, lists_under_deletion deletion_state deletion_began_at KEYS_ONLY"
      items  = ""
      guests = "guests_by_user_id user_id list_id INCLUDE access"
    }
    error_message = "The indexes are others."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : length(table.local_secondary_index) == 0])
    error_message = "A local index limits an item collection to 10 GB."
  }
}

run "on_demand_protected_and_recoverable_by_default" {
  command = plan
  module {
    source = "./modules/tables"
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.billing_mode == "PAY_PER_REQUEST"])
    error_message = "The default is on demand."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.deletion_protection_enabled && table.point_in_time_recovery[0].enabled])
    error_message = "Protection and recovery are on by default."
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 0 && length(aws_appautoscaling_policy.this) == 0
    error_message = "There is nothing to scale on demand."
  }
}

run "no_stream_and_no_ttl" {
  command = plan
  module {
    source = "./modules/tables"
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.stream_enabled == null && length(table.ttl) == 0])
    error_message = "The service uses neither streams nor TTL."
  }
}

run "provisioned_with_two_and_two_and_scaling" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    billing_mode = "PROVISIONED"
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : [table.billing_mode, table.read_capacity, table.write_capacity] == ["PROVISIONED", 2, 2]])
    error_message = "Tables have a capacity of 2 and 2 by default."
  }

  assert {
    condition     = alltrue(flatten([for table in aws_dynamodb_table.this : [for i in table.global_secondary_index : [i.read_capacity, i.write_capacity] == [2, 2]]]))
    error_message = "Indexes have a capacity of 2 and 2 by default."
  }

  assert {
    condition = toset([for t in aws_appautoscaling_target.this : "${t.resource_id} ${t.scalable_dimension} ${t.min_capacity}-${t.max_capacity}"]) == toset([
      "table/users dynamodb:table:ReadCapacityUnits 2-20",
      "table/users dynamodb:table:WriteCapacityUnits 2-20",
      "table/users/index/users_by_email dynamodb:index:ReadCapacityUnits 2-20",
      "table/users/index/users_by_email dynamodb:index:WriteCapacityUnits 2-20",
      "table/lists dynamodb:table:ReadCapacityUnits 2-20",
      "table/lists dynamodb:table:WriteCapacityUnits 2-20",
      "table/lists/index/lists_by_user_id dynamodb:index:ReadCapacityUnits 2-20",
      "table/lists/index/lists_by_user_id dynamodb:index:WriteCapacityUnits 2-20",
      "table/lists/index/lists_under_deletion dynamodb:index:ReadCapacityUnits 2-20",
      "table/lists/index/lists_under_deletion dynamodb:index:WriteCapacityUnits 2-20",
      "table/items dynamodb:table:ReadCapacityUnits 2-20",
      "table/items dynamodb:table:WriteCapacityUnits 2-20",
      "table/guests dynamodb:table:ReadCapacityUnits 2-20",
      "table/guests dynamodb:table:WriteCapacityUnits 2-20",
      "table/guests/index/guests_by_user_id dynamodb:index:ReadCapacityUnits 2-20",
      "table/guests/index/guests_by_user_id dynamodb:index:WriteCapacityUnits 2-20",
    ])
    error_message = "Not each table and index is scaled, for reads and for writes."
  }

  assert {
    condition = alltrue([
      for key, policy in aws_appautoscaling_policy.this :
      policy.scalable_dimension == aws_appautoscaling_target.this[key].scalable_dimension
      && policy.target_tracking_scaling_policy_configuration[0].target_value == 70
      && policy.target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].predefined_metric_type == (
        endswith(key, "/Read") ? "DynamoDBReadCapacityUtilization" : "DynamoDBWriteCapacityUtilization"
      )
    ])
    error_message = "A policy follows another metric."
  }
}

run "capacity_by_variables" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    billing_mode   = "PROVISIONED"
    read_capacity  = { min = 5, max = 5 }
    write_capacity = { min = 3, max = 30 }
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : [table.read_capacity, table.write_capacity] == [5, 3]])
    error_message = "Tables have another capacity."
  }

  assert {
    condition     = toset([for t in aws_appautoscaling_target.this : "${t.min_capacity}-${t.max_capacity}"]) == toset(["5-5", "3-30"])
    error_message = "Scaling has other bounds."
  }
}

run "a_prefix_in_front_of_names_and_arns" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    prefix       = "try-"
    billing_mode = "PROVISIONED"
  }

  assert {
    condition     = toset([for table in aws_dynamodb_table.this : table.name]) == toset(["try-users", "try-lists", "try-items", "try-guests"])
    error_message = "The names are others."
  }

  assert {
    condition     = output.arns.users == "arn:aws:dynamodb:eu-central-1:123456789012:table/try-users"
    error_message = "The ARN is another: ${output.arns.users}"
  }

  assert {
    condition     = contains([for t in aws_appautoscaling_target.this : t.resource_id], "table/try-users/index/users_by_email")
    error_message = "The prefix belongs to the table, not to the index."
  }
}

run "a_key_of_ones_own" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  }

  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this :
      table.server_side_encryption[0].enabled && table.server_side_encryption[0].kms_key_arn == var.kms_key_arn
    ])
    error_message = "Not every table is encrypted with the key."
  }
}

run "recovery_and_protection_can_be_switched_off" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    point_in_time_recovery = false
    deletion_protection    = false
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : !table.deletion_protection_enabled && !table.point_in_time_recovery[0].enabled])
    error_message = "The variables are not obeyed."
  }
}

run "an_unknown_billing_mode_is_refused" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    billing_mode = "FREE"
  }
  expect_failures = [var.billing_mode]
}

run "bounds_the_wrong_way_round_are_refused" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    read_capacity  = { min = 3, max = 2 }
    write_capacity = { min = 0 }
  }
  expect_failures = [var.read_capacity, var.write_capacity]
}

run "a_target_that_scaling_does_not_know_is_refused" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    target_utilization = 95
  }
  expect_failures = [var.target_utilization]
}

run "the_alias_of_a_key_is_refused" {
  command = plan
  module {
    source = "./modules/tables"
  }
  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:alias/guestlist"
  }
  expect_failures = [var.kms_key_arn]
}
