# The whole.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  package = "versions.tf" # any file will do for a plan
}

run "a_user_pool_by_default" {
  command = plan

  assert {
    condition     = length(module.user_pool) == 1 && length(module.developer) == 0
    error_message = "There is no user pool, or a user that nobody asked for."
  }

  assert {
    condition     = strcontains(module.function.name, "guestlist") && output.profile_commands == null
    error_message = "The function has another name."
  }

  assert {
    condition     = output.alarm_names[0] == "guestlist-5xx"
    error_message = "The names are others: ${jsonencode(output.alarm_names)}"
  }
}

run "the_function_may_do_what_the_output_says" {
  command = plan

  assert {
    condition = { for key, actions in output.database_actions : key => join(" ", actions) } == {
      users                              = "BatchGetItem PutItem UpdateItem"
      "users/index/users_by_email"       = "Query Scan"
      lists                              = "BatchGetItem ConditionCheckItem DeleteItem PutItem UpdateItem"
      "lists/index/lists_by_user_id"     = "Query"
      "lists/index/lists_under_deletion" = "Query"
      items                              = "BatchGetItem BatchWriteItem DeleteItem PutItem Query UpdateItem"
      guests                             = "BatchGetItem BatchWriteItem DeleteItem PutItem Query UpdateItem"
      "guests/index/guests_by_user_id"   = "Query"
    }
    error_message = "The actions are others."
  }
}

run "tokens_of_another_issuer" {
  command = plan
  variables {
    create_user_pool = false
    issuer           = "https://example.eu.auth0.com/"
    jwks_uri         = "https://example.eu.auth0.com/.well-known/jwks.json"
    audience         = ["client"]
  }

  assert {
    condition     = length(module.user_pool) == 0 && output.issuer == "https://example.eu.auth0.com/" && output.audience == tolist(["client"])
    error_message = "Other tokens are taken."
  }

  assert {
    condition     = output.account_command == null && output.admin_command == null && strcontains(output.token_command, "https://example.eu.auth0.com/")
    error_message = "The commands are those of a user pool."
  }
}

run "the_prefix_is_in_front_of_everything" {
  command = plan
  variables {
    prefix           = "try-"
    create_developer = true
  }

  assert {
    condition     = toset(values(output.table_names)) == toset(["try-users", "try-lists", "try-items", "try-guests"]) && module.function.name == "try-guestlist"
    error_message = "The names are others."
  }

  assert {
    condition     = strcontains(output.log_command, "/aws/lambda/try-guestlist") && strcontains(output.profile_commands, "try-guestlist-developer")
    error_message = "The names are others."
  }
}

run "an_issuer_is_required_without_a_user_pool" {
  command = plan
  variables {
    create_user_pool = false
  }
  expect_failures = [var.issuer, var.jwks_uri, var.audience]
}

run "two_issuers_are_refused" {
  command = plan
  variables {
    issuer   = "https://issuer.example.com"
    jwks_uri = "https://issuer.example.com/jwks.json"
    audience = ["client"]
  }
  expect_failures = [var.issuer, var.jwks_uri, var.audience]
}

run "a_prefix_that_no_table_can_have_is_refused" {
  command = plan
  variables {
    prefix = "a b"
  }
  expect_failures = [var.prefix]
}

run "an_unknown_billing_mode_and_bounds_the_wrong_way_round_are_refused" {
  command = plan
  variables {
    billing_mode       = "FREE"
    read_capacity      = 30
    max_write_capacity = 1
  }
  expect_failures = [var.billing_mode, var.max_read_capacity, var.max_write_capacity]
}
