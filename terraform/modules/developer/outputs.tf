output "user_name" {
  description = "The name of the user."
  value       = aws_iam_user.this.name
}

output "profile_commands" {
  description = "Makes a key for the user, and a profile with it on this machine; then AWS_PROFILE=<name> is all that a program needs."
  value       = <<-EOT
    aws iam create-access-key --user-name ${aws_iam_user.this.name} \
      --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text | {
        read -r id secret
        aws configure set profile.${var.name}.aws_access_key_id "$id"
        aws configure set profile.${var.name}.aws_secret_access_key "$secret"
        aws configure set profile.${var.name}.region ${var.region}
      }
  EOT
}
