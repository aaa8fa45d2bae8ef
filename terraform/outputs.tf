output "url" {
  description = "Where queries are sent."
  value       = module.api.url
}

output "account_command" {
  description = "With a user pool: makes an account with the address $EMAIL and the password $PASSWORD, of twelve characters or more."
  value = var.create_user_pool ? join(" && ", [
    "aws cognito-idp admin-create-user --region ${data.aws_region.current.name} --user-pool-id ${module.user_pool[0].id} --username \"$EMAIL\" --user-attributes \"Name=email,Value=$EMAIL\" Name=email_verified,Value=true --message-action SUPPRESS",
    "aws cognito-idp admin-set-user-password --region ${data.aws_region.current.name} --user-pool-id ${module.user_pool[0].id} --username \"$EMAIL\" --password \"$PASSWORD\" --permanent",
  ]) : null
}

output "admin_command" {
  description = "With a user pool: makes $EMAIL an administrator."
  value       = var.create_user_pool ? "aws cognito-idp admin-add-user-to-group --region ${data.aws_region.current.name} --user-pool-id ${module.user_pool[0].id} --username \"$EMAIL\" --group-name admin" : null
}

output "token_command" {
  description = "Prints a token for $EMAIL, who has the password $PASSWORD (without commas, which the AWS CLI would split at); without a user pool the issuer has a way of its own."
  value       = var.create_user_pool ? "aws cognito-idp admin-initiate-auth --region ${data.aws_region.current.name} --user-pool-id ${module.user_pool[0].id} --client-id ${module.user_pool[0].client_id} --auth-flow ADMIN_USER_PASSWORD_AUTH --auth-parameters \"USERNAME=$EMAIL,PASSWORD=$PASSWORD\" --query AuthenticationResult.IdToken --output text" : "echo 'Ask ${var.issuer} for an ID token.' >&2; false"
}

output "log_command" {
  description = "Follows the log."
  value       = "aws logs tail --region ${data.aws_region.current.name} --follow ${module.function.log_group}"
}

output "profile_commands" {
  description = "With create_developer: makes the user's key and a profile with it on this machine."
  value       = var.create_developer ? module.developer[0].profile_commands : null
}

output "issuer" {
  description = "Whose tokens are taken."
  value       = local.tokens.issuer
}

output "audience" {
  description = "For whom tokens have to be; with a user pool the id of its client."
  value       = local.tokens.audience
}

output "table_names" {
  description = "The names of the tables, by their names without the prefix."
  value       = module.tables.names
}

output "alarm_names" {
  description = "The names of the alarms."
  value       = module.alarms.names
}

output "database_actions" {
  description = "What the function may do to each table and index; planned before anything is made, so that it can be compared with what the service does."
  value       = module.permissions.actions
}
