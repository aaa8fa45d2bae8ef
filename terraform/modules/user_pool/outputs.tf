output "id" {
  description = "The id of the user pool."
  value       = aws_cognito_user_pool.this.id
}

output "client_id" {
  description = "The id of the client, which is the audience of the ID tokens."
  value       = aws_cognito_user_pool_client.this.id
}

output "issuer" {
  description = "The claim iss of the tokens."
  value       = "https://${aws_cognito_user_pool.this.endpoint}"
}

output "jwks_uri" {
  description = "Where the keys are published."
  value       = "https://${aws_cognito_user_pool.this.endpoint}/.well-known/jwks.json"
}
