data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  # All keys are text. Attributes that are no key are not declared: DynamoDB has no columns.
  # No table has a stream or a TTL: the service uses neither.
  tables = {
    users = {
      hash_key  = "id"
      range_key = null
      indexes = {
        users_by_email = {
          hash_key           = "email"
          range_key          = null
          projection_type    = "KEYS_ONLY"
          non_key_attributes = null
        }
      }
    }
    lists = {
      hash_key  = "id"
      range_key = null
      indexes = {
        # Keys only: with more, each change of a counter would be written to the index, too.
        lists_by_user_id = {
          hash_key           = "user_id"
          range_key          = null
          projection_type    = "KEYS_ONLY"
          non_key_attributes = null
        }
        # Sparse: a list has this key from the beginning of its deletion to its end.
        lists_under_deletion = {
          hash_key           = "deletion_state"
          range_key          = "deletion_began_at"
          projection_type    = "KEYS_ONLY"
          non_key_attributes = null
        }
      }
    }
    items = {
      hash_key  = "list_id"
      range_key = "datetime"
      indexes   = {}
    }
    guests = {
      hash_key  = "list_id"
      range_key = "user_id"
      indexes = {
        # With the access, a page of 100 lists as guest takes one BatchGetItem, not two.
        guests_by_user_id = {
          hash_key           = "user_id"
          range_key          = "list_id"
          projection_type    = "INCLUDE"
          non_key_attributes = ["access"]
        }
      }
    }
  }

  attributes = {
    for key, table in local.tables : key => distinct(compact(concat(
      [table.hash_key, table.range_key],
      flatten([for index in table.indexes : [index.hash_key, index.range_key]]),
    )))
  }

  names = { for key in keys(local.tables) : key => "${var.prefix}${key}" }

  # Made of names, so that a plan shows whole policies before there is any table.
  arn_prefix = "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:table"
  arns       = { for key, name in local.names : key => "${local.arn_prefix}/${name}" }

  provisioned = var.billing_mode == "PROVISIONED"
}

resource "aws_dynamodb_table" "this" {
  for_each = local.tables

  name      = local.names[each.key]
  hash_key  = each.value.hash_key
  range_key = each.value.range_key

  billing_mode   = var.billing_mode
  read_capacity  = local.provisioned ? var.read_capacity.min : null
  write_capacity = local.provisioned ? var.write_capacity.min : null

  deletion_protection_enabled = var.deletion_protection

  dynamic "attribute" {
    for_each = local.attributes[each.key]

    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.indexes

    content {
      name               = global_secondary_index.key
      hash_key           = global_secondary_index.value.hash_key
      range_key          = global_secondary_index.value.range_key
      projection_type    = global_secondary_index.value.projection_type
      non_key_attributes = global_secondary_index.value.non_key_attributes
      read_capacity      = local.provisioned ? var.read_capacity.min : null
      write_capacity     = local.provisioned ? var.write_capacity.min : null
    }
  }

  point_in_time_recovery {
    enabled = var.point_in_time_recovery
  }

  # Without it DynamoDB encrypts with a key that AWS owns.
  dynamic "server_side_encryption" {
    for_each = var.kms_key_arn == null ? [] : [var.kms_key_arn]

    content {
      enabled     = true
      kms_key_arn = server_side_encryption.value
    }
  }

  lifecycle {
    # Scaling moves them. That of an index cannot be left out by itself: see README.md.
    ignore_changes = [read_capacity, write_capacity]

    postcondition {
      condition     = self.arn == local.arns[each.key]
      error_message = "The table is ${self.arn}, and roles were given ${local.arns[each.key]}."
    }
  }
}
