variable "table_arns" {
  description = "The ARNs of the tables, by their names without the prefix."
  type        = map(string)

  validation {
    condition     = alltrue([for table in ["users", "lists", "items", "guests"] : contains(keys(var.table_arns), table)])
    error_message = "table_arns has users, lists, items and guests."
  }
}

variable "kms_key_arn" {
  description = "The key of one's own that encrypts the tables, if there is one."
  type        = string
  default     = null
}
