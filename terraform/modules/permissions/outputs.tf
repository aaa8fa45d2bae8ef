output "statements" {
  description = "The statements of a policy, as objects: rights in the database, exactly those that the service uses."
  value       = concat(local.statements, local.key)
}

output "actions" {
  description = "The actions by table (such as users) and index (users/index/users_by_email), without dynamodb: in front."
  value       = local.actions
}
