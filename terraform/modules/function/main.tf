data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  environment = merge(
    {
      GUESTLIST_AUTH               = "jwt"
      GUESTLIST_AUTH_JWKS          = var.jwks_uri
      GUESTLIST_AUTH_ISSUER        = var.issuer
      GUESTLIST_AUTH_AUDIENCE      = join(",", var.audience)
      GUESTLIST_AUTH_AUTO_REGISTER = tostring(var.auto_register)
    },
    var.table_prefix == "" ? {} : { GUESTLIST_TABLE_PREFIX = var.table_prefix },
    var.settings,
  )

  # Where Lambda writes without being told. Made of names, so that a plan shows the whole policy.
  log_group     = "/aws/lambda/${var.name}"
  log_group_arn = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:log-group:${local.log_group}"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "this" {
  name        = "${var.name}-function"
  description = "What ${var.name} may do: the rows of its tables, and its log."

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "database" {
  name = "database"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = var.statements
  })
}

resource "aws_iam_role_policy" "log" {
  name = "log"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "Log"
      Effect = "Allow"
      # No CreateLogGroup: the group is made above, with its retention.
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      # The only star: Lambda names each stream, by the date and a number of its own, when it starts an instance. It reaches the
      # streams of this one group, and not the group itself.
      Resource = "${local.log_group_arn}:log-stream:*"
    }]
  })
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = "GraphQL API for shared to-do lists."
  role          = aws_iam_role.this.arn

  runtime          = "provided.al2023"
  handler          = "bootstrap"
  architectures    = [var.architecture]
  filename         = var.package
  source_code_hash = try(filebase64sha256(var.package), null)

  memory_size                    = var.memory_size
  timeout                        = var.timeout
  reserved_concurrent_executions = var.reserved_concurrency

  environment {
    variables = local.environment
  }

  # Lambda would make a log group without retention, and an instance without rights would fail.
  depends_on = [
    aws_cloudwatch_log_group.this,
    aws_iam_role_policy.database,
    aws_iam_role_policy.log,
  ]

  lifecycle {
    # Not of the variable, so that all can be destroyed when the package is gone.
    precondition {
      condition     = fileexists(var.package)
      error_message = "There is no file at ${var.package}: build it first, as README.md tells."
    }
  }
}
