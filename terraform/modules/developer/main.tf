locals {
  # What the function has no need of: a program on one's own machine tells whether it is ready by its tables, and a script fills
  # them row by row or in batches, and reads them back.
  more = ["BatchWriteItem", "DescribeTable", "GetItem", "PutItem", "Query", "Scan"]
}

# Its key is not made here: it would stand in the state, readable. See the output profile_commands.
resource "aws_iam_user" "this" {
  name = "${var.name}-developer"
  # With keys that were made by hand it could not be deleted otherwise.
  force_destroy = true
}

resource "aws_iam_user_policy" "this" {
  name = "database"
  user = aws_iam_user.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(var.statements, [{
      Sid      = "Fill"
      Effect   = "Allow"
      Action   = [for action in local.more : "dynamodb:${action}"]
      Resource = values(var.table_arns)
    }])
  })
}
