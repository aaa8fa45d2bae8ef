variable "name" {
  description = "The name of the user pool and its client."
  type        = string
}

variable "self_sign_up" {
  description = "Whether people can make accounts themselves."
  type        = bool
  default     = false
}

variable "deletion_protection" {
  description = "Whether Cognito refuses to delete the pool."
  type        = bool
  default     = true
}
