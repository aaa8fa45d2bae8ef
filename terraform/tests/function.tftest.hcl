# The function, its role and its log.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name       = "try-guestlist"
  package    = "versions.tf" # any file will do for a plan
  statements = [{ Sid = "Users", Effect = "Allow", Action = ["dynamodb:BatchGetItem"], Resource = "arn:aws:dynamodb:eu-central-1:123456789012:table/users" }]
  issuer     = "https://issuer.example.com"
  jwks_uri   = "https://issuer.example.com/jwks.json"
  audience   = ["one", "other"]
}

run "an_executable_on_amazon_linux_2023" {
  command = plan
  module {
    source = "./modules/function"
  }

  assert {
    condition = [
      aws_lambda_function.this.function_name, aws_lambda_function.this.runtime, aws_lambda_function.this.handler,
      aws_lambda_function.this.memory_size, aws_lambda_function.this.timeout, aws_lambda_function.this.reserved_concurrent_executions,
    ] == ["try-guestlist", "provided.al2023", "bootstrap", 512, 20, -1]
    error_message = "The function is another."
  }

  assert {
    condition     = aws_lambda_function.this.architectures == tolist(["x86_64"])
    error_message = "The default is x86_64."
  }

  assert {
    condition     = aws_lambda_function.this.source_code_hash == filebase64sha256("versions.tf")
    error_message = "A new package would not be uploaded."
  }
}

run "the_environment_is_the_documented_one" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    table_prefix  = "try-"
    auto_register = false
    settings      = { GUESTLIST_LIMITS_ITEMS = "500" }
  }

  assert {
    condition = aws_lambda_function.this.environment[0].variables == tomap({
      GUESTLIST_AUTH               = "jwt"
      GUESTLIST_AUTH_JWKS          = "https://issuer.example.com/jwks.json"
      GUESTLIST_AUTH_ISSUER        = "https://issuer.example.com"
      GUESTLIST_AUTH_AUDIENCE      = "one,other"
      GUESTLIST_AUTH_AUTO_REGISTER = "false"
      GUESTLIST_TABLE_PREFIX       = "try-"
      GUESTLIST_LIMITS_ITEMS       = "500"
    })
    error_message = "The environment is another."
  }
}

run "no_variable_without_a_value" {
  command = plan
  module {
    source = "./modules/function"
  }

  assert {
    condition     = !contains(keys(aws_lambda_function.this.environment[0].variables), "GUESTLIST_TABLE_PREFIX")
    error_message = "Without a prefix there is no variable for it."
  }
}

run "arm64_on_request" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    architecture = "arm64"
  }

  assert {
    condition     = aws_lambda_function.this.architectures == tolist(["arm64"])
    error_message = "The architecture is another."
  }
}

run "only_lambda_takes_the_role" {
  command = plan
  module {
    source = "./modules/function"
  }

  assert {
    condition = jsondecode(aws_iam_role.this.assume_role_policy).Statement == [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
    error_message = "Others may take the role."
  }
}

run "the_role_has_the_statements_given_and_the_log" {
  command = plan
  module {
    source = "./modules/function"
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.database.policy).Statement == var.statements
    error_message = "The role may do something else."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.log.policy).Statement == [{
      Sid      = "Log"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/try-guestlist:log-stream:*"
    }]
    error_message = "The log is another."
  }
}

run "one_star_and_that_in_the_name_of_a_log_stream" {
  command = plan
  module {
    source = "./modules/function"
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.database.policy, "*")
    error_message = "There is a star in ${aws_iam_role_policy.database.policy}"
  }

  assert {
    condition     = length(regexall("[*]", aws_iam_role_policy.log.policy)) == 1 && strcontains(aws_iam_role_policy.log.policy, ":log-stream:*\"")
    error_message = "There is another star in ${aws_iam_role_policy.log.policy}"
  }
}

run "the_log_ends_after_a_month" {
  command = plan
  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/aws/lambda/try-guestlist" && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "The log group is another."
  }
}

run "what_lambda_or_the_gateway_would_refuse_is_refused" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name                 = "try guestlist"
    architecture         = "riscv64"
    memory_size          = 64
    timeout              = 30
    reserved_concurrency = -2
    log_retention_days   = 31
  }
  expect_failures = [
    var.name, var.architecture, var.memory_size, var.timeout, var.reserved_concurrency, var.log_retention_days,
  ]
}

run "a_package_that_is_not_there_is_refused" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    package = "no-such-file.zip"
  }
  expect_failures = [aws_lambda_function.this]
}

run "a_setting_that_would_let_everyone_in_is_refused" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    settings = { GUESTLIST_AUTH = "dev" }
  }
  expect_failures = [var.settings]
}

run "a_setting_of_something_else_is_refused" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    settings = { PATH = "/tmp" }
  }
  expect_failures = [var.settings]
}
