# The user for one's own machine.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name       = "try-guestlist"
  region     = "eu-central-1"
  statements = [{ Sid = "Users", Effect = "Allow", Action = ["dynamodb:BatchGetItem"], Resource = "arn:aws:dynamodb:eu-central-1:123456789012:table/try-users" }]
  table_arns = { users = "arn:aws:dynamodb:eu-central-1:123456789012:table/try-users", lists = "arn:aws:dynamodb:eu-central-1:123456789012:table/try-lists" }
}

run "what_the_service_may_and_filling_the_tables" {
  command = plan
  module {
    source = "./modules/developer"
  }

  assert {
    condition = jsondecode(aws_iam_user_policy.this.policy).Statement == concat(var.statements, [{
      Sid    = "Fill"
      Effect = "Allow"
      Action = [
        "dynamodb:BatchWriteItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan",
      ]
      Resource = [
        "arn:aws:dynamodb:eu-central-1:123456789012:table/try-lists",
        "arn:aws:dynamodb:eu-central-1:123456789012:table/try-users",
      ]
    }])
    error_message = "The user may do something else: ${aws_iam_user_policy.this.policy}"
  }

  assert {
    condition     = !strcontains(aws_iam_user_policy.this.policy, "*")
    error_message = "There is a star in ${aws_iam_user_policy.this.policy}"
  }
}

run "the_commands_name_the_user_and_the_profile" {
  command = plan
  module {
    source = "./modules/developer"
  }

  assert {
    condition     = strcontains(output.profile_commands, "--user-name try-guestlist-developer") && strcontains(output.profile_commands, "profile.try-guestlist.region eu-central-1")
    error_message = "The commands are others: ${output.profile_commands}"
  }
}

run "the_user_goes_with_its_keys" {
  command = plan
  module {
    source = "./modules/developer"
  }

  assert {
    condition     = aws_iam_user.this.force_destroy
    error_message = "A key made by hand would keep the user."
  }
}
