output "names" {
  description = "The names of the tables, by their names without the prefix."
  # Of the resources, so that who asks for a name waits for the table.
  value = { for key, table in aws_dynamodb_table.this : key => table.name }
}

output "arns" {
  description = "The ARNs of the tables, by their names without the prefix; known before the tables are made."
  value       = local.arns
}

output "indexes" {
  description = "The names of the indexes of each table."
  value       = { for key, table in local.tables : key => keys(table.indexes) }
}
