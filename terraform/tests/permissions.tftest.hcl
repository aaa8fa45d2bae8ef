# What the service may do to the database.
variables {
  table_arns = {
    users  = "arn:aws:dynamodb:eu-central-1:123456789012:table/try-users"
    lists  = "arn:aws:dynamodb:eu-central-1:123456789012:table/try-lists"
    items  = "arn:aws:dynamodb:eu-central-1:123456789012:table/try-items"
    guests = "arn:aws:dynamodb:eu-central-1:123456789012:table/try-guests"
  }
}

run "each_table_and_index_has_what_the_service_does_to_it" {
  command = plan
  module {
    source = "./modules/permissions"
  }

  assert {
    condition = { for s in output.statements : s.Sid => [s.Resource, join(" ", s.Action)] } == {
      Users              = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-users", "dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem"]
      UsersByEmail       = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-users/index/users_by_email", "dynamodb:Query dynamodb:Scan"]
      Lists              = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-lists", "dynamodb:BatchGetItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:UpdateItem"]
      ListsByUserId      = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-lists/index/lists_by_user_id", "dynamodb:Query"]
      ListsUnderDeletion = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-lists/index/lists_under_deletion", "dynamodb:Query"]
      Items              = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-items", "dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem"]
      Guests             = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-guests", "dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem"]
      GuestsByUserId     = ["arn:aws:dynamodb:eu-central-1:123456789012:table/try-guests/index/guests_by_user_id", "dynamodb:Query"]
    }
    error_message = "The statements are others: ${jsonencode(output.statements)}"
  }
}

run "no_star_and_no_administration" {
  command = plan
  module {
    source = "./modules/permissions"
  }

  assert {
    condition     = !strcontains(jsonencode(output.statements), "*")
    error_message = "There is a star in ${jsonencode(output.statements)}"
  }

  assert {
    condition     = !can(regex("dynamodb:(Create|Update|Delete|Describe|Restore|Tag|Untag)[A-Za-z]*(Table|Resource)", jsonencode(output.statements)))
    error_message = "Requests have no business with the tables themselves."
  }

  assert {
    condition     = alltrue([for s in output.statements : s.Effect == "Allow" && can(regex("^[A-Za-z]+$", s.Sid))])
    error_message = "A statement has another effect, or an id that IAM does not take."
  }
}

run "a_key_of_ones_own_is_used_through_the_database_only" {
  command = plan
  module {
    source = "./modules/permissions"
  }
  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  }

  assert {
    condition = [for s in output.statements : s if s.Sid == "Key"][0] == {
      Sid       = "Key"
      Effect    = "Allow"
      Action    = ["kms:Decrypt"]
      Resource  = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
      Condition = { StringEquals = { "kms:ViaService" = "dynamodb.eu-central-1.amazonaws.com" } }
    }
    error_message = "The key is used otherwise."
  }
}

run "a_missing_table_is_refused" {
  command = plan
  module {
    source = "./modules/permissions"
  }
  variables {
    table_arns = { users = "arn:aws:dynamodb:eu-central-1:123456789012:table/users" }
  }
  expect_failures = [var.table_arns]
}
