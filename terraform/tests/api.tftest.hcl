# The HTTP API: which requests reach the function.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name          = "try-guestlist"
  function_name = "try-guestlist"
  invoke_arn    = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:try-guestlist/invocations"
  issuer        = "https://issuer.example.com"
  audience      = ["one", "other"]
}

run "two_routes_that_want_a_token" {
  command = plan
  module {
    source = "./modules/api"
  }

  assert {
    condition     = toset([for route in aws_apigatewayv2_route.this : route.route_key]) == toset(["GET /graphql", "POST /graphql"])
    error_message = "The routes are others."
  }

  assert {
    condition     = alltrue([for route in aws_apigatewayv2_route.this : route.authorization_type == "JWT"])
    error_message = "A route is open."
  }
}

run "tokens_of_the_issuer_for_the_audience" {
  command = plan
  module {
    source = "./modules/api"
  }

  assert {
    condition = (
      aws_apigatewayv2_authorizer.this.authorizer_type == "JWT"
      && aws_apigatewayv2_authorizer.this.identity_sources == toset(["$request.header.Authorization"])
      && aws_apigatewayv2_authorizer.this.jwt_configuration[0].issuer == "https://issuer.example.com"
      && aws_apigatewayv2_authorizer.this.jwt_configuration[0].audience == toset(["one", "other"])
    )
    error_message = "The authorizer takes other tokens."
  }
}

run "events_of_version_two_and_limits" {
  command = plan
  module {
    source = "./modules/api"
  }

  assert {
    condition     = aws_apigatewayv2_integration.this.integration_type == "AWS_PROXY" && aws_apigatewayv2_integration.this.payload_format_version == "2.0"
    error_message = "The function would get other events."
  }

  assert {
    condition = (
      aws_apigatewayv2_stage.this.name == "$default" && aws_apigatewayv2_stage.this.auto_deploy
      && aws_apigatewayv2_stage.this.default_route_settings[0].throttling_rate_limit == 100
      && aws_apigatewayv2_stage.this.default_route_settings[0].throttling_burst_limit == 200
    )
    error_message = "The stage has other limits."
  }
}

run "the_function_is_invoked_by_these_routes_only" {
  command = apply
  module {
    source = "./modules/api"
  }
  override_resource {
    target = aws_apigatewayv2_stage.this
    values = { execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:abcdef/$default" }
  }

  assert {
    condition = toset([for p in aws_lambda_permission.this : p.source_arn]) == toset([
      "arn:aws:execute-api:eu-central-1:123456789012:abcdef/$default/GET/graphql",
      "arn:aws:execute-api:eu-central-1:123456789012:abcdef/$default/POST/graphql",
    ])
    error_message = "Others may invoke the function."
  }

  assert {
    condition     = alltrue([for p in aws_lambda_permission.this : p.principal == "apigateway.amazonaws.com" && p.action == "lambda:InvokeFunction"])
    error_message = "Others may invoke the function."
  }
}

run "no_other_sites_by_default" {
  command = plan
  module {
    source = "./modules/api"
  }

  assert {
    condition     = length(aws_apigatewayv2_api.this.cors_configuration) == 0
    error_message = "Other sites may call."
  }
}

run "other_sites_on_request" {
  command = plan
  module {
    source = "./modules/api"
  }
  variables {
    cors_origins = ["https://www.example.com"]
  }

  assert {
    condition     = aws_apigatewayv2_api.this.cors_configuration[0].allow_origins == toset(["https://www.example.com"])
    error_message = "Other sites than that may call."
  }
}

run "every_site_is_refused" {
  command = plan
  module {
    source = "./modules/api"
  }
  variables {
    cors_origins = ["*"]
  }
  expect_failures = [var.cors_origins]
}

run "tokens_for_anyone_are_refused" {
  command = plan
  module {
    source = "./modules/api"
  }
  variables {
    audience = []
  }
  expect_failures = [var.audience]
}

run "an_issuer_without_encryption_and_no_limit_are_refused" {
  command = plan
  module {
    source = "./modules/api"
  }
  variables {
    issuer     = "http://issuer.example.com"
    throttling = { rate = 0 }
  }
  expect_failures = [var.issuer, var.throttling]
}
