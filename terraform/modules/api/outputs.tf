output "id" {
  description = "The id of the API."
  value       = aws_apigatewayv2_api.this.id
}

output "url" {
  description = "Where queries are sent."
  value       = "${aws_apigatewayv2_api.this.api_endpoint}/graphql"
}
