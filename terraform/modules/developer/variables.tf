variable "name" {
  description = "What the user's name begins with, and the name of the profile."
  type        = string
}

variable "region" {
  description = "The region of the tables, for the profile."
  type        = string
}

variable "statements" {
  description = "What the service may do to the database, as statements of a policy."
  type        = any
}

variable "table_arns" {
  description = "The ARNs of the tables, by their names without the prefix."
  type        = map(string)
}
