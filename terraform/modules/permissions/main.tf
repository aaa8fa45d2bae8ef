locals {
  # What the service does to each table and index, org.guestlist.store.dynamodb. A transaction needs the rights of what it contains
  # (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html), a batch that of the batch alone.
  actions = {
    users = [
      "BatchGetItem",
      "PutItem",
      "UpdateItem",
    ]
    # The one scan: the page of all users.
    "users/index/users_by_email" = [
      "Query",
      "Scan",
    ]
    lists = [
      "BatchGetItem",
      "ConditionCheckItem",
      "DeleteItem",
      "PutItem",
      "UpdateItem",
    ]
    "lists/index/lists_by_user_id" = [
      "Query",
    ]
    "lists/index/lists_under_deletion" = [
      "Query",
    ]
    items = [
      "BatchGetItem",
      "BatchWriteItem",
      "DeleteItem",
      "PutItem",
      "Query",
      "UpdateItem",
    ]
    guests = [
      "BatchGetItem",
      "BatchWriteItem",
      "DeleteItem",
      "PutItem",
      "Query",
      "UpdateItem",
    ]
    "guests/index/guests_by_user_id" = [
      "Query",
    ]
  }

  statements = [
    for resource, actions in local.actions : {
      # The last name says all, in letters only: users/index/users_by_email is UsersByEmail.
      Sid      = replace(title(replace(reverse(split("/", resource))[0], "_", " ")), " ", "")
      Effect   = "Allow"
      Action   = [for action in actions : "dynamodb:${action}"]
      Resource = replace(resource, "/^[a-z]+/", var.table_arns[split("/", resource)[0]])
    }
  ]

  # DynamoDB opens a key of one's own in the name of whoever reads or writes.
  key = var.kms_key_arn == null ? [] : [{
    Sid       = "Key"
    Effect    = "Allow"
    Action    = ["kms:Decrypt"]
    Resource  = var.kms_key_arn
    Condition = { StringEquals = { "kms:ViaService" = "dynamodb.${split(":", var.kms_key_arn)[3]}.amazonaws.com" } }
  }]
}
