variable "prefix" {
  description = "In front of every table name."
  type        = string
  default     = ""
}

variable "billing_mode" {
  description = "PAY_PER_REQUEST or PROVISIONED."
  type        = string
  default     = "PAY_PER_REQUEST"

  validation {
    condition     = contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)
    error_message = "billing_mode is PAY_PER_REQUEST or PROVISIONED."
  }
}

variable "read_capacity" {
  description = "Read capacity units of each table and index with PROVISIONED: the least, and how far scaling may go."
  type = object({
    min = optional(number, 2)
    max = optional(number, 20)
  })
  default = {}

  validation {
    condition     = var.read_capacity.min >= 1 && var.read_capacity.max >= var.read_capacity.min
    error_message = "read_capacity: min is 1 or more, and max not less than min."
  }
}

variable "write_capacity" {
  description = "Write capacity units of each table and index with PROVISIONED: the least, and how far scaling may go."
  type = object({
    min = optional(number, 2)
    max = optional(number, 20)
  })
  default = {}

  validation {
    condition     = var.write_capacity.min >= 1 && var.write_capacity.max >= var.write_capacity.min
    error_message = "write_capacity: min is 1 or more, and max not less than min."
  }
}

variable "target_utilization" {
  description = "Percent of the capacity that scaling aims at."
  type        = number
  default     = 70

  validation {
    # The bounds are those of the metric: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
    condition     = var.target_utilization >= 20 && var.target_utilization <= 90
    error_message = "target_utilization is between 20 and 90."
  }
}

variable "point_in_time_recovery" {
  description = "Whether the tables can be restored to any second of the last 35 days."
  type        = bool
  default     = true
}

variable "deletion_protection" {
  description = "Whether DynamoDB refuses to delete the tables."
  type        = bool
  default     = true
}

variable "kms_key_arn" {
  description = "A KMS key of one's own that encrypts the tables; without one, a key that AWS owns does."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.kms_key_arn))
    error_message = "kms_key_arn is the ARN of a key, not of an alias."
  }
}
