variable "name" {
  description = "What the names of the alarms begin with."
  type        = string
}

variable "function_name" {
  description = "The function to watch."
  type        = string
}

variable "api_id" {
  description = "The API to watch."
  type        = string
}

variable "table_names" {
  description = "The tables to watch, by their names without the prefix."
  type        = map(string)
}

variable "indexes" {
  description = "The names of the indexes of each table."
  type        = map(list(string))
}

variable "actions" {
  description = "The ARNs of whom to tell when an alarm goes off and when it is over, such as a topic of SNS."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.actions : startswith(arn, "arn:")])
    error_message = "actions are ARNs."
  }
}

variable "thresholds" {
  description = "From which number on an alarm goes off: errors and throttles in five minutes, p99 of the duration in milliseconds, instances at one moment."
  type = object({
    errors      = optional(number, 1)
    throttles   = optional(number, 1)
    duration    = optional(number, 3000)
    concurrency = optional(number, 800)
  })
  default = {}

  validation {
    condition     = alltrue([for threshold in values(var.thresholds) : threshold > 0])
    error_message = "thresholds are greater than 0."
  }
}
